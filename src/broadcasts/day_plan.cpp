#include "broadcasts/day_plan.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace broadcasts {
namespace {

constexpr std::int64_t ms_per_minute = 60'000;

base::Instant at_minute(base::Day day, std::int64_t minute) {
    return {base::start_of(day).ms + minute * ms_per_minute};
}

bool holds(const Airing& airing, base::Instant at) {
    return airing.from <= at && at <= airing.until;
}

/// Emergencies that begin on the day, one behind the other. One that was written for a day to come begins with the
/// permitted hours, not at midnight.
std::vector<Slot> emergencies_of(const Rule& rule, base::Day day, const std::vector<Airing>& airings) {
    std::vector<Slot> slots;
    for (const auto& one : airings) {
        if (one.priority != Priority::emergency || base::day_of(one.from) != day) continue;
        const auto begins = one.from == base::start_of(day) ? at_minute(day, rule.earliest) : one.from;
        if (!holds(one, begins)) continue;
        slots.push_back({.minute = (begins.ms - base::start_of(day).ms) / ms_per_minute,
                         .is_emergency = true,
                         .starts_at = begins,
                         .ends_at = {begins.ms + repeats_of(true) * one.length.count()},
                         .messages = {one.message}});
    }
    std::ranges::sort(slots, {}, &Slot::starts_at);
    std::vector<Slot> in_turn;
    for (auto& slot : slots) {
        if (in_turn.empty() || in_turn.back().ends_at < slot.starts_at) {
            in_turn.push_back(std::move(slot));
            continue;
        }
        // The next one is said in the same breath.
        auto& before = in_turn.back();
        before.ends_at = {before.ends_at.ms + slot.ends_at.ms - slot.starts_at.ms};
        before.messages.push_back(slot.messages.front());
    }
    return in_turn;
}

/// When a slot begins and must be over, with the emergencies around it.
Slot room(const Rule& rule, base::Day day, std::int64_t minute, std::int64_t next,
          const std::vector<Slot>& emergencies) {
    Slot slot{.minute = minute, .starts_at = at_minute(day, minute)};
    auto latest = std::min({at_minute(day, minute + rule.longest), at_minute(day, next), at_minute(day, rule.latest)});
    for (const auto& one : emergencies) {
        if (one.starts_at <= slot.starts_at && slot.starts_at < one.ends_at) slot.starts_at = one.ends_at;
        if (one.starts_at > slot.starts_at) latest = std::min(latest, one.starts_at);
    }
    slot.ends_at = std::max(slot.starts_at, latest);
    return slot;
}

}  // namespace

DayPlan plan_day(const Rule& rule, const std::vector<std::int64_t>& times, base::Day day,
                 const std::vector<Airing>& airings) {
    DayPlan plan{.slots = emergencies_of(rule, day, airings)};
    const auto emergencies = plan.slots;
    std::map<MessageId, int> heard;
    std::set<MessageId> due;
    for (const auto& one : emergencies)
        for (const auto& message : one.messages) ++heard[message];
    for (std::size_t i = 0; i < times.size(); ++i) {
        auto slot = room(rule, day, times[i], i + 1 < times.size() ? times[i + 1] : rule.latest, emergencies);
        std::vector<Airing> waiting;
        for (const auto& one : airings)
            if (holds(one, slot.starts_at)) waiting.push_back(one);
        std::ranges::sort(waiting, {}, [&](const Airing& one) {
            const bool is_ordinary = one.priority == Priority::ordinary;
            return std::tuple(is_ordinary, is_ordinary ? heard[one.message] : 0, one.from, one.message);
        });
        auto ends_at = slot.starts_at;
        for (const auto& one : waiting) {
            due.insert(one.message);
            if (ends_at.ms + one.length.count() > slot.ends_at.ms) continue;
            ends_at = {ends_at.ms + one.length.count()};
            slot.messages.push_back(one.message);
            ++heard[one.message];
        }
        slot.ends_at = ends_at;
        plan.slots.push_back(std::move(slot));
    }
    std::ranges::sort(plan.slots, {}, [](const Slot& one) { return std::tuple(one.starts_at, one.minute); });
    for (const auto& message : due)
        if (heard[message] == 0) plan.left_over.push_back(message);
    return plan;
}

}  // namespace broadcasts
