#pragma once

#include "plans/ending.hpp"
#include "tasks/task.hpp"

/// Work that ends because the plan that gave it does: what is finished stays so, what is open is asked for no more.
namespace tasks {

/// Ends all open work of a plan, or of one clause; its reminders end with it. Returns how much. Whoever calls has asked
/// whether the caller may.
std::int64_t end_work(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::EndingId ending,
                      std::optional<plans::ItemId> only = {});

/// Work that an ending ended is as it was before.
std::int64_t take_up_again(store::Transaction& tx, const base::Who& who, plans::EndingId ending);

}  // namespace tasks
