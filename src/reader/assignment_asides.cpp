#include "reader/assignment_asides.hpp"

#include "reader/assignment_duties.hpp"
#include "reader/bodies.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_bracket = 60;  ///< words

/// Where the part of the sentence begins that ends before `at`.
std::size_t segment_from(const Words& words, std::size_t from, std::size_t at) {
    while (at > from && words[at - 1].kind != WordKind::mark) --at;
    return at;
}

/// "do Sở Y tế chủ trì", "do Ban Thường trực triệu tập và chủ trì, ...": one verb or two, and no word behind them.
bool ends_with_lead(const Words& words, std::size_t at, std::size_t end) {
    if (const auto first = listed(List::duties, words, at, end); first > 0 && is(words, at + first, "và"))
        at += first + 1;
    const auto verb = listed(List::passive_verbs, words, at, end);
    const auto behind = at + verb;
    return verb > 0 && (behind >= end || words[behind].kind != WordKind::word || words[behind].form == "theo");
}

}  // namespace

void add_label_value(AssignmentBook& book, int item, Range value) {
    const Words& words = book.words;
    value = trim_marks(words, value);
    auto body = body_at(words, value.from, value.to);
    if (!body || has_clause(words, value)) return;
    const auto whole = body_at(words, value.from, value.to, Verbs::firm);
    if (whole && whole->to == value.to && is(words, body->to, "và")) body = whole;
    book.add(item, *body, {true, true, value.from, "row of the leading body"}, {});
}

/// "(Đơn vị thực hiện: Trạm Y tế)", "(do Sở Y tế chủ trì)"
void read_brackets(AssignmentBook& book, int item, Range range) {
    const Words& words = book.words;
    for (auto at = range.from; at + 2 < range.to; ++at) {
        if (words[at].form != "(") continue;
        auto close = at + 1;
        while (close < range.to && close < at + longest_bracket && words[close].form != ")") ++close;
        if (close >= range.to || words[close].form != ")") continue;
        const auto length = listed(List::lead_labels, words, at + 1, close);
        if (length > 0 && is(words, at + 1 + length, ":")) {
            auto end = at + 2 + length;
            while (end < close && words[end].form != ";" &&
                   !(end > at + 3 + length && listed(List::partner_labels, words, end, close) > 0))
                ++end;
            add_label_value(book, item, {at + 2 + length, end});
        } else {
            const auto from = is(words, at + 1, "do") ? at + 2 : at + 1;
            const auto body = body_at(words, from, close);
            if (!body) continue;
            const auto verb = listed(List::passive_verbs, words, body->to, close);
            const auto behind = body->to + verb;  // "(Sở Y tế, các Bộ chủ trì dự án)" only says which ones are meant
            const bool leads = verb > 0 && (from > at + 1 || behind >= close || words[behind].kind == WordKind::mark);
            const bool does = body->to < close && duty_at(words, body->to, close) &&
                              body->to + listed(List::duties, words, body->to, close) == close;
            const auto named = body_at(words, range.from, range.to);  // the bracket belongs to its name
            if (leads || (does && !(named && named->to > at)))
                book.add(item, *body, {true, true, from, "body in brackets that leads"}, {range.from, at});
        }
    }
}

/// "Phun hóa chất: do Trạm Y tế thực hiện", "Hội nghị do Phòng Nội vụ chủ trì", "Việc đưa đón do các xã đảm nhận".
void read_passive(AssignmentBook& book, int item, Range sentence) {
    const Words& words = book.words;
    const bool nominal = listed(List::nominal_openers, words, sentence.from, sentence.to) > 0;
    for (std::size_t at = sentence.from; at + 1 < sentence.to; ++at) {
        if (words[at].form != "do" || words[at].quoted) continue;
        const auto from = nominal ? sentence.from : segment_from(words, sentence.from, at);
        const auto body = body_at(words, at + 1, sentence.to);
        const bool named =
            body && (words[at + 1].capital || (nominal && listed(List::determiners, words, at + 1, sentence.to) > 0));
        if (!named || (!nominal && duty_in_any_case(words, from, at))) continue;
        if (!ends_with_lead(words, body->to, sentence.to)) continue;
        book.add(item, *body, {true, true, at + 1, "work that is done by the body"}, {from, at});
    }
}

}  // namespace reader
