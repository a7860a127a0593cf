#include "accounts/permission.hpp"
#include "tasks/task_http.hpp"
#include "tasks/task_json.hpp"

namespace tasks {
namespace {

using base::Permission;
using http::Call;

struct Candidate {
    base::Uuid id;
    std::string name;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (id, name, title))

struct NamingForm {
    std::vector<base::Uuid> people;
};
BOOST_DESCRIBE_STRUCT(NamingForm, (), (people))

http::Page<Candidate> candidates(Call& call) {
    http::Page<Candidate> page;
    for (const auto& one : who_can_be_named(call.tx, call.who, call.id<TaskId>("task")))
        page.items.push_back({one.person.uuid, one.name, one.title});
    return page;
}

TaskPage name_from(Call& call, const NamingForm& form) {
    std::vector<bodies::PersonId> people;
    for (const auto& person : form.people) people.push_back({person});
    return page_of(call.tx, call.who, name_people(call.tx, call.who, call.id<TaskId>("task"), people));
}

TaskPage take_back_from(Call& call) {
    return page_of(call.tx, call.who,
                   take_back_name(call.tx, call.who, call.id<TaskId>("task"), call.id<bodies::PersonId>("person")));
}

}  // namespace

void add_naming_routes(http::Router& router) {
    router.get("/api/tasks/{task}/people", http::allow(Permission::tasks_do),
               "Who belongs to the body that does a task, for whoever hands out its work: these can be named on it",
               candidates);
    router.post("/api/tasks/{task}/people", http::allow(Permission::tasks_do),
                "Give a task to people of the body by name", name_from);
    router.remove("/api/tasks/{task}/people/{person}", http::allow(Permission::tasks_do),
                  "Take a name back; it stays in the history", take_back_from);
}

}  // namespace tasks
