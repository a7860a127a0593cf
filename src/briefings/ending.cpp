#include "briefings/ending.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "briefings/meeting.hpp"
#include "store/journal.hpp"

namespace briefings {
namespace {

/// How long cancelled meetings are shown, so that calendars take them out one by one and people see why.
constexpr int days_shown = 31;

/// Briefings b that a sentence of plan $1 asked for and that may still be held on day $2 or later.
const std::string of_plan = R"(
    SELECT b.id, b.until, b.first_day FROM plan_item i JOIN briefing b ON b.item = i.id
    WHERE i.plan = $1 AND (b.until IS NULL OR b.until >= $2) AND (b.rule <> '' OR b.first_day >= $2) ORDER BY b.id)";

store::Rows to_end(store::Transaction& tx, plans::PlanId plan, base::Day from) {
    return tx.run(of_plan, {plan, std::max(from, base::day_of(tx.now()))});
}

/// Whoever may end the plan may cancel what it asked for, at the desk of the body that holds it.
base::Who holder_of(store::Transaction& tx, const base::Who& who, BriefingId id) {
    const auto body = tx.run("SELECT body FROM briefing WHERE id = $1", {id}).at(0).uuid("body");
    return accounts::lent(who, body, {});
}

void cancel_meeting(store::Transaction& tx, plans::EndingId ending, const Briefing& briefing, const Meeting& meeting,
                    const std::string& reason) {
    auto id = meeting.id;
    if (!id) {
        id = MeetingId{tx.new_id()};
        tx.change(R"(
            INSERT INTO meeting (id, briefing, day, is_added, held_on, start_minute, minutes, is_cancelled, reason,
                                 sequence, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, '', 0, $8))",
                  {*id, briefing.id, meeting.day, meeting.is_added, meeting.held_on, meeting.hours.start_minute,
                   meeting.hours.minutes, tx.now()});
    }
    tx.change("INSERT INTO ended_meeting (ending, meeting, reason) VALUES ($1, $2, $3)", {ending, *id, meeting.reason});
    tx.change(
        "UPDATE meeting SET is_cancelled = TRUE, reason = $2, sequence = sequence + 1, changed_at = $3 WHERE id = $1",
        {*id, reason, tx.now()});
}

void record_ending(store::Transaction& tx, const base::Who& who, std::string_view verb, BriefingId id) {
    const auto area = tx.run("SELECT a.area FROM briefing b JOIN body a ON a.id = b.body WHERE b.id = $1", {id});
    store::record(tx, who, verb, id.uuid, area.at(0).uuid("area"));
}

}  // namespace

Stopping foresee_stop(store::Transaction& tx, plans::PlanId plan, base::Day from) {
    return {static_cast<std::int64_t>(to_end(tx, plan, from).size())};
}

Stopping stop(store::Transaction& tx, const base::Who& who, const plans::Ending& ending, const std::string& reason) {
    const auto from = std::max(ending.from, base::day_of(tx.now()));
    const auto ended = to_end(tx, ending.plan.id, from);
    for (const auto& row : ended) {
        const auto id = row.id<BriefingTag>("id");
        const auto holder = holder_of(tx, who, id);
        const auto briefing = get(tx, holder, id);
        const auto first = std::max(from, briefing.rhythm.first_day);
        const auto last = std::min(row.maybe_day("until").value_or(first + days_shown), first + days_shown);
        for (const auto& meeting : meetings(tx, holder, briefing, first, last))
            if (meeting.state != MeetingState::cancelled && meeting.state != MeetingState::closed)
                cancel_meeting(tx, ending.id, briefing, meeting, reason);
        tx.change("INSERT INTO ended_briefing (ending, briefing, until) VALUES ($1, $2, $3)",
                  {ending.id, id, row.maybe_day("until")});
        tx.change("UPDATE briefing SET until = $2, sequence = sequence + 1, changed_at = $3 WHERE id = $1",
                  {id, last, tx.now()});
        record_ending(tx, who, "briefing.ended", id);
    }
    return {static_cast<std::int64_t>(ended.size())};
}

void take_up_again(store::Transaction& tx, const base::Who& who, plans::EndingId ending) {
    tx.change(R"(
        UPDATE meeting SET is_cancelled = FALSE, reason = e.reason, sequence = sequence + 1, changed_at = $2
        FROM ended_meeting e WHERE e.ending = $1 AND e.meeting = meeting.id AND meeting.is_cancelled)",
              {ending, tx.now()});
    tx.change(R"(
        UPDATE briefing SET until = e.until, sequence = sequence + 1, changed_at = $2
        FROM ended_briefing e WHERE e.ending = $1 AND e.briefing = briefing.id)",
              {ending, tx.now()});
    for (const auto& row : tx.run("SELECT briefing FROM ended_briefing WHERE ending = $1", {ending}))
        record_ending(tx, who, "briefing.taken_up_again", row.id<BriefingTag>("briefing"));
    for (const auto* sql :
         {"DELETE FROM ended_meeting WHERE ending = $1", "DELETE FROM ended_briefing WHERE ending = $1"})
        tx.change(sql, {ending});
}

}  // namespace briefings
