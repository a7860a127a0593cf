#pragma once

#include <optional>
#include <vector>

#include "documents/arrival.hpp"

/// What came to a body through the system and stands in its register of incoming documents not yet.
namespace documents {

struct WaitingPaper {
    plans::PlanId plan;
    Paper paper;  ///< as it says of itself
    base::Instant delivered_at;
};
BOOST_DESCRIBE_STRUCT(WaitingPaper, (), (plan, paper, delivered_at))

/// Those of the caller's body, the newest first, made before `before`.
std::vector<WaitingPaper> waiting_papers(store::Transaction& tx, const base::Who& who,
                                         const std::optional<plans::PlanId>& before, std::size_t limit);

/// Gives one its number of arrival and tells its sender that it was received, as the decree asks. Problems:
/// delivery.not_found and those of register_paper.
Arrival register_waiting(store::Transaction& tx, const base::Who& who, plans::PlanId plan, const Paper& paper,
                         Twin twin = Twin::refused);

}  // namespace documents
