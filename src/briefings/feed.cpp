#include "briefings/feed.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "briefings/icalendar.hpp"
#include "briefings/meeting.hpp"
#include "briefings/stretch.hpp"
#include "briefings/visit.hpp"
#include "store/journal.hpp"

namespace briefings {
namespace {

using base::Problem;
using base::ProblemKind;
using icalendar::put;
using icalendar::put_text;

constexpr int days_kept = 30;
constexpr std::size_t most_entries = 2000;

/// Words of our own in a person's language.
struct Phrases {
    std::string_view calendar;
    std::string_view task;
    std::string_view report;
    std::string_view visit;
};
constexpr Phrases vietnamese{"Lá Lành", "Hạn: ", "Hạn báo cáo: ", "Đi cơ sở: "};
constexpr Phrases english{"Lá Lành", "Due: ", "Report due: ", "Visit: "};

struct Feed {
    std::string text;
    const Phrases& phrases;
    base::Day today;
};

void begin_event(std::string& out, std::string_view kind, const std::string& id, base::Instant changed_at,
                 std::int64_t sequence) {
    put(out, "BEGIN", "VEVENT");
    put(out, "UID", std::string(kind) + '-' + id + "@lalanh");
    put(out, "DTSTAMP", icalendar::utc_time(changed_at));
    put(out, "SEQUENCE", std::to_string(sequence));
}

void put_local(std::string& out, std::string_view name, base::Day day, std::int64_t minute) {
    put(out, std::string(name) + std::string(icalendar::zone), icalendar::local_time(day, minute));
}

void put_hours(std::string& out, base::Day day, const Hours& hours) {
    put_local(out, "DTSTART", day, hours.start_minute);
    put_local(out, "DTEND", day, hours.start_minute + hours.minutes);
}

void put_all_day(std::string& out, base::Day day) {
    put(out, "DTSTART;VALUE=DATE", icalendar::date(day));
    put(out, "DTEND;VALUE=DATE", icalendar::date(day + 1));
    put(out, "TRANSP", "TRANSPARENT");
}

void put_what(std::string& out, const Briefing& briefing, const std::string& reason) {
    put_text(out, "SUMMARY", briefing.title);
    put_text(out, "LOCATION", briefing.place);
    if (!briefing.link.empty()) put(out, "URL", briefing.link);
    auto about = briefing.body.name;
    if (!reason.empty()) about += '\n' + reason;
    if (!briefing.link.empty()) about += '\n' + briefing.link;
    put_text(out, "DESCRIPTION", about);
}

void put_status(std::string& out, bool is_cancelled) {
    put(out, "STATUS", is_cancelled ? "CANCELLED" : "CONFIRMED");
    put(out, "END", "VEVENT");
}

bool is_as_ruled(const Stretch& stretch, const Meeting& meeting) {
    return !meeting.is_added && meeting.state != MeetingState::cancelled && meeting.held_on == meeting.day &&
           meeting.hours == stretch.hours;
}

/// One that was to be held long ago and was not need not be told any more: its day is left out of the rule. One that is
/// to come is told as cancelled, so that people see it.
bool is_left_out(const Feed& feed, const Meeting& meeting) {
    return meeting.state == MeetingState::cancelled && meeting.held_on < feed.today && !meeting.is_added;
}

/// An event of its own: a briefing held once, or a meeting beside the rule.
void put_single(Feed& feed, std::string_view kind, const base::Uuid& id, const Briefing& briefing,
                const Meeting& meeting) {
    auto& out = feed.text;
    begin_event(out, kind, base::to_string(id), std::max(briefing.changed_at, meeting.changed_at),
                briefing.sequence + meeting.sequence);
    put_hours(out, meeting.held_on, meeting.hours);
    put_what(out, briefing, meeting.reason);
    put_status(out, meeting.state == MeetingState::cancelled);
}

/// What calendars know a stretch by: the first keeps the name it had when it was the only one.
std::string series_name(const Briefing& briefing, const Stretch& stretch) {
    const auto id = base::to_string(briefing.id);
    const bool is_first =
        briefing.before.empty() || briefing.before.front().rhythm.first_day == stretch.rhythm.first_day;
    return is_first ? id : id + '-' + base::to_string(stretch.rhythm.first_day);
}

/// One rule with what it leaves out; `told` are meetings of this stretch.
void put_series(Feed& feed, const Briefing& briefing, const Stretch& stretch, base::Day first,
                const std::vector<Meeting>& told) {
    auto& out = feed.text;
    begin_event(out, "briefing", series_name(briefing, stretch), briefing.changed_at, briefing.sequence);
    put_hours(out, first, stretch.hours);
    auto rule = stretch.rhythm.rule;
    if (stretch.rhythm.until) rule += ";UNTIL=" + icalendar::utc_time(base::end_of(*stretch.rhythm.until));
    if (!rule.empty() && rule.front() != ';') put(out, "RRULE", rule);
    for (const auto& meeting : told)
        if (is_left_out(feed, meeting)) put_local(out, "EXDATE", meeting.day, stretch.hours.start_minute);
    put_what(out, briefing, "");
    put_status(out, false);
}

/// A single meeting of a series that differs from the rule.
void put_exception(Feed& feed, const Briefing& briefing, const Stretch& stretch, const Meeting& meeting) {
    auto& out = feed.text;
    begin_event(out, "briefing", series_name(briefing, stretch), std::max(briefing.changed_at, meeting.changed_at),
                briefing.sequence + meeting.sequence);
    put_local(out, "RECURRENCE-ID", meeting.day, stretch.hours.start_minute);
    put_hours(out, meeting.held_on, meeting.hours);
    put_what(out, briefing, meeting.reason);
    put_status(out, meeting.state == MeetingState::cancelled);
}

/// A stretch in which no meeting falls is no series.
void put_stretch(Feed& feed, const Briefing& briefing, const Stretch& stretch, std::vector<Meeting> told) {
    const auto first = first_day_held(stretch.rhythm);
    if (!first) return;
    std::erase_if(told, [&](const Meeting& meeting) {
        return meeting.is_added || stretch_on(briefing, meeting.day).rhythm.first_day != stretch.rhythm.first_day;
    });
    put_series(feed, briefing, stretch, *first, told);
    for (const auto& meeting : told)
        if (!is_as_ruled(stretch, meeting) && !is_left_out(feed, meeting))
            put_exception(feed, briefing, stretch, meeting);
}

void put_briefing(store::Transaction& tx, Feed& feed, const base::Who& who, const Briefing& briefing) {
    const auto told = told_meetings(tx, briefing);
    if (briefing.rhythm.rule.empty() && briefing.before.empty())
        put_single(feed, "briefing", briefing.id.uuid, briefing,
                   meeting_on(tx, who, briefing, briefing.rhythm.first_day));
    else
        for (const auto& stretch : stretches_of(briefing)) put_stretch(feed, briefing, stretch, told);
    for (const auto& meeting : told)
        if (meeting.is_added) put_single(feed, "meeting", meeting.id->uuid, briefing, meeting);
}

void put_visit(Feed& feed, const Visit& visit) {
    auto& out = feed.text;
    begin_event(out, "visit", base::to_string(visit.id), visit.changed_at, visit.sequence);
    put_all_day(out, visit.day);
    put_text(out, "SUMMARY", std::string(feed.phrases.visit) + visit.title);
    put_text(out, "LOCATION", visit.place);
    put_text(out, "DESCRIPTION", visit.body.name);
    put_status(out, visit.state == VisitState::cancelled);
}

/// The last day of a task or a report: whose it is stands below it, because a person may belong to several bodies.
void put_deadline(Feed& feed, std::string_view kind, std::string_view phrase, const store::Row& row) {
    auto& out = feed.text;
    begin_event(out, kind, base::to_string(row.uuid("id")), row.instant("changed_at"), 0);
    put_all_day(out, row.day("due"));
    put_text(out, "SUMMARY", std::string(phrase) + row.text("title"));
    put_text(out, "DESCRIPTION", row.text("body_name") + '\n' + row.text("about"));
    put_status(out, false);
}

void put_deadlines(store::Transaction& tx, Feed& feed, const base::Who& who) {
    const auto today = feed.today;
    for (const auto& row : tx.run(R"(
             SELECT t.id, t.title, t.due, coalesce(t.last_at, t.given_at) AS changed_at, b.name AS body_name, p.title AS about
             FROM task t JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body
             WHERE t.is_open AND t.due >= $4 AND t.body IN (
                 SELECT id FROM body WHERE id = $1
                 UNION SELECT g.body FROM belonging g
                 WHERE g.person = $2 AND g.valid_from <= $3 AND (g.valid_until IS NULL OR g.valid_until >= $3))
             ORDER BY t.due, t.id LIMIT $5)",
                                  {who.body, who.person, today, today - days_kept, most_entries}))
        put_deadline(feed, "task", feed.phrases.task, row);
    for (const auto& row : tx.run(R"(
             SELECT r.id, p.title, r.due, p.issued_at AS changed_at, b.name AS body_name, d.receiver AS about
             FROM report r JOIN report_duty d ON d.id = r.duty JOIN plan p ON p.id = d.plan JOIN body b ON b.id = r.body
             WHERE r.received_at IS NULL AND r.due >= $4 AND (r.person IS NULL OR r.person = $2) AND r.body IN (
                 SELECT id FROM body WHERE id = $1
                 UNION SELECT g.body FROM belonging g
                 WHERE g.person = $2 AND g.valid_from <= $3 AND (g.valid_until IS NULL OR g.valid_until >= $3))
             ORDER BY r.due, r.id LIMIT $5)",
                                  {who.body, who.person, today, today - days_kept, most_entries}))
        put_deadline(feed, "report", feed.phrases.report, row);
}

/// Whose feed it is, as the gate would say; the address alone is what lets its reader in.
base::Who whose(store::Transaction& tx, std::string_view secret) {
    const auto token = accounts::parse_token(secret);
    if (!token) throw Problem(ProblemKind::not_found, "calendar_feed.not_found");
    const auto rows = tx.run(R"(
        SELECT a.id, a.person, a.body, a.language FROM calendar_feed f JOIN account a ON a.id = f.account
        WHERE f.secret_hash = $1 AND a.closed_at IS NULL)",
                             {accounts::hash_of(*token)});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "calendar_feed.not_found");
    base::Who who;
    who.account = rows[0].uuid("id");
    who.person = rows[0].maybe_uuid("person").value_or(base::Uuid{});
    who.body = rows[0].maybe_uuid("body").value_or(base::Uuid{});
    who.language = base::named<base::Language>(rows[0].text("language"));
    who.grants = accounts::grants_of(tx, accounts::AccountId{who.account});
    if (!who.may(base::Permission::plans_read)) throw Problem(ProblemKind::not_found, "calendar_feed.not_found");
    return who;
}

}  // namespace

void open_feed(store::Transaction& tx, const base::Who& who, const accounts::Token& secret) {
    tx.change(R"(
        INSERT INTO calendar_feed (account, secret_hash, made_at) VALUES ($1, $2, $3)
        ON CONFLICT (account) DO UPDATE SET secret_hash = excluded.secret_hash, made_at = excluded.made_at)",
              {who.account, accounts::hash_of(secret), tx.now()});
    store::record(tx, who, "calendar_feed.opened", who.account);
}

void close_feed(store::Transaction& tx, const base::Who& who) {
    if (tx.change("DELETE FROM calendar_feed WHERE account = $1", {who.account}) > 0)
        store::record(tx, who, "calendar_feed.closed", who.account);
}

std::optional<base::Instant> feed_made_at(store::Transaction& tx, const base::Who& who) {
    const auto rows = tx.run("SELECT made_at FROM calendar_feed WHERE account = $1", {who.account});
    return rows.empty() ? std::nullopt : std::optional(rows[0].instant("made_at"));
}

std::string feed(store::Transaction& tx, std::string_view secret) {
    const auto who = whose(tx, secret);
    const auto& phrases = who.language == base::Language::en ? english : vietnamese;
    Feed feed{icalendar::begin(phrases.calendar), phrases, base::day_of(tx.now())};
    for (const auto& briefing : list(tx, who)) put_briefing(tx, feed, who, briefing);
    for (const auto& visit : visits(tx, who, std::nullopt, most_entries)) put_visit(feed, visit);
    put_deadlines(tx, feed, who);
    icalendar::end(feed.text);
    return std::move(feed.text);
}

}  // namespace briefings
