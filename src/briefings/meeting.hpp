#pragma once

#include <optional>
#include <string>
#include <vector>

#include "briefings/briefing.hpp"

/// Meetings of a briefing: the days that its rule gives, with what was said of single ones. A meeting has a row only
/// from then on; its day, as the rule gives it, is its name for ever.
namespace briefings {

using MeetingId = base::Id<struct MeetingTag>;

enum class MeetingState { planned, moved, added, cancelled, closed };
BOOST_DESCRIBE_ENUM(MeetingState, planned, moved, added, cancelled, closed)

struct Meeting {
    std::optional<MeetingId> id;  ///< empty as long as nothing was said of it
    base::Day day;                ///< as the rule gives it
    base::Day held_on;
    Hours hours;
    MeetingState state = MeetingState::planned;
    bool is_added = false;
    std::string reason;
    std::optional<std::string> day_off;  ///< held on a day off: a doubt for a person; its name, empty for a weekend
    std::int64_t sequence = 0;
    base::Instant changed_at;
    std::optional<plans::PlanId> plan;  ///< its conclusions
};

/// Those held, or to be held by the rule, from one day to another, in the order of time.
std::vector<Meeting> meetings(store::Transaction& tx, const base::Who& who, const Briefing& briefing, base::Day from,
                              base::Day until);
/// All of which something was said, by the day of the rule.
std::vector<Meeting> told_meetings(store::Transaction& tx, const Briefing& briefing);
/// The first that is still to be held, today's included; nothing when there is none within a year.
std::optional<Meeting> next_meeting(store::Transaction& tx, const base::Who& who, const Briefing& briefing);
/// Problem: meeting.not_found, for a day that is none of the briefing's.
Meeting meeting_on(store::Transaction& tx, const base::Who& who, const Briefing& briefing, base::Day day);

/// A meeting at which the caller writes something down; its row is made now when it has none. Problems:
/// briefing.not_found, account.outside_area, meeting.not_found, meeting.cancelled, meeting.closed.
struct OpenMinutes {
    Briefing briefing;
    Meeting meeting;
    MeetingId row;
};
OpenMinutes open_minutes(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day);
void record(store::Transaction& tx, const base::Who& who, std::string_view verb, const OpenMinutes& open);

/// Problems of the verbs: briefing.not_found, account.outside_area, meeting.not_found, meeting.closed.

/// Problems: briefing.time_wrong, meeting.reason_missing, meeting.cancelled.
Meeting move(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, base::Day to,
             const Hours& hours, const std::string& reason);
/// Problem: meeting.reason_missing.
Meeting cancel(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, const std::string& reason);
/// Takes back that it was moved or cancelled.
Meeting restore(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day);
/// One more beside the rule. Problems: meeting.already_there, briefing.time_wrong.
Meeting add(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, const Hours& hours);

}  // namespace briefings
