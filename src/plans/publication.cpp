#include "plans/publication.hpp"

#include "accounts/grant.hpp"
#include "areas/above.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace plans {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr auto columns = "p.id, p.type, p.number, p.title, p.issuer, p.dated, p.ended_from, u.published_at";

PublishedPlan published_of(const store::Row& row) {
    return {row.id<PlanTag>("id"), row.text("type"),       row.text("number"),          row.text("title"),
            row.text("issuer"),    row.maybe_day("dated"), row.instant("published_at"), row.maybe_day("ended_from")};
}

std::optional<base::Instant> published_at(store::Transaction& tx, PlanId id) {
    const auto rows = tx.run("SELECT published_at FROM plan_publication WHERE plan = $1", {id});
    return rows.empty() ? std::nullopt : std::optional(rows.front().instant("published_at"));
}

/// A plan of a body for which the caller issues plans.
Plan own_plan(store::Transaction& tx, const base::Who& who, PlanId id) {
    auto plan = get(tx, who, id);
    accounts::require_body(tx, who, Permission::plans_issue, plan.body);
    return plan;
}

}  // namespace

Publication publication(store::Transaction& tx, const base::Who& who, PlanId id) {
    const auto plan = get_paper(tx, who, id);
    return {published_at(tx, id),
            plan.state == PlanState::issued && accounts::reaches_body(tx, who, Permission::plans_issue, plan.body)};
}

Publication publish(store::Transaction& tx, const base::Who& who, PlanId id) {
    const auto plan = own_plan(tx, who, id);
    if (plan.state != PlanState::issued) throw Problem(ProblemKind::conflict, "plan.not_issued", base::to_string(id));
    const auto added = tx.change(R"(
        INSERT INTO plan_publication (plan, area, published_at, published_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT (plan) DO NOTHING)",
                                 {id, plan.area, tx.now(), who.account});
    if (added > 0) store::record(tx, who, "plan.published", id.uuid, plan.area);
    return publication(tx, who, id);
}

Publication unpublish(store::Transaction& tx, const base::Who& who, PlanId id) {
    const auto plan = own_plan(tx, who, id);
    if (tx.change("DELETE FROM plan_publication WHERE plan = $1", {id}) > 0)
        store::record(tx, who, "plan.unpublished", id.uuid, plan.area);
    return publication(tx, who, id);
}

std::vector<PublishedPlan> published_in(store::Transaction& tx, const areas::Area& area, std::size_t most) {
    return store::all(published_of,
                      tx.run("SELECT " + std::string(columns) + R"(
        FROM plan_publication u JOIN area a ON a.id = u.area JOIN plan p ON p.id = u.plan WHERE )" +
                                 areas::in_or_around(1) + " ORDER BY u.published_at DESC, p.id DESC LIMIT $3",
                             {area.path, area.path + '~', most}));
}

std::optional<PublishedPlan> find_published(store::Transaction& tx, PlanId id) {
    return store::first(published_of,
                        tx.run("SELECT " + std::string(columns) +
                                   " FROM plan_publication u JOIN plan p ON p.id = u.plan WHERE u.plan = $1",
                               {id}));
}

}  // namespace plans
