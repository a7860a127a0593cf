#include "exchange/csv.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace exchange {
namespace {

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

/// A cell in quotes, behind the first of them; two quotes are one.
std::string quoted_cell(std::string_view& text) {
    std::string cell;
    while (!text.empty()) {
        const auto quote = std::min(text.find('"'), text.size());
        cell += text.substr(0, quote);
        text.remove_prefix(std::min(quote + 1, text.size()));
        if (!text.starts_with('"')) break;
        cell += '"';
        text.remove_prefix(1);
    }
    return cell;
}

/// Takes a row with its line end off the text.
Cells next_row(std::string_view& text, char between) {
    Cells row;
    for (;;) {
        std::string cell;
        if (text.starts_with('"')) {
            text.remove_prefix(1);
            cell = quoted_cell(text);
        }
        const char ends[] = {between, '\n', '\0'};
        const auto end = std::min(text.find_first_of(ends), text.size());
        cell += text.substr(0, end);
        if (cell.ends_with('\r')) cell.pop_back();
        row.push_back(std::move(cell));
        const bool is_last = end == text.size() || text[end] == '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
        if (is_last) return row;
    }
}

char separator_of(std::string_view text) {
    const auto line = text.substr(0, text.find('\n'));
    for (const char sign : {'\t', ';'})
        if (line.find(sign) != std::string_view::npos) return sign;
    return ',';
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

std::vector<Cells> csv_rows(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    const char between = separator_of(text);
    std::vector<Cells> rows;
    while (!text.empty())
        if (auto row = next_row(text, between);
            std::ranges::any_of(row, [](const std::string& cell) { return !base::trim(cell).empty(); }))
            rows.push_back(std::move(row));
    return rows;
}

}  // namespace exchange
