#include "plans/coverage.hpp"

#include <map>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace plans {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// Duties as tasks t of upper plans with how their body b answered them. Work that a body gives itself by its own plan
/// is no duty from above, and work that ended with its plan is none any more.
const std::string duty_begins = R"(
    WITH duty AS (
        SELECT t.id, t.plan, t.item, t.body, t.section, t.due, t.given_at, t.ordered, c.item AS own_item,
               own.id AS own_plan, own.number AS own_number, own.title AS own_title,
               CASE WHEN own.state = 'issued' OR own.id IS NULL THEN coalesce(c.reason, '') ELSE '' END AS reason,
               CASE WHEN t.state = 'declined'
                         OR (c.reason <> '' AND (own.id IS NULL OR own.state = 'issued')) THEN 'left_out'
                    WHEN own.state = 'issued' THEN 'covered'
                    WHEN t.state IN ('doing', 'done')
                         OR EXISTS (SELECT 1 FROM task_person n WHERE n.task = t.id AND n.taken_back_at IS NULL)
                         THEN 'in_work'
                    ELSE 'open' END AS coverage
        FROM task t JOIN plan p ON p.id = t.plan
        LEFT JOIN duty_cover c ON c.upper_item = t.item AND c.body = t.body
        LEFT JOIN plan own ON own.id = c.plan
        WHERE p.body <> t.body AND t.state <> 'ended' AND )";

/// The same of duties to report, r of body t. A report lies in the home of its body's area: without it a country's
/// bodies would each look through all reports of the duty.
const std::string report_duties = R"(
        UNION ALL
        SELECT r.id, r.plan, r.item, t.body, i.section, NULL, p.issued_at, TRUE, c.item,
               own.id, own.number, own.title,
               CASE WHEN own.state = 'issued' OR own.id IS NULL THEN coalesce(c.reason, '') ELSE '' END,
               CASE WHEN c.reason <> '' AND (own.id IS NULL OR own.state = 'issued') THEN 'left_out'
                    WHEN own.state = 'issued' THEN 'covered'
                    WHEN EXISTS (SELECT 1 FROM report sent WHERE sent.home = a.home AND sent.duty = r.id
                                 AND sent.body = t.body AND sent.received_at IS NOT NULL) THEN 'in_work'
                    ELSE 'open' END
        FROM report_duty_body t JOIN report_duty r ON r.id = t.duty JOIN plan_item i ON i.id = r.item
        JOIN plan p ON p.id = r.plan JOIN body b ON b.id = t.body JOIN area a ON a.id = b.area
        LEFT JOIN duty_cover c ON c.upper_item = r.item AND c.body = t.body
        LEFT JOIN plan own ON own.id = c.plan
        WHERE p.body <> t.body AND r.ended_from IS NULL AND )";

/// Those of one body ($1), of one upper plan ($2) or of all.
const std::string duties_of_body = duty_begins + "t.body = $1 AND ($2 IS NULL OR t.plan = $2)" + report_duties +
                                   "t.body = $1 AND ($2 IS NULL OR r.plan = $2)) ";
/// Those of one upper plan ($1).
const std::string duties_of_plan = duty_begins + "t.plan = $1" + report_duties + "r.plan = $1) ";

const std::string counted = R"(
    count(*) AS duties, count(*) FILTER (WHERE coverage = 'open') AS open,
    count(*) FILTER (WHERE coverage = 'in_work') AS in_work, count(*) FILTER (WHERE coverage = 'covered') AS covered,
    count(*) FILTER (WHERE coverage = 'left_out') AS left_out,
    min(CASE WHEN coverage = 'open' THEN given_at END) AS open_since )";

CoverageCounts counts_of(const store::Row& row) {
    return {row.integer("duties"),  row.integer("open"),     row.integer("in_work"),
            row.integer("covered"), row.integer("left_out"), row.maybe_instant("open_since")};
}

Duty duty_of(const store::Row& row) {
    const bool is_report = row.text("kind") == "report";
    Duty duty{.item = row.id<ItemTag>("item"),
              .task = row.uuid("id"),
              .plan = {row.id<PlanTag>("plan"), row.text("number"), row.text("title")},
              .issuer = row.text("issuer"),
              .section = row.text("section"),
              .addressee = {},
              .words = {},
              .report = {},
              .ordered = row.boolean("ordered"),
              .due = row.maybe_day("due"),
              .since = row.instant("given_at"),
              .coverage = base::named<Coverage>(row.text("coverage")),
              .clause = {},
              .reason = row.text("reason")};
    if (is_report) {
        duty.report = base::from_json_text<ReportValue>(row.text("value"));
        duty.addressee = duty.report->from;
    } else {
        auto value = base::from_json_text<AssignmentValue>(row.text("value"));
        duty.addressee = std::move(value.body);
        duty.words = std::move(value.duties);
    }
    if (row.is_null("own_item") || row.is_null("own_plan")) return duty;
    duty.clause = OwnClauseName{{row.id<PlanTag>("own_plan"), row.text("own_number"), row.text("own_title")},
                                row.id<ItemTag>("own_item"),
                                row.text("own_section")};
    return duty;
}

DutyPage duties(store::Transaction& tx, const base::Uuid& body, const DutyQuery& query) {
    const auto only = query.coverage ? std::optional(base::name_of(*query.coverage)) : std::nullopt;
    DutyPage page{store::all(duty_of, tx.run(duties_of_body + R"(
        SELECT d.*, i.kind, i.value, p.number, p.title, p.issuer, oi.section AS own_section
        FROM duty d JOIN plan_item i ON i.id = d.item JOIN plan p ON p.id = d.plan
        LEFT JOIN plan_item oi ON oi.id = d.own_item
        WHERE ($3 IS NULL OR d.coverage = $3)
          AND ($4 IS NULL OR (d.given_at, d.id) > (SELECT l.given_at, l.id FROM duty l WHERE l.id = $4))
        ORDER BY d.given_at, d.id LIMIT $5)",
                                             {body, query.plan, only, query.after, query.limit})),
                  {}};
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().task);
    return page;
}

/// The plan when the caller follows the work of its body.
Plan followed(store::Transaction& tx, const base::Who& who, PlanId id) {
    auto plan = get(tx, who, id);
    accounts::require_body(tx, who, Permission::tasks_follow, plan.body);
    return plan;
}

/// The issued plans of their own by which the bodies of a page carry duties on.
std::map<base::Uuid, std::vector<PlanName>> own_plans(store::Transaction& tx, PlanId upper) {
    std::map<base::Uuid, std::vector<PlanName>> plans;
    for (const auto& row : tx.run(R"(
             SELECT DISTINCT c.body, own.id, own.number, own.title
             FROM plan_item i JOIN duty_cover c ON c.upper_item = i.id JOIN plan own ON own.id = c.plan
             WHERE i.plan = $1 AND c.reason = '' AND own.state = 'issued')",
                                  {upper}))
        plans[row.uuid("body")].push_back({row.id<PlanTag>("id"), row.text("number"), row.text("title")});
    return plans;
}

/// The task, or the duty to report, by which a duty was given to the caller's body.
base::Uuid own_task(store::Transaction& tx, const base::Who& who, ItemId duty) {
    const auto rows = tx.run(R"(
        SELECT t.id FROM task t JOIN plan p ON p.id = t.plan WHERE t.item = $1 AND t.body = $2 AND p.body <> t.body
        UNION ALL
        SELECT r.id FROM report_duty r JOIN report_duty_body t ON t.duty = r.id JOIN plan p ON p.id = r.plan
        WHERE r.item = $1 AND t.body = $2 AND p.body <> t.body)",
                             {duty, who.body});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "upper_duty.not_found", base::to_string(duty));
    accounts::require_body(tx, who, Permission::plans_write, who.body);
    return rows[0].uuid("id");
}

Duty own_duty(store::Transaction& tx, const base::Who& who, ItemId item) {
    const auto plan = tx.run("SELECT plan FROM plan_item WHERE id = $1", {item}).at(0).id<PlanTag>("plan");
    for (auto& duty : duties(tx, who.body, {.plan = plan, .coverage = {}, .after = {}, .limit = 1000}).items)
        if (duty.item == item) return duty;
    throw Problem(ProblemKind::not_found, "upper_duty.not_found", base::to_string(item));
}

void record_duty(store::Transaction& tx, const base::Who& who, std::string_view verb, const base::Uuid& task) {
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {who.body}).at(0).uuid("area");
    store::record(tx, who, verb, task, area);
}

/// The own plan in which a clause stands.
PlanId plan_of_clause(store::Transaction& tx, const base::Who& who, ItemId clause) {
    const auto rows = tx.run(R"(
        SELECT p.id FROM plan_item i JOIN plan p ON p.id = i.plan
        WHERE i.id = $1 AND i.kind IN ('assignment', 'report') AND i.state <> 'dropped' AND p.body = $2)",
                             {clause, who.body});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "upper_duty.clause_not_found", base::to_string(clause));
    return rows[0].id<PlanTag>("id");
}

}  // namespace

DutyPage own_duties(store::Transaction& tx, const base::Who& who, const DutyQuery& query) {
    return duties(tx, who.body, query);
}

CoverageCounts own_coverage(store::Transaction& tx, const base::Who& who) {
    const std::optional<PlanId> any;
    return counts_of(tx.run(duties_of_body + "SELECT " + counted + " FROM duty", {who.body, any}).at(0));
}

CoveragePage coverage(store::Transaction& tx, const base::Who& who, PlanId id, std::optional<base::Uuid> after,
                      std::size_t limit) {
    const auto plan = followed(tx, who, id);
    CoveragePage page{counts_of(tx.run(duties_of_plan + "SELECT " + counted + " FROM duty", {plan.id}).at(0)), {}, {}};
    auto plans = own_plans(tx, id);
    for (const auto& row : tx.run(duties_of_plan + ", line AS (SELECT b.id, b.name, b.name_key, " + counted + R"(
             FROM duty d JOIN body b ON b.id = d.body GROUP BY b.id, b.name, b.name_key)
             SELECT * FROM line WHERE ($2 IS NULL OR (-open, name_key, id) >
                 (SELECT -l.open, l.name_key, l.id FROM line l WHERE l.id = $2))
             ORDER BY -open, name_key, id LIMIT $3)",
                                  {plan.id, after, limit})) {
        const auto body = row.uuid("id");
        page.items.push_back({{body, row.text("name")}, counts_of(row), std::move(plans[body])});
    }
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().body.id);
    return page;
}

DutyPage duties_of(store::Transaction& tx, const base::Who& who, PlanId id, const base::Uuid& body,
                   const DutyQuery& query) {
    auto wanted = query;
    wanted.plan = followed(tx, who, id).id;
    return duties(tx, body, wanted);
}

Duty cover_duty(store::Transaction& tx, const base::Who& who, ItemId duty, std::optional<ItemId> clause,
                const std::string& reason) {
    const auto task = own_task(tx, who, duty);
    const auto why = base::tidy(reason);
    if (clause.has_value() != why.empty())
        throw Problem(ProblemKind::invalid, "upper_duty.unsaid", base::to_string(duty));
    const auto plan = clause ? std::optional(plan_of_clause(tx, who, *clause)) : std::nullopt;
    tx.change(R"(
        INSERT INTO duty_cover (home, upper_item, body, item, plan, reason, said_at, said_by)
        SELECT home, $1, id, $3, $4, $5, $6, $7 FROM body WHERE id = $2
        ON CONFLICT (home, upper_item, body) DO UPDATE SET item = excluded.item, plan = excluded.plan,
            reason = excluded.reason, child = NULL, said_at = excluded.said_at, said_by = excluded.said_by)",
              {duty, who.body, clause, plan, why, tx.now(), who.account});
    record_duty(tx, who, clause ? "upper_duty.covered" : "upper_duty.left_out", task);
    return own_duty(tx, who, duty);
}

Duty uncover_duty(store::Transaction& tx, const base::Who& who, ItemId duty) {
    const auto task = own_task(tx, who, duty);
    tx.change("DELETE FROM duty_cover WHERE upper_item = $1 AND body = $2", {duty, who.body});
    record_duty(tx, who, "upper_duty.uncovered", task);
    return own_duty(tx, who, duty);
}

}  // namespace plans
