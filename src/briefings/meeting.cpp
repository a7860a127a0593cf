#include "briefings/meeting.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "briefings/stretch.hpp"
#include "calendar/calendar.hpp"
#include "store/journal.hpp"

namespace briefings {
namespace {

using base::Problem;
using base::ProblemKind;

MeetingState state_of(const store::Row& row, bool is_added) {
    if (row.maybe_instant("closed_at")) return MeetingState::closed;
    if (row.boolean("is_cancelled")) return MeetingState::cancelled;
    if (is_added) return MeetingState::added;
    return row.text("reason").empty() ? MeetingState::planned : MeetingState::moved;
}

Meeting read_meeting(const store::Row& row) {
    const auto is_added = row.boolean("is_added");
    return {
        .id = row.id<MeetingTag>("id"),
        .day = row.day("day"),
        .held_on = row.day("held_on"),
        .hours = {row.integer("start_minute"), row.integer("minutes")},
        .state = state_of(row, is_added),
        .is_added = is_added,
        .reason = row.text("reason"),
        .sequence = row.integer("sequence"),
        .changed_at = row.instant("changed_at"),
        .plan = row.is_null("plan") ? std::nullopt : std::optional(row.id<plans::PlanTag>("plan")),
    };
}

Meeting by_rule(const Briefing& briefing, base::Day day) {
    return {.id = {},
            .day = day,
            .held_on = day,
            .hours = stretch_on(briefing, day).hours,
            .changed_at = briefing.changed_at};
}

/// The name of a day off in the caller's language; empty for a weekend, nothing for a working day.
std::optional<std::string> day_off(store::Transaction& tx, base::Day day, base::Language language) {
    if (calendar::is_working_day(tx, day)) return std::nullopt;
    for (const auto& named : calendar::days_of(tx, static_cast<int>(base::parts_of(day).year())))
        if (named.day == day) return language == base::Language::en && !named.en.empty() ? named.en : named.vi;
    return std::string();
}

void look_for_days_off(store::Transaction& tx, const base::Who& who, Meeting& meeting) {
    if (meeting.state != MeetingState::closed && meeting.state != MeetingState::cancelled)
        meeting.day_off = day_off(tx, meeting.held_on, who.language);
}

std::optional<Meeting> find_row(store::Transaction& tx, BriefingId briefing, base::Day day) {
    const auto rows = tx.run("SELECT * FROM meeting WHERE briefing = $1 AND day = $2", {briefing, day});
    return rows.empty() ? std::nullopt : std::optional(read_meeting(rows[0]));
}

bool is_given_by_rule(const Briefing& briefing, base::Day day) {
    return !days_given(briefing, day, day).empty();
}

/// What its rule no longer gives is gone, unless it was added or its minutes stand.
std::vector<Meeting> that_stand(const Briefing& briefing, std::vector<Meeting> told) {
    if (told.empty()) return told;
    const auto [first, last] = std::ranges::minmax(told, {}, &Meeting::day);
    const auto days = days_given(briefing, first.day, last.day);
    std::erase_if(told, [&](const Meeting& meeting) {
        return !meeting.is_added && meeting.state != MeetingState::closed &&
               !std::ranges::binary_search(days, meeting.day);
    });
    return told;
}

/// Those that have a row and whose own day or the day of the rule lies in the time, by the day of the rule.
std::map<base::Day, Meeting> rows_of(store::Transaction& tx, const Briefing& briefing, base::Day from,
                                     base::Day until) {
    std::vector<Meeting> told;
    for (const auto& row : tx.run(R"(
             SELECT * FROM meeting WHERE briefing = $1 AND ((held_on >= $2 AND held_on <= $3) OR (day >= $2 AND day <= $3)))",
                                  {briefing.id, from, until}))
        told.push_back(read_meeting(row));
    std::map<base::Day, Meeting> rows;
    for (auto& meeting : that_stand(briefing, std::move(told))) rows.emplace(meeting.day, std::move(meeting));
    return rows;
}

/// A meeting that can still be changed by the caller.
struct Open {
    Briefing briefing;
    Meeting meeting;
};

Open open_meeting(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day) {
    auto briefing = held_by(tx, who, id);
    auto meeting = meeting_on(tx, who, briefing, day);
    if (meeting.state == MeetingState::closed)
        throw Problem(ProblemKind::conflict, "meeting.closed", base::to_string(day));
    return {std::move(briefing), std::move(meeting)};
}

void require_reason(const std::string& reason) {
    if (base::trim(reason).empty()) throw Problem(ProblemKind::invalid, "meeting.reason_missing");
}

/// Its row, made now when it has none.
MeetingId row_of(store::Transaction& tx, const Briefing& briefing, const Meeting& meeting) {
    if (meeting.id) return *meeting.id;
    const MeetingId id{tx.new_id()};
    tx.change(R"(
        INSERT INTO meeting (id, briefing, day, is_added, held_on, start_minute, minutes, is_cancelled, reason,
                             sequence, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, '', 0, $8))",
              {id, briefing.id, meeting.day, meeting.is_added, meeting.held_on, meeting.hours.start_minute,
               meeting.hours.minutes, tx.now()});
    return id;
}

/// Writes when and whether it is held, with why, and tells the journal.
Meeting settle(store::Transaction& tx, const base::Who& who, const Open& open, const Meeting& wanted,
               std::string_view verb) {
    const auto row = row_of(tx, open.briefing, open.meeting);
    tx.change(R"(
        UPDATE meeting SET held_on = $2, start_minute = $3, minutes = $4, is_cancelled = $5, reason = $6,
                           sequence = sequence + 1, changed_at = $7 WHERE id = $1)",
              {row, wanted.held_on, wanted.hours.start_minute, wanted.hours.minutes,
               wanted.state == MeetingState::cancelled, base::tidy(wanted.reason), tx.now()});
    store::record(tx, who, verb, open.briefing.id.uuid, std::nullopt,
                  boost::json::object{{"day", base::to_string(wanted.day)}});
    return meeting_on(tx, who, open.briefing, wanted.day);
}

}  // namespace

std::vector<Meeting> meetings(store::Transaction& tx, const base::Who& who, const Briefing& briefing, base::Day from,
                              base::Day until) {
    auto rows = rows_of(tx, briefing, from, until);
    for (const auto day : days_given(briefing, from, until)) rows.try_emplace(day, by_rule(briefing, day));
    std::vector<Meeting> found;
    for (auto& [day, meeting] : rows) {
        if (meeting.held_on < from || meeting.held_on > until) continue;
        look_for_days_off(tx, who, meeting);
        found.push_back(std::move(meeting));
    }
    std::ranges::sort(found, {},
                      [](const Meeting& one) { return std::tuple(one.held_on, one.hours.start_minute, one.day); });
    return found;
}

std::vector<Meeting> told_meetings(store::Transaction& tx, const Briefing& briefing) {
    std::vector<Meeting> told;
    for (const auto& row : tx.run("SELECT * FROM meeting WHERE briefing = $1 ORDER BY day", {briefing.id}))
        told.push_back(read_meeting(row));
    return that_stand(briefing, std::move(told));
}

std::optional<Meeting> next_meeting(store::Transaction& tx, const base::Who& who, const Briefing& briefing) {
    constexpr int soon = 31;
    constexpr int a_year = 366;
    const auto today = base::day_of(tx.now());
    // Most briefings are held soon; the whole year is looked through only for those that are not.
    for (const auto days : {soon, a_year})
        for (auto& meeting : meetings(tx, who, briefing, today, today + days))
            if (meeting.state != MeetingState::cancelled && meeting.state != MeetingState::closed) return meeting;
    return std::nullopt;
}

Meeting meeting_on(store::Transaction& tx, const base::Who& who, const Briefing& briefing, base::Day day) {
    auto meeting = find_row(tx, briefing.id, day);
    if (meeting && that_stand(briefing, {*meeting}).empty()) meeting.reset();
    if (!meeting && is_given_by_rule(briefing, day)) meeting = by_rule(briefing, day);
    if (!meeting) throw Problem(ProblemKind::not_found, "meeting.not_found", base::to_string(day));
    look_for_days_off(tx, who, *meeting);
    return *meeting;
}

OpenMinutes open_minutes(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day) {
    auto [briefing, meeting] = open_meeting(tx, who, id, day);
    if (meeting.state == MeetingState::cancelled)
        throw Problem(ProblemKind::conflict, "meeting.cancelled", base::to_string(day));
    const auto row = row_of(tx, briefing, meeting);
    meeting.id = row;
    return {std::move(briefing), std::move(meeting), row};
}

void record(store::Transaction& tx, const base::Who& who, std::string_view verb, const OpenMinutes& open) {
    store::record(tx, who, verb, open.briefing.id.uuid, std::nullopt,
                  boost::json::object{{"day", base::to_string(open.meeting.day)}});
}

Meeting move(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, base::Day to,
             const Hours& hours, const std::string& reason) {
    const auto open = open_meeting(tx, who, id, day);
    require_hours(hours);
    require_reason(reason);
    if (open.meeting.state == MeetingState::cancelled)
        throw Problem(ProblemKind::conflict, "meeting.cancelled", base::to_string(day));
    auto wanted = open.meeting;
    wanted.held_on = to;
    wanted.hours = hours;
    wanted.reason = reason;
    return settle(tx, who, open, wanted, "meeting.moved");
}

Meeting cancel(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, const std::string& reason) {
    const auto open = open_meeting(tx, who, id, day);
    require_reason(reason);
    auto wanted = open.meeting;
    wanted.state = MeetingState::cancelled;
    wanted.reason = reason;
    return settle(tx, who, open, wanted, "meeting.cancelled");
}

Meeting restore(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day) {
    const auto open = open_meeting(tx, who, id, day);
    auto wanted = open.meeting;
    wanted.state = MeetingState::planned;
    wanted.reason.clear();
    wanted.held_on = wanted.day;
    if (!wanted.is_added) wanted.hours = stretch_on(open.briefing, wanted.day).hours;
    return settle(tx, who, open, wanted, "meeting.restored");
}

Meeting add(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, const Hours& hours) {
    const auto briefing = held_by(tx, who, id);
    require_hours(hours);
    if (is_given_by_rule(briefing, day) || find_row(tx, id, day))
        throw Problem(ProblemKind::conflict, "meeting.already_there", base::to_string(day));
    auto added = by_rule(briefing, day);
    added.is_added = true;
    added.hours = hours;
    row_of(tx, briefing, added);
    store::record(tx, who, "meeting.added", id.uuid, std::nullopt, boost::json::object{{"day", base::to_string(day)}});
    return meeting_on(tx, who, briefing, day);
}

}  // namespace briefings
