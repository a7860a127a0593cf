#include "reports/report.hpp"

#include <map>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "calendar/calendar.hpp"
#include "store/journal.hpp"

namespace reports {
namespace {

using base::Problem;
using base::ProblemKind;

/// A report that came is reported, however late it came; one that did not is late when its last good moment has passed.
ReportState state_of(const store::Row& row, base::Instant now) {
    if (row.maybe_instant("received_at")) return ReportState::reported;
    return row.instant("due_at") < now ? ReportState::late : ReportState::waiting;
}

Report read_report(const store::Row& row, base::Instant now) {
    return {
        .id = row.id<ReportTag>("id"),
        .plan = row.id<plans::PlanTag>("plan"),
        .plan_number = row.text("number"),
        .plan_title = row.text("title"),
        .to = row.text("receiver"),
        .every = row.text("every"),
        .channel = row.text("channel"),
        .period = {row.day("period_from"), row.day("period_until")},
        .due = row.day("due"),
        .state = state_of(row, now),
        .text = row.maybe_text("text"),
        .at = row.maybe_instant("received_at"),
    };
}

std::size_t open_period(store::Transaction& tx, DutyId duty, Period period) {
    std::size_t opened = 0;
    const auto due_at = calendar::last_good_moment(tx, period.until, calendar::Bound::inclusive);
    for (const auto& row : tx.run(R"(
             SELECT db.body, a.home FROM report_duty_body db JOIN body b ON b.id = db.body JOIN area a ON a.id = b.area
             WHERE db.duty = $1)",
                                  {duty})) {
        opened += static_cast<std::size_t>(
            tx.change(R"(
                INSERT INTO report (home, id, duty, body, period_from, period_until, due, due_at)
                VALUES ($1, $2, $3, $4, $5, $6, $6, $7) ON CONFLICT (home, duty, body, period_from) DO NOTHING)",
                      {row.integer("home"), tx.new_id(), duty, row.uuid("body"), period.from, period.until, due_at}));
    }
    return opened;
}

Report find_own(store::Transaction& tx, const base::Who& who, ReportId id) {
    const auto rows = tx.run(R"(
        SELECT r.*, d.plan, d.receiver, d.every, d.channel, p.number, p.title
        FROM report r JOIN report_duty d ON d.id = r.duty JOIN plan p ON p.id = d.plan WHERE r.id = $1 AND r.body = $2)",
                             {id, who.body});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "report.not_found", base::to_string(id));
    return read_report(rows[0], tx.now());
}

}  // namespace

std::size_t oblige(store::Transaction& tx, const plans::Plan& plan) {
    std::size_t duties = 0;
    const auto today = base::day_of(tx.now());
    for (const auto& item : plans::items_without_bodies(tx, plan.id, plans::ItemKind::report)) {
        // Reports that others owe to others are not ours to collect.
        if (tx.run("SELECT 1 AS found FROM plan_item_body WHERE item = $1 LIMIT 1", {item.id}).empty()) continue;
        const auto value = base::from_json<plans::ReportValue>(item.value);
        const DutyId duty{tx.new_id()};
        tx.change("INSERT INTO report_duty (id, plan, item, receiver, every, channel) VALUES ($1, $2, $3, $4, $5, $6)",
                  {duty, plan.id, item.id, value.to, value.every, value.channel});
        tx.change("INSERT INTO report_duty_body (duty, body) SELECT $1, body FROM plan_item_body WHERE item = $2",
                  {duty, item.id});
        if (const auto period = period_of(today, value.every)) open_period(tx, duty, *period);
        ++duties;
    }
    return duties;
}

std::size_t open_periods(store::Transaction& tx, base::Day today) {
    std::size_t opened = 0;
    for (const auto& row : tx.run("SELECT id, every FROM report_duty"))
        if (const auto period = period_of(today, row.text("every")))
            opened += open_period(tx, row.id<DutyTag>("id"), *period);
    return opened;
}

std::vector<Report> of_body(store::Transaction& tx, const base::Who& who, std::size_t limit) {
    std::vector<Report> found;
    for (const auto& row : tx.run(R"(
             SELECT r.*, d.plan, d.receiver, d.every, d.channel, p.number, p.title
             FROM report r JOIN report_duty d ON d.id = r.duty JOIN plan p ON p.id = d.plan
             WHERE r.body = $1 ORDER BY (r.received_at IS NOT NULL), r.due, r.id LIMIT $2)",
                                  {who.body, limit}))
        found.push_back(read_report(row, tx.now()));
    return found;
}

std::vector<RollCall> roll_calls(store::Transaction& tx, plans::PlanId plan) {
    std::vector<RollCall> calls;
    for (const auto& row : tx.run(R"(
             SELECT d.id AS duty, d.receiver, d.every, r.period_from, r.period_until, r.due, r.due_at, r.received_at, b.id AS body, b.name
             FROM report_duty d JOIN report r ON r.duty = d.id JOIN body b ON b.id = r.body
             WHERE d.plan = $1 AND (
                 r.period_from = (SELECT max(latest.period_from) FROM report latest WHERE latest.duty = d.id)
                 OR EXISTS (SELECT 1 FROM report owed WHERE owed.duty = d.id AND owed.period_from = r.period_from AND owed.received_at IS NULL))
             ORDER BY d.id, r.period_from DESC, b.name_key)",
                                  {plan})) {
        const auto duty = row.id<DutyTag>("duty");
        if (calls.empty() || calls.back().duty != duty || calls.back().period.from != row.day("period_from"))
            calls.push_back({duty,
                             row.text("receiver"),
                             row.text("every"),
                             {row.day("period_from"), row.day("period_until")},
                             row.day("due"),
                             0,
                             0,
                             0,
                             {}});
        auto& call = calls.back();
        const Unit unit{
            {row.uuid("body"), row.text("name")}, state_of(row, tx.now()), row.maybe_instant("received_at")};
        ++call.expected;
        call.reported += unit.state == ReportState::reported;
        call.late += unit.state == ReportState::late;
        call.units.push_back(unit);
    }
    return calls;
}

Report send(store::Transaction& tx, const base::Who& who, ReportId id, const std::string& text) {
    const auto report = find_own(tx, who, id);
    if (base::trim(text).empty()) throw Problem(ProblemKind::invalid, "report.empty", base::to_string(id));
    const auto today = base::day_of(tx.now());
    tx.change(R"(
        UPDATE report SET text = $3, received_at = $4, received_from = $5, received_on = coalesce(received_on, $6)
        WHERE id = $1 AND body = $2)",
              {id, who.body, text, tx.now(), who.account, today});
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {who.body}).at(0).uuid("area");
    if (!report.at) store::count(tx, area, "reports_sent", today, 1);
    store::record(tx, who, "report.sent", id.uuid, area);
    return find_own(tx, who, id);
}

std::vector<store::Indicator> indicators() {
    return {{"reports_sent",
             "SELECT b.area, r.received_on AS day, count(*) AS value FROM report r JOIN body b ON b.id = r.body "
             "WHERE r.received_on IS NOT NULL GROUP BY b.area, r.received_on"}};
}

}  // namespace reports
