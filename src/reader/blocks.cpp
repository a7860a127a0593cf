#include "reader/blocks.hpp"

#include "base/text.hpp"
#include "reader/table.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

std::string_view inked(std::string_view text, Span span) {
    auto inside = base::trim(text.substr(span.from, span.to - span.from));
    while (!inside.empty() && (inside.back() == '*' || inside.back() == '_' || inside.back() == '|'))
        inside.remove_suffix(1);
    return base::trim(inside);
}

bool ends_clause(std::string_view line) {
    for (const std::string_view end : {".", ";", ":", "!", "?", ".”", ".\"", "…", "/."})
        if (line.ends_with(end)) return true;
    return false;
}

/// The first sign with a sound: whether a line goes on with the sentence before it.
bool starts_lower(std::string_view text, Span span) {
    const auto word = first_word(text, {span.from, std::min(span.to, span.from + 60)});
    if (!word) return false;
    if (word->kind == WordKind::mark) return word->form == "," || word->form == ";" || word->form == ")";
    return word->kind == WordKind::word && !word->capital;
}

/// "... hoạt động giám sát của", "... phối hợp với": no paragraph ends like this.
bool stops_inside_phrase(std::string_view line) {
    const auto words = words_in(line.substr(line.find_last_of(" \t") + 1));
    if (words.empty() || words.back().upper) return false;
    return vocabulary().list(List::phrase_openers).length_at(words, words.size() - 1, words.size()) == 1;
}

/// Lines that end early although the sentence goes on in lower case are most of those that end early without a stop.
bool is_ragged(std::string_view text, const std::vector<Line>& lines, std::size_t from, std::size_t to,
               std::uint32_t width) {
    constexpr std::size_t enough = 6;
    std::size_t early = 0;
    std::size_t inside = 0;
    for (std::size_t i = from; i + 1 < to; ++i) {
        const auto& next = lines[i + 1];
        if (lines[i].blank || next.blank || lines[i].bold_end || lines[i].columns * 10 >= width * 8) continue;
        if (ends_clause(inked(text, lines[i].span)) || label_at(text, next.span).kind != LabelKind::none) continue;
        ++early;
        inside += starts_lower(text, next.span) ? 1U : 0U;
    }
    return inside >= enough && inside * 10 >= early * 6;
}

struct Builder {
    std::string_view text;
    const std::vector<Line>& lines;
    std::uint32_t width;
    std::uint32_t indent;
    bool ragged;  ///< lines end early inside sentences too, so that an early end says nothing
    bool spaced;  ///< items stand apart by empty lines, so that a line end inside a stretch says nothing
    Blocks built{};
    bool after_blank = true;
    bool after_page = false;
    std::size_t last_line = 0;
    std::uint32_t last_line_columns = 0;
    std::size_t first_block = 0;
    int part = 0;
    int last_bracketed = 0;  ///< of the current item: "(2)" opens a paragraph only behind a paragraph "(1)"

    Block* open() { return built.blocks.size() <= first_block ? nullptr : &built.blocks.back(); }

    std::string_view previous() const { return inked(text, lines[last_line].span); }

    /// "a)" below "3." and "c)" below "b)".
    static bool is_next_letter(const Label& before, const Label& label) {
        constexpr std::string_view letters = "abcdđeghiklmnopqrstuvxy";
        if (label.kind != LabelKind::letter) return false;
        if (before.kind != LabelKind::letter) return before.kind > LabelKind::bullet && label.text == "a";
        const auto at = letters.find(before.text);
        return at != std::string_view::npos && letters.substr(at + before.text.size()).starts_with(label.text);
    }

    /// "3.1." below "3." and "2/" below "1/": too well in order to be chance.
    static bool is_next_of(const Label& before, const Label& label) {
        if (label.kind != LabelKind::number && label.kind != LabelKind::decimal) return false;
        auto first_below = before.numbers;
        first_below.push_back(1);
        auto next = before.numbers;
        if (!next.empty()) ++next.back();
        return label.kind == before.kind ? label.numbers == next : label.numbers == first_below;
    }

    /// A label in the middle of wrapped text is only one when the line before came to an end; "số 37 ngày / 15. ..." is
    /// not.
    bool begins_item(const Line& line, const Label& label) {
        if (label.kind == LabelKind::none) return false;
        if (label.kind == LabelKind::bracketed && label.numbers.front() != 1 &&
            label.numbers.front() != last_bracketed + 1)
            return false;
        if (open() == nullptr || after_blank || width == 0) return true;
        if (is_next_of(open()->label, label)) return true;
        const Span behind{line.span.from + label.length, line.span.to};
        if (is_next_letter(open()->label, label) && !starts_lower(text, behind)) return true;
        if (label.kind == LabelKind::roman && is_all_capitals(inked(text, behind))) return true;
        if (lines[last_line].bold_end || ends_clause(previous())) return true;
        if (label.kind == LabelKind::bullet && (previous().ends_with(",") || opens_field(line, label))) return true;
        const bool set_off = line.indent >= indent + 3;
        const bool short_before = last_line_columns * 10 < width * 7;
        return set_off || short_before || is_all_capitals(previous());
    }

    /// "- Đơn vị chủ trì: ...", "- Thời gian thực hiện: ...".
    bool opens_field(const Line& line, const Label& label) const {
        Words words;
        const auto from = line.span.from + label.length;
        append_words(text, {from, std::min(line.span.to, from + 80)}, words);
        for (const auto list : {List::lead_labels, List::partner_labels, List::time_labels, List::product_labels})
            if (const auto length = vocabulary().list(list).length_at(words, 0, words.size());
                length > 0 && is(words, length, ":"))
                return true;
        return false;
    }

    bool begins_paragraph(const Line& line) {
        const auto* block = open();
        if (block == nullptr || block->table > 0) return true;
        if (block->words.empty()) return false;  // the label stood alone on its line
        const bool lower = starts_lower(text, line.span);
        if (lower && !ends_clause(previous()) && !lines[last_line].bold_end) return false;
        if (after_blank) return !(after_page && width > 0 && !ends_clause(previous()) && lower);
        if (width == 0) return true;
        if (lines[last_line].bold_end) return true;
        if (line.indent >= indent + 3 && line.indent < width / 2) return true;
        if (ends_clause(previous()) && opens_closing(line)) return true;
        if (stops_inside_phrase(previous())) return false;
        if (!spaced && !ragged && !lower && would_have_fitted(line)) return true;
        const bool ended = ends_clause(previous()) && last_line_columns * 10 < width * 9;
        const bool heading_above = block->label.kind == LabelKind::roman && is_all_capitals(previous()) &&
                                   !is_all_capitals(inked(text, line.span));
        return (ended && !lower) || heading_above;
    }

    /// The first word of this line had room on the line before: somebody ended that line on purpose.
    bool would_have_fitted(const Line& line) const {
        Words words;
        append_words(text, {line.span.from, std::min(line.span.to, line.span.from + 40)}, words);
        std::size_t end = 1;
        while (end < words.size() && words[end].glued) ++end;  // "41/2020/NĐ-CP" is never parted
        const auto first = words.empty() ? 0U : words[end - 1].span.to - words.front().span.from;
        return (last_line_columns + first + 1) * 20 < width * 17;
    }

    /// "Trên đây là ...", "Yêu cầu ...": the closing passage often follows the last item without an empty line.
    bool opens_closing(const Line& line) const {
        Words words;
        append_words(text, {line.span.from, std::min(line.span.to, line.span.from + 80)}, words);
        return !words.empty() && words.front().capital &&
               vocabulary().list(List::closing_openers).length_at(words, 0, words.size()) > 1;
    }

    void append(const Line& line, std::uint32_t label_length) {
        append_words(text, {line.span.from + label_length, line.span.to}, built.words);
        auto& block = built.blocks.back();
        block.words.to = built.words.size();
        block.span.to = line.span.to;
        block.closed = ends_clause(inked(text, line.span)) || line.bold_end;
        block.bold = line.bold_end;
    }

    void start(const Line& line, Label label, std::size_t number) {
        const auto length = label.length;
        if (label.kind == LabelKind::bracketed)
            last_bracketed = label.numbers.front();
        else if (label.kind > LabelKind::bullet)
            last_bracketed = 0;
        Block block;
        block.label = std::move(label);
        block.span = line.span;
        block.words = {built.words.size(), built.words.size()};
        block.first_line = number;
        block.part = part;
        built.blocks.push_back(std::move(block));
        append(line, length);
    }

    void add_table(const Table& table, int number) {
        const auto first = built.blocks.size();
        append_rows(text, table, number, built);
        for (auto b = first; b < built.blocks.size(); ++b) built.blocks[b].part = part;
        built.tables = number;
        after_blank = true;
        last_line = table.end_line - 1;
        last_bracketed = 0;
    }

    void add(std::size_t number) {
        const auto& line = lines[number];
        if (line.blank) {
            after_page = after_page || line.page_mark;
            after_blank = true;
            return;
        }
        auto label = label_at(text, line.span);
        if (begins_item(line, label))
            start(line, std::move(label), number);
        else if (begins_paragraph(line))
            start(line, {}, number);
        else
            append(line, 0);
        after_blank = after_page = false;
        last_line = number;
        last_line_columns = line.columns;
    }
};

/// Whether nearly every numbered or bulleted line follows an empty one.
bool items_stand_apart(std::string_view text, const std::vector<Line>& lines, std::size_t from, std::size_t to) {
    std::size_t labels = 0;
    std::size_t apart = 0;
    for (std::size_t i = from; i < to; ++i) {
        if (lines[i].blank || label_at(text, lines[i].span).kind == LabelKind::none) continue;
        ++labels;
        apart += i == from || lines[i - 1].blank ? 1U : 0U;
    }
    return labels == 0 || apart * 10 >= labels * 8;
}

bool is_footnote(std::string_view text, const Line& line) {
    return inked(text, line.span).starts_with("<sup>");
}

}  // namespace

Blocks blocks_of(std::string_view text, const std::vector<Line>& lines, std::size_t from, std::size_t to,
                 Blocks before) {
    const auto width = wrap_width(lines, from, to);
    Builder builder{text,
                    lines,
                    width,
                    usual_indent(lines, from, to),
                    is_ragged(text, lines, from, to, width),
                    items_stand_apart(text, lines, from, to)};
    builder.first_block = before.blocks.size();
    builder.part = before.blocks.empty() ? 0 : before.blocks.back().part + 1;
    const int tables_before = before.tables;
    builder.built = std::move(before);
    bool in_footnote = false;
    const auto tables = tables_in(text, lines, from, to);
    std::size_t table = 0;
    for (std::size_t i = from; i < to; ++i) {
        if (table < tables.size() && tables[table].first_line == i) {
            builder.add_table(tables[table], tables_before + static_cast<int>(table) + 1);
            i = tables[table++].end_line - 1;
            continue;
        }
        in_footnote = (in_footnote && !lines[i].blank) || is_footnote(text, lines[i]);
        if (!in_footnote) builder.add(i);
    }
    return std::move(builder.built);
}

}  // namespace reader
