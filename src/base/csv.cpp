#include "base/csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.hpp"

namespace base {
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

constexpr std::array<char, 3> separators{'\t', ';', ','};
constexpr std::size_t lines_looked_at = 50;

/// How often each separator stands on each of the first lines, outside of quotes.
std::vector<std::array<std::size_t, separators.size()>> separators_by_line(std::string_view text) {
    std::vector<std::array<std::size_t, separators.size()>> lines(1);
    bool is_quoted = false;
    for (const char sign : text) {
        if (sign == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (sign == '\n' && lines.size() == lines_looked_at) break;
        if (sign == '\n') lines.emplace_back();
        for (std::size_t at = 0; at < separators.size(); ++at) lines.back()[at] += sign == separators[at];
    }
    return lines;
}

/// A title above the table has commas of its own, and so have addresses in it; its rows are all divided alike.
char separator_of(std::string_view text) {
    const auto lines = separators_by_line(text);
    char best = ',';
    std::size_t most_alike = 0;
    for (std::size_t at = 0; at < separators.size(); ++at) {
        std::map<std::size_t, std::size_t> lines_by_count;
        for (const auto& line : lines)
            if (line[at] > 0) ++lines_by_count[line[at]];
        for (const auto& [count, alike] : lines_by_count)
            if (alike > most_alike) {
                best = separators[at];
                most_alike = alike;
            }
    }
    return best;
}

bool has_words(const Cells& row) {
    return std::ranges::any_of(row, [](const std::string& cell) { return !trim(cell).empty(); });
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

std::vector<Cells> csv_rows(std::string_view text, BlankRows blank) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    const char between = separator_of(text);
    std::vector<Cells> rows;
    while (!text.empty()) {
        auto row = next_row(text, between);
        if (has_words(row))
            rows.push_back(std::move(row));
        else if (blank == BlankRows::kept)
            rows.emplace_back();
    }
    return rows;
}

}  // namespace base
