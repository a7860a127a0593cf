#include "plans/plan_search.hpp"

#include "base/text.hpp"

namespace plans {
namespace {

bool is_in(const Plan& plan, std::optional<PlanPart> part) {
    if (part == PlanPart::drafts) return plan.state == PlanState::draft;
    return !part || !plan.ended_from;
}

bool says(const Plan& plan, const std::string& folded) {
    return folded.empty() || (' ' + base::fold(plan.number + ' ' + plan.title)).find(' ' + folded) != std::string::npos;
}

}  // namespace

std::vector<Plan> search(store::Transaction& tx, const base::Who& who, const PlanQuery& query) {
    const auto folded = base::fold(query.words);
    auto last = query.before;
    std::vector<Plan> plans;
    // What words say of a plan is looked for without accents, so the rows are gone through here.
    for (bool is_more = true; is_more && plans.size() < query.limit;) {
        const auto page = list(tx, who, last, query.limit);
        is_more = page.size() == query.limit;
        for (const auto& plan : page) {
            last = plan.id;
            if (plans.size() < query.limit && is_in(plan, query.only) && says(plan, folded)) plans.push_back(plan);
        }
    }
    return plans;
}

}  // namespace plans
