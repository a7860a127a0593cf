#include "tasks/board.hpp"

#include <boost/describe/enum_from_string.hpp>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "plans/plan_search.hpp"
#include "reports/report.hpp"
#include "tasks/issue.hpp"
#include "tasks/task_http.hpp"
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
    std::optional<base::Instant> oldest_at;
    reports::Reporters reporters;
    std::vector<reports::Unit> units;  ///< the first of them
};
BOOST_DESCRIBE_STRUCT(RollCallView, (),
                      (duty, to, every, period, due, expected, reported, late, oldest_at, reporters, units))

constexpr std::size_t most_units = 50;

struct BoardLine : TaskLine {
    std::vector<NamedPerson> named;
    std::vector<PersonInCharge> in_charge;
    std::vector<BodyName> cooperators;
};
BOOST_DESCRIBE_STRUCT(BoardLine, (TaskLine), (named, in_charge, cooperators))

/// One body on a board; of its work what was asked for, and how much of that there is.
struct BoardRow {
    BodyName body;
    std::optional<Head> head;
    Counts counts;
    std::int64_t matching = 0;
    std::vector<BoardLine> tasks;
};
BOOST_DESCRIBE_STRUCT(BoardRow, (), (body, head, counts, matching, tasks))

/// The page behind the first has rows alone.
struct Board {
    PlanLine plan;
    Counts counts;
    std::vector<BoardRow> rows;
    std::optional<std::string> next;
    std::vector<PersonInCharge> people;
    std::vector<RollCallView> reports;
};
BOOST_DESCRIBE_STRUCT(Board, (), (plan, counts, rows, next, people, reports))

PlanLine line_of(const plans::Plan& plan, const Counts& counts) {
    return {plan.id,     plan.state, plan.type,       plan.number,    plan.dated,     plan.title,
            plan.issuer, counts,     plan.created_at, plan.issued_at, plan.ended_from};
}

http::Page<PlanLine> plan_page(Call& call) {
    const auto after = call.maybe_id("after");
    const auto limit = call.limit();
    http::Page<PlanLine> page;
    const auto plans = plans::search(call.tx, call.who,
                                     {.words = call.text("q"),
                                      .only = choice_of<plans::PlanPart>(call, "only"),
                                      .before = after ? std::optional(PlanId{*after}) : std::nullopt,
                                      .limit = limit});
    auto counts = counts_of(call.tx, plans);
    for (const auto& plan : plans) page.items.push_back(line_of(plan, counts[plan.id]));
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

constexpr std::string_view nobody = "nobody";

BoardQuery query_of(const Call& call) {
    BoardQuery query{.only = choice_of<Only>(call, "only"),
                     .order = choice_of<BoardOrder>(call, "order").value_or(BoardOrder::worry),
                     .words = call.text("q"),
                     .person = {},
                     .body = call.maybe_id("body"),
                     .nobody = call.text("person") == nobody,
                     .after = call.maybe_id("after"),
                     .limit = call.limit(50, 200)};
    if (!query.nobody) query.person = call.maybe_id("person");
    if (query.only == Only::mine) {
        query.only = Only::open;
        query.person = call.who.person;
    }
    return query;
}

std::vector<BoardRow> rows_of(std::vector<BoardBody> bodies) {
    std::vector<BoardRow> rows;
    for (auto& one : bodies) {
        BoardRow row{one.body, one.head, one.counts, one.matching, {}};
        for (auto& line : one.tasks)
            row.tasks.push_back(
                {line_of(line.task), std::move(line.named), std::move(line.in_charge), std::move(line.cooperators)});
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<RollCallView> roll_calls_of(Call& call, PlanId plan) {
    std::vector<RollCallView> views;
    for (auto& roll : reports::roll_calls(call.tx, plan, most_units))
        views.push_back({roll.duty,
                         roll.to,
                         roll.every,
                         {roll.period.from, roll.period.until},
                         roll.due,
                         roll.expected,
                         roll.reported,
                         roll.late,
                         roll.oldest_at,
                         roll.reporters,
                         std::move(roll.units)});
    return views;
}

Board board(Call& call) {
    const auto plan = plans::get(call.tx, call.who, call.id<PlanId>("plan"));
    const auto query = query_of(call);
    const auto counts = counts_of(call.tx, plan.id);
    Board board{line_of(plan, counts), counts, rows_of(board_of(call.tx, plan.id, query)), {}, {}, {}};
    if (board.rows.size() == query.limit) board.next = base::to_string(board.rows.back().body.id);
    if (query.after) return board;
    board.people = people_of(call.tx, plan.id);
    board.reports = roll_calls_of(call, plan.id);
    return board;
}

}  // namespace

void add_board_routes(http::Router& router) {
    router.get(
        "/api/plans", http::allow(Permission::plans_read),
        "The plans of the caller's body, newest first, with how their work stands; ?q= and ?only= to look through them",
        plan_page);
    router.get(
        "/api/plans/{plan}/board", http::allow(Permission::plans_read),
        "Who is where: done, under way, late, silent, body by body (?only=, ?order=, ?q=, ?person=); and who has "
        "reported",
        board);
    router.post("/api/plans/{plan}/issue", http::allow(Permission::plans_issue),
                "Turn a checked plan into work and report duties",
                [](Call& call) { return issue(call.tx, call.who, call.id<PlanId>("plan")); });
}

}  // namespace tasks
