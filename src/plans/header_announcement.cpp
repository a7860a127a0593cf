#include <algorithm>

#include "base/text.hpp"
#include "plans/bodies.hpp"
#include "plans/header_cells.hpp"
#include "plans/phrases_dates.hpp"
#include "plans/vocabulary.hpp"

namespace plans {
namespace {

constexpr std::size_t announced_lines = 24;  ///< from the top
constexpr std::uint32_t longest_announcement = 900;
constexpr std::size_t longest_name = 14;  ///< words of a body and its verb
constexpr std::string_view rule = "announcement of the document on its page";

/// "234/CĐ-TTg", "30-KH/BDVTU": the words that hang together from a number on.
Range code_from(const Words& words, std::size_t at) {
    if (at >= words.size() || words[at].kind != WordKind::number) return {at, at};
    auto end = at + 1;
    bool slash = false;
    while (end < words.size() && words[end].glued) {
        slash = slash || words[end].form == "/";
        ++end;
    }
    while (end > at && words[end - 1].kind == WordKind::mark) --end;
    return slash ? Range{at, end} : Range{at, at};
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

/// The body in front of "ban hành", "ra", "vừa ký" and the like.
std::optional<Range> announcer(const Words& words, std::size_t kind) {
    for (std::size_t at = 0; at < kind; ++at) {
        if (!words[at].capital || (at > 0 && words[at].glued)) continue;
        for (auto verb = at + 1; verb < kind && verb < at + longest_name; ++verb) {
            if (vocabulary().list(List::announcing_verbs).length_at(words, verb, kind) == 0) continue;
            const auto body = body_at(words, at, verb);
            if (body && body->to + 2 >= verb) return body;
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
        if (!into.type)
            into.type = {base::to_lower(printed(text, words, {at, at + kind})), span_of(words, {at, at + kind}),
                         std::string(rule)};
        if (!into.number && !code.empty())
            into.number = {printed(text, words, code), span_of(words, code), std::string(rule)};
        if (!issuer) return true;
        if (!into.issuer) into.issuer = {printed(text, words, *issuer), span_of(words, *issuer), std::string(rule)};
        auto date = day_after(words, code.empty() ? next : code.to, std::min(words.size(), next + 12));
        if (!date) date = day_after(words, 0, at);
        if (date && !into.date)
            if (const auto day = day_of_slot(*date, 0))
                into.date = {*day, span_of(words, date->where), std::string(rule)};
        for (auto about = next; about < words.size() && !into.title; ++about) {
            if (words[about].form != "về") continue;
            const auto title = trim_marks(words, {about, words.size()});
            into.title = {printed(text, words, title), span_of(words, title), std::string(rule)};
        }
        return true;
    }
    return false;
}

}  // namespace

void read_announcement(std::string_view text, const std::vector<Line>& lines, Reading& into) {
    if (into.number || into.date || (into.type && into.issuer)) return;
    for (std::size_t i = 0; i < lines.size() && i < announced_lines && !into.date; ++i) {
        if (lines[i].blank || lines[i].columns > longest_announcement) continue;
        if (begins_with_list(List::basis_openers, plain(text, lines[i].span))) return;
        read_line(text, lines[i], into);
    }
}

}  // namespace plans
