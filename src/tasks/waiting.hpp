#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tasks/task.hpp"

/// "Sau khi phát động": a task waits for another of its plan, and a duty that the paper dates by an event, or not at
/// all, gets its day. Waiting is said in words and holds nobody back.
///
/// Problems of all verbs: task.not_found, account.outside_area (for whoever does not follow the work that this body
/// gives).
namespace tasks {

/// What a task waits for, or what waits for it.
struct Wait {
    Task task;
    std::optional<std::int64_t> days;  ///< working days that the waiting task has once the other is done
};

std::vector<Wait> waits_of(store::Transaction& tx, TaskId id);
std::vector<Wait> awaited_by(store::Transaction& tx, TaskId id);

/// Those that a task may wait for: the others of its plan whose title, section or body says these words.
std::vector<Task> others_of_plan(store::Transaction& tx, const Task& task, const std::string& words, std::size_t limit);

/// Said again, it replaces the days. Problems: task.of_another_plan, task.waits_in_a_circle, task.days_wrong (not 1 to
/// 365).
Task wait_for(store::Transaction& tx, const base::Who& who, TaskId id, TaskId other, std::optional<std::int64_t> days);
/// Problem: task.not_waiting.
Task stop_waiting(store::Transaction& tx, const base::Who& who, TaskId id, TaskId other);

/// A word says that a task is done: those that waited for it alone are dated, where days were said, and their bodies
/// are told.
void go_on_after(store::Transaction& tx, const base::Who& who, const Task& done, const base::Uuid& word);
/// The word is taken back: open work that it dated loses that day, unless it has got another since, and waits again.
void wait_again(store::Transaction& tx, const base::Who& who, const Task& task, const base::Uuid& word);

/// Sets or takes away the day of a task. Problems: task.closed, task.due_changed (it is neither `from` nor `to`).
Task set_due(store::Transaction& tx, const base::Who& who, TaskId id, std::optional<base::Day> from,
             std::optional<base::Day> to);

}  // namespace tasks
