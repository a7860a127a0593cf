#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "broadcasts/rule.hpp"
#include "outreach/message.hpp"

/// What a loudspeaker says on a day: computed from its times and the messages meant for it, the same for whoever asks.
namespace broadcasts {

using outreach::MessageId;
using outreach::Priority;

/// A message as a loudspeaker takes it.
struct Airing {
    MessageId message;
    Priority priority = Priority::ordinary;
    base::Instant from;   ///< approved, and its first day has begun
    base::Instant until;  ///< the end of its last day, or when it was withdrawn
    std::chrono::milliseconds length{};
};

struct Slot {
    std::int64_t minute = 0;  ///< of the day: by this a slot is spoken of
    bool is_emergency = false;
    base::Instant starts_at;  ///< later than its minute when an emergency holds it up
    base::Instant ends_at;
    std::vector<MessageId> messages;
};

/// How often each message of a slot is read out: an emergency twice, so that who came in late hears all of it.
constexpr std::int64_t repeats_of(bool is_emergency) {
    return is_emergency ? 2 : 1;
}

struct DayPlan {
    std::vector<Slot> slots;           ///< as they begin
    std::vector<MessageId> left_over;  ///< no slot of the day has room for it
};

/// An emergency speaks at once, at any hour, and whatever would run into it waits until it is over. Each slot of the
/// times says priority first and then what the day has heard least; it ends before the next slot, the permitted hours
/// and its longest time do.
DayPlan plan_day(const Rule& rule, const std::vector<std::int64_t>& times, base::Day day,
                 const std::vector<Airing>& airings);

}  // namespace broadcasts
