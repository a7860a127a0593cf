#include "sources/xlsx.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/time.hpp"
#include "sources/table.hpp"

namespace sources {
namespace {

constexpr int most_sheets = 50;
constexpr std::size_t most_styles = 10'000;
constexpr double last_day = 109'574;  ///< 31/12/2199 as a number of days
constexpr double largest_whole = 1e15;

/// Without the signs that part cells, rows and sheets.
std::string in_cell(std::string words) {
    for (auto& sign : words) {
        if (sign == '\n' || sign == '\r') sign = paragraph_end_in_cell;
        if (sign == cell_end || sign == '\f') sign = ' ';
    }
    return words;
}

/// What a shared or inline string says; its runs may each have a look of their own.
std::string words_of(const pugi::xml_node& string) {
    std::string words = string.child("t").text().get();
    for (const auto run : string.children("r")) words += run.child("t").text().get();
    return in_cell(std::move(words));
}

/// "dd/mm/yyyy", but neither "h:mm" nor "#,##0" nor the "d" in a word that is only printed.
bool shows_day(std::string_view code) {
    bool is_quoted = false;
    for (const char sign : code) {
        if (sign == '"') is_quoted = !is_quoted;
        if (!is_quoted && (sign == 'd' || sign == 'D' || sign == 'y' || sign == 'Y')) return true;
    }
    return false;
}

/// Whether a numbered format shows days: those that every spreadsheet knows, or what the workbook says of it.
bool is_day_format(std::string_view id, const pugi::xml_node& formats) {
    const auto number = base::to_number<int>(id);
    if (number && ((*number >= 14 && *number <= 17) || *number == 22)) return true;
    const auto own = formats.find_child_by_attribute("numFmt", "numFmtId", std::string(id).c_str());
    return own && std::string_view(own.attribute("formatCode").value()).find("General") == std::string_view::npos &&
           shows_day(own.attribute("formatCode").value());
}

/// Spreadsheets count days from the last but one of 1899, so that their 29/2/1900 does no harm.
std::string day_of_number(double number) {
    const auto parts = base::parts_of(*base::make_day(1899, 12, 30) + static_cast<int>(number));
    return fmt::format("{}/{}/{}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()),
                       static_cast<int>(parts.year()));
}

std::string text_of_number(const std::string& value, bool is_day) {
    const auto number = base::to_number<double>(value);
    if (!number || !std::isfinite(*number)) return value;
    if (is_day && *number >= 1 && *number <= last_day) return day_of_number(*number);
    if (value.find_first_of(".eE") == std::string::npos) return value;
    const bool is_whole = std::abs(*number) < largest_whole && *number == std::trunc(*number);
    return is_whole ? fmt::format("{:.0f}", *number) : fmt::format("{:.15g}", *number);
}

std::string text_of_row(const pugi::xml_node& row, const WorkbookCells& cells) {
    std::string line;
    std::size_t at = 0;
    for (const auto cell : row.children("c")) {
        const auto place = cell.attribute("r");
        const auto column = place ? column_of(place.value()) : at;
        if (column < at || column >= most_sheet_columns) continue;
        const auto words = text_of_cell(cell, cells);
        if (words.empty()) continue;
        line.append(column - at, cell_end);
        line += words + cell_end;
        at = column + 1;
    }
    if (!line.empty()) line.pop_back();
    return line;
}

}  // namespace

WorkbookCells workbook_cells(const pugi::xml_node& shared_strings, const pugi::xml_node& styles) {
    WorkbookCells cells;
    for (const auto string : shared_strings.children("si")) cells.strings.push_back(words_of(string));
    const auto formats = styles.child("numFmts");
    for (const auto style : styles.child("cellXfs").children("xf"))
        if (cells.dates.size() < most_styles)
            cells.dates.push_back(is_day_format(style.attribute("numFmtId").value(), formats));
    return cells;
}

WorkbookCells workbook_cells(PartsArchive& parts) {
    const auto strings = parts.part("xl/sharedStrings.xml").value_or(pugi::xml_document());
    const auto styles = parts.part("xl/styles.xml").value_or(pugi::xml_document());
    return workbook_cells(strings.child("sst"), styles.child("styleSheet"));
}

std::size_t column_of(std::string_view place) {
    std::size_t column = 0;
    for (const char sign : place) {
        if (sign < 'A' || sign > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(sign - 'A' + 1);
        if (column > most_sheet_columns) break;
    }
    return column == 0 ? 0 : column - 1;
}

std::string text_of_cell(const pugi::xml_node& cell, const WorkbookCells& cells) {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return words_of(cell.child("is"));
    auto value = in_cell(cell.child("v").text().get());
    if (type == "s") {
        const auto number = base::to_number<std::size_t>(value);
        return number && *number < cells.strings.size() ? cells.strings[*number] : std::string();
    }
    if (!type.empty() && type != "n") return value;
    const auto style = cell.attribute("s").as_ullong();
    return text_of_number(value, style < cells.dates.size() && cells.dates[style]);
}

std::string text_of_xlsx(PartsArchive& parts) {
    const auto cells = workbook_cells(parts);
    std::string text;
    for (int number = 1; number <= most_sheets; ++number) {
        const auto sheet = parts.part("xl/worksheets/sheet" + std::to_string(number) + ".xml");
        if (!sheet) break;
        for (const auto row : sheet->child("worksheet").child("sheetData").children("row"))
            if (const auto line = text_of_row(row, cells); !base::trim(line).empty()) text += line + "\n\n";
    }
    return text;
}

}  // namespace sources
