#include "tasks/list.hpp"

#include "accounts/permission.hpp"
#include "tasks/task_http.hpp"
#include "tasks/task_json.hpp"

namespace tasks {
namespace {

using base::Permission;
using http::Call;

/// A board shows silence once it has lasted this long.
constexpr std::int64_t long_ago_ms = 24 * 60 * 60 * 1000;
constexpr std::size_t first_lines = 5;

/// What the first screen shows of work: counts, and the first lines of each list.
struct WorkNow {
    Counts own;
    std::vector<TaskLine> ours;
    Counts given;
    std::vector<TaskLine> late;
    std::vector<TaskLine> declined;
    std::vector<SilentBody> silent;
};
BOOST_DESCRIBE_STRUCT(WorkNow, (), (own, ours, given, late, declined, silent))

std::vector<TaskLine> lines_of(const std::vector<Task>& tasks) {
    std::vector<TaskLine> lines;
    for (const auto& task : tasks) lines.push_back(line_of(task));
    return lines;
}

Wanted first_of(Only only) {
    Wanted wanted;
    wanted.only = only;
    wanted.limit = first_lines;
    return wanted;
}

WorkNow work_now(Call& call) {
    auto& tx = call.tx;
    const auto& who = call.who;
    WorkNow now;
    if (who.may(Permission::tasks_do)) {
        now.own = counts_of_body(tx, who.body);
        now.ours = lines_of(of_body(tx, who, who.body, first_of(Only::open)));
    }
    if (!who.may(Permission::tasks_follow)) return now;
    now.given = counts_given_by(tx, who.body);
    now.late = lines_of(given(tx, who, who.body, first_of(Only::late)));
    now.declined = lines_of(given(tx, who, who.body, first_of(Only::declined)));
    now.silent = silent_bodies(tx, who.body, {tx.now().ms - long_ago_ms}, first_lines);
    return now;
}

http::Page<TaskLine> given_page(Call& call) {
    const auto wanted = wanted_of(call);
    return page_of(given(call.tx, call.who, call.who.body, wanted), wanted.limit);
}

}  // namespace

Wanted wanted_of(const Call& call) {
    const auto plan = call.maybe_id("plan");
    return {.only = choice_of<Only>(call, "only").value_or(Only::open),
            .order = choice_of<Order>(call, "order").value_or(Order::due),
            .words = call.text("q"),
            .doer = call.maybe_id("doer"),
            .plan = plan ? std::optional(plans::PlanId{*plan}) : std::nullopt,
            .after = after_of(call),
            .limit = call.limit()};
}

void add_list_routes(http::Router& router) {
    router.get("/api/me/work", http::allow(Permission::plans_read),
               "How the work of the caller's body stands, and the work that it gave, with the first of each", work_now);
    router.get(
        "/api/tasks/given", http::allow(Permission::tasks_follow),
        "The work that the caller's body has given, by day; ?only=, ?order=, ?q=, ?plan=, ?doer= to look through it",
        given_page);
    router.get("/api/tasks/given/counts", http::allow(Permission::tasks_follow),
               "How the work that the caller's body has given stands",
               [](Call& call) { return counts_given_by(call.tx, call.who.body); });
}

}  // namespace tasks
