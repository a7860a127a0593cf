#include <algorithm>

#include "base/text.hpp"
#include "reader/table_formats.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_group = 200;  ///< bytes of a line without columns that heads the rows below it
constexpr std::size_t longest_cell = 60;    ///< lines of one stacked cell
constexpr std::size_t most_columns = 20;

std::string_view line_text(std::string_view text, const Line& line) {
    return text.substr(line.span.from, line.span.to - line.span.from);
}

bool is_lone_bar(std::string_view text, const Line& line) {
    return line.blank && base::trim(line_text(text, line)) == "|";
}

/// One cell of a line; U+000B parts the paragraphs in it.
TableCell cell_between(std::string_view text, std::size_t from, std::size_t to) {
    TableCell cell;
    while (from <= to) {
        const auto end = std::min(text.substr(0, to).find('\v', from), to);
        if (const auto piece = inked_span(text, from, end); piece.from < piece.to) cell.push_back(piece);
        from = end + 1;
    }
    return cell;
}

TableRow row_of_line(std::string_view text, const Lines& lines, std::size_t at, char separator) {
    TableRow row{{}, at};
    const auto span = lines[at].span;
    std::size_t from = span.from;
    while (from <= span.to) {
        const auto end = std::min<std::size_t>(text.substr(0, span.to).find(separator, from), span.to);
        row.cells.push_back(cell_between(text, from, end));
        from = end + 1;
    }
    return row;
}

bool has_columns(std::string_view text, const Line& line, char separator) {
    const auto inside = base::trim(line_text(text, line));
    if (separator == '|' && inside.size() > 2) {  // "| a | b |" and "a | b | c"
        const auto second = inside.find('|', 1);
        return second != std::string_view::npos &&
               (inside.front() == '|' || inside.find('|', second + 1) != std::string_view::npos);
    }
    return inside.find('\t') != std::string_view::npos;
}

TableRow read_row(std::string_view text, const Lines& lines, std::size_t at, char separator) {
    auto row = row_of_line(text, lines, at, separator);
    if (separator == '|') {
        const auto inside = base::trim(line_text(text, lines[at]));
        if (inside.starts_with("|")) row.cells.erase(row.cells.begin());
        if (inside.ends_with("|")) row.cells.pop_back();
    }
    return row;
}

/// Rows of one line each, whose cells a sign parts.
std::optional<Table> lined_table(std::string_view text, const Lines& lines, std::size_t at, std::size_t to,
                                 char separator) {
    if (!has_columns(text, lines[at], separator)) return std::nullopt;
    const auto head = read_row(text, lines, at, separator);
    if (head.cells.size() > most_columns) return std::nullopt;
    Table table{at, at + 1, columns_headed(text, head), {}};
    std::size_t next = at + 1;
    while (next < to && lines[next].blank && !has_columns(text, lines[next], separator)) ++next;
    if (next < to && has_columns(text, lines[next], separator)) {
        auto below = read_row(text, lines, next, separator);
        if (auto columns = columns_headed_below(text, head, below); !columns.empty()) {
            table.columns = columns;
            table.end_line = next + 1;
        }
    }
    if (table.columns.empty()) return std::nullopt;
    for (std::size_t i = table.end_line; i < to; ++i) {
        if (has_columns(text, lines[i], separator)) {
            auto row = read_row(text, lines, i, separator);
            const bool fits = (row.cells.size() >= 2 && row.cells.size() <= table.columns.size()) ||
                              (!row.cells.empty() && row_label(text, row.cells.front()).kind > LabelKind::bullet);
            if (!fits && !is_idle_row(text, row, table.columns)) break;
            if (!is_idle_row(text, row, table.columns)) table.rows.push_back(std::move(row));
            table.end_line = i + 1;
            continue;
        }
        if (lines[i].blank) continue;
        const bool goes_on = i + 1 < to && has_columns(text, lines[i + 1], separator) &&
                             read_row(text, lines, i + 1, separator).cells.size() == table.columns.size() &&
                             line_text(text, lines[i]).size() < longest_group;
        if (!goes_on) break;
        TableRow group{{}, i};
        const auto label = label_at(text, lines[i].span);
        group.cells.resize(2);
        if (label.length > 0) group.cells[0].push_back({lines[i].span.from, lines[i].span.from + label.length});
        group.cells[1].push_back(inked_span(text, lines[i].span.from + label.length, lines[i].span.to));
        table.rows.push_back(std::move(group));
        table.end_line = i + 1;
    }
    return table;
}

/// Reads "|" and cells line by line.
struct Stack {
    std::string_view text;
    const Lines& lines;
    std::size_t at;
    std::size_t to;

    bool bar() const { return at < to && is_lone_bar(text, lines[at]); }

    void skip_blank() {
        while (at < to && lines[at].blank && !bar() && !lines[at].page_mark) ++at;
    }

    TableCell cell() {
        TableCell pieces;
        for (std::size_t count = 0; at < to && !bar() && count < longest_cell; ++at, ++count) {
            const auto piece = inked_span(text, lines[at].span.from, lines[at].span.to);
            if (piece.from < piece.to) pieces.push_back(piece);
        }
        return pieces;
    }

    std::size_t bars_ahead() const {
        std::size_t count = 0;
        for (std::size_t i = at; i < to && count <= most_columns && (is_lone_bar(text, lines[i]) || lines[i].blank);
             ++i) {
            if (is_lone_bar(text, lines[i]))
                ++count;
            else if (lines[i].page_mark)
                break;
        }
        return count;
    }

    /// The text behind the bars that follow is a number of a row and stands alone in its cell.
    bool number_ahead() const {
        std::size_t i = at;
        while (i < to && lines[i].blank && !lines[i].page_mark) ++i;
        if (i + 1 >= to || !is_lone_bar(text, lines[i + 1])) return false;
        return row_label(text, {inked_span(text, lines[i].span.from, lines[i].span.to)}).kind > LabelKind::bullet;
    }

    /// A row whose opening bar has been read. `columns` 0: the head, which ends where two bars meet.
    TableRow row(std::size_t columns) {
        TableRow row{{}, at};
        while (at < to && row.cells.size() < most_columns) {
            row.cells.push_back(cell());
            if (!bar()) break;
            ++at;
            skip_blank();
            if (columns > 0 && row.cells.size() >= columns) break;
            if (!bar()) continue;
            if (columns == 0) break;
            const auto bars = bars_ahead();
            if (number_ahead() && row.cells.size() + bars - 1 <= columns) {
                for (std::size_t empty = 1; empty < bars; ++empty, ++at) row.cells.emplace_back();
                while (at + 1 < to && lines[at].blank && !bar()) ++at;
                break;
            }
        }
        return row;
    }
};

}  // namespace

Span inked_span(std::string_view text, std::size_t from, std::size_t to) {
    const auto raw = text.substr(from, to - from);
    const auto inside = base::trim(raw);
    const auto start = from + static_cast<std::size_t>(inside.data() - raw.data());
    const Span span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start + inside.size())};
    return first_word(text, span) ? span : Span{};
}

std::optional<Table> tabbed_table(std::string_view text, const Lines& lines, std::size_t at, std::size_t to) {
    return lined_table(text, lines, at, to, '\t');
}

std::optional<Table> barred_table(std::string_view text, const Lines& lines, std::size_t at, std::size_t to) {
    return lined_table(text, lines, at, to, '|');
}

std::optional<Table> stacked_table(std::string_view text, const Lines& lines, std::size_t at, std::size_t to) {
    if (!is_lone_bar(text, lines[at])) return std::nullopt;
    Stack stack{text, lines, at + 1, to};
    const auto head = stack.row(0);
    Table table{at, at + 1, columns_headed(text, head), {}};
    if (table.columns.empty()) return std::nullopt;
    while (stack.at < to) {
        const auto before = stack.at;
        std::size_t strays = 0;  // "......" between two rows stands for rows that were left out
        while (stack.at < to && strays < 3 && !stack.bar()) {
            if (!lines[stack.at].blank) ++strays;
            ++stack.at;
        }
        if (!stack.bar()) break;
        ++stack.at;
        stack.skip_blank();
        if (strays > 0 && !stack.number_ahead()) break;
        auto row = stack.row(table.columns.size());
        if (row.cells.size() < 2 || stack.at <= before) break;
        table.end_line = stack.at;
        if (!is_idle_row(text, row, table.columns)) table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace reader
