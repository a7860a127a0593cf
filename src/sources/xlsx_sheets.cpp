#include "sources/xlsx_sheets.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "base/text.hpp"
#include "sources/formats.hpp"
#include "sources/table.hpp"

namespace sources {
namespace {

constexpr std::size_t most_sheets = 50;
constexpr std::size_t longest_gap = 1'000;          ///< blank rows within a list
constexpr std::size_t most_merged_cells = 500'000;  ///< that are filled in one sheet

using Grid = std::vector<std::vector<std::string>>;

bool is_blank(const std::vector<std::string>& row) {
    return std::ranges::all_of(row, [](const std::string& cell) { return base::trim(cell).empty(); });
}

std::vector<std::string> cells_of_row(const pugi::xml_node& row, const WorkbookCells& cells) {
    std::vector<std::string> found;
    for (const auto cell : row.children("c")) {
        const auto place = cell.attribute("r");
        const auto column = place ? column_of(place.value()) : found.size();
        if (column >= most_sheet_columns) continue;
        if (column >= found.size()) found.resize(column + 1);
        found[column] = text_of_cell(cell, cells);
    }
    if (is_blank(found)) found.clear();
    return found;
}

Grid grid_of(const pugi::xml_node& worksheet, const WorkbookCells& cells) {
    Grid grid;
    std::size_t next = 1;  // a row may leave out its number
    for (const auto row : worksheet.child("sheetData").children("row")) {
        const auto number = std::max<std::size_t>(row.attribute("r").as_ullong(next), next);
        next = number + 1;
        auto found = cells_of_row(row, cells);
        if (found.empty()) continue;
        if (number - 1 > grid.size() + longest_gap) break;
        grid.resize(number - 1);
        grid.push_back(std::move(found));
    }
    return grid;
}

/// The row of "BC12", from zero on; nothing when there is none.
std::optional<std::size_t> row_of(std::string_view place) {
    const auto digits = place.find_first_of("0123456789");
    if (digits == std::string_view::npos) return std::nullopt;
    const auto number = base::to_number<std::size_t>(place.substr(digits));
    return number && *number > 0 ? std::optional(*number - 1) : std::nullopt;
}

/// A cell that was merged stands in the first of its places.
void fill_merged(const pugi::xml_node& worksheet, Grid& grid) {
    std::size_t filled = 0;
    for (const auto merged : worksheet.child("mergeCells").children("mergeCell")) {
        const std::string_view places = merged.attribute("ref").value();
        const auto colon = std::min(places.find(':'), places.size());
        const auto top = row_of(places.substr(0, colon));
        const auto bottom = row_of(places.substr(std::min(colon + 1, places.size())));
        const auto left = column_of(places);
        if (!top || !bottom || *top >= grid.size() || left >= grid[*top].size()) continue;
        const auto right =
            std::min(column_of(places.substr(std::min(colon + 1, places.size()))), most_sheet_columns - 1);
        const auto words = grid[*top][left];
        if (words.empty()) continue;
        for (auto row = *top; row <= std::min(*bottom, grid.size() - 1); ++row)
            for (auto column = left; column <= right; ++column) {
                if (++filled > most_merged_cells) return;
                if (column >= grid[row].size()) grid[row].resize(column + 1);
                if (grid[row][column].empty()) grid[row][column] = words;
            }
    }
}

/// A sheet of the workbook: where it lies in the archive.
struct SheetPart {
    std::string name;
    std::string part;
    bool is_hidden = false;
};

std::vector<SheetPart> sheet_parts(PartsArchive& parts, const pugi::xml_document& workbook) {
    std::map<std::string, std::string> targets;
    if (const auto relations = parts.part("xl/_rels/workbook.xml.rels"))
        for (const auto one : relations->child("Relationships").children("Relationship")) {
            const std::string target = one.attribute("Target").value();
            targets[one.attribute("Id").value()] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
        }
    std::vector<SheetPart> sheets;
    for (const auto sheet : workbook.child("workbook").child("sheets").children("sheet")) {
        if (sheets.size() == most_sheets) break;
        const auto target = targets.find(sheet.attribute("r:id").value());
        const auto usual = "xl/worksheets/sheet" + std::to_string(sheets.size() + 1) + ".xml";
        const std::string_view state = sheet.attribute("state").value();
        sheets.push_back({base::tidy(sheet.attribute("name").value()), target == targets.end() ? usual : target->second,
                          !state.empty() && state != "visible"});
    }
    return sheets;
}

}  // namespace

std::string packed_rows(const pugi::xml_node& worksheet, const WorkbookCells& cells) {
    auto grid = grid_of(worksheet, cells);
    fill_merged(worksheet, grid);
    std::string text;
    for (const auto& row : grid) {
        for (std::size_t at = 0; at < row.size(); ++at) {
            if (at > 0) text += cell_end;
            text += row[at];
        }
        text += '\n';
    }
    return text;
}

std::string packed_sheets(std::string_view bytes) {
    PartsArchive parts(bytes);
    const auto workbook = parts.part("xl/workbook.xml");
    if (!workbook) return "\n" + text_of_docx(bytes) + "\f";
    const auto cells = workbook_cells(parts);
    std::string text;
    for (const auto& [name, part, is_hidden] : sheet_parts(parts, *workbook)) {
        const auto sheet = parts.part(part);
        if (!sheet) continue;
        text += name + (is_hidden ? "\t\n" : "\n") + packed_rows(sheet->child("worksheet"), cells) + "\f";
    }
    return text;
}

}  // namespace sources
