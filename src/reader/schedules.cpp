#include "reader/schedules.hpp"

#include <algorithm>
#include <array>
#include <ranges>

#include "reader/phrases_clock.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/work_verbs.hpp"

namespace reader {
namespace {

constexpr std::size_t words_looked_at = 12;  ///< behind the label, for a verb that tells of the past

bool shows_year(std::string_view text) {
    std::size_t digits = 0;
    return std::any_of(text.begin(), text.end(), [&](char c) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        return digits == 4;
    });
}

std::optional<base::Day> year_before(std::optional<base::Day> day) {
    if (!day) return std::nullopt;
    const auto parts = base::parts_of(*day);
    return base::make_day(static_cast<int>(parts.year()) - 1, static_cast<int>(static_cast<unsigned>(parts.month())),
                          static_cast<int>(static_cast<unsigned>(parts.day())));
}

/// A sentence that tells what happened then: "Tháng 3/2021, xã đã trồng ...".
bool tells_of_past(const Words& words, std::size_t at, std::size_t end) {
    const auto stop = std::min(end, at + words_looked_at);
    for (; at < stop; ++at)
        if (is(words, at, "đã")) return true;
    return false;
}

/// "15/7 - 20/7/2021: kiểm tra".
void reach_other_end(const Words& words, Range clause, Slot& time) {
    if (!is(words, time.where.to, "-") && !is(words, time.where.to, "đến")) return;
    const auto last = match_slot("time", words, time.where.to + 1, clause.to);
    if (!last || time.times.size() != 1 || last->times.size() != 1) return;
    time.times.front().last = last->times.front().last;
    time.spanned = true;
    time.where.to = last->where.to;
}

/// "Ngày 11/1/2021 từ 8h30 - 17h": the word behind the hours, or behind the day when it has none.
std::size_t behind_hours(const Words& words, std::size_t at, std::size_t end) {
    if (is(words, at, "("))
        if (const auto weekday = weekday_at(words, at + 1, end); weekday.used > 0) return at + 2 + weekday.used;
    auto next = at + (is_any(words, at, {"từ", "lúc", "vào", "(", ","}) ? 1U : 0U);
    const auto first = match_slot("hour", words, next, end);
    if (!first) return at;
    next = first->where.to;
    if (is_any(words, next, {"-", "đến"}))
        if (const auto last = match_slot("hour", words, next + 1, end)) next = last->where.to;
    return is(words, next, ")") ? next + 1 : next;
}

}  // namespace

std::optional<Slot> time_label(const Words& words, Range clause) {
    const bool number = words[clause.from].kind == WordKind::number;
    if (!words[clause.from].capital && !number) return std::nullopt;
    const std::size_t day = is(words, clause.from, "ngày") ? 1 : 0;
    auto time = match_slot("time", words, clause.from + day, clause.to);
    if (!time) return std::nullopt;
    reach_other_end(words, clause, *time);
    const auto behind = day == 1 ? behind_hours(words, time->where.to, clause.to) : time->where.to;
    const bool held =
        behind > time->where.to && is(words, behind, "tại");  // "Ngày 12/1 từ 8h30 - 14h00 tại Hội trường"
    const bool colon = is(words, behind, ":");
    const bool ends = behind + (colon ? 1 : 0) >= clause.to;
    const bool month = is_any(words, clause.from, {"tháng", "quý", "tuần"});
    const bool part = is_any(words, clause.from, {"đầu", "giữa", "cuối"});
    const bool alone = ends && (month || (colon && day == 1));
    const bool labels = colon && !ends;
    const auto work = behind + (is(words, behind, ",") ? 1 : 0);
    const bool sentence = !ends && (month || part || day == 1) && !tells_of_past(words, behind, clause.to) &&
                          (held || (work > behind ? !is(words, work, "ngày") : has_work(words, {work, work + 1})));
    if (!alone && !labels && (!sentence || number)) return std::nullopt;
    time->where = {clause.from, alone ? behind : labels ? behind + 1 : work};
    return time;
}

std::optional<Slot> time_before_verb(const Words& words, Range clause, std::size_t at) {
    if (is(words, at, ":")) ++at;
    const bool opens = at == clause.from || (words[at - 1].kind == WordKind::mark && !words[at].glued);
    if (at >= clause.to || !opens) return std::nullopt;
    const std::size_t day = is(words, at, "ngày") ? 1 : 0;
    auto time = match_slot("time", words, at + day, clause.to);
    if (!time || !has_work(words, {time->where.to, time->where.to + 1})) return std::nullopt;
    const auto& last = time->times.back().last;
    const bool bare_day = last.day != 0 && words[at].kind == WordKind::number;
    if (last.month == 0 || bare_day) return std::nullopt;
    if (tells_of_past(words, time->where.to, clause.to)) return std::nullopt;
    return time;
}

void order_rows(Reading& into) {
    const Deadline* next = nullptr;
    for (auto& found : std::views::reverse(into.deadlines)) {
        auto& row = found.value;
        if (found.rule != schedule_rule || !row.from) continue;
        const bool later = next != nullptr && next->section == row.section && *row.from > *next->from;
        if (later && !shows_year(row.text)) {
            row.from = year_before(row.from);
            row.until = year_before(row.until);
        }
        next = &row;
    }
}

}  // namespace reader
