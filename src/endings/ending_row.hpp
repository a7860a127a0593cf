#pragma once

#include "endings/ending.hpp"

/// What the sources of this folder share.
namespace endings {

/// An issued plan that holds and that the caller may end on that day.
plans::Plan own_plan(store::Transaction& tx, const base::Who& who, plans::PlanId id, base::Day from);

/// The caller's own plan, for what is said of one above it or of how it ended.
plans::Plan issued_by(store::Transaction& tx, const base::Who& who, plans::PlanId id);

/// What an ending is written down with; its counts come when it was done.
struct NewEnding {
    plans::PlanId plan;
    plans::EndingKind kind = plans::EndingKind::closed;
    std::optional<plans::PlanId> by;
    Closing paper;
    bool issues = false;
    std::optional<EndingId> undoes = {};
};
EndingId write_down(store::Transaction& tx, const base::Who& who, const NewEnding& ending);

/// Ends a whole plan: its duties to report and its briefings now, its work on its day; tells everybody who has it.
Ending end_whole(store::Transaction& tx, const base::Who& who, EndingId id, std::int64_t carried);

/// Tells everybody who has the plan, and keeps what it came to.
Ending tell(store::Transaction& tx, const base::Who& who, EndingId id, std::int64_t tasks, std::int64_t carried);

}  // namespace endings
