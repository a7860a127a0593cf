#include <algorithm>

#include "base/text.hpp"
#include "reader/bodies.hpp"
#include "reader/duties.hpp"
#include "reader/header_cells.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t searched_for_resolution = 120;  ///< lines
constexpr std::size_t searched_for_note = 20;         ///< lines of a document without a header of its own
constexpr std::size_t searched_for_enclosure = 400;   ///< lines of a decision that lost its header
constexpr std::size_t lines_of_note = 3;
constexpr std::size_t shortest_title = 4;  ///< words
constexpr std::string_view note_rule = "note that names what the document was issued with";

std::string_view raw_of(std::string_view text, const Line& line) {
    return text.substr(line.span.from, line.span.to - line.span.from);
}

/// "QUYẾT ĐỊNH:" - the kind, and what is decided follows.
std::optional<std::string> resolution_in(std::string_view text, const Line& line) {
    auto print = plain(text, line.span);
    if (print.empty() || print.back() != ':') return std::nullopt;
    print.pop_back();
    const auto kind = std::string(base::trim(print));
    return is_title_kind(kind) ? std::optional(kind) : std::nullopt;
}

/// The longest line of capitals above the grounds: what the decision is about.
void take_title(std::string_view text, const std::vector<Line>& lines, std::size_t end, Reading& into) {
    for (std::size_t i = 0; i < end; ++i) {
        if (lines[i].blank) continue;
        const auto print = plain(text, lines[i].span);
        if (!is_all_capitals(print) || words_in(print).size() < shortest_title) continue;
        const bool body = begins_with_list(List::heads, print) && !begins_with_list(List::not_heads, print);
        if (body || begins_with_list(List::motto, print)) continue;
        if (into.title && print.size() <= into.title->value.size()) continue;
        into.title = {print, lines[i].span, "line of capitals above the grounds of a decision"};
    }
}

/// "(Kèm theo Quyết định số 7/QĐ-UBND ngày 26/6/2018 của Chủ tịch UBND tỉnh)"
void take_note(std::string_view text, const Words& words, std::size_t at, Reading& into) {
    const auto kind = vocabulary().list(List::document_kinds).length_at(words, at, words.size());
    if (kind == 0) return;
    const auto number = is(words, at + kind, "số") ? at + kind + 1 : at + kind;
    const auto code = code_at(words, number, words.size());
    if (!code) return;
    const std::string rule(note_rule);
    into.number = {printed(text, words, *code), span_of(words, *code), rule};
    std::erase(into.number->value, ' ');
    for (auto next = code->to; next < words.size() && words[next].form != ")" && words[next].form != ";"; ++next) {
        if (is(words, next, "ngày") && !into.date)
            if (const auto slot = match_slot("day", words, next + 1, words.size()))
                if (const auto day = day_of_slot(*slot, 0)) into.date = {*day, span_of(words, slot->where), rule};
        if (is(words, next, "của") && !into.issuer)
            if (const auto body = body_at(words, next + 1, words.size()))
                into.issuer = {printed(text, words, *body), span_of(words, *body), rule};
    }
}

/// "Toàn văn Quy chế thi đua" above the note.
void take_kind_above(std::string_view text, const std::vector<Line>& lines, std::size_t note, Reading& into) {
    for (std::size_t i = 0; i < note; ++i) {
        Words words;
        append_words(text, lines[i].span, words);
        for (std::size_t at = 0; at < words.size() && !into.type; ++at) {
            const auto kind = vocabulary().list(List::title_kinds).length_at(words, at, words.size());
            if (kind == 0 || !words[at].capital) continue;
            const std::string rule = "kind named above the note of enclosure";
            into.type = {base::to_lower(printed(text, words, {at, at + kind})), span_of(words, {at, at + kind}), rule};
            const Range title{at + kind, words.size()};
            if (!into.title && !title.empty()) into.title = {printed(text, words, title), span_of(words, title), rule};
        }
    }
}

}  // namespace

std::optional<Resolution> resolution_without_header(std::string_view text, const std::vector<Line>& lines) {
    std::optional<std::size_t> grounds;
    for (std::size_t i = 0; i < lines.size() && i < searched_for_resolution; ++i) {
        if (lines[i].blank) continue;
        if (is_title_kind(plain(text, lines[i].span))) return std::nullopt;
        if (!grounds && form_of(raw_of(text, lines[i])).starts_with("căn cứ")) grounds = i;
        if (!grounds) continue;
        if (const auto kind = resolution_in(text, lines[i])) return Resolution{*kind, lines[i].span, *grounds};
    }
    return std::nullopt;
}

void read_title_above_grounds(std::string_view text, const std::vector<Line>& lines, std::size_t grounds,
                              Reading& into) {
    take_title(text, lines, grounds, into);
}

void read_enclosure_note(std::string_view text, const std::vector<Line>& lines, Reading& into) {
    if (into.number) return;
    const auto end = std::min(lines.size(), into.type ? searched_for_enclosure : searched_for_note);
    for (std::size_t i = 0; i < end && !into.number; ++i) {
        if (lines[i].blank || raw_of(text, lines[i]).find("èm theo") == std::string_view::npos) continue;
        const auto last = std::min(lines.size(), i + lines_of_note) - 1;
        Words words;
        append_words(text, {lines[i].span.from, lines[last].span.to}, words);
        const bool note = !words.empty() && words.front().form == "(";
        for (std::size_t at = 0; note && at + 2 < words.size() && at < 6 && !into.number; ++at)
            if (is(words, at, "kèm") && is(words, at + 1, "theo")) take_note(text, words, at + 2, into);
        if (into.number && !into.type) take_kind_above(text, lines, i, into);
    }
}

}  // namespace reader
