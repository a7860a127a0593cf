#include "reader/reader_cli.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include "base/problem.hpp"
#include "base/problem_text.hpp"
#include "reader/read_json.hpp"
#include "sources/source.hpp"

namespace reader {
namespace {

std::string bytes_of(const std::string& path) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (!failed && size > sources::largest_document)
        throw base::Problem(base::ProblemKind::too_large, "document.too_large", path);
    std::ifstream file(path, std::ios::binary);
    if (!file) throw base::Problem(base::ProblemKind::not_found, "document.unreadable", path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// On a terminal, unless NO_COLOR says otherwise.
bool is_colour_wanted() {
    const char* refused = std::getenv("NO_COLOR");
    return (refused == nullptr || *refused == '\0') && isatty(STDOUT_FILENO) != 0;
}

/// Runs one reading of one file and prints it.
template <class Print>
void print_reading(const std::string& path, Print print) {
    try {
        const auto source = sources::read(std::filesystem::path(path).filename().string(), bytes_of(path));
        fmt::print("{}\n", print(source, read_plan(source)));
    } catch (const base::Problem& problem) {
        fmt::print(stderr, "{}\n{}\n", base::problem_text(problem.code(), base::Language::vi),
                   base::problem_text(problem.code(), base::Language::en));
        throw CLI::RuntimeError(1);
    }
}

}  // namespace

void add_plan_commands(CLI::App& app) {
    auto* plan = app.add_subcommand("plan", "Read documents");
    plan->require_subcommand(1);
    const auto path = std::make_shared<std::string>();

    auto* read = plan->add_subcommand("read", "Print what was understood of a document");
    const std::string json_help = "Print JSON; this is the only form";
    read->add_flag("--json", json_help);
    read->add_option("file", *path, "A document: text, DOCX, DOC, HTML, PDF, PNG or JPEG")
        ->required()
        ->check(CLI::ExistingFile);
    read->callback([path] { print_reading(*path, plan_json); });

    auto* explained = plan->add_subcommand("explain", "Print which rule saw what, and where");
    explained->add_option("file", *path, "A document: text, DOCX, DOC, HTML, PDF, PNG or JPEG")
        ->required()
        ->check(CLI::ExistingFile);
    explained->callback([path] {
        print_reading(*path, [](const Source& source, const Reading& reading) {
            return explain(source, reading, is_colour_wanted());
        });
    });

    auto* text = plan->add_subcommand("text", "Print the text that the reader sees in a document");
    text->add_option("file", *path, "A document: text, DOCX, DOC, HTML, PDF, PNG or JPEG")
        ->required()
        ->check(CLI::ExistingFile);
    text->callback([path] { print_reading(*path, [](const Source& source, const Reading&) { return source.text; }); });
}

}  // namespace reader
