#include "plans/lineage.hpp"

#include <set>

#include "base/named.hpp"
#include "store/values.hpp"

namespace plans {
namespace {

constexpr std::int64_t most_levels = 8;
constexpr std::size_t most_grounds = 200;

/// The columns by which both directions of the chain tell a plan p of desk d.
const std::string chained_columns =
    "p.id, p.number, p.dated AS plan_dated, p.title, p.issuer AS plan_issuer, p.state, p.ended_from, p.body, d.name AS "
    "desk_name";

ChainedPlan chained_plan(store::Transaction& tx, const base::Who& who, const store::Row& row) {
    return {.id = row.id<PlanTag>("id"),
            .desk = {row.uuid("body"), row.text("desk_name")},
            .number = row.text("number"),
            .dated = row.maybe_day("plan_dated"),
            .title = row.text("title"),
            .issuer = row.text("plan_issuer"),
            .state = base::named<PlanState>(row.text("state")),
            .ended_from = row.maybe_day("ended_from"),
            .opens = may_read_paper(tx, who, row.id<PlanTag>("id"))};
}

BasisState state_of(const store::Row& row) {
    if (const auto settled = row.maybe_text("settled"))
        return *settled == "cut" ? BasisState::cut : BasisState::confirmed;
    if (row.is_null("found")) return BasisState::absent;
    return row.is_null("doubt") ? BasisState::found : BasisState::doubtful;
}

std::optional<BasisDoubt> doubt_of(const store::Row& row) {
    const auto doubt = row.maybe_text("doubt");
    return doubt ? std::optional(base::named<BasisDoubt>(*doubt)) : std::nullopt;
}

Ground ground_of(store::Transaction& tx, const base::Who& who, const store::Row& row, std::int64_t level) {
    Ground ground{.level = level,
                  .of = row.id<PlanTag>("plan"),
                  .item = row.id<ItemTag>("item"),
                  .printed = row.text("printed"),
                  .number = base::from_json_text<BasisValue>(row.text("value")).number,
                  .dated = row.maybe_day("dated"),
                  .issuer = row.text("issuer"),
                  .state = state_of(row),
                  .doubt = doubt_of(row),
                  .plan = {}};
    if (row.is_null("found")) return ground;
    ground.plan = chained_plan(tx, who, row);
    if (!ground.plan->opens) ground.plan->title.clear();
    return ground;
}

/// The bases of one plan and, behind each, those of the document that it is.
void climb(store::Transaction& tx, const base::Who& who, PlanId plan, std::int64_t level, std::set<base::Uuid>& seen,
           std::vector<Ground>& into) {
    if (level > most_levels || !seen.insert(plan.uuid).second) return;
    for (const auto& row : tx.run("SELECT b.*, i.value, " + chained_columns + R"(
             FROM plan_basis b JOIN plan_item i ON i.id = b.item
             LEFT JOIN plan p ON p.id = b.found LEFT JOIN body d ON d.id = p.body
             WHERE b.plan = $1 ORDER BY i.position, i.id)",
                                  {plan})) {
        if (into.size() >= most_grounds) return;
        into.push_back(ground_of(tx, who, row, level));
        const auto& ground = into.back();
        if (ground.plan && ground.plan->opens && !ground.doubt) climb(tx, who, ground.plan->id, level + 1, seen, into);
    }
}

}  // namespace

std::vector<Ground> grounds(store::Transaction& tx, const base::Who& who, PlanId id) {
    const auto plan = get_paper(tx, who, id);
    std::vector<Ground> chain;
    std::set<base::Uuid> seen;
    climb(tx, who, plan.id, 1, seen, chain);
    return chain;
}

DescendantPage resting_on(store::Transaction& tx, const base::Who& who, PlanId id, std::optional<PlanId> before,
                          std::size_t limit) {
    const auto plan = get_paper(tx, who, id);
    DescendantPage page;
    for (const auto& row : tx.run("SELECT b.item, b.found, b.doubt, b.settled, " + chained_columns + R"(
             FROM plan_basis b JOIN plan p ON p.id = b.plan JOIN body d ON d.id = p.body
             WHERE b.found = $1 AND (p.body = $2 OR ($3 AND p.state = 'issued')) AND ($4 IS NULL OR b.plan < $4)
             ORDER BY b.plan DESC LIMIT $5)",
                                  {id, who.body, plan.body == who.body, before, limit}))
        page.items.push_back({row.id<ItemTag>("item"), state_of(row), doubt_of(row), chained_plan(tx, who, row)});
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().plan.id);
    return page;
}

}  // namespace plans
