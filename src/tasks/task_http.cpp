#include "tasks/task_http.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "reports/report.hpp"
#include "tasks/checking.hpp"
#include "tasks/issue.hpp"
#include "tasks/task_json.hpp"
#include "tasks/waiting.hpp"

namespace tasks {
namespace {

using base::Permission;
using http::Call;
using plans::BodyName;
using plans::PlanId;

/// A plan in a list, with how its work stands.
struct PlanLine {
    PlanId id;
    plans::PlanState state;
    std::string type;
    std::string number;
    std::optional<base::Day> date;
    std::string title;
    std::string issuer;
    Counts tasks;
    base::Instant created_at;
    std::optional<base::Instant> issued_at;
    std::optional<base::Day> ended_from;
};
BOOST_DESCRIBE_STRUCT(PlanLine, (),
                      (id, state, type, number, date, title, issuer, tasks, created_at, issued_at, ended_from))

struct PeriodView {
    base::Day from;
    base::Day until;
};
BOOST_DESCRIBE_STRUCT(PeriodView, (), (from, until))

struct RollCallView {
    reports::DutyId duty;
    std::string to;
    std::string every;
    PeriodView period;
    base::Day due;
    std::int64_t expected;
    std::int64_t reported;
    std::int64_t late;
    std::vector<reports::Unit> units;
};
BOOST_DESCRIBE_STRUCT(RollCallView, (), (duty, to, every, period, due, expected, reported, late, units))

/// A task among those of one body.
struct BodyTask : TaskLine {
    std::vector<NamedPerson> named;
};
BOOST_DESCRIBE_STRUCT(BodyTask, (TaskLine), (named))

struct BoardLine : BodyTask {
    std::vector<PersonInCharge> in_charge;
    std::vector<BodyName> cooperators;
};
BOOST_DESCRIBE_STRUCT(BoardLine, (BodyTask), (in_charge, cooperators))

/// One body on a board: the more silent, the higher it stands.
struct BoardRow {
    BodyName body;
    std::optional<Head> head;  ///< who answers for the body
    std::vector<BoardLine> tasks;
};
BOOST_DESCRIBE_STRUCT(BoardRow, (), (body, head, tasks))

struct Board {
    PlanLine plan;
    Counts counts;
    std::vector<BoardRow> rows;
    std::vector<RollCallView> reports;
};
BOOST_DESCRIBE_STRUCT(Board, (), (plan, counts, rows, reports))

PlanLine line_of(const plans::Plan& plan, const Counts& counts) {
    return {plan.id,     plan.state, plan.type,       plan.number,    plan.dated,     plan.title,
            plan.issuer, counts,     plan.created_at, plan.issued_at, plan.ended_from};
}

http::Page<PlanLine> plan_page(Call& call) {
    const auto after = call.maybe_id("after");
    const auto limit = call.limit();
    http::Page<PlanLine> page;
    const auto plans = plans::list(call.tx, call.who, after ? std::optional(PlanId{*after}) : std::nullopt, limit);
    auto counts = counts_of(call.tx, plans);
    for (const auto& plan : plans) page.items.push_back(line_of(plan, counts[plan.id]));
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

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
    const auto limit = call.limit(200, 1000);
    http::Page<BodyTask> page;
    auto people = named_of_body(call.tx, body, part == Part::open);
    for (const auto& task : of_body(call.tx, body, part, after_of(call), limit))
        page.items.push_back({line_of(task), std::move(people[task.id])});
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

http::Page<TaskLine> helped_page(Call& call) {
    const auto limit = call.limit();
    return page_of(helped_by(call.tx, call.who.body, after_of(call), limit), limit);
}

/// How much of a body's work stands in silence or is late; what the board sorts by.
std::int64_t worry_of(const BoardRow& row) {
    return std::count_if(row.tasks.begin(), row.tasks.end(), [](const TaskLine& task) {
        return task.standing == Standing::late || task.standing == Standing::silent;
    });
}

std::vector<BoardRow> rows_of(store::Transaction& tx, PlanId plan) {
    std::vector<BoardRow> rows;
    auto named = named_on(tx, plan);
    auto people = in_charge(tx, plan);
    auto helpers = cooperators_of(tx, plan);
    const auto heads = heads_of_plan(tx, plan);
    for (const auto& task : of_plan(tx, plan)) {
        if (rows.empty() || rows.back().body.id != task.body.id) {
            const auto head = heads.find(task.body.id);
            rows.push_back({task.body, head == heads.end() ? std::nullopt : std::optional(head->second), {}});
        }
        rows.back().tasks.push_back(
            {{line_of(task), std::move(named[task.id])}, std::move(people[task.id]), std::move(helpers[task.id])});
    }
    std::sort(rows.begin(), rows.end(), [](const BoardRow& a, const BoardRow& b) {
        return std::pair(-worry_of(a), a.body.name) < std::pair(-worry_of(b), b.body.name);
    });
    return rows;
}

Board board(Call& call) {
    const auto plan = plans::get(call.tx, call.who, call.id<PlanId>("plan"));
    const auto counts = counts_of(call.tx, plan.id);
    Board board{line_of(plan, counts), counts, rows_of(call.tx, plan.id), {}};
    for (auto& roll : reports::roll_calls(call.tx, plan.id))
        board.reports.push_back({roll.duty,
                                 roll.to,
                                 roll.every,
                                 {roll.period.from, roll.period.until},
                                 roll.due,
                                 roll.expected,
                                 roll.reported,
                                 roll.late,
                                 std::move(roll.units)});
    return board;
}

void add_plan_routes(http::Router& router) {
    router.get("/api/plans", http::allow(Permission::plans_read),
               "The plans of the caller's body, newest first, with how their work stands", plan_page);
    router.get("/api/plans/{plan}/board", http::allow(Permission::plans_read),
               "Who is where: done, under way, late, silent; and who has reported", board);
    router.post("/api/plans/{plan}/issue", http::allow(Permission::plans_issue),
                "Turn a checked plan into work and report duties",
                [](Call& call) { return issue(call.tx, call.who, call.id<PlanId>("plan")); });
}

void add_task_routes(http::Router& router) {
    router.get(
        "/api/tasks", http::allow(Permission::tasks_do),
        "The work of the caller's body, by day; ?state=done for what is closed; ?body= for a body whose work the "
        "caller hands out",
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
    page.board = plans::has_part(tx, who, task.plan);
    page.named = std::move(named_on(tx, task.plan, task.id)[task.id]);
    page.in_charge = std::move(in_charge(tx, task.plan, task.id)[task.id]);
    add_source(tx, task, page);
    return page;
}

void add_routes(http::Router& router) {
    add_plan_routes(router);
    add_task_routes(router);
    add_charged_routes(router);
    add_naming_routes(router);
    add_word_routes(router);
    add_checking_routes(router);
    add_notice_routes(router);
    add_waiting_routes(router);
    add_matrix_routes(router);
}

}  // namespace tasks
