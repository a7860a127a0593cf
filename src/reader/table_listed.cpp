#include <algorithm>

#include "base/text.hpp"
#include "reader/bodies.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/table_formats.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t most_columns = 12;
constexpr std::size_t longest_head = 80;  ///< bytes of one head
constexpr std::size_t longest_row = 60;   ///< lines

/// Reads a table that lost its columns: every cell on a line of its own, a row after its number or its time.
struct Listing {
    std::string_view text;
    const Lines& lines;
    std::size_t to;
    bool by_time = false;  ///< the first column says when
    int expected = 1;      ///< the next row's number; another number alone on a line may be that of a page

    std::size_t next_inked(std::size_t at) const {
        while (at < to && (lines[at].blank || lines[at].page_mark) && !(lines[at].page_mark && is_number(at))) ++at;
        return at;
    }

    TableCell cell(std::size_t at) const {
        const auto piece = inked_span(text, lines[at].span.from, lines[at].span.to);
        return piece.from < piece.to ? TableCell{piece} : TableCell{};
    }

    /// The line is nothing but the number of a row.
    bool is_number(std::size_t at) const {
        if (at >= to) return false;
        const auto here = cell(at);
        if (here.empty()) return false;
        const auto label = row_label(text, here);
        if (label.kind == LabelKind::number)
            return label.numbers == std::vector{expected} || label.numbers == std::vector{1};
        return label.kind > LabelKind::bullet;
    }

    /// "Tháng 9/2024" and nothing else.
    bool is_time(std::size_t at) const {
        if (at >= to || lines[at].span.to - lines[at].span.from > longest_head) return false;
        const auto words = words_of(text, cell(at));
        if (words.empty()) return false;
        const auto slot = match_slot("time", words, 0, words.size());
        if (slot && slot->where.to == words.size()) return true;
        const auto phrase = vocabulary().deadlines.match_at(words, 0, words.size());
        return phrase && phrase->where.to == words.size();
    }

    bool starts_row(std::size_t at) const { return by_time ? is_time(at) : is_number(at); }

    /// "II. CHUYỂN ĐỔI SỐ": heads the rows below it, or the part of the paper behind the table. The byte behind its
    /// number; 0 when the line is another.
    std::size_t behind_roman(std::size_t at) const {
        if (at >= to || lines[at].span.to - lines[at].span.from > longest_head) return 0;
        const auto piece = inked_span(text, lines[at].span.from, lines[at].span.to);
        const auto line = text.substr(piece.from, piece.to - piece.from);
        const auto number = line.find_first_not_of("IVX");
        if (number == 0 || number == std::string_view::npos || (line[number] != '.' && line[number] != '/')) return 0;
        return is_all_capitals(line.substr(number + 1)) ? piece.from + number : 0;
    }

    bool heads_group(std::size_t at) const { return behind_roman(at) > 0 && starts_row(next_inked(at + 1)); }

    TableRow group(std::size_t at, std::size_t columns) const {
        const auto piece = inked_span(text, lines[at].span.from, lines[at].span.to);
        TableRow row{std::vector<TableCell>(columns), at};
        row.cells[0] = {inked_span(text, piece.from, behind_roman(at))};
        row.cells[1] = {inked_span(text, behind_roman(at) + 1, piece.to)};
        return row;
    }

    /// "thời hạn" below "và": the line goes on with what the line before began.
    bool goes_on(const TableCell& before, const TableCell& line) const {
        const auto words = words_of(text, line);
        if (words.empty() || before.empty()) return true;
        if (words.front().kind == WordKind::word && !words.front().capital) return true;
        const auto above = words_of(text, before);
        if (words.front().form == "-" && is_body(words, {1, words.size()})) {  // "- Sở Nội vụ;" below the task
            const auto last = words_of(text, {before.back()});
            return !last.empty() && last.front().form == "-" && is_body(last, {1, last.size()});
        }
        return above.empty() || above.back().form == "," || above.back().form == "và" || words.front().form == "-" ||
               words.front().form == "+" || words.front().form == "(";
    }

    /// The cells of the lines [from, end), wrapped lines joined.
    std::vector<TableCell> cells(std::size_t from, std::size_t end) const {
        std::vector<TableCell> found;
        for (auto at = next_inked(from); at < end; at = next_inked(at + 1)) {
            auto line = cell(at);
            if (line.empty()) continue;
            if (!found.empty() && goes_on(found.back(), line))
                found.back().insert(found.back().end(), line.begin(), line.end());
            else
                found.push_back(std::move(line));
        }
        return found;
    }

    /// Where the row that begins behind `from` ends: at the next number, or when its cells are full.
    std::size_t row_end(std::size_t from, std::size_t columns) const {
        std::size_t inked = 0;
        std::size_t full = to;
        for (auto at = next_inked(from); at < to && inked < longest_row; at = next_inked(at + 1), ++inked) {
            if (starts_row(at)) return at;
            if (behind_roman(at) > 0) return std::min(at, full);
            if (full == to && cells(from, at + 1).size() > columns) full = at;
        }
        return full;
    }
};

/// More lines than columns: what is told of the task runs over several of them.
void fold_task(std::vector<TableCell>& cells, std::size_t wanted) {
    while (cells.size() > wanted && cells.size() > 1) {
        cells[0].insert(cells[0].end(), cells[1].begin(), cells[1].end());
        cells.erase(cells.begin() + 1);
    }
}

bool speaks_of_time(const Words& words) {
    static constexpr std::string_view units[] = {"ngày", "tuần", "tháng", "quý", "năm", "xuyên"};
    return std::any_of(words.begin(), words.end(), [](const Word& word) {
        return std::find(std::begin(units), std::end(units), word.form) != std::end(units);
    });
}

/// Fewer lines than columns: empty cells left no line. What is told of the task comes first; a time and the names of
/// bodies find their columns by what they are.
std::vector<TableCell> spread(std::string_view text, std::vector<TableCell> cells, const std::vector<Column>& columns) {
    std::vector<TableCell> placed(columns.size());
    std::size_t next = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto words = words_of(text, cells[i]);
        const auto fits = [&](Column column) {
            const bool when = column == Column::due || column == Column::period;
            const bool who = column == Column::lead || column == Column::partner || column == Column::person;
            if (i == 0) return true;
            if (is_body(words, {0, words.size()})) return who;
            return speaks_of_time(words) ? when : !when && !who;
        };
        auto at = next;
        while (at < columns.size() && !fits(columns[at])) ++at;
        if (at == columns.size()) at = next;
        if (at == columns.size()) break;
        placed[at] = std::move(cells[i]);
        next = at + 1;
    }
    return placed;
}

}  // namespace

std::optional<Table> listed_table(std::string_view text, const Lines& lines, std::size_t at, std::size_t to) {
    Listing list{text, lines, to};
    const auto order = lines[at].span.to - lines[at].span.from > longest_head ? TableCell{} : list.cell(at);
    const auto headed = order.empty() ? Column::other : column_headed(words_of(text, order));
    if (headed != Column::order && headed != Column::period) return std::nullopt;
    list.by_time = headed == Column::period;
    auto first = list.next_inked(at + 1);
    while (first < to && !list.starts_row(first) && !list.heads_group(first) && first < at + 3 * most_columns)
        first = list.next_inked(first + 1);
    if (!list.starts_row(first) && !list.heads_group(first)) return std::nullopt;
    TableRow head{{order}, at};
    for (auto& cell : list.cells(at + 1, first)) head.cells.push_back(std::move(cell));
    if (head.cells.size() > most_columns) return std::nullopt;
    Table table{at, first, columns_headed(text, head), {}};
    if (table.columns.size() < 3) return std::nullopt;
    while (list.starts_row(first) || list.heads_group(first)) {
        if (!list.starts_row(first)) {
            table.rows.push_back(list.group(first, table.columns.size()));
            table.end_line = first + 1;
            first = list.next_inked(first + 1);
            continue;
        }
        TableRow row{{list.cell(first)}, first};
        const auto label = row_label(text, row.cells.front());
        if (label.kind == LabelKind::number) list.expected = label.numbers.front() + 1;
        const auto end = list.row_end(first + 1, table.columns.size() - 1);
        auto cells = list.cells(first + 1, end);
        fold_task(cells, table.columns.size() - 1);
        if (cells.empty()) break;
        auto number_cell = std::move(row.cells.front());
        row.cells = spread(text, std::move(cells), table.columns);
        row.cells.front() = std::move(number_cell);
        if (!is_idle_row(text, row, table.columns)) table.rows.push_back(std::move(row));
        table.end_line = end;
        first = list.next_inked(end);
    }
    return table;
}

}  // namespace reader
