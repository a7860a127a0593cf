#include "tasks/waiting.hpp"

#include "accounts/permission.hpp"
#include "tasks/task_http.hpp"
#include "tasks/task_json.hpp"
#include "tasks/turn.hpp"

namespace tasks {
namespace {

using base::Permission;
using http::Call;

struct FieldChange {
    std::optional<std::string> from;
    std::optional<std::string> to;
};
BOOST_DESCRIBE_STRUCT(FieldChange, (), (from, to))

struct DueChange {
    std::optional<base::Day> from;
    std::optional<base::Day> to;
};
BOOST_DESCRIBE_STRUCT(DueChange, (), (from, to))

struct RhythmChange {
    std::optional<std::string> to;
};
BOOST_DESCRIBE_STRUCT(RhythmChange, (), (to))

/// What an officer changes of a task; what is left out stays.
struct TaskEdit {
    std::optional<FieldChange> field;
    std::optional<DueChange> due;
    std::optional<RhythmChange> rhythm;
};
BOOST_DESCRIBE_STRUCT(TaskEdit, (), (field, due, rhythm))

struct Days {
    std::optional<std::int64_t> days;
};
BOOST_DESCRIBE_STRUCT(Days, (), (days))

TaskPage edit(Call& call, const TaskEdit& edit) {
    const auto id = call.id<TaskId>("task");
    if (edit.field) set_field(call.tx, call.who, id, edit.field->from, edit.field->to);
    if (edit.due) set_due(call.tx, call.who, id, edit.due->from, edit.due->to);
    if (edit.rhythm) set_rhythm(call.tx, call.who, id, edit.rhythm->to);
    return page_of(call.tx, call.who, get(call.tx, call.who, id));
}

http::Page<TaskLine> others(Call& call) {
    const auto task = get(call.tx, call.who, call.id<TaskId>("task"));
    auto page = page_of(others_of_plan(call.tx, task, call.text("q"), call.limit(20, 50)), SIZE_MAX);
    return page;
}

}  // namespace

void add_waiting_routes(http::Router& router) {
    router.patch("/api/tasks/{task}", http::allow(Permission::tasks_follow),
                 "Say of which field a task is, by which day it is due, or how often it recurs", edit);
    router.get("/api/tasks/{task}/others", http::allow(Permission::tasks_follow),
               "The other tasks of its plan, for whoever says what it waits for (?q=)", others);
    router.put(
        "/api/tasks/{task}/waits/{other}", http::allow(Permission::tasks_follow),
        "Say that a task waits for another, and how many working days it has then", [](Call& call, const Days& after) {
            return page_of(call.tx, call.who,
                           wait_for(call.tx, call.who, call.id<TaskId>("task"), call.id<TaskId>("other"), after.days));
        });
    router.remove(
        "/api/tasks/{task}/waits/{other}", http::allow(Permission::tasks_follow), "Take that back", [](Call& call) {
            return page_of(call.tx, call.who,
                           stop_waiting(call.tx, call.who, call.id<TaskId>("task"), call.id<TaskId>("other")));
        });
}

}  // namespace tasks
