#include "tasks/task_http.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "reports/report.hpp"
#include "tasks/issue.hpp"
#include "tasks/task_json.hpp"

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
};
BOOST_DESCRIBE_STRUCT(PlanLine, (), (id, state, type, number, date, title, issuer, tasks, created_at, issued_at))

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
};
BOOST_DESCRIBE_STRUCT(BoardLine, (BodyTask), (in_charge))

/// One body on a board: the more silent, the higher it stands.
struct BoardRow {
    BodyName body;
    std::vector<BoardLine> tasks;
};
BOOST_DESCRIBE_STRUCT(BoardRow, (), (body, tasks))

struct Board {
    PlanLine plan;
    Counts counts;
    std::vector<BoardRow> rows;
    std::vector<RollCallView> reports;
};
BOOST_DESCRIBE_STRUCT(Board, (), (plan, counts, rows, reports))

struct Reason {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

struct PictureLocation {
    files::FileId id;
};
BOOST_DESCRIBE_STRUCT(PictureLocation, (), (id))

PlanLine line_of(const plans::Plan& plan, const Counts& counts) {
    return {plan.id,    plan.state,  plan.type, plan.number,     plan.dated,
            plan.title, plan.issuer, counts,    plan.created_at, plan.issued_at};
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

/// The work of the caller's own body, or of one whose work the caller hands out.
http::Page<BodyTask> task_page(Call& call) {
    const auto body = call.maybe_id("body").value_or(call.who.body);
    if (body != call.who.body && !hands_out(call.tx, call.who, body))
        throw base::Problem(base::ProblemKind::forbidden, "account.outside_area", base::to_string(body));
    http::Page<BodyTask> page;
    const bool open = call.text("state") != "done";
    auto people = named_of_body(call.tx, body, open);
    for (const auto& task : of_body(call.tx, body, open, call.limit(200, 1000)))
        page.items.push_back({line_of(task), std::move(people[task.id])});
    return page;
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
    for (const auto& task : of_plan(tx, plan)) {
        if (rows.empty() || rows.back().body.id != task.body.id) rows.push_back({task.body, {}});
        rows.back().tasks.push_back({{line_of(task), std::move(named[task.id])}, std::move(people[task.id])});
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

http::Response picture_response(const files::File& file) {
    http::Response response{200, file.media_type, std::string(file.bytes.begin(), file.bytes.end()), {}, {}};
    response.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
    return response;
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
    router.get("/api/tasks", http::allow(Permission::tasks_do),
               "The work of the caller's body; ?state=done for what is closed; ?body= for a body whose work the caller "
               "hands out",
               task_page);
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
    router.post("/api/tasks/{task}/reopen", http::allow(Permission::tasks_follow),
                "Give closed work back, with the reason", [](Call& call, const Reason& why) {
                    return page_of(call.tx, call.who, reopen(call.tx, call.who, call.id<TaskId>("task"), why.reason));
                });
}

void add_picture_routes(http::Router& router) {
    router
        .post("/api/pictures", http::allow(Permission::tasks_do), "Keep a picture to be put to a task",
              [](Call& call, const http::Upload& upload) {
                  const PictureLocation kept{files::keep_picture(call.tx, call.who, upload.name, upload.bytes)};
                  return http::Created<PictureLocation>{"/api/pictures/" + base::to_string(kept.id), kept};
              })
        .accepts_up_to(4 * 1024 * 1024);
    router.get(
        "/api/pictures/{picture}", http::signed_in(), "A picture of a task that the caller may see",
        [](Call& call) { return picture_response(picture(call.tx, call.who, call.id<files::FileId>("picture"))); });
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

TaskPage page_of(store::Transaction& tx, const base::Who& who, const Task& task) {
    const bool is_closed = task.state == TaskState::done || task.state == TaskState::declined;
    TaskPage page;
    static_cast<TaskLine&>(page) = line_of(task);
    page.history = words(tx, task.id);
    page.fields = fields_for(tx, who, task);
    page.may_name = !is_closed && hands_out(tx, who, task.body.id);
    page.board = plans::has_part(tx, who, task.plan);
    page.named = std::move(named_on(tx, task.plan, task.id)[task.id]);
    page.in_charge = std::move(in_charge(tx, task.plan, task.id)[task.id]);
    for (const auto& item : plans::items(tx, task.plan, plans::ItemKind::assignment)) {
        if (item.id != task.item) continue;
        page.duties = base::from_json<plans::AssignmentValue>(item.value).duties;
        const auto source = plans::source_lines(tx, task.plan);
        std::set<std::int64_t> lines;
        for (const auto& place : item.spans) lines.insert(place.line);
        for (const auto line : lines)
            if (static_cast<std::size_t>(line) < source.lines.size())
                page.source_lines.push_back(source.lines[static_cast<std::size_t>(line)]);
    }
    return page;
}

void add_routes(http::Router& router) {
    add_plan_routes(router);
    add_task_routes(router);
    add_charged_routes(router);
    add_naming_routes(router);
    add_picture_routes(router);
}

}  // namespace tasks
