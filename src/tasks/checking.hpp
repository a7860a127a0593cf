#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tasks/task.hpp"

/// What whoever gave work does when its body says that it is done: looks at what was told and the proof beside it, and
/// verifies it or returns it with a reason. Both can be taken back.
///
/// Problems of all verbs: task.not_found, account.outside_area (for whoever does not follow the work that this body
/// gives).
namespace tasks {

/// The done work that a body has given and nobody has checked yet, behind `after`: what was done first comes first.
std::vector<Task> unchecked_of(store::Transaction& tx, const base::Uuid& giver, std::optional<TaskId> after,
                               std::size_t limit);

/// Whether the caller may do these things with a task.
bool may_check(store::Transaction& tx, const base::Who& who, const Task& task);

/// Problem: task.not_done.
Task verify(store::Transaction& tx, const base::Who& who, TaskId id);
/// Problem: task.not_verified.
Task take_back_check(store::Transaction& tx, const base::Who& who, TaskId id);

/// The work is open again. Problems: task.not_done, task.reason_missing.
Task give_back(store::Transaction& tx, const base::Who& who, TaskId id, const std::string& reason);
/// Until its body has taken it up again. Problem: task.not_returned.
Task take_back_return(store::Transaction& tx, const base::Who& who, TaskId id);

/// Asks again for what was declined, or for more of what was verified. Problems: task.not_closed (open, or waiting to
/// be checked), task.reason_missing.
Task reopen(store::Transaction& tx, const base::Who& who, TaskId id, const std::string& reason);

}  // namespace tasks
