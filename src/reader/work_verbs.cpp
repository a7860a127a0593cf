#include "reader/work_verbs.hpp"

#include <algorithm>

#include "reader/bodies.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t near_words = 40;   ///< how far a verb stands from the time that it governs
constexpr std::size_t behind_words = 3;  ///< how far behind it
constexpr std::size_t prepared_words = 16;
constexpr std::size_t behind_body = 6;  ///< how far behind the subject: "phải cơ bản hoàn thành"

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

/// "xong trước 15/10/2023, kiểm định hệ thống điện trong tháng 11/2023": the verb has its time directly behind it.
/// That "đợt 2" takes the verb along.
bool has_own_time(const Words& words, std::size_t at, std::size_t length, Range time) {
    auto part = time.from;
    while (part > at && words[part - 1].kind != WordKind::mark) --part;
    if (is_any(words, part, {"đợt", "lần", "kỳ", "giai"})) return false;
    for (const auto from : {at, at + length}) {
        const auto own = vocabulary().deadlines.match_at(words, from, time.from);
        if (own && !own->slots.empty() && own->where.to > at + length) return true;
    }
    return false;
}

/// A verb of the list stands shortly before the time, or directly behind it.
bool governs(List verbs, const Words& words, Range clause, Range time) {
    const auto from = std::max(clause.from, time.from > near_words ? time.from - near_words : 0);
    for (auto at = from; at < time.from; ++at)
        if (const auto length = listed(verbs, words, at, time.from);
            length > 0 && !has_own_time(words, at, length, time))
            return true;
    for (auto at = time.to; at < std::min(time.to + behind_words, clause.to); ++at)
        if (listed(verbs, words, at, clause.to) > 0) return true;
    return governs_behind_body(verbs, words, clause, time);
}

/// The word begins a part of its clause, so that a verb here is no object: "kế hoạch kiểm tra" plans, "và kiểm tra"
/// acts.
bool opens_part(const Words& words, Range clause, std::size_t at) {
    if (at == clause.from) return true;
    const auto& before = words[at - 1];
    return before.kind == WordKind::mark || is_any(words, at - 1, {"và", "để", "nhằm", "rồi", "thời"});
}

/// The object of another verb: "hướng dẫn quyết toán", "kiểm tra việc bàn giao".
bool is_object(const Words& words, Range clause, std::size_t at) {
    for (std::size_t length = 1; length <= 2 && at >= clause.from + length; ++length)
        if (listed(List::verbs_of_verbs, words, at - length, at) == length) return true;
    return false;
}

/// "Trong quý II, nghiên cứu, ban hành theo thẩm quyền hoặc trình ...": what is prepared first is handed over at last.
bool is_prepared(const Words& words, Range clause, std::size_t at) {
    const auto end = std::min(clause.to, at + prepared_words);
    while (at < end) {
        const auto preparing = listed(List::preparing_verbs, words, at, clause.to);
        if (preparing == 0) return false;
        at += preparing;
        while (at < end && words[at].kind == WordKind::word && !is(words, at, "và")) ++at;
        if (at < end) ++at;
        if (listed(List::nouns_of_verbs, words, at, clause.to) == 0 &&
            listed(List::delivering_verbs, words, at, clause.to) > 0)
            return true;
    }
    return false;
}

/// The verb nearest before the time hands something over: "tổ chức rà soát, trình UBND tỉnh trong tháng 6".
bool is_handed_over(const Words& words, Range clause, Range time) {
    std::size_t verb_end = 0;
    for (auto at = clause.from; at < time.from;) {
        std::size_t length = words[at].quoted ? 1 : listed(List::nouns_of_verbs, words, at, time.from);
        if (length == 0) {
            length = listed(List::delivering_verbs, words, at, time.from);
            if (length > 0 && !is_object(words, clause, at))
                verb_end = at + length;
            else if (length == 0 && opens_part(words, clause, at) &&
                     listed(List::activity_verbs, words, at, time.from) > 0)
                verb_end = 0;
        }
        at += std::max<std::size_t>(length, 1);
    }
    if (verb_end != 0) return time.from - verb_end <= near_words;
    const auto behind = time.to + (is(words, time.to, ",") ? 1 : 0);
    if (time.from == clause.from && listed(List::nouns_of_verbs, words, behind, clause.to) == 0 &&
        listed(List::delivering_verbs, words, behind, clause.to) > 0)
        return true;
    if (time.from == clause.from && is_prepared(words, clause, behind)) return true;
    return governs_behind_body(List::delivering_verbs, words, clause, time);
}

}  // namespace

bool has_work(const Words& words, Range stretch) {
    for (auto at = stretch.from; at < stretch.to; ++at) {
        if (words[at].quoted || !opens_part(words, stretch, at)) continue;
        for (const auto verbs : {List::activity_verbs, List::delivering_verbs, List::completing_verbs})
            if (listed(verbs, words, at, words.size()) > 0) return true;
    }
    return false;
}

bool has_activity(const Words& words, Range stretch) {
    for (auto at = stretch.from; at < stretch.to; ++at)
        if (!words[at].quoted && opens_part(words, stretch, at) &&
            listed(List::activity_verbs, words, at, stretch.to) > 0)
            return true;
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

bool is_opening_day(const Words& words, Range clause, const Match& match) {
    const auto* time = match.slot("time");
    if (time == nullptr || time->times.size() != 1 || time->printed_day().day == 0) return false;
    for (auto at = match.where.from; at > clause.from + 1; --at) {
        if (is(words, at - 1, "xong") || (is(words, at - 2, "hoàn") && is(words, at - 1, "thành"))) return false;
        if (is(words, at - 2, "khánh") && is(words, at - 1, "thành")) return true;
        if (is(words, at - 2, "thông") && is(words, at - 1, "xe")) return true;
    }
    return false;
}

bool is_summing_up_of_year(const Words& words, Range clause, const Match& match) {
    bool year = false;
    for (const auto& slot : match.slots)
        for (const auto& time : slot.times) year = year || time.last.month == 0;
    for (auto at = match.where.from; at < match.where.to; ++at)
        year = year || (is(words, at, "cuối") && is(words, at + 1, "năm"));
    const auto from = std::max(clause.from, match.where.from > near_words ? match.where.from - near_words : 0);
    const auto to = std::min(match.where.to + behind_body, clause.to);
    bool summed = false;
    for (auto at = from; at + 1 < to; ++at)
        summed = summed || ((is(words, at, "sơ") || is(words, at, "tổng")) && is(words, at + 1, "kết"));
    return year && summed;
}

}  // namespace reader
