#include "areas/area_cli.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "areas/area.hpp"
#include "areas/area_import.hpp"
#include "base/problem.hpp"
#include "base/problem_text.hpp"

namespace areas {
namespace {

struct Arguments {
    std::string file;
    std::string words;
    std::string on;
    bool part = false;
};

std::string contents(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw base::Problem(base::ProblemKind::not_found, "areas_file.cannot_open", file);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

base::Day day_given(const std::string& text, base::Day otherwise) {
    if (text.empty()) return otherwise;
    if (const auto day = base::parse_day(text)) return *day;
    throw base::Problem(base::ProblemKind::invalid, "field.not_a_day", text);
}

void print_lines(std::FILE* to, const std::vector<ImportLine>& lines) {
    for (const auto& line : lines)
        fmt::print(to, "{}: {}{}{}\n", line.line, base::problem_text(line.code, base::Language::vi),
                   line.detail.empty() ? "" : " → ", line.detail);
}

void import_file(store::Database& database, const Arguments& arguments) {
    const auto text = contents(arguments.file);
    const auto known = database.read([](store::Transaction& tx) { return kinds(tx); });
    const auto file = read_areas_file(text, known);
    print_lines(stderr, file.faults);
    const auto name = std::filesystem::path(arguments.file).filename().string();
    const auto result = database.write([&](store::Transaction& tx) {
        return apply(tx, file, name, day_given(arguments.on, base::day_of(tx.now())),
                     arguments.part ? Covers::named_units : Covers::country);
    });
    print_lines(stderr, result.skipped);
    fmt::print("{}: {} đơn vị mới, {} đơn vị kết thúc, {} giữ nguyên, {} liên kết trước - sau, {} dòng bỏ qua\n", name,
               result.opened, result.closed, result.kept, result.linked, result.skipped.size());
}

void find_words(store::Database& database, const Arguments& arguments) {
    const auto matches = database.read([&](store::Transaction& tx) {
        return search(tx,
                      {.words = arguments.words, .on = day_given(arguments.on, base::day_of(tx.now())), .limit = 50});
    });
    for (const auto& match : matches) {
        std::string above;
        for (auto name = match.path.rbegin() + 1; name != match.path.rend(); ++name) above += ", " + *name;
        fmt::print("{:<8} {}{}\n", match.area.code, match.area.name, above);
    }
}

}  // namespace

void add_area_commands(CLI::App& app, const std::function<store::Database&()>& open_store) {
    auto* areas = app.add_subcommand("areas", "Administrative units: import lists, find places");
    areas->require_subcommand(1);
    const auto arguments = std::make_shared<Arguments>();

    auto* take_in = areas->add_subcommand("import", "Take in a tree of units or a table of what became of them (TSV)");
    take_in->add_option("FILE", arguments->file, "The file; its header tells what it is")->required();
    take_in->add_option("--on", arguments->on, "The day from which it holds, YYYY-MM-DD")->required();
    take_in->add_flag("--part", arguments->part, "The file names only some units; nothing else ends");
    take_in->callback([=] { import_file(open_store(), *arguments); });

    auto* find = areas->add_subcommand("find", "Find places by name, with or without accents");
    find->add_option("WORDS", arguments->words)->required();
    find->add_option("--on", arguments->on, "As the map was on this day; today when left out");
    find->callback([=] { find_words(open_store(), *arguments); });
}

}  // namespace areas
