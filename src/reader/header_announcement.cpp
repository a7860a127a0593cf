#include <algorithm>

#include "base/text.hpp"
#include "reader/blocks.hpp"
#include "reader/bodies.hpp"
#include "reader/header_cells.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t announced_lines = 24;  ///< from the top
constexpr std::uint32_t longest_announcement = 900;
constexpr std::size_t farthest_year = 6000;  ///< bytes
constexpr std::size_t longest_name = 14;     ///< words of a body and its verb
constexpr std::string_view rule = "announcement of the document on its page";

/// "234/CĐ-TTg", "30-KH/BDVTU": the words that hang together from a number on.
Range code_from(const Words& words, std::size_t at) {
    if (at >= words.size() || words[at].kind != WordKind::number) return {at, at};
    auto end = at + 1;
    bool slash = false;
    const auto goes_on = [&] {  // "2221 /UBND-TH" too
        const bool apart = is(words, end, "/") && end + 1 < words.size() && words[end + 1].glued;
        return end < words.size() && (words[end].glued || apart);
    };
    while (goes_on()) {
        slash = slash || words[end].form == "/";
        ++end;
    }
    while (end > at && words[end - 1].kind == WordKind::mark) --end;
    return slash ? Range{at, end} : Range{at, at};
}

std::string without_blanks(std::string number) {
    std::erase(number, ' ');
    return number;
}

/// The first day with its year that stands behind "ngày".
std::optional<Slot> day_after(const Words& words, std::size_t at, std::size_t end) {
    for (; at < end; ++at) {
        if (words[at].form != "ngày") continue;
        auto slot = match_slot("day", words, at + 1, end);
        if (slot && slot->printed_day().year != 0) return slot;
    }
    return std::nullopt;
}

/// "Ngày 04/12, UBND tỉnh ban hành ...": the year is the first that the page prints.
std::optional<base::Day> day_without_year(std::string_view text, const Words& words, std::size_t end) {
    for (std::size_t at = 0; at < end; ++at) {
        if (words[at].form != "ngày") continue;
        const auto slot = match_slot("day", words, at + 1, end);
        if (!slot || slot->printed_day().year != 0) continue;
        Words page;
        append_words(text, {0, static_cast<std::uint32_t>(std::min(text.size(), farthest_year))}, page);
        for (std::size_t year = 0; year < page.size(); ++year)
            if (const auto printed_year = number_at(page, year, page.size(), 2000, 2099))
                return day_of_slot(*slot, *printed_year);
    }
    return std::nullopt;
}

/// "Chủ tịch UBND tỉnh Lò Văn Páo": who holds the office is no part of its name.
Range without_holder(const Words& words, Range body) {
    for (auto at = body.from + 1; at + 1 < body.to; ++at) {
        const bool uncle = is(words, at, "hồ") && is(words, at + 1, "chí");
        if (!words[at].capital || words[at].upper || uncle || body.to - at > 4 || body.to - at < 3) continue;
        if (vocabulary().list(List::surnames).length_at(words, at, body.to) == 0) continue;
        const bool name = std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at),
                                      words.begin() + static_cast<std::ptrdiff_t>(body.to),
                                      [](const Word& word) { return word.capital && word.kind == WordKind::word; });
        if (name) return {body.from, at};
    }
    return body;
}

/// The body in front of "ban hành", "ra", "vừa ký" and the like.
std::optional<Range> announcer(const Words& words, std::size_t kind) {
    for (std::size_t at = 0; at < kind; ++at) {
        if (!words[at].capital || (at > 0 && words[at].glued)) continue;
        for (auto verb = at + 1; verb < kind && verb < at + longest_name; ++verb) {
            if (vocabulary().list(List::announcing_verbs).length_at(words, verb, kind) == 0) continue;
            const auto body = body_at(words, at, verb);
            if (body && body->to + 2 >= verb) return without_holder(words, *body);
            break;
        }
    }
    return std::nullopt;
}

/// The kind is printed with a capital, or follows its verb: "đã có công điện số 37/TK".
bool may_be_kind(const Words& words, std::size_t at) {
    if (words[at].capital) return true;
    for (std::size_t back = 1; back <= 2 && back <= at; ++back)
        if (vocabulary().list(List::announcing_verbs).length_at(words, at - back, at) == back) return true;
    return false;
}

/// "... về việc phòng bão", or without "về" what follows the number: "Công văn số 5/UBND-TH, tổng hợp ý kiến ...". It
/// ends with its sentence.
void read_announced_title(std::string_view text, const Words& words, Range code, Reading& into) {
    auto end = code.to;
    while (end < words.size() && !ends_sentence(words, end, words.size()) && words[end].form != ";") ++end;
    const bool dated = is(words, code.to, "ngày") || is(words, code.to, "của") || is(words, code.to + 1, "ngày");
    auto from = code.to;
    while (from < end && words[from].form != "về") ++from;
    if (!code.empty() && !dated && end > code.to + 2) from = code.to;
    const auto title = trim_marks(words, {from, end});
    if (!title.empty()) into.title = {printed(text, words, title), span_of(words, title), std::string(rule)};
}

/// "Công điện 234/CĐ-TTg", "Kế hoạch số 5/KH-UBND" in a heading or in the sentence that tells of it.
bool read_line(std::string_view text, const Line& line, Reading& into) {
    Words words;
    append_words(text, line.span, words);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!may_be_kind(words, at)) continue;
        const auto kind = vocabulary().list(List::document_kinds).length_at(words, at, words.size());
        if (kind == 0) continue;
        auto next = at + kind;
        if (is(words, next, "số")) ++next;
        const auto code = code_from(words, next);
        const auto issuer = announcer(words, at);
        const bool heads_line = at == 0 || (at == 2 && is(words, 1, "văn"));  // "Toàn văn Công điện ..."
        if (!issuer && (code.empty() || !heads_line)) continue;
        if (!into.type && !is(words, at, "văn"))  // "văn bản" may be of any kind
            into.type = {base::to_lower(printed(text, words, {at, at + kind})), span_of(words, {at, at + kind}),
                         std::string(rule)};
        if (!into.number && !code.empty())
            into.number = {without_blanks(printed(text, words, code)), span_of(words, code), std::string(rule)};
        if (!issuer) return true;
        if (!into.issuer) into.issuer = {printed(text, words, *issuer), span_of(words, *issuer), std::string(rule)};
        auto date = day_after(words, code.empty() ? next : code.to, std::min(words.size(), next + 12));
        if (!date) date = day_after(words, 0, at);
        if (date && !into.date)
            if (const auto day = day_of_slot(*date, 0))
                into.date = {*day, span_of(words, date->where), std::string(rule)};
        if (!into.date)
            if (const auto day = day_without_year(text, words, at))
                into.date = {*day, span_of(words, {0, at}), std::string(rule)};
        if (!into.title) read_announced_title(text, words, code.empty() ? Range{next, next} : code, into);
        return true;
    }
    return false;
}

}  // namespace

void read_announcement(std::string_view text, const std::vector<Line>& lines, Reading& into) {
    if (into.number || into.date || (into.type && into.issuer)) return;
    for (std::size_t i = 0; i < lines.size() && i < announced_lines && !into.date; ++i) {
        const auto label = label_at(text, lines[i].span).kind;
        if (label != LabelKind::none && label != LabelKind::bullet) return;
        if (lines[i].blank || lines[i].columns > longest_announcement) continue;
        if (begins_with_list(List::basis_openers, plain(text, lines[i].span))) return;
        read_line(text, lines[i], into);
    }
}

}  // namespace reader
