#include "reports/passing.hpp"

#include <set>

#include "plans/coverage_count.hpp"
#include "reports/fold.hpp"
#include "store/journal.hpp"

namespace reports {
namespace {

/// Where a body stands.
struct Place {
    base::Uuid area;
    std::int64_t home = 0;
};

Place place_of(store::Transaction& tx, const base::Uuid& body) {
    const auto row =
        tx.run("SELECT a.id, a.home FROM body b JOIN area a ON a.id = b.area WHERE b.id = $1", {body}).at(0);
    return {row.uuid("id"), row.integer("home")};
}

store::Rows owed_by(store::Transaction& tx, const base::Uuid& body) {
    return tx.run("SELECT * FROM report WHERE body = $1 AND received_at IS NULL ORDER BY id", {body});
}

/// The areas above a report that leaves expect one fewer; a report that was never sent says no more to them.
void expect_one_fewer(store::Transaction& tx, const base::Uuid& area, const base::Uuid& duty, base::Day period_from) {
    for (const auto& above : tx.run(R"(
             WITH RECURSIVE climb (id, home, parent) AS (
                 SELECT id, home, parent FROM area WHERE id = $1
                 UNION ALL
                 SELECT a.id, a.home, a.parent FROM climb c JOIN area a ON a.id = c.parent)
             SELECT id, home FROM climb)",
                                    {area})) {
        tx.change(R"(UPDATE report_total SET expected = expected - 1
                     WHERE home = $1 AND duty = $2 AND period_from = $3 AND area = $4)",
                  {above.integer("home"), duty, period_from, above.uuid("id")});
        tx.change(R"(DELETE FROM report_total
                     WHERE home = $1 AND duty = $2 AND period_from = $3 AND area = $4 AND expected <= 0)",
                  {above.integer("home"), duty, period_from, above.uuid("id")});
    }
}

/// The same report, made anew where the other body stands; it keeps its id, by which mails may speak of it.
std::int64_t move_report(store::Transaction& tx, const store::Row& report, const base::Uuid& to, const Place& place) {
    return tx.change(
        R"(
        INSERT INTO report (home, id, duty, body, person, period_from, period_until, due, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (home, duty, body, period_from, coalesce(person, body)) DO NOTHING)",
        {place.home, report.uuid("id"), report.uuid("duty"), to, report.maybe_uuid("person"), report.day("period_from"),
         report.day("period_until"), report.day("due"), report.instant("due_at")});
}

std::set<plans::PlanId> plans_of(store::Transaction& tx, const store::Rows& duties) {
    std::set<plans::PlanId> plans;
    for (const auto& row : duties)
        plans.insert(
            tx.run("SELECT plan FROM report_duty WHERE id = $1", {row.uuid("duty")}).at(0).id<plans::PlanTag>("plan"));
    return plans;
}

std::int64_t pass_on_owed(store::Transaction& tx, const base::Uuid& from, const base::Uuid& to) {
    // What is not folded yet is counted above or not; folded it certainly is.
    while (has_unfolded(tx)) fold_reports(tx);
    const auto left = place_of(tx, from);
    const auto reached = place_of(tx, to);
    std::int64_t moved = 0;
    for (const auto& report : owed_by(tx, from)) {
        tx.change("DELETE FROM report WHERE home = $1 AND id = $2", {report.integer("home"), report.uuid("id")});
        expect_one_fewer(tx, left.area, report.uuid("duty"), report.day("period_from"));
        moved += move_report(tx, report, to, reached);
    }
    return moved;
}

}  // namespace

Passed pass_on(store::Transaction& tx, const base::Who& who, const plans::BodyName& from, const plans::BodyName& to) {
    const auto area = place_of(tx, to.id).area;
    tx.change(R"(INSERT INTO report_duty_body (duty, body) SELECT duty, $2 FROM report_duty_body WHERE body = $1
                 ON CONFLICT DO NOTHING)",
              {from.id, to.id});
    const auto duties = tx.run("DELETE FROM report_duty_body WHERE body = $1 RETURNING duty", {from.id});
    for (const auto& row : duties)
        store::record(tx, who, "duty.passed", row.uuid("duty"), area,
                      {{"from", base::to_string(from.id)}, {"to", base::to_string(to.id)}});
    Passed passed{static_cast<std::int64_t>(duties.size()), 0};
    if (!owed_by(tx, from.id).empty()) passed.owed = pass_on_owed(tx, from.id, to.id);
    for (const auto plan : plans_of(tx, duties))
        for (const auto& body : {from.id, to.id}) plans::keep_coverage(tx, plan, body);
    return passed;
}

}  // namespace reports
