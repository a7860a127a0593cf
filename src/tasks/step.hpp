#pragma once

#include <optional>

#include "tasks/task.hpp"

/// "Hoàn tác": whoever took work on, declined it or said that it is done takes that back within ten minutes. The work
/// stands as it did before; what was said stays among its words, with that it was taken back.
namespace tasks {

/// What can be taken back, named like the state that it leads to.
enum class Step { acknowledged, declined, done };
BOOST_DESCRIBE_ENUM(Step, acknowledged, declined, done)

/// A step of the caller's own that they may still take back.
struct OwnStep {
    Step step = Step::acknowledged;
    base::Instant until;
};
BOOST_DESCRIBE_STRUCT(OwnStep, (), (step, until))

/// Nothing when somebody else took the last step, when ten minutes are over, or when the work moved on since.
std::optional<OwnStep> own_step(store::Transaction& tx, const base::Who& who, const Task& task);

/// State, counts and reminders are as before; work that waited for this task waits again, and the next turn of its
/// rhythm goes away. Problems: task.not_found, account.outside_area, task.step_missing, task.step_of_another,
/// task.step_too_old, task.acted_upon (checked, reopened, told of or ended with its plan since), task.turn_begun,
/// task.reported (a report that was sent counts it as done).
Task take_back(store::Transaction& tx, const base::Who& who, TaskId id, Step step);

/// Keeps what a step changes: the task as it was before, and the word that was said with it.
void keep_step(store::Transaction& tx, const Task& before, std::int64_t home, const base::Uuid& word);

}  // namespace tasks
