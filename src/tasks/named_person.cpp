#include "tasks/named_person.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "bodies/group.hpp"
#include "plans/coverage_count.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace tasks {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// What the view belonging says is spelled out here: asked for people who differ from row to row, SQLite would go
/// through all there are.
const std::string people_by_task = R"(
    SELECT n.task, n.person, person.name, a.name AS named_by, n.named_at,
           (person.body IS NOT NULL AND person.body = t.body
            AND person.valid_from <= $1 AND (person.valid_until IS NULL OR person.valid_until >= $1))
           OR EXISTS (SELECT 1 FROM office_holder h JOIN office o ON o.id = h.office
                      WHERE h.person = n.person AND o.body = t.body
                        AND h.valid_from <= $1 AND (h.valid_until IS NULL OR h.valid_until >= $1))
           OR EXISTS (SELECT 1 FROM membership m
                      WHERE m.person = n.person AND m.body = t.body
                        AND m.valid_from <= $1 AND (m.valid_until IS NULL OR m.valid_until >= $1))
           OR EXISTS (SELECT 1 FROM charge c
                      WHERE c.person = n.person AND c.body = t.body
                        AND c.valid_from <= $1 AND (c.valid_until IS NULL OR c.valid_until >= $1)) AS belongs
    FROM task t JOIN task_person n ON n.task = t.id AND n.taken_back_at IS NULL
    JOIN person ON person.id = n.person JOIN account a ON a.id = n.named_by)";

NamedPeople read_people(const store::Rows& rows) {
    NamedPeople people;
    for (const auto& row : rows)
        people[row.id<TaskTag>("task")].push_back({row.uuid("person"), row.text("name"), row.text("named_by"),
                                                   row.instant("named_at"), row.boolean("belongs")});
    return people;
}

/// A task that the caller sees and whose body's work the caller hands out.
Task handed_out(store::Transaction& tx, const base::Who& who, TaskId id) {
    auto task = get(tx, who, id);
    if (!hands_out(tx, who, task.body.id))
        throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(id));
    return task;
}

Task handed_out_open(store::Transaction& tx, const base::Who& who, TaskId id) {
    auto task = handed_out(tx, who, id);
    if (is_closed(task.state)) throw Problem(ProblemKind::conflict, "task.closed", base::to_string(id));
    return task;
}

std::vector<bodies::Belonging> people_for(store::Transaction& tx, const Task& task) {
    return bodies::who_belongs(tx, bodies::BodyId{task.body.id}, base::day_of(tx.now()));
}

void tell(store::Transaction& tx, const base::Who& who, std::string_view verb, const Task& task,
          bodies::PersonId person) {
    store::record(tx, who, verb, task.id.uuid, bodies::get(tx, bodies::BodyId{task.body.id}).area.uuid,
                  boost::json::object{{"person", to_string(person)}});
}

}  // namespace

bool hands_out(store::Transaction& tx, const base::Who& who, const base::Uuid& body) {
    if (!who.may(Permission::tasks_do)) return false;
    if (accounts::reaches_body(tx, who, Permission::tasks_follow, body)) return true;
    const auto groups = bodies::groups_handed_out(tx, who, base::day_of(tx.now()));
    return std::any_of(groups.begin(), groups.end(), [&](const bodies::Body& group) { return group.id.uuid == body; });
}

std::vector<bodies::Belonging> who_can_be_named(store::Transaction& tx, const base::Who& who, TaskId id) {
    return people_for(tx, handed_out(tx, who, id));
}

Task name_people(store::Transaction& tx, const base::Who& who, TaskId id, const std::vector<bodies::PersonId>& people) {
    const auto task = handed_out_open(tx, who, id);
    if (people.empty()) throw Problem(ProblemKind::invalid, "task.nobody_chosen", base::to_string(id));
    const auto belonging = people_for(tx, task);
    for (const auto person : people) {
        bodies::get(tx, person);
        const auto is_it = [&](const bodies::Belonging& one) { return one.person == person; };
        if (std::none_of(belonging.begin(), belonging.end(), is_it))
            throw Problem(ProblemKind::conflict, "task.person_elsewhere", to_string(person));
        const auto added = tx.change(R"(
            INSERT INTO task_person (home, id, task, person, named_by, named_at)
            SELECT t.home, $2, t.id, $3, $4, $5 FROM task t
            WHERE t.id = $1 AND NOT EXISTS (SELECT 1 FROM task_person n
                                            WHERE n.task = t.id AND n.person = $3 AND n.taken_back_at IS NULL))",
                                     {id, tx.new_id(), person, who.account, tx.now()});
        if (added > 0) tell(tx, who, "task.person_named", task, person);
    }
    plans::keep_coverage(tx, task.plan, task.body.id);
    return task;
}

Task take_back_name(store::Transaction& tx, const base::Who& who, TaskId id, bodies::PersonId person) {
    const auto task = handed_out_open(tx, who, id);
    const auto taken = tx.change(R"(
        UPDATE task_person SET taken_back_by = $3, taken_back_at = $4
        WHERE task = $1 AND person = $2 AND taken_back_at IS NULL)",
                                 {id, person, who.account, tx.now()});
    if (taken == 0) throw Problem(ProblemKind::conflict, "task.not_named", to_string(person));
    plans::keep_coverage(tx, task.plan, task.body.id);
    tell(tx, who, "task.name_taken_back", task, person);
    return task;
}

NamedPeople named_on(store::Transaction& tx, plans::PlanId plan, std::optional<TaskId> only) {
    return read_people(tx.run(people_by_task + R"(
        WHERE t.plan = $2 AND ($3 IS NULL OR t.id = $3) ORDER BY person.name_key, person.id)",
                              {base::day_of(tx.now()), plan, only}));
}

NamedPeople named_on(store::Transaction& tx, plans::PlanId plan, const std::vector<base::Uuid>& bodies) {
    std::vector<store::Value> parameters{base::day_of(tx.now()), plan};
    const auto list = store::list_behind(parameters, bodies);
    return read_people(
        tx.run(people_by_task + " WHERE t.plan = $2 AND t.body IN " + list + " ORDER BY person.name_key, person.id",
               parameters));
}

NamedPeople named_of_body(store::Transaction& tx, const base::Uuid& body, bool open) {
    return read_people(tx.run(people_by_task + R"(
        WHERE t.body = $2 AND t.is_open = $3 ORDER BY person.name_key, person.id)",
                              {base::day_of(tx.now()), body, open}));
}

}  // namespace tasks
