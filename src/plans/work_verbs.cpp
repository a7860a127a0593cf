#include "plans/work_verbs.hpp"

#include <algorithm>

#include "plans/bodies.hpp"
#include "plans/vocabulary.hpp"

namespace plans {
namespace {

constexpr std::size_t near_words = 24;   ///< how far a verb stands from the time that it governs
constexpr std::size_t behind_words = 3;  ///< how far behind it
constexpr std::size_t behind_body = 6;   ///< how far behind the subject: "phải cơ bản hoàn thành"

std::size_t listed(List list, const Words& words, std::size_t at, std::size_t end) {
    return vocabulary().list(list).length_at(words, at, end);
}

/// "Trong năm 2021, UBND xã phải cơ bản hoàn thành ...": the verb stands behind its subject.
bool governs_behind_body(List verbs, const Words& words, Range clause, Range time) {
    if (time.from != clause.from || !is(words, time.to, ",")) return false;
    const auto body = body_at(words, time.to + 1, clause.to);
    if (!body) return false;
    const auto end = std::min(body->to + behind_body, clause.to);
    for (auto at = body->to; at < end && words[at].kind != WordKind::mark; ++at)
        if (listed(verbs, words, at, clause.to) > 0) return true;
    return false;
}

/// A verb of the list stands shortly before the time, or directly behind it.
bool governs(List verbs, const Words& words, Range clause, Range time) {
    const auto from = std::max(clause.from, time.from > near_words ? time.from - near_words : 0);
    for (auto at = from; at < time.from; ++at)
        if (listed(verbs, words, at, time.from) > 0) return true;
    for (auto at = time.to; at < std::min(time.to + behind_words, clause.to); ++at)
        if (listed(verbs, words, at, clause.to) > 0) return true;
    return governs_behind_body(verbs, words, clause, time);
}

/// The word begins a part of its clause, so that a verb here is no object: "kế hoạch kiểm tra" plans, "và kiểm tra"
/// acts.
bool opens_part(const Words& words, Range clause, std::size_t at) {
    if (at == clause.from) return true;
    const auto& before = words[at - 1];
    return before.kind == WordKind::mark || is(words, at - 1, "và") || is(words, at - 1, "để") ||
           is(words, at - 1, "nhằm") || is(words, at - 1, "rồi") || is(words, at - 1, "thời");
}

/// The verb nearest before the time hands something over: "tổ chức rà soát, trình UBND tỉnh trong tháng 6".
bool is_handed_over(const Words& words, Range clause, Range time) {
    std::size_t verb_end = 0;
    for (auto at = clause.from; at < time.from;) {
        std::size_t length = words[at].quoted ? 1 : listed(List::nouns_of_verbs, words, at, time.from);
        if (length == 0) {
            length = listed(List::delivering_verbs, words, at, time.from);
            if (length > 0)
                verb_end = at + length;
            else if (opens_part(words, clause, at) && listed(List::activity_verbs, words, at, time.from) > 0)
                verb_end = 0;
        }
        at += std::max<std::size_t>(length, 1);
    }
    if (verb_end != 0) return time.from - verb_end <= near_words;
    const auto behind = time.to + (is(words, time.to, ",") ? 1 : 0);
    if (time.from == clause.from && listed(List::nouns_of_verbs, words, behind, clause.to) == 0 &&
        listed(List::delivering_verbs, words, behind, clause.to) > 0)
        return true;
    return governs_behind_body(List::delivering_verbs, words, clause, time);
}

}  // namespace

bool has_work(const Words& words, Range clause, Range time) {
    for (auto at = clause.from; at < time.from; ++at) {
        if (words[at].quoted || !opens_part(words, clause, at)) continue;
        for (const auto verbs : {List::activity_verbs, List::delivering_verbs, List::completing_verbs})
            if (listed(verbs, words, at, time.from) > 0) return true;
    }
    return false;
}

bool is_finished(const Words& words, Range clause, Range time) {
    return governs(List::completing_verbs, words, clause, time);
}

bool is_completion(const Words& words, Range clause, Range time) {
    return is_finished(words, clause, time) || is_handed_over(words, clause, time);
}

bool is_lasting(const Words& words, Range clause, Range time) {
    return governs(List::lasting_verbs, words, clause, time);
}

}  // namespace plans
