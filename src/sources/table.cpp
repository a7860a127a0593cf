#include "sources/table.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace sources {
namespace {

constexpr std::size_t most_layout_rows = 12;    ///< a header or a closing passage with every line in a row of its own
constexpr std::size_t small_layout_rows = 6;    ///< without lines and without these words: a small table
constexpr std::size_t most_layout_columns = 3;  ///< two columns, and an empty one to hold them apart
constexpr std::size_t most_columns = 100;       ///< more are made to break a reader
constexpr std::size_t most_looked_at = 4096;    ///< bytes of a cell that are searched for words

/// Words of header and closing passages, folded; a table that holds one is for layout, drawn lines or not.
constexpr std::array<std::string_view, 4> layout_words{"cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam",
                                                       "doc lap tu do hanh phuc", "noi nhan"};

/// Words at the head of columns of work; a table with two of them is no layout even without drawn lines.
constexpr std::array<std::string_view, 14> column_words{"stt",       "tt",      "so tt",    "noi dung", "cong viec",
                                                        "nhiem vu",  "don vi",  "chu tri",  "phoi hop", "co quan",
                                                        "thoi gian", "tien do", "san pham", "ghi chu"};

bool holds_word(std::string_view text, std::string_view word) {
    return (" " + std::string(text) + " ").find(" " + std::string(word)) != std::string::npos;
}

bool has_layout_words(const TableText& table) {
    for (const auto& row : table.rows)
        for (const auto& cell : row) {
            const auto folded = base::fold(cell.text.substr(0, most_looked_at));
            for (const auto word : layout_words)
                if (folded.find(word) != std::string::npos) return true;
        }
    return false;
}

bool has_column_heads(const std::vector<TableCell>& row) {
    const auto heads = std::count_if(row.begin(), row.end(), [](const TableCell& cell) {
        const auto folded = base::fold(cell.text.substr(0, 200));
        return folded.size() < 80 && std::any_of(column_words.begin(), column_words.end(),
                                                 [&](std::string_view word) { return holds_word(folded, word); });
    });
    return heads >= 2;
}

std::size_t filled_cells(const std::vector<TableCell>& row) {
    return static_cast<std::size_t>(
        std::count_if(row.begin(), row.end(), [](const TableCell& cell) { return !base::trim(cell.text).empty(); }));
}

/// The paragraphs of a cell on one line.
void append_cell(std::string_view text, std::string& line) {
    const auto begin = line.size();
    bool gap = false;
    bool paragraph = false;
    for (const char c : text) {
        const bool ends_paragraph = c == '\n' || c == paragraph_end_in_cell;
        if (ends_paragraph || c == ' ' || c == cell_end) {
            gap = true;
            paragraph = paragraph || ends_paragraph;
            continue;
        }
        if (gap && line.size() > begin) line += paragraph ? paragraph_end_in_cell : ' ';
        gap = paragraph = false;
        line += c;
    }
}

std::string printed_row(const std::vector<TableCell>& row) {
    std::string line;
    std::size_t columns = 0;
    for (const auto& cell : row) {
        if (columns > 0) line += cell_end;
        append_cell(cell.text, line);
        const auto spanned = std::clamp<std::size_t>(cell.columns, 1, most_columns);
        line.append(spanned - 1, cell_end);
        columns += spanned;
    }
    return line;
}

/// The cells of "| a | b |"; "\|" is no end of a cell, "<br>" one of a paragraph. Nothing when the line is no row.
std::vector<TableCell> markdown_cells(std::string_view line) {
    line = base::trim(line);
    if (line.size() < 2 || line.front() != '|') return {};
    line.remove_prefix(1);
    if (line.ends_with("|") && !line.ends_with("\\|")) line.remove_suffix(1);
    std::vector<TableCell> cells(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto& text = cells.back().text;
        const bool escaped = line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|';
        if (escaped) {
            text += line[++i];
        } else if (line[i] == '|') {
            cells.emplace_back();
        } else if (base::to_lower(line.substr(i, 3)) == "<br" && line.find('>', i) != std::string_view::npos) {
            text += '\n';
            i = line.find('>', i);
        } else {
            text += line[i];
        }
    }
    return cells;
}

/// "|---|:---:|": what stands between the heads of a Markdown table and its rows.
bool is_markdown_rule(std::string_view line) {
    line = base::trim(line);
    return line.starts_with("|") && line.find("--") != std::string_view::npos &&
           line.find_first_not_of("|-: ") == std::string_view::npos;
}

}  // namespace

bool is_layout(const TableText& table) {
    std::size_t columns = 0;
    for (const auto& row : table.rows) columns = std::max(columns, filled_cells(row));
    if (columns <= 1 || (table.nested && !table.bordered)) return true;
    if (has_column_heads(table.rows.front())) return false;
    if (table.rows.size() <= most_layout_rows && columns <= most_layout_columns && has_layout_words(table)) return true;
    return !table.bordered && table.rows.size() <= small_layout_rows && columns <= most_layout_columns;
}

std::string printed(const TableText& table) {
    std::string text;
    const bool layout = is_layout(table);
    for (const auto& row : table.rows) {
        if (layout)
            for (const auto& cell : row) text += cell.text;
        else if (filled_cells(row) > 0)
            text += printed_row(row) + "\n\n";
    }
    return text;
}

std::string with_markdown_tables(std::string text) {
    if (text.find("\n|") == std::string::npos) return text;
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(std::string_view(text).substr(at, end - at));
        at = end + 1;
    }
    std::string out;
    out.reserve(text.size());
    bool in_table = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool head = i + 1 < lines.size() && is_markdown_rule(lines[i + 1]);
        if (is_markdown_rule(lines[i]) && in_table) continue;
        const auto cells = head || in_table ? markdown_cells(lines[i]) : std::vector<TableCell>();
        in_table = !cells.empty();
        out += in_table ? printed_row(cells) : std::string(lines[i]);
        out += in_table ? "\n\n" : "\n";
    }
    if (!text.ends_with('\n') && !out.empty()) out.pop_back();
    return out;
}

}  // namespace sources
