#include "reports/report.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "reports/addressee.hpp"
#include "reports/collector.hpp"
#include "reports/filling.hpp"
#include "reports/kind.hpp"
#include "reports/member.hpp"
#include "store/values.hpp"

namespace reports {
namespace {

using base::Permission;
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
        .duty = row.id<DutyTag>("duty"),
        .body = row.uuid("body"),
        .person = row.maybe_uuid("person"),
        .plan = row.id<plans::PlanTag>("plan"),
        .item = row.id<plans::ItemTag>("item"),
        .plan_number = row.text("number"),
        .plan_title = row.text("title"),
        .to = row.text("receiver"),
        .every = row.text("every"),
        .channel = row.text("channel"),
        .period = {row.day("period_from"), row.day("period_until")},
        .due = row.day("due"),
        .state = state_of(row, now),
        .is_nothing = row.boolean("is_nothing"),
        .text = row.maybe_text("text"),
        .at = row.maybe_instant("received_at"),
    };
}

const std::string report_rows = R"(
    SELECT r.*, d.plan, d.item, d.receiver, d.every, d.channel, p.number, p.title, p.body AS plan_body
    FROM report r JOIN report_duty d ON d.id = r.duty JOIN plan p ON p.id = d.plan)";

/// The period, due as its kind of report says.
std::size_t open_period(store::Transaction& tx, DutyId duty, std::optional<KindId> kind, Period period) {
    return open_period(tx, duty, period,
                       moment_of(tx, kind ? form_on(tx, *kind, period.until).cut_off : CutOff{}, period));
}

/// Whether a body writes what another one reports: its own, and that of a working group whose secretariat it is.
bool writes_for(store::Transaction& tx, const base::Uuid& body, const base::Uuid& reporting) {
    return body == reporting ||
           !tx.run("SELECT 1 AS found FROM working_group WHERE body = $1 AND secretariat = $2", {reporting, body})
                .empty();
}

/// The rhythm that a plan names wins; where it names none, the kind of report has one.
std::optional<Period> running_period(store::Transaction& tx, base::Day today, const std::string& every,
                                     std::optional<KindId> kind) {
    const auto period = period_of(today, every);
    if (period || !kind) return period;
    return period_of(today, form_on(tx, *kind, today).every);
}

/// Who stands above whom among the bodies of a duty: in its own line, or as the same kind of body of an area above.
void find_overlaps(store::Transaction& tx, DutyId duty) {
    tx.change(R"(
        INSERT INTO report_duty_overlap (duty, upper, lower)
        WITH RECURSIVE place (lower, kind, area) AS (
            SELECT b.id, b.kind, a.parent FROM report_duty_body db JOIN body b ON b.id = db.body JOIN area a ON a.id = b.area
            WHERE db.duty = $1
            UNION ALL
            SELECT p.lower, p.kind, a.parent FROM place p JOIN area a ON a.id = p.area
        ), line (lower, upper) AS (
            SELECT b.id, b.parent FROM report_duty_body db JOIN body b ON b.id = db.body
            WHERE db.duty = $1 AND b.parent IS NOT NULL
            UNION
            SELECT l.lower, b.parent FROM line l JOIN body b ON b.id = l.upper WHERE b.parent IS NOT NULL
        )
        SELECT du.duty, u.id, p.lower FROM place p JOIN body u ON u.area = p.area AND u.kind = p.kind
        JOIN report_duty_body du ON du.duty = $1 AND du.body = u.id
        UNION
        SELECT du.duty, l.upper, l.lower FROM line l JOIN report_duty_body du ON du.duty = $1 AND du.body = l.upper)",
              {duty});
}

Reporters reporters(bool has_people, bool has_bodies) {
    if (!has_people) return Reporters::bodies;
    return has_bodies ? Reporters::both : Reporters::people;
}

std::vector<Unit> units_of(store::Transaction& tx, const RollCall& call, std::size_t most) {
    return store::all(
        [&](const store::Row& row) {
            return Unit{
                {row.uuid("body"), row.text("name")}, state_of(row, tx.now()), row.maybe_instant("received_at")};
        },
        tx.run(R"(
            SELECT coalesce(m.id, b.id) AS body, coalesce(m.name, b.name) AS name, r.due_at, r.received_at
            FROM report r JOIN body b ON b.id = r.body LEFT JOIN person m ON m.id = r.person
            WHERE r.duty = $1 AND r.period_from = $2
            ORDER BY CASE WHEN r.received_at IS NULL THEN 0 ELSE 1 END, coalesce(m.name_key, b.name_key), 1 LIMIT $3)",
               {call.duty, call.period.from, most}));
}

}  // namespace

std::size_t open_period(store::Transaction& tx, DutyId duty, Period period, base::Instant due_at) {
    std::size_t opened = 0;
    const auto item = tx.run("SELECT item FROM report_duty WHERE id = $1", {duty}).at(0).id<plans::ItemTag>("item");
    for (const auto& row : tx.run(R"(
             SELECT db.body, a.home, m.person FROM report_duty_body db JOIN body b ON b.id = db.body
             JOIN area a ON a.id = b.area
             LEFT JOIN membership m ON $4 AND m.body = db.body AND m.valid_from <= $3
                 AND (m.valid_until IS NULL OR m.valid_until >= $3)
             WHERE db.duty = $1 AND NOT EXISTS (
                 SELECT 1 FROM report r
                 WHERE r.home = a.home AND r.duty = $1 AND r.body = db.body AND r.period_from = $2
                   AND coalesce(r.person, r.body) = coalesce(m.person, db.body)))",
                                  {duty, period.from, base::day_of(tx.now()), is_by_members(tx, item)})) {
        opened += static_cast<std::size_t>(
            tx.change(R"(
                INSERT INTO report (home, id, duty, body, person, period_from, period_until, due, due_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                ON CONFLICT (home, duty, body, period_from, coalesce(person, body)) DO NOTHING)",
                      {row.integer("home"), tx.new_id(), duty, row.uuid("body"), row.maybe_uuid("person"), period.from,
                       period.until, base::day_of(due_at), due_at}));
    }
    return opened;
}

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
        find_overlaps(tx, duty);
        const auto kind = kind_of_item(tx, item.id);
        if (const auto period = running_period(tx, today, value.every, kind)) open_period(tx, duty, kind, *period);
        ++duties;
    }
    return duties;
}

std::size_t open_periods(store::Transaction& tx, base::Day today, std::optional<plans::PlanId> only) {
    std::size_t opened = 0;
    for (const auto& row : tx.run(R"(SELECT d.id, d.every, d.ended_from, k.kind FROM report_duty d
                   LEFT JOIN report_item_kind k ON k.item = d.item WHERE $1 IS NULL OR d.plan = $1)",
                                  {only})) {
        std::optional<KindId> kind;
        if (const auto chosen = row.maybe_uuid("kind")) kind = KindId{*chosen};
        const auto period = running_period(tx, today, row.text("every"), kind);
        const auto ended = row.maybe_day("ended_from");
        if (period && (!ended || period->from < *ended))
            opened += open_period(tx, row.id<DutyTag>("id"), kind, *period);
    }
    return opened;
}

std::vector<Report> of_body(store::Transaction& tx, const base::Who& who, std::size_t limit) {
    std::vector<Report> found;
    for (const auto& row : tx.run(report_rows + R"( WHERE (r.person IS NULL AND (r.body = $1 OR r.body IN (
                                      SELECT w.body FROM working_group w WHERE w.secretariat = $1)))
                                     OR r.person = $2
                                  ORDER BY (r.received_at IS NOT NULL), r.due, r.id LIMIT $3)",
                                  {who.body, who.person, limit}))
        found.push_back(read_report(row, tx.now()));
    return found;
}

Report get(store::Transaction& tx, const base::Who& who, ReportId id) {
    const auto rows = tx.run(report_rows + " WHERE r.id = $1", {id});
    const auto reads = [&](std::string_view column) {
        return accounts::reaches_body(tx, who, Permission::reports_read, rows[0].uuid(column));
    };
    if (!rows.empty()) {
        auto report = read_report(rows[0], tx.now());
        if (writes(tx, who, report) || reads("plan_body") || reads("body") || collects(tx, who, report.duty) ||
            is_addressee(tx, who, report.duty))
            return report;
    }
    throw Problem(ProblemKind::not_found, "report.not_found", base::to_string(id));
}

Report find(store::Transaction& tx, ReportId id) {
    const auto rows = tx.run(report_rows + " WHERE r.id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "report.not_found", base::to_string(id));
    return read_report(rows[0], tx.now());
}

bool writes(store::Transaction& tx, const base::Who& who, const Report& report) {
    const bool is_own = report.person ? who.person == *report.person : writes_for(tx, who.body, report.body);
    return is_own && accounts::reaches_body(tx, who, Permission::reports_write, who.body);
}

Reporters reporters_of(store::Transaction& tx, DutyId duty, base::Day period_from) {
    const auto row = tx.run(R"(
        SELECT EXISTS (SELECT 1 FROM report WHERE duty = $1 AND period_from = $2 AND person IS NOT NULL) AS has_people,
               EXISTS (SELECT 1 FROM report WHERE duty = $1 AND period_from = $2 AND person IS NULL) AS has_bodies)",
                            {duty, period_from})
                         .at(0);
    return reporters(row.boolean("has_people"), row.boolean("has_bodies"));
}

std::vector<RollCall> roll_calls(store::Transaction& tx, plans::PlanId plan, std::size_t most_units) {
    std::vector<RollCall> calls;
    for (const auto& row : tx.run(R"(
             WITH shown AS (
                 SELECT d.id AS duty, (SELECT max(r.period_from) FROM report r WHERE r.duty = d.id) AS period_from
                 FROM report_duty d WHERE d.plan = $1
                 UNION
                 SELECT d.id, owed.period_from FROM report_duty d JOIN report owed ON owed.duty = d.id
                 WHERE d.plan = $1 AND owed.received_at IS NULL)
             SELECT d.id, d.receiver, d.every, r.period_from, r.period_until, max(r.due) AS due, count(*) AS expected,
                    count(r.received_at) AS reported, min(r.received_at) AS oldest_at,
                    count(*) FILTER (WHERE r.received_at IS NULL AND r.due_at < $2) AS late, count(r.person) AS people
             FROM shown JOIN report_duty d ON d.id = shown.duty
             JOIN report r ON r.duty = shown.duty AND r.period_from = shown.period_from
             GROUP BY d.id, d.receiver, d.every, r.period_from, r.period_until ORDER BY d.id, r.period_from DESC)",
                                  {plan, tx.now()})) {
        calls.push_back({row.id<DutyTag>("id"),
                         row.text("receiver"),
                         row.text("every"),
                         {row.day("period_from"), row.day("period_until")},
                         row.day("due"),
                         row.integer("expected"),
                         row.integer("reported"),
                         row.integer("late"),
                         row.maybe_instant("oldest_at"),
                         reporters(row.integer("people") > 0, row.integer("people") < row.integer("expected")),
                         {}});
        calls.back().units = units_of(tx, calls.back(), most_units);
    }
    return calls;
}

std::vector<store::Indicator> indicators() {
    return {{"reports_sent",
             "SELECT b.area, r.received_on AS day, count(*) AS value FROM report r JOIN body b ON b.id = r.body "
             "WHERE r.received_on IS NOT NULL GROUP BY b.area, r.received_on"}};
}

}  // namespace reports
