#include "reader/table.hpp"

#include <algorithm>
#include <array>

#include "reader/bodies.hpp"
#include "reader/table_formats.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_head = 16;          ///< words
constexpr std::size_t longest_head_bytes = 1200;  ///< other columns may lie between its pieces
constexpr std::size_t longest_label = 60;         ///< bytes of a first cell that may be a number

/// The head has an expression of the list; a single word tells nothing in a long head ("Ngày" of "Ngày cấp giấy").
bool holds(List list, const Words& words) {
    const bool sparing = list == List::column_dues || list == List::column_periods;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto length = vocabulary().list(list).length_at(words, at, words.size());
        if (length > 1 || (length == 1 && (!sparing || words.size() <= 2))) return true;
    }
    return false;
}

bool is_wholly(List list, const Words& words) {
    const auto range = trim_marks(words, {0, words.size()});
    return !range.empty() && vocabulary().list(list).length_at(words, range.from, range.to) == range.size();
}

bool is_table_of_tasks(const std::vector<Column>& columns) {
    const auto has = [&](Column column) { return std::find(columns.begin(), columns.end(), column) != columns.end(); };
    const bool who = has(Column::lead) || has(Column::partner);
    const bool when = has(Column::due) || has(Column::period);
    return (has(Column::task) && (who || when || has(Column::person))) || (has(Column::lead) && when);
}

/// "Người chịu trách nhiệm | Cơ quan chủ trì": where a column names the chief, another one only tells who stands for
/// it.
void put_chief_first(std::string_view text, const TableRow& head, std::vector<Column>& columns) {
    std::vector<bool> chiefs;
    for (const auto& cell : head.cells) chiefs.push_back(holds(List::column_chiefs, words_of(text, cell)));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool chief = columns[i] == Column::lead && chiefs[i];
        if (!chief) continue;
        for (std::size_t other = 0; other < i; ++other)
            if (columns[other] == Column::lead && !chiefs[other]) columns[other] = Column::person;
    }
}

/// Appends words of our own that lie, without length, on a byte of the document.
void append_label(std::string_view label, std::uint32_t at, Words& into) {
    for (auto word : words_in(label)) {
        word.span = {at, at};
        into.push_back(std::move(word));
    }
}

struct Writer {
    std::string_view text;
    const Table& table;
    int number;
    Blocks& into;
    TableCell last_lead{};
    unsigned worked = 0;

    Block& open(const TableCell& cell, std::size_t line) {
        Block block;
        block.label = {LabelKind::bullet, "-", {}, 0};
        block.span = {cell.front().from, cell.back().to};
        block.words = {into.words.size(), into.words.size()};
        block.closed = true;
        block.first_line = line;
        block.table = number;
        into.blocks.push_back(std::move(block));
        return into.blocks.back();
    }

    void append(const TableCell& cell) {
        for (const auto& piece : cell) append_words(text, piece, into.words);
        into.blocks.back().words.to = into.words.size();
    }

    void labelled(std::string_view label, const TableCell& cell, std::size_t line) {
        open(cell, line);
        append_label(label, cell.front().from, into.words);
        append(cell);
    }

    const TableCell* cell_of(const TableRow& row, Column column, std::size_t nth = 0) const {
        for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i)
            if (table.columns[i] == column && !row.cells[i].empty() && nth-- == 0) return &row.cells[i];
        return nullptr;
    }

    LabelKind kind_of(const TableRow& row) const {
        const auto* order = cell_of(row, Column::order);
        return order != nullptr ? row_label(text, *order).kind : LabelKind::none;
    }

    /// Which kinds of numbers stand before rows that name a body.
    void note_kinds() {
        for (const auto& row : table.rows)
            if (cell_of(row, Column::lead) != nullptr && row.cells.size() == table.columns.size())
                worked |= 1U << static_cast<unsigned>(kind_of(row));
    }

    /// A row that only numbers and names what follows: "II | Tuyên truyền | | |".
    bool is_group(const TableRow& row) const {
        const bool like_others = (worked >> static_cast<unsigned>(kind_of(row)) & 1U) != 0;
        if (like_others && kind_of(row) != LabelKind::none && row.cells.size() == table.columns.size()) return false;
        for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
            const auto column = table.columns[i];
            const bool speaks = column == Column::lead || column == Column::partner || column == Column::due ||
                                column == Column::period || column == Column::person;
            const bool across = row.cells.size() < table.columns.size() && i == 1 &&
                                kind_of(row) != LabelKind::none;  // "II | Tuyên truyền" over all columns
            if (speaks && !row.cells[i].empty() && !across) return false;
        }
        return true;
    }

    void number_row(const TableRow& row, bool group) {
        const auto* order = cell_of(row, Column::order);
        const auto* task = cell_of(row, Column::task);
        auto label = order != nullptr ? row_label(text, *order) : Label{};
        if (task == nullptr && group)
            for (const auto& cell : row.cells)
                if (!cell.empty() && &cell != order) task = &cell;
        auto cell = task != nullptr ? *task : order != nullptr ? *order : TableCell{};
        if (cell.empty()) return;
        if (label.kind == LabelKind::none && task != nullptr) {
            label = label_at(text, cell.front());
            if (label.kind > LabelKind::bullet) cell.front().from += label.length;
        }
        label.length = 0;
        auto& block = open(cell, row.line);
        if (label.kind > LabelKind::bullet) block.label = label;
        block.running = !group;
        if (task != nullptr) append(cell);
    }

    /// "Nguyễn Thị Lan | Trưởng ban": a member, not work.
    bool is_plain_role(const TableRow& row) const {
        const auto* task = cell_of(row, Column::task);
        return task != nullptr && cell_of(row, Column::person) != nullptr &&
               is_wholly(List::plain_roles, words_of(text, *task));
    }

    void lead(const TableRow& row, bool group) {
        const auto* lead = cell_of(row, Column::lead);
        if (lead == nullptr) lead = cell_of(row, Column::person);
        if (lead != nullptr)
            last_lead = *lead;
        else if (group || last_lead.empty() || cell_of(row, Column::task) == nullptr)
            return;  // otherwise the cell above reaches down
        if (last_lead.empty()) return;
        if (is_plain_role(row)) return;
        const auto task = into.blocks.size() - 1;
        into.blocks[task].led = true;
        const auto words = words_of(text, last_lead);
        const auto said = vocabulary().list(List::lead_labels).length_at(words, 0, words.size());
        labelled(said > 0 && is(words, said, ":") ? "" : "cơ quan chủ trì:", last_lead, row.line);
        into.blocks.back().task = task;
        split_partners();
    }

    /// "Chủ trì: Sở Y tế; phối hợp: Sở Tài chính" in one cell.
    void split_partners() {
        auto& block = into.blocks.back();
        for (auto at = block.words.from + 1; at + 1 < block.words.to; ++at) {
            const auto length = vocabulary().list(List::partner_labels).length_at(into.words, at, block.words.to);
            if (length == 0 || !is(into.words, at + length, ":")) continue;
            Block partners = block;
            partners.words.from = at;
            partners.span.from = into.words[at].span.from;
            block.words.to = at;
            block.span.to = into.words[at - 1].span.to;
            block.span.to = std::max(block.span.to, block.span.from);
            into.blocks.push_back(std::move(partners));
            return;
        }
    }

    /// "2025" and "12/2025" stand for a year and a month; the words that say so are added.
    void time(std::string_view label, const TableCell& cell, std::size_t line) {
        const auto words = words_of(text, cell);
        std::string said(label);
        const auto has_year = [&](std::size_t at) {
            return at < words.size() && words[at].kind == WordKind::number && words[at].form.size() == 4;
        };
        if (has_year(0) && words.size() == 1) said += " năm";
        if (words.size() == 3 && words[1].form == "/" && has_year(2)) said += " tháng";
        labelled(said, cell, line);
    }

    void write(const TableRow& row) {
        const bool group = is_group(row);
        if (group) last_lead.clear();
        number_row(row, group);
        if (group) return;
        lead(row, group);
        for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
            const auto& cell = row.cells[i];
            if (cell.empty()) continue;
            if (table.columns[i] == Column::partner) labelled("cơ quan phối hợp:", cell, row.line);
            if (table.columns[i] == Column::due) time("thời gian hoàn thành:", cell, row.line);
            if (table.columns[i] == Column::period) time("thời gian thực hiện:", cell, row.line);
            if (table.columns[i] == Column::product) labelled("sản phẩm:", cell, row.line);
        }
    }
};

}  // namespace

Column column_headed(const Words& head) {
    if (head.empty() || head.size() > longest_head) return Column::other;
    if (is_wholly(List::column_orders, head)) return Column::order;
    const auto other = vocabulary().list(List::column_others).length_at(head, 0, head.size());
    const auto task = vocabulary().list(List::column_tasks).length_at(head, 0, head.size());
    if (other > 0 || task > 0) return task > other ? Column::task : Column::other;  // "Lĩnh vực", "Lĩnh vực phụ trách"
    constexpr std::array<std::pair<List, Column>, 7> kinds{{{List::column_chiefs, Column::lead},
                                                            {List::column_partners, Column::partner},
                                                            {List::column_dues, Column::due},
                                                            {List::column_periods, Column::period},
                                                            {List::column_products, Column::product},
                                                            {List::column_persons, Column::person},
                                                            {List::column_leads, Column::lead}}};
    for (const auto& [list, column] : kinds)
        if (holds(list, head)) return column;
    return Column::other;
}

Label row_label(std::string_view text, const TableCell& cell) {
    if (cell.empty() || cell.back().to - cell.front().from > longest_label) return {};
    auto printed_label = printed(text, words_of(text, cell), {0, words_of(text, cell).size()});
    std::erase(printed_label, ' ');
    while (!printed_label.empty() && (printed_label.back() == '.' || printed_label.back() == ')'))
        printed_label.pop_back();
    if (printed_label.empty()) return {};
    printed_label += printed_label.find('.') == std::string::npos && printed_label[0] > '9' &&
                             printed_label.size() == 1 && (printed_label[0] >= 'a')
                         ? ")"
                         : ".";
    auto label = label_at(printed_label, {0, static_cast<std::uint32_t>(printed_label.size())});
    if (label.kind <= LabelKind::bullet || label.length < printed_label.size()) return {};
    return label;
}

std::vector<Column> columns_headed(std::string_view text, const TableRow& row) {
    std::vector<Column> columns;
    const auto first = row.cells.empty() ? Words{} : words_of(text, row.cells.front());
    if (!first.empty() && first.front().kind == WordKind::number) return {};
    for (const auto& cell : row.cells) {
        const bool head = !cell.empty() && cell.back().to - cell.front().from < longest_head_bytes;
        columns.push_back(head ? column_headed(words_of(text, cell)) : Column::other);
    }
    if (columns.size() < 2) return {};
    put_chief_first(text, row, columns);
    if (is_table_of_tasks(columns)) return columns;
    if (columns.size() < 3 || columns.front() != Column::order) return {};
    return std::vector<Column>(columns.size(), Column::other);
}

std::vector<Column> columns_headed_below(std::string_view text, const TableRow& head, const TableRow& below) {
    auto columns = columns_headed(text, head);
    std::size_t heads = 0;
    std::vector<Column> second;
    for (const auto& cell : below.cells) {
        const auto words = words_of(text, cell);
        second.push_back(column_headed(words));
        if (words.empty()) continue;
        if (second.back() == Column::other || second.back() == Column::order || words.size() > 6) return {};
        ++heads;
    }
    if (heads == 0 || second.size() != head.cells.size()) return {};
    columns.resize(second.size(), Column::other);
    for (std::size_t i = 0; i < second.size(); ++i)
        if (!below.cells[i].empty()) columns[i] = second[i];
    return is_table_of_tasks(columns) ? columns : std::vector<Column>{};
}

bool is_idle_row(std::string_view text, const TableRow& row, const std::vector<Column>& columns) {
    bool numbers = true;
    std::size_t inked = 0;
    for (const auto& cell : row.cells) {
        for (const auto& word : words_of(text, cell)) {
            if (word.kind == WordKind::word) numbers = false;
            if (word.kind != WordKind::mark) ++inked;
        }
    }
    return inked == 0 || (numbers && inked >= 2 && inked == row.cells.size()) || columns_headed(text, row) == columns;
}

Words words_of(std::string_view text, const TableCell& cell) {
    Words words;
    for (const auto& piece : cell) append_words(text, piece, words);
    return words;
}

std::vector<Table> tables_in(std::string_view text, const std::vector<Line>& lines, std::size_t from, std::size_t to) {
    std::vector<Table> tables;
    for (std::size_t at = from; at < to; ++at) {
        for (const auto& read : {stacked_table, barred_table, tabbed_table, spaced_table, listed_table}) {
            auto table = read(text, lines, at, to);
            if (!table || table->end_line <= at) continue;
            at = table->end_line - 1;
            if (!table->rows.empty()) tables.push_back(std::move(*table));
            break;
        }
    }
    return tables;
}

void append_rows(std::string_view text, const Table& table, int number, Blocks& into) {
    if (!is_table_of_tasks(table.columns)) return;
    Writer writer{text, table, number, into};
    writer.note_kinds();
    for (const auto& row : table.rows) writer.write(row);
}

}  // namespace reader
