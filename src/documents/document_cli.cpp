#include "documents/document_cli.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>

#include "base/named.hpp"
#include "documents/from_plan.hpp"
#include "documents/pdf.hpp"

namespace documents {
namespace {

struct Wanted {
    std::string path;
    std::string form = "state";
    std::string as = "docx";
};

std::string printed(const Wanted& wanted) {
    std::ifstream file(wanted.path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto source = sources::read(std::filesystem::path(wanted.path).filename().string(), bytes);
    const auto document = document_of(source, reader::read_plan(source), base::named<Form>(wanted.form));
    if (wanted.as == "html") return html(document);
    PdfTurn turn;
    return wanted.as == "pdf" ? pdf_of(docx(document), turn) : docx(document);
}

}  // namespace

void add_print_command(CLI::App& app) {
    auto* command =
        app.get_subcommand("plan")->add_subcommand("print", "Print a paper in the official form on the output stream");
    const auto wanted = std::make_shared<Wanted>();
    command->add_option("file", wanted->path, "A document: text, DOCX, DOC, HTML, PDF, PNG or JPEG")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--form", wanted->form, "Whose form: state, party or front")
        ->check(CLI::IsMember({"state", "party", "front"}))
        ->capture_default_str();
    command->add_option("--as", wanted->as, "docx, html or pdf (by LibreOffice)")
        ->check(CLI::IsMember({"docx", "html", "pdf"}))
        ->capture_default_str();
    command->callback([wanted] { std::cout << printed(*wanted); });
}

}  // namespace documents
