#include "tasks/task_http.hpp"

#include <set>
#include <utility>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "tasks/checking.hpp"
#include "tasks/list.hpp"
#include "tasks/task_json.hpp"
#include "tasks/waiting.hpp"

namespace tasks {
namespace {

using base::Permission;
using http::Call;
using plans::BodyName;

/// A task among those of one body.
struct BodyTask : TaskLine {
    std::vector<NamedPerson> named;
};
BOOST_DESCRIBE_STRUCT(BodyTask, (TaskLine), (named))

/// The caller's own body, or one whose work the caller hands out.
base::Uuid body_of(Call& call) {
    const auto body = call.maybe_id("body").value_or(call.who.body);
    if (body != call.who.body && !hands_out(call.tx, call.who, body))
        throw base::Problem(base::ProblemKind::forbidden, "account.outside_area", base::to_string(body));
    return body;
}

http::Page<BodyTask> task_page(Call& call) {
    const auto body = body_of(call);
    const auto part = call.text("state") == "done" ? Part::closed : Part::open;
    auto wanted = wanted_of(call);
    wanted.limit = call.limit(200, 1000);
    http::Page<BodyTask> page;
    auto people = named_of_body(call.tx, body, part == Part::open);
    for (const auto& task : part == Part::open ? of_body(call.tx, call.who, body, wanted)
                                               : of_body(call.tx, body, part, wanted.after, wanted.limit))
        page.items.push_back({line_of(task), std::move(people[task.id])});
    if (page.items.size() == wanted.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

http::Page<TaskLine> helped_page(Call& call) {
    const auto limit = call.limit();
    return page_of(helped_by(call.tx, call.who.body, after_of(call), limit), limit);
}

void add_task_routes(http::Router& router) {
    router.get("/api/tasks", http::allow(Permission::tasks_do),
               "The work of the caller's body, by day; ?only=, ?order=, ?q= to look through it; ?state=done for what "
               "is closed; "
               "?body= for a body whose work the caller hands out",
               task_page);
    router.get("/api/tasks/counts", http::allow(Permission::tasks_do),
               "How the work of the caller's body stands; ?body= as above",
               [](Call& call) { return counts_of_body(call.tx, body_of(call)); });
    router.get("/api/tasks/helped", http::allow(Permission::tasks_do),
               "The open work of others that the caller's body helps with", helped_page);
    router.get("/api/tasks/{task}", http::signed_in(),
               "A task with the sentence it came from and what was said about it",
               [](Call& call) { return page_of(call.tx, call.who, get(call.tx, call.who, call.id<TaskId>("task"))); });
    router.post(
        "/api/tasks/{task}/acknowledge", http::allow(Permission::tasks_do), "Say that the work was read and taken on",
        [](Call& call) { return page_of(call.tx, call.who, acknowledge(call.tx, call.who, call.id<TaskId>("task"))); });
    router.post("/api/tasks/{task}/progress", http::allow(Permission::tasks_do),
                "Tell how far the work is, with pictures", [](Call& call, const Progress& progress) {
                    return page_of(call.tx, call.who,
                                   report_progress(call.tx, call.who, call.id<TaskId>("task"), progress));
                });
    router.post("/api/tasks/{task}/done", http::allow(Permission::tasks_do), "Close the work with its result",
                [](Call& call, const Progress& progress) {
                    return page_of(call.tx, call.who, finish(call.tx, call.who, call.id<TaskId>("task"), progress));
                });
    router.post("/api/tasks/{task}/decline", http::allow(Permission::tasks_do), "Decline a request, with the reason",
                [](Call& call, const Reason& why) {
                    return page_of(call.tx, call.who, decline(call.tx, call.who, call.id<TaskId>("task"), why.reason));
                });
}

/// One line for each step that can be taken back.
void add_step_routes(http::Router& router) {
    const auto undo = [](Step step) {
        return [step](Call& call) {
            return page_of(call.tx, call.who, take_back(call.tx, call.who, call.id<TaskId>("task"), step));
        };
    };
    router.remove("/api/tasks/{task}/acknowledge", http::allow(Permission::tasks_do),
                  "Within ten minutes: the work was not taken on after all", undo(Step::acknowledged));
    router.remove("/api/tasks/{task}/done", http::allow(Permission::tasks_do),
                  "Within ten minutes: the work is not done after all", undo(Step::done));
    router.remove("/api/tasks/{task}/decline", http::allow(Permission::tasks_do),
                  "Within ten minutes: the request was not declined after all", undo(Step::declined));
}

BodyName giver_of(store::Transaction& tx, const Task& task) {
    const auto row =
        tx.run("SELECT b.id, b.name FROM plan p JOIN body b ON b.id = p.body WHERE p.id = $1", {task.plan}).at(0);
    return {row.uuid("id"), row.text("name")};
}

TaskRights rights_of(store::Transaction& tx, const base::Who& who, const Task& task) {
    const bool is_open = !is_closed(task.state);
    return {.act = is_open && accounts::reaches_body(tx, who, Permission::tasks_do, task.body.id),
            .speak = may_speak(who),
            .check = may_check(tx, who, task),
            .name = is_open && hands_out(tx, who, task.body.id)};
}

/// The duties of a task and the lines of the paper that say them.
void add_source(store::Transaction& tx, const Task& task, TaskPage& page) {
    const auto item = plans::find_item(tx, task.plan, task.item);
    page.duties = base::from_json<plans::AssignmentValue>(item.value).duties;
    const auto source = plans::source_lines(tx, task.plan);
    std::set<std::int64_t> lines;
    for (const auto& place : item.spans) lines.insert(place.line);
    for (const auto line : lines)
        if (static_cast<std::size_t>(line) < source.lines.size())
            page.source_lines.push_back(source.lines[static_cast<std::size_t>(line)]);
}

}  // namespace

TaskLine line_of(const Task& task) {
    return {task.id,       {task.plan, task.plan_number, task.plan_title},
            task.section,  task.title,
            task.state,    task.standing,
            task.due,      task.due_text,
            task.ordered,  task.body,
            task.field,    task.percent,
            task.given_at, task.last_at};
}

http::Page<TaskLine> page_of(const std::vector<Task>& tasks, std::size_t limit) {
    http::Page<TaskLine> page;
    for (const auto& task : tasks) page.items.push_back(line_of(task));
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

std::optional<TaskId> after_of(const Call& call) {
    const auto after = call.maybe_id("after");
    return after ? std::optional(TaskId{*after}) : std::nullopt;
}

TaskPage page_of(store::Transaction& tx, const base::Who& who, const Task& task) {
    TaskPage page;
    static_cast<TaskLine&>(page) = line_of(task);
    page.giver = giver_of(tx, task);
    page.head = head_of(tx, task.body.id);
    page.cooperators = std::move(cooperators_of(tx, task.plan, task.id)[task.id]);
    auto said = words(tx, task.id);
    page.history = std::move(said.items);
    page.earlier = std::move(said.earlier);
    page.fields = fields_for(tx, who, task);
    for (const auto& wait : waits_of(tx, task.id)) page.waits.push_back({line_of(wait.task), wait.days});
    for (const auto& wait : awaited_by(tx, task.id)) page.awaited.push_back({line_of(wait.task), wait.days});
    page.rhythm = task.rhythm;
    if (task.ending) page.ending = plans::find_ending(tx, *task.ending);
    page.turn = task.turn;
    page.may = rights_of(tx, who, task);
    page.own_step = own_step(tx, who, task);
    page.board = plans::has_part(tx, who, task.plan);
    page.named = std::move(named_on(tx, task.plan, task.id)[task.id]);
    page.in_charge = std::move(in_charge(tx, task.plan, task.id)[task.id]);
    add_source(tx, task, page);
    return page;
}

void add_routes(http::Router& router) {
    add_board_routes(router);
    add_list_routes(router);
    add_task_routes(router);
    add_step_routes(router);
    add_charged_routes(router);
    add_naming_routes(router);
    add_word_routes(router);
    add_checking_routes(router);
    add_notice_routes(router);
    add_waiting_routes(router);
    add_matrix_routes(router);
}

}  // namespace tasks
