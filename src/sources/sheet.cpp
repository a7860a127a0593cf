#include "sources/sheet.hpp"

#include <algorithm>

#include "base/csv.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/encodings.hpp"
#include "sources/formats.hpp"
#include "sources/reader_child.hpp"
#include "sources/secrecy.hpp"
#include "sources/source.hpp"
#include "sources/table.hpp"

namespace sources {
namespace {

using base::Problem;
using base::ProblemKind;

/// Takes what stands before a sign off the text, and the sign.
std::string_view taken(std::string_view& text, char until) {
    const auto end = std::min(text.find(until), text.size());
    const auto piece = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return piece;
}

std::vector<std::string> cells_of_line(std::string_view line) {
    std::vector<std::string> cells;
    while (!line.empty()) {
        std::string cell(taken(line, cell_end));
        std::ranges::replace(cell, paragraph_end_in_cell, ' ');
        cells.push_back(std::move(cell));
    }
    return cells;
}

/// The sheets that are shown.
std::vector<Sheet> unpacked(std::string_view text) {
    std::vector<Sheet> sheets;
    while (!text.empty()) {
        auto packed = taken(text, '\f');
        const auto name = taken(packed, '\n');
        if (name.ends_with(cell_end)) continue;
        Sheet sheet{std::string(name), {}};
        while (!packed.empty()) sheet.rows.push_back(cells_of_line(taken(packed, '\n')));
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

std::vector<Sheet> sheets_of_archive(std::string_view bytes) {
    if (bytes.size() > largest_document) throw Problem(ProblemKind::too_large, "document.too_large");
    const auto text = base::to_nfc(with_modern_letters(text_of_parsed(ParsedFormat::sheets, bytes)));
    if (is_marked_secret(text)) throw Problem(ProblemKind::forbidden, "document.secret");
    return unpacked(text);
}

/// A workbook of before 2007: the stream of that name lies in a file of the old kind.
bool is_old_workbook(std::string_view bytes) {
    using namespace std::string_view_literals;
    return bytes.starts_with("\xD0\xCF\x11\xE0") && bytes.find("W\0o\0r\0k\0b\0o\0o\0k\0"sv) != std::string_view::npos;
}

}  // namespace

std::vector<Sheet> read_sheets(std::string_view file_name, std::string_view bytes) {
    if (is_old_workbook(bytes)) throw Problem(ProblemKind::invalid, "sheet.old_workbook");
    auto sheets = bytes.starts_with("PK\x03\x04")
                      ? sheets_of_archive(bytes)
                      : std::vector<Sheet>{{{}, base::csv_rows(read(file_name, bytes).text, base::BlankRows::kept)}};
    std::erase_if(sheets, [](const Sheet& sheet) { return sheet.rows.empty(); });
    if (sheets.empty()) throw Problem(ProblemKind::invalid, "document.empty");
    return sheets;
}

}  // namespace sources
