#include "plans/coverage.hpp"

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "plans/duty_row.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace plans {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

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

PlanId plan_of_item(store::Transaction& tx, ItemId item) {
    return tx.run("SELECT plan FROM plan_item WHERE id = $1", {item}).at(0).id<PlanTag>("plan");
}

Duty own_duty(store::Transaction& tx, const base::Who& who, ItemId item) {
    for (auto& duty :
         duties(tx, who.body, {.plan = plan_of_item(tx, item), .coverage = {}, .after = {}, .limit = 1000}).items)
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
    return coverage_of_body(tx, who.body);
}

CoveragePage coverage(store::Transaction& tx, const base::Who& who, PlanId id, std::optional<base::Uuid> after,
                      std::size_t limit) {
    const auto plan = followed(tx, who, id).id;
    CoveragePage page{coverage_of_plan(tx, plan), coverage_by_body(tx, plan, after, limit), {}};
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
    keep_coverage(tx, plan_of_item(tx, duty), who.body);
    record_duty(tx, who, clause ? "upper_duty.covered" : "upper_duty.left_out", task);
    return own_duty(tx, who, duty);
}

Duty uncover_duty(store::Transaction& tx, const base::Who& who, ItemId duty) {
    const auto task = own_task(tx, who, duty);
    tx.change("DELETE FROM duty_cover WHERE upper_item = $1 AND body = $2", {duty, who.body});
    keep_coverage(tx, plan_of_item(tx, duty), who.body);
    record_duty(tx, who, "upper_duty.uncovered", task);
    return own_duty(tx, who, duty);
}

}  // namespace plans
