#pragma once

#include "store/row.hpp"
#include "tasks/task.hpp"

/// What the sources of this folder share about rows.
namespace tasks {

/// A row of task with plan_number, plan_title and body_name beside it.
Task read_task(const store::Row& row, base::Instant now);

}  // namespace tasks
