#include "accounts/permission.hpp"
#include "tasks/task_http.hpp"
#include "tasks/task_json.hpp"

namespace tasks {
namespace {

using base::Permission;
using http::Call;

struct ChargedLine : TaskLine {
    std::optional<GivenByName> named;
    std::vector<Because> because;
};
BOOST_DESCRIBE_STRUCT(ChargedLine, (TaskLine), (named, because))

struct FieldChange {
    std::optional<std::string> from;
    std::optional<std::string> to;
};
BOOST_DESCRIBE_STRUCT(FieldChange, (), (from, to))

struct TaskEdit {
    FieldChange field;
};
BOOST_DESCRIBE_STRUCT(TaskEdit, (), (field))

http::Page<ChargedLine> charged_page(Call& call) {
    const auto after = call.maybe_id("after");
    const auto limit = call.limit();
    http::Page<ChargedLine> page;
    for (auto& one : charged_to(call.tx, call.who, after ? std::optional(TaskId{*after}) : std::nullopt, limit))
        page.items.push_back({line_of(one.task), std::move(one.named), std::move(one.because)});
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

}  // namespace

void add_charged_routes(http::Router& router) {
    router.get("/api/me/tasks", http::allow(Permission::plans_read),
               "The open work that was given to the caller by name or that the caller is in charge of today, and why",
               charged_page);
    router.patch("/api/tasks/{task}", http::allow(Permission::tasks_follow),
                 "Say of which field a task is, so that whoever is in charge of the field follows it",
                 [](Call& call, const TaskEdit& edit) {
                     const auto task =
                         set_field(call.tx, call.who, call.id<TaskId>("task"), edit.field.from, edit.field.to);
                     return page_of(call.tx, call.who, task);
                 });
}

}  // namespace tasks
