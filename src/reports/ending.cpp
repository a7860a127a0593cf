#include "reports/ending.hpp"

#include <set>
#include <utility>

#include "plans/coverage_count.hpp"

namespace reports {
namespace {

/// Unsent reports r of the duties d of plan $1.
const std::string unsent =
    "FROM report_duty d JOIN report r ON r.duty = d.id WHERE d.plan = $1 AND r.received_at IS NULL AND r.period_from ";

/// What was folded of a period is folded anew from the reports that are left; of most nothing is.
void forget_totals(store::Transaction& tx, const base::Uuid& duty, base::Day period_from) {
    for (const auto* sql : {"DELETE FROM report_total WHERE duty = $1 AND period_from = $2",
                            "DELETE FROM figure_total WHERE duty = $1 AND period_from = $2",
                            "UPDATE report SET is_folded = FALSE WHERE duty = $1 AND period_from = $2"})
        tx.change(sql, {duty, period_from});
}

}  // namespace

Stopping foresee_stop(store::Transaction& tx, plans::PlanId plan, base::Day from) {
    const auto count = [&](const std::string& what) {
        return tx.run("SELECT count(*) AS n " + unsent + what, {plan, from}).at(0).integer("n");
    };
    const auto duties = tx.run("SELECT count(*) AS n FROM report_duty WHERE plan = $1", {plan}).at(0).integer("n");
    return {duties, count("< $2"), count(">= $2")};
}

void stop(store::Transaction& tx, plans::PlanId plan, base::Day from) {
    for (const auto& row : tx.run("SELECT item FROM report_duty WHERE plan = $1 AND ended_from IS NULL", {plan}))
        stop_clause(tx, row.id<plans::ItemTag>("item"), from, AskedAgain::no);
}

void stop_clause(store::Transaction& tx, plans::ItemId item, base::Day from, AskedAgain again) {
    tx.change("UPDATE report_duty SET ended_from = $2 WHERE item = $1", {item, from});
    const auto withdrawn = tx.run(R"(
        DELETE FROM report WHERE (home, id) IN (
            SELECT r.home, r.id FROM report_duty d JOIN report r ON r.duty = d.id
            WHERE d.item = $1 AND r.received_at IS NULL AND (r.period_from >= $2 OR ($3 AND r.period_until >= $2)))
        RETURNING duty, period_from)",
                                  {item, from, again == AskedAgain::yes});
    std::set<std::pair<base::Uuid, base::Day>> periods;
    for (const auto& row : withdrawn) periods.emplace(row.uuid("duty"), row.day("period_from"));
    for (const auto& [duty, period_from] : periods) forget_totals(tx, duty, period_from);
    for (const auto& row : tx.run("SELECT DISTINCT plan FROM report_duty WHERE item = $1", {item}))
        plans::keep_coverage(tx, row.id<plans::PlanTag>("plan"));
}

void take_up_again(store::Transaction& tx, plans::PlanId plan) {
    // What an amendment took out or asks for elsewhere stays so.
    const std::string stopped = R"(
        plan = $1 AND ended_from IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM ended_clause c JOIN plan_ending e ON e.id = c.ending
            WHERE c.item = report_duty.item AND e.taken_back_at IS NULL))";
    const auto since =
        tx.run("SELECT min(ended_from) AS since FROM report_duty WHERE " + stopped, {plan}).at(0).maybe_day("since");
    if (!since) return;
    tx.change("UPDATE report_duty SET ended_from = NULL WHERE " + stopped, {plan});
    const auto today = base::day_of(tx.now());
    for (auto day = *since; day <= today; day = day + 1) open_periods(tx, day, plan);
    plans::keep_coverage(tx, plan);
}

}  // namespace reports
