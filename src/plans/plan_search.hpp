#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plans/plan.hpp"

/// Looking through the plans of a body.
namespace plans {

/// Drafts alone, or all that have not ended.
enum class PlanPart { drafts, holding };
BOOST_DESCRIBE_ENUM(PlanPart, drafts, holding)

struct PlanQuery {
    std::string words;             ///< of number and title, as typed, accents or not; empty: all
    std::optional<PlanPart> only;  ///< empty: all
    std::optional<PlanId> before;  ///< where the page before ended
    std::size_t limit = 50;
};

/// Plans of the caller's body, newest first.
std::vector<Plan> search(store::Transaction& tx, const base::Who& who, const PlanQuery& query);

}  // namespace plans
