#include "sources/xlsx.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "sources/table.hpp"

namespace sources {
namespace {

constexpr int most_sheets = 50;
constexpr std::size_t most_columns = 256;  ///< of a row that is read

/// What a shared or inline string says; its runs may each have a look of their own.
std::string words_of(const pugi::xml_node& string) {
    std::string words = string.child("t").text().get();
    for (const auto run : string.children("r")) words += run.child("t").text().get();
    for (auto& sign : words)
        if (sign == '\n' || sign == '\r') sign = paragraph_end_in_cell;
    for (auto& sign : words)
        if (sign == cell_end) sign = ' ';
    return words;
}

std::vector<std::string> shared_strings(PartsArchive& parts) {
    std::vector<std::string> strings;
    const auto part = parts.part("xl/sharedStrings.xml");
    if (!part) return strings;
    for (const auto string : part->child("sst").children("si")) strings.push_back(words_of(string));
    return strings;
}

/// The column of "BC12", from zero on.
std::size_t column_of(std::string_view place) {
    std::size_t column = 0;
    for (const char sign : place) {
        if (sign < 'A' || sign > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(sign - 'A' + 1);
        if (column > most_columns) break;
    }
    return column == 0 ? 0 : column - 1;
}

std::string text_of_cell(const pugi::xml_node& cell, const std::vector<std::string>& strings) {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return words_of(cell.child("is"));
    const std::string value = cell.child("v").text().get();
    if (type != "s") return value;
    const auto number = base::to_number<std::size_t>(value);
    return number && *number < strings.size() ? strings[*number] : std::string();
}

std::string text_of_row(const pugi::xml_node& row, const std::vector<std::string>& strings) {
    std::string line;
    std::size_t at = 0;
    for (const auto cell : row.children("c")) {
        const auto place = cell.attribute("r");
        const auto column = place ? column_of(place.value()) : at;
        if (column < at || column >= most_columns) continue;
        const auto words = text_of_cell(cell, strings);
        if (words.empty()) continue;
        line.append(column - at, cell_end);
        line += words + cell_end;
        at = column + 1;
    }
    if (!line.empty()) line.pop_back();
    return line;
}

}  // namespace

std::string text_of_xlsx(PartsArchive& parts) {
    const auto strings = shared_strings(parts);
    std::string text;
    for (int number = 1; number <= most_sheets; ++number) {
        const auto sheet = parts.part("xl/worksheets/sheet" + std::to_string(number) + ".xml");
        if (!sheet) break;
        for (const auto row : sheet->child("worksheet").child("sheetData").children("row"))
            if (const auto line = text_of_row(row, strings); !base::trim(line).empty()) text += line + "\n\n";
    }
    return text;
}

}  // namespace sources
