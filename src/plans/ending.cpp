#include "plans/ending.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/values.hpp"

namespace plans {
namespace {

const std::string ending_rows = R"(
    SELECT e.*, p.number AS plan_number, p.title AS plan_title, n.number AS by_number, n.title AS by_title, c.name AS who
    FROM plan_ending e JOIN plan p ON p.id = e.plan JOIN account c ON c.id = e.account
    LEFT JOIN plan n ON n.id = e.by_plan)";

Ending read_ending(const store::Row& row) {
    Ending ending{.id = row.id<EndingTag>("id"),
                  .kind = base::named<EndingKind>(row.text("kind")),
                  .plan = {row.id<PlanTag>("plan"), row.text("plan_number"), row.text("plan_title")},
                  .by = {},
                  .number = row.text("number"),
                  .dated = row.maybe_day("dated"),
                  .text = row.text("text"),
                  .file = {},
                  .from = row.day("from_day"),
                  .at = row.instant("at"),
                  .who = row.text("who"),
                  .tasks = row.integer("tasks"),
                  .carried = row.integer("carried"),
                  .told = row.integer("told"),
                  .issues = row.boolean("issues"),
                  .undoes = {},
                  .taken_back_at = row.maybe_instant("taken_back_at")};
    if (!row.is_null("by_plan"))
        ending.by = PlanName{row.id<PlanTag>("by_plan"), row.text("by_number"), row.text("by_title")};
    if (const auto file = row.maybe_uuid("file")) ending.file = files::FileId{*file};
    if (const auto undone = row.maybe_uuid("undoes")) ending.undoes = EndingId{*undone};
    return ending;
}

}  // namespace

Ending find_ending(store::Transaction& tx, EndingId id) {
    const auto rows = tx.run(ending_rows + " WHERE e.id = $1", {id});
    if (rows.empty()) throw base::Problem(base::ProblemKind::not_found, "ending.not_found", base::to_string(id));
    return read_ending(rows[0]);
}

std::vector<Ending> endings_of(store::Transaction& tx, PlanId plan) {
    return store::all(read_ending, tx.run(ending_rows + " WHERE e.plan = $1 ORDER BY e.id DESC", {plan}));
}

std::vector<Ending> endings_by(store::Transaction& tx, PlanId plan) {
    return store::all(read_ending, tx.run(ending_rows + " WHERE e.by_plan = $1 ORDER BY e.id DESC", {plan}));
}

std::vector<EndingAbove> endings_above(store::Transaction& tx, PlanId plan) {
    return store::all(
        [](const store::Row& row) {
            return EndingAbove{read_ending(row), row.boolean("is_kept")};
        },
        tx.run(R"(
            SELECT stands.*, EXISTS (SELECT 1 FROM kept_plan k WHERE k.plan = $1 AND k.ending = stands.id) AS is_kept
            FROM ()" +
                   ending_rows + R"( WHERE e.taken_back_at IS NULL AND e.plan IN (
                        SELECT b.found FROM plan_basis b WHERE b.plan = $1 AND b.doubt IS NULL)) stands
            WHERE stands.by_plan IS NULL OR stands.by_plan <> $1
            ORDER BY stands.id DESC)",
               {plan}));
}

std::vector<EndedClause> ended_clauses(store::Transaction& tx, PlanId plan) {
    return store::all(
        [](const store::Row& row) {
            EndedClause clause{row.id<ItemTag>("item"), row.text("section"), row.id<EndingTag>("ending"), {}};
            if (const auto newer = row.maybe_uuid("newer")) clause.newer = ItemId{*newer};
            return clause;
        },
        tx.run(R"(
            SELECT c.*, i.section FROM plan_ending e JOIN ended_clause c ON c.ending = e.id JOIN plan_item i ON i.id = c.item
            WHERE e.plan = $1 AND e.taken_back_at IS NULL ORDER BY c.ending, i.position, i.id)",
               {plan}));
}

}  // namespace plans
