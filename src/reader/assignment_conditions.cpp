#include "reader/assignment_conditions.hpp"

#include "reader/assignment_duties.hpp"
#include "reader/bodies.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_condition = 40;  ///< words
constexpr std::size_t longest_topic = 64;      ///< words of "Đối với ..." with the paper that lists what is meant
constexpr std::size_t longest_trouble = 80;    ///< words up to what is to be said of a difficulty

/// The first thing asked of the body, behind "thì" when a condition stands between, is to say so.
bool says_so(const Words& words, std::size_t from, Range body, std::size_t end) {
    bool condition = false;
    for (auto at = from; at < body.to; ++at)
        condition = condition || words[at].form == "nếu" || (is(words, at, "trường") && is(words, at + 1, "hợp"));
    if (condition) return listed(List::difficulty_words, words, body.to, end) > 0;
    for (auto at = body.to; at + 1 < end && at < body.to + longest_trouble; ++at) {
        condition = condition || words[at].form == "nếu";
        if (condition && words[at].form == "thì") return listed(List::difficulty_words, words, at + 1, end) > 0;
    }
    return false;
}

/// "các cơ sở vi phạm", "các hộ chưa đăng ký": not a kind of body but those of it whom the case concerns.
bool tells_apart(const Words& words, std::size_t at, std::size_t end) {
    for (; at < end; ++at)
        if (is_any(words, at, {"vi", "chưa", "không", "có", "bị", "được", "đã", "đang", "còn", "chậm"})) return true;
    return false;
}

}  // namespace

std::size_t behind_condition(const Words& words, std::size_t at, std::size_t end) {
    for (auto next = at; next + 1 < end && next < at + longest_condition; ++next)
        if (words[next].form == "thì") return next + 1;
    return at;
}

std::size_t behind_topic(const Words& words, std::size_t at, std::size_t end) {
    const bool counted = words[at].kind == WordKind::number;  // "12 xã chưa có trạm bơm, các xã ..."
    if (words[at].capital || (!counted && listed(List::determiners, words, at, end) == 0)) return at;
    const bool matter = !body_at(words, at, end);  // "các trường hợp khó khăn"
    for (auto next = at + 1; next + 1 < end && next < at + longest_topic; ++next) {
        if (is(words, next - 1, ",") && matter && address_at(words, next, end).addressed) return next;
        if (words[next].form == ":" || words[next].form == "thì") return at;
        if (words[next - 1].form != "," ||
            !(words[next].capital || (matter && listed(List::determiners, words, next, end) > 0)))
            continue;
        const auto body = body_at(words, next, end);
        if (!body || !has_duty(words, body->to, end, {})) continue;
        const auto topic = body_at(words, at, end);
        const bool listed_with = topic && topic->to >= body->to && !tells_apart(words, at, next);
        return listed_with ? at : next;
    }
    return at;
}

std::optional<Range> met_condition(const Words& words, std::size_t at, std::size_t end) {
    if (listed(List::determiners, words, at, end) == 0 || !body_at(words, at, end)) return std::nullopt;
    const auto then = behind_condition(words, at, end);
    for (auto next = at; next < then; ++next)
        if (words[next].kind == WordKind::mark) return std::nullopt;
    if (then == at || !duty_at(words, then, end)) return std::nullopt;
    return Range{at, then - 1};
}

bool only_complains(const Words& words, std::size_t from, Range body, std::size_t end) {
    bool trouble = false;
    for (auto at = from; at + 1 < end && at < from + longest_trouble; ++at)
        trouble = trouble || (is(words, at, "vướng") && is(words, at + 1, "mắc")) ||
                  (is(words, at, "phát") && is(words, at + 1, "sinh")) ||
                  (is(words, at, "chưa") && is(words, at + 1, "phù")) ||
                  (is(words, at, "khó") && is(words, at + 1, "khăn")) ||
                  ((is(words, at, "cần") || is(words, at, "phải")) && is(words, at + 1, "sửa"));
    return trouble && says_so(words, from, body, end);
}

}  // namespace reader
