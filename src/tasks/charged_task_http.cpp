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

http::Page<ChargedLine> charged_page(Call& call) {
    const auto limit = call.limit();
    http::Page<ChargedLine> page;
    for (auto& one : charged_to(call.tx, call.who, after_of(call), limit))
        page.items.push_back({line_of(one.task), std::move(one.named), std::move(one.because)});
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

}  // namespace

void add_charged_routes(http::Router& router) {
    router.get("/api/me/tasks", http::allow(Permission::plans_read),
               "The open work that was given to the caller by name or that the caller is in charge of today, and why",
               charged_page);
}

}  // namespace tasks
