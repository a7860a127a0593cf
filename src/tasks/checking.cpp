#include "tasks/checking.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

Task given_by_in(store::Transaction& tx, const base::Who& who, TaskId id, TaskState state, const char* otherwise) {
    auto task = given_by(tx, who, id);
    if (task.state != state) throw Problem(ProblemKind::conflict, otherwise, base::to_string(id));
    return task;
}

/// How far the work was before its body said that it is done.
std::int64_t told_before(store::Transaction& tx, TaskId id) {
    const auto rows = tx.run(R"(
        SELECT percent FROM task_word WHERE task = $1 AND verb = 'progress' AND percent IS NOT NULL
        ORDER BY at DESC, id DESC LIMIT 1)",
                             {id});
    return rows.empty() ? 0 : rows[0].integer("percent");
}

}  // namespace

std::vector<Task> unchecked_of(store::Transaction& tx, const base::Uuid& giver, std::optional<TaskId> after,
                               std::size_t limit) {
    return read_tasks(tx, tx.run(R"(
        SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
        FROM plan p JOIN task t ON t.plan = p.id JOIN body b ON b.id = t.body
        WHERE p.body = $1 AND t.state = 'done'
          AND ($2 IS NULL OR (t.last_at, t.id) > (SELECT last.last_at, last.id FROM task last WHERE last.id = $2))
        ORDER BY t.last_at, t.id LIMIT $3)",
                                 {giver, after, limit}));
}

bool may_check(store::Transaction& tx, const base::Who& who, const Task& task) {
    if (!who.may(Permission::tasks_do)) return false;
    const auto giver = tx.run("SELECT body FROM plan WHERE id = $1", {task.plan}).at(0).uuid("body");
    return accounts::reaches_body(tx, who, Permission::tasks_follow, giver);
}

Task verify(store::Transaction& tx, const base::Who& who, TaskId id) {
    const auto task = given_by_in(tx, who, id, TaskState::done, "task.not_done");
    return say(tx, who, task, TaskState::verified, "verified", {});
}

Task take_back_check(store::Transaction& tx, const base::Who& who, TaskId id) {
    const auto task = given_by_in(tx, who, id, TaskState::verified, "task.not_verified");
    return say(tx, who, task, TaskState::done, "check_taken_back", {});
}

Task give_back(store::Transaction& tx, const base::Who& who, TaskId id, const std::string& reason) {
    const auto task = given_by_in(tx, who, id, TaskState::done, "task.not_done");
    require_reason(reason, id);
    return say(tx, who, task, TaskState::returned, "returned", {reason, told_before(tx, id), {}, {}});
}

Task take_back_return(store::Transaction& tx, const base::Who& who, TaskId id) {
    const auto task = given_by_in(tx, who, id, TaskState::returned, "task.not_returned");
    return say(tx, who, task, TaskState::done, "return_taken_back", {});
}

Task reopen(store::Transaction& tx, const base::Who& who, TaskId id, const std::string& reason) {
    const auto task = given_by(tx, who, id);
    if (task.state != TaskState::declined && task.state != TaskState::verified)
        throw Problem(ProblemKind::conflict, "task.not_closed", base::to_string(id));
    require_reason(reason, id);
    return say(tx, who, task, TaskState::acknowledged, "reopened", {reason, {}, {}, {}});
}

}  // namespace tasks
