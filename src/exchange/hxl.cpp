#include "exchange/hxl.hpp"

namespace exchange {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// "=1+1", "@cmd" and the like run when a spreadsheet opens the file; a number with its sign does not.
bool looks_like_formula(std::string_view cell) {
    if (cell.empty()) return false;
    const bool is_number = cell.find_first_not_of("+-.,0123456789") == std::string_view::npos;
    return !is_number && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

std::string quoted(std::string_view cell) {
    std::string text;
    if (looks_like_formula(cell)) text += '\'';
    text += cell;
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string inside = "\"";
    for (const char c : text) {
        if (c == '"') inside += '"';
        inside += c;
    }
    return inside + '"';
}

}  // namespace

std::string csv_line(const Cells& cells) {
    std::string line;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (at > 0) line += ',';
        line += quoted(cells[at]);
    }
    return line + "\r\n";
}

std::string hxl_head(const std::vector<Column>& columns) {
    Cells names;
    Cells tags;
    for (const auto& column : columns) {
        names.emplace_back(column.name);
        tags.emplace_back(column.tag);
    }
    return std::string(byte_order_mark) + csv_line(names) + csv_line(tags);
}

}  // namespace exchange
