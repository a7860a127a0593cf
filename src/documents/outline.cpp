#include "documents/outline.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "reader/blocks.hpp"

namespace documents {
namespace {

using reader::LabelKind;

constexpr std::size_t longest_heading = 200;  ///< bytes; longer paragraphs are running text

/// Decree 30/2020, appendix I: points are ordered by the letters of the Vietnamese alphabet.
constexpr std::array<std::string_view, 23> letters{"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                                   "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};

constexpr std::array<std::pair<LabelKind, Level>, 9> levels{{
    {LabelKind::part, Level::part},
    {LabelKind::roman, Level::part},
    {LabelKind::group, Level::part},
    {LabelKind::article, Level::article},
    {LabelKind::number, Level::item},
    {LabelKind::decimal, Level::point},
    {LabelKind::letter, Level::letter},
    {LabelKind::bracketed, Level::letter},
    {LabelKind::bullet, Level::dash},
}};

Level level_of(std::string_view line) {
    if (line.starts_with("+ ")) return Level::plus;
    const auto label = reader::label_at(line, {0, static_cast<std::uint32_t>(line.size())});
    const auto* const found =
        std::find_if(levels.begin(), levels.end(), [&](const auto& one) { return one.first == label.kind; });
    return found == levels.end() ? Level::text : found->second;
}

/// A numbered line that does not end as a sentence does.
bool is_heading(Level level, std::string_view line) {
    if (level == Level::part || level == Level::article) return line.size() <= longest_heading;
    if (level != Level::item && level != Level::point) return false;
    return line.size() <= longest_heading && std::string_view(".;:,/").find(line.back()) == std::string_view::npos;
}

bool is_row(std::string_view line) {
    return line.size() >= 2 && line.front() == '|' && line.back() == '|';
}

std::vector<std::string> cells_of(std::string_view row) {
    std::vector<std::string> cells;
    row = row.substr(1, row.size() - 2);
    for (std::size_t from = 0; from <= row.size();) {
        const auto bar = std::min(row.find('|', from), row.size());
        cells.push_back(base::tidy(row.substr(from, bar - from)));
        from = bar + 1;
    }
    return cells;
}

/// "|---|---|", which some type below the head of a table.
bool is_drawn_line(const std::vector<std::string>& cells) {
    return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
        return !cell.empty() && cell.find_first_not_of("-:") == std::string::npos;
    });
}

void add_row(std::vector<Node>& nodes, std::vector<std::string> cells, bool goes_on) {
    if (!goes_on) {
        nodes.emplace_back(Table{std::move(cells), {}});
        return;
    }
    auto& table = std::get<Table>(nodes.back());
    if (is_drawn_line(cells)) return;
    cells.resize(std::max(cells.size(), table.head.size()));
    // A row that is longer than the head makes the head as long.
    table.head.resize(cells.size());
    for (auto& row : table.rows) row.resize(cells.size());
    table.rows.push_back(std::move(cells));
}

/// "IV" of 4.
std::string roman(std::size_t number) {
    constexpr std::array<std::pair<std::size_t, std::string_view>, 9> signs{
        {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
    std::string text;
    for (const auto& [value, sign] : signs)
        for (; number >= value; number -= value) text += sign;
    return text;
}

}  // namespace

std::vector<Node> outline_of(std::string_view body) {
    std::vector<Node> nodes;
    bool in_table = false;
    for (std::size_t from = 0; from < body.size();) {
        const auto end = std::min(body.find('\n', from), body.size());
        const auto line = base::tidy(body.substr(from, end - from));
        from = end + 1;
        if (is_row(line)) {
            add_row(nodes, cells_of(line), in_table);
            in_table = true;
            continue;
        }
        in_table = false;
        if (line.empty()) continue;
        const auto level = level_of(line);
        nodes.emplace_back(Paragraph{level, line, is_heading(level, line)});
    }
    return nodes;
}

std::string sign_of(Level level, std::size_t number) {
    if (level == Level::part) return roman(number) + '.';
    if (level == Level::article) return "Điều " + std::to_string(number) + '.';
    if (level == Level::item) return std::to_string(number) + '.';
    if (level == Level::letter) return std::string(letters.at((number - 1) % letters.size())) + ')';
    if (level == Level::plus) return "+";
    return level == Level::dash ? "-" : "";
}

std::string row_of(const std::vector<std::string>& cells) {
    std::string row = "|";
    for (auto cell : cells) {
        std::replace(cell.begin(), cell.end(), '|', '/');
        row += ' ' + base::tidy(cell) + " |";
    }
    return row;
}

}  // namespace documents
