#include "tasks/checking.hpp"

#include "accounts/permission.hpp"
#include "tasks/task_http.hpp"
#include "tasks/task_json.hpp"

namespace tasks {
namespace {

using base::Permission;
using http::Call;

http::Page<TaskLine> unchecked_page(Call& call) {
    const auto limit = call.limit();
    return page_of(unchecked_of(call.tx, call.who.body, after_of(call), limit), limit);
}

/// What a verb without words leaves.
template <class Verb>
auto page_after(Verb verb) {
    return [verb](Call& call) { return page_of(call.tx, call.who, verb(call.tx, call.who, call.id<TaskId>("task"))); };
}

template <class Verb>
auto page_after_reason(Verb verb) {
    return [verb](Call& call, const Reason& why) {
        return page_of(call.tx, call.who, verb(call.tx, call.who, call.id<TaskId>("task"), why.reason));
    };
}

}  // namespace

void add_checking_routes(http::Router& router) {
    router.get("/api/tasks/unchecked", http::allow(Permission::tasks_follow),
               "Done work that the caller's body has given and nobody has checked yet", unchecked_page);
    router.post("/api/tasks/{task}/check", http::allow(Permission::tasks_follow), "Say that done work is done indeed",
                page_after(verify));
    router.remove("/api/tasks/{task}/check", http::allow(Permission::tasks_follow), "Take that back",
                  page_after(take_back_check));
    router.post("/api/tasks/{task}/return", http::allow(Permission::tasks_follow),
                "Return done work to its body, with the reason", page_after_reason(give_back));
    router.remove("/api/tasks/{task}/return", http::allow(Permission::tasks_follow),
                  "Take a return back: the work waits to be checked again", page_after(take_back_return));
    router.post("/api/tasks/{task}/reopen", http::allow(Permission::tasks_follow),
                "Ask again for what was declined or verified, with the reason", page_after_reason(reopen));
}

}  // namespace tasks
