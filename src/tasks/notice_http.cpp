#include "tasks/notice.hpp"

#include "accounts/permission.hpp"
#include "tasks/reminder.hpp"
#include "tasks/task_http.hpp"
#include "tasks/task_json.hpp"

namespace tasks {
namespace {

using base::Permission;
using http::Call;

struct NoticeLine {
    NoticeId id;
    NoticeKind kind;
    bool by_name;
    base::Instant at;
    std::optional<base::Instant> seen_at;
    TaskLine task;
};
BOOST_DESCRIBE_STRUCT(NoticeLine, (), (id, kind, by_name, at, seen_at, task))

struct Seen {
    std::int64_t seen = 0;
};
BOOST_DESCRIBE_STRUCT(Seen, (), (seen))

http::Page<NoticeLine> notice_page(Call& call) {
    const auto after = call.maybe_id("after");
    const auto limit = call.limit();
    http::Page<NoticeLine> page;
    for (const auto& one : notices_of(call.tx, call.who, after ? std::optional(NoticeId{*after}) : std::nullopt, limit))
        page.items.push_back({one.id, one.kind, one.by_name, one.at, one.seen_at, line_of(one.task)});
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

}  // namespace

void add_notice_routes(http::Router& router) {
    router.get("/api/me/notices", http::allow(Permission::plans_read),
               "What the caller is reminded of now, newest first", notice_page);
    router.post("/api/me/notices/seen", http::allow(Permission::plans_read), "Say that the caller has seen them all",
                [](Call& call) { return Seen{mark_seen(call.tx, call.who)}; });
    router.post("/api/notices/{notice}/end", http::allow(Permission::plans_read),
                "Set a reminder aside: it was seen to",
                [](Call& call) { set_aside(call.tx, call.who, call.id<NoticeId>("notice")); });
    router.remove("/api/notices/{notice}/end", http::allow(Permission::plans_read), "Take that back",
                  [](Call& call) { take_up_again(call.tx, call.who, call.id<NoticeId>("notice")); });
    router.get("/api/me/reminder-rule", http::allow(Permission::plans_read),
               "When the work that the caller's body gives reminds",
               [](Call& call) { return rule_of(call.tx, call.who.body, base::day_of(call.tx.now())); });
    router.put("/api/me/reminder-rule", http::allow(Permission::plans_issue), "Say so, from a day on",
               [](Call& call, const ReminderRule& rule) {
                   set_rule(call.tx, call.who, rule);
                   return rule_of(call.tx, call.who.body, rule.valid_from);
               });
}

}  // namespace tasks
