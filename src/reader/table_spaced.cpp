#include <algorithm>

#include "reader/table_formats.hpp"

namespace reader {
namespace {

constexpr std::size_t widest_head = 7;     ///< lines
constexpr std::size_t most_blank = 4;      ///< lines inside a table, page breaks included
constexpr std::size_t longest_line = 400;  ///< bytes
constexpr std::size_t narrowest_gap = 2;   ///< blanks between two columns

/// A piece of a line with the columns of the page that it covers.
struct Piece {
    Span span;
    int left = 0;
    int right = 0;
};

/// The line cut where at least two blanks stand.
std::vector<Piece> pieces_of(std::string_view text, const Line& line) {
    std::vector<Piece> pieces;
    int column = 0;
    std::size_t gap = narrowest_gap;
    for (std::size_t at = line.span.from; at < line.span.to;) {
        const auto c = static_cast<unsigned char>(text[at]);
        const std::size_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        const bool blank = c == ' ' || c == '\r' || c == '\f' || (c == 0xC2 && text.substr(at, 2) == "\xC2\xA0");
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(at + length, line.span.to));
        if (blank) {
            ++gap;
        } else if (gap >= narrowest_gap || pieces.empty()) {
            pieces.push_back({{static_cast<std::uint32_t>(at), end}, column, column + 1});
            gap = 0;
        } else {
            pieces.back().span.to = end;
            pieces.back().right = column + 1;
            gap = 0;
        }
        ++column;
        at = end;
    }
    return pieces;
}

struct Extent {
    int left = 0;
    int right = 0;
};

int overlap(const Extent& a, const Piece& b) {
    return std::min(a.right, b.right) - std::max(a.left, b.left);
}

/// Heads wrapped over a few lines, put together by where they stand.
struct Head {
    TableRow row;
    std::vector<Extent> extents;

    void add(const Piece& piece) {
        for (std::size_t i = 0; i < extents.size(); ++i) {
            if (overlap(extents[i], piece) <= 0) continue;
            extents[i] = {std::min(extents[i].left, piece.left), std::max(extents[i].right, piece.right)};
            row.cells[i].push_back(piece.span);
            return;
        }
        std::size_t place = 0;
        while (place < extents.size() && extents[place].left < piece.left) ++place;
        extents.insert(extents.begin() + static_cast<std::ptrdiff_t>(place), {piece.left, piece.right});
        row.cells.insert(row.cells.begin() + static_cast<std::ptrdiff_t>(place), TableCell{piece.span});
    }
};

struct Reader {
    std::string_view text;
    const Lines& lines;
    std::size_t to;
    Head head{};
    Table table{};
    bool row_open = false;

    bool long_line(std::size_t at) const { return lines[at].span.to - lines[at].span.from > longest_line; }

    /// The line where the rows begin: the first one that prints a number of a row in the first column.
    std::size_t read_head(std::size_t at) {
        const auto first = pieces_of(text, lines[at]);
        if (first.size() < 2) return 0;
        for (std::size_t i = at; i < to && i < at + widest_head; ++i) {
            if (long_line(i)) return 0;
            if (lines[i].blank && !lines[i].page_mark) continue;
            const auto pieces = pieces_of(text, lines[i]);
            if (i > at && starts_row(pieces)) return i;
            for (const auto& piece : pieces) head.add(piece);
        }
        return 0;
    }

    bool starts_row(const std::vector<Piece>& pieces) const {
        if (pieces.empty() || row_label(text, {pieces.front().span}).kind <= LabelKind::bullet) return false;
        return head.extents.empty() || pieces.front().left <= head.extents.front().right + 2;
    }

    /// The column whose head or earlier cells the piece stands below, or the nearest one.
    std::size_t column_of(const Piece& piece) const {
        std::size_t best = 0;
        int most = -1000;
        for (std::size_t i = 0; i < head.extents.size(); ++i) {
            const int common = overlap(head.extents[i], piece);
            if (common > most) {
                most = common;
                best = i;
            }
        }
        return best;
    }

    void take(const std::vector<Piece>& pieces, bool starts, std::size_t line) {
        if (starts || table.rows.empty()) table.rows.push_back({std::vector<TableCell>(head.extents.size()), line});
        const bool whole = pieces.size() == head.extents.size();
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const auto column = whole ? i : column_of(pieces[i]);
            auto& extent = head.extents[column];
            const bool alone = pieces.size() <= 2 && pieces[i].right - pieces[i].left > 40;  // a group's name runs over
            if (!alone) extent = {std::min(extent.left, pieces[i].left), std::max(extent.right, pieces[i].right)};
            table.rows.back().cells[column].push_back(pieces[i].span);
        }
    }

    /// Text again: one piece that begins where paragraphs do, left of the second column or running across others.
    bool ends_table(const std::vector<Piece>& pieces, std::size_t line, bool after_blank) const {
        if (pieces.size() != 1 || head.extents.size() < 2) return false;
        const auto& piece = pieces.front();
        const auto label = label_at(text, lines[line].span);
        const bool item = label.kind > LabelKind::bullet && lines[line].span.from + label.length < piece.span.to;
        if (item && (after_blank || piece.left < head.extents[1].left)) return true;
        int crossed = 0;
        for (const auto& extent : head.extents) crossed += overlap(extent, piece) > 0 ? 1 : 0;
        return crossed >= 3 || (piece.left < head.extents[1].left && piece.right > head.extents[1].left);
    }
};

}  // namespace

std::optional<Table> spaced_table(std::string_view text, const Lines& lines, std::size_t at, std::size_t to) {
    const auto& line = lines[at];
    const auto raw = text.substr(line.span.from, line.span.to - line.span.from);
    if (line.blank || raw.size() > longest_line || raw.find("  ") == std::string_view::npos) return std::nullopt;
    Reader reader{text, lines, to};
    const auto first = reader.read_head(at);
    if (first == 0) return std::nullopt;
    reader.table.columns = columns_headed(text, reader.head.row);
    if (reader.table.columns.size() < 3) return std::nullopt;
    if (column_headed(words_of(text, reader.head.row.cells.front())) != Column::order) return std::nullopt;
    reader.table.first_line = at;
    std::size_t blank = 0;
    for (std::size_t i = first; i < to && blank <= most_blank; ++i) {
        const auto pieces = pieces_of(text, lines[i]);
        const bool starts = !reader.long_line(i) && reader.starts_row(pieces);
        if (lines[i].blank && !(lines[i].page_mark && starts)) {
            ++blank;
            continue;
        }
        if (reader.long_line(i) || (!starts && reader.ends_table(pieces, i, blank > 0))) break;
        blank = 0;
        reader.take(pieces, starts, i);
        reader.table.end_line = i + 1;
    }
    std::erase_if(reader.table.rows, [&](const TableRow& row) { return is_idle_row(text, row, reader.table.columns); });
    return std::move(reader.table);
}

}  // namespace reader
