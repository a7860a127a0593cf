#include "tasks/charged_task.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

Because because_of(const store::Row& row) {
    Because because{.charge = row.uuid("charge"),
                    .area = std::nullopt,
                    .field = row.maybe_text("charge_field"),
                    .valid_until = row.maybe_day("valid_until")};
    if (const auto area = row.maybe_uuid("charge_area")) because.area = plans::BodyName{*area, row.text("area_name")};
    return because;
}

/// Rows of tasks, one for each charge that a task falls into, or one without any.
std::vector<ChargedTask> grouped(store::Transaction& tx, const store::Rows& rows) {
    std::vector<ChargedTask> work;
    for (const auto& row : rows) {
        if (work.empty() || work.back().task.id != row.id<TaskTag>("id"))
            work.push_back({read_task(row, tx.now()), {}, {}});
        if (const auto by = row.maybe_text("named_by")) work.back().named = GivenByName{*by, row.instant("named_at")};
        if (row.maybe_uuid("charge")) work.back().because.push_back(because_of(row));
    }
    return work;
}

/// The bodies a task lies between: the one that gave it and the one that does it.
struct Ends {
    base::Uuid giver;
    base::Uuid doer;
};

Ends ends_of(store::Transaction& tx, const Task& task) {
    return {tx.run("SELECT body FROM plan WHERE id = $1", {task.plan}).at(0).uuid("body"), task.body.id};
}

bool follows(store::Transaction& tx, const base::Who& who, const Ends& ends) {
    return accounts::reaches_body(tx, who, Permission::tasks_follow, ends.giver) ||
           accounts::reaches_body(tx, who, Permission::tasks_follow, ends.doer);
}

std::vector<std::string> fields_between(store::Transaction& tx, const Ends& ends) {
    std::vector<std::string> fields;
    for (const auto& row : tx.run(R"(
             SELECT DISTINCT field FROM charge
             WHERE body IN ($1, $2) AND field IS NOT NULL AND (valid_until IS NULL OR valid_until >= $3) ORDER BY field)",
                                  {ends.giver, ends.doer, base::day_of(tx.now())}))
        fields.push_back(row.text("field"));
    return fields;
}

/// Whether a task t of a body that stands in area `place` falls into charge h, whose area has the path h.path. No task
/// is said to be of an object group.
const std::string falls_into = R"(
    (h.area IS NULL OR substr(place.path, 1, length(h.path)) = h.path) AND (h.field IS NULL OR h.field = t.field)
    AND h.object IS NULL)";

/// The open work of person $1 of body $2 on day $3. A page is of tasks, and a task may be there because of several
/// charges: the page is cut first, the charges are joined to it again.
const std::string work_of_person = R"(
    WITH held AS (
        SELECT c.*, a.name AS area_name, a.path FROM charge c LEFT JOIN area a ON a.id = c.area
        WHERE c.person = $1 AND c.body = $2 AND c.valid_from <= $3 AND (c.valid_until IS NULL OR c.valid_until >= $3)),
    mine AS (
        SELECT DISTINCT t.id, t.due_at, n.named_at, a.name AS named_by
        FROM named_task n JOIN task t ON t.id = n.task JOIN account a ON a.id = n.named_by
        WHERE n.person = $1 AND n.valid_from <= $3 AND (n.valid_until IS NULL OR n.valid_until >= $3)
          AND t.is_open),
    open AS (
        SELECT t.id, t.body, t.field, t.due_at FROM task t
        WHERE t.body = $2 AND t.is_open
        UNION ALL
        SELECT t.id, t.body, t.field, t.due_at FROM plan p JOIN task t ON t.plan = p.id
        WHERE p.body = $2 AND t.body <> $2 AND t.is_open),
    work AS (
        SELECT t.id, t.due_at FROM open t JOIN body b ON b.id = t.body JOIN area place ON place.id = b.area
        WHERE EXISTS (SELECT 1 FROM held h WHERE )" +
                                   falls_into +
                                   R"()
        UNION
        SELECT mine.id, mine.due_at FROM mine),
    page AS (
        SELECT w.id, COALESCE(w.due_at, $6) AS until FROM work w
        WHERE $4 IS NULL OR (COALESCE(w.due_at, $6), w.id) >
                            (SELECT COALESCE(last.due_at, $6), last.id FROM task last WHERE last.id = $4)
        ORDER BY until, w.id LIMIT $5)
    SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name, mine.named_by, mine.named_at,
           h.id AS charge, h.field AS charge_field, h.area AS charge_area, h.area_name, h.valid_until
    FROM page JOIN task t ON t.id = page.id JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body
    JOIN area place ON place.id = b.area LEFT JOIN mine ON mine.id = t.id
    LEFT JOIN held h ON (t.body = $2 OR p.body = $2) AND )" +
                                   falls_into +
                                   R"(
    ORDER BY page.until, t.id, h.id)";

/// Who is in charge on day $2 of the tasks t of plan $1.
const std::string charges_of_plan = R"(
    SELECT DISTINCT t.id, person.id AS person, person.name, person.name_key
    FROM task t JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body JOIN area place ON place.id = b.area
    JOIN (SELECT c.*, a.path FROM charge c LEFT JOIN area a ON a.id = c.area) h ON h.body IN (p.body, t.body)
    JOIN person ON person.id = h.person
    WHERE t.plan = $1 AND h.valid_from <= $2 AND (h.valid_until IS NULL OR h.valid_until >= $2) AND )" +
                                    falls_into + " ";
const std::string in_order_of_names = " ORDER BY person.name_key, person.id";

PeopleInCharge read_in_charge(const store::Rows& rows) {
    PeopleInCharge people;
    for (const auto& row : rows) people[row.id<TaskTag>("id")].push_back({row.uuid("person"), row.text("name")});
    return people;
}

}  // namespace

std::vector<ChargedTask> charged_to(store::Transaction& tx, const base::Who& who, std::optional<TaskId> after,
                                    std::size_t limit) {
    return grouped(tx, tx.run(work_of_person, {who.person, who.body, base::day_of(tx.now()), after, limit, never}));
}

PeopleInCharge in_charge(store::Transaction& tx, plans::PlanId plan, std::optional<TaskId> only) {
    return read_in_charge(tx.run(charges_of_plan + "AND ($3 IS NULL OR t.id = $3)" + in_order_of_names,
                                 {plan, base::day_of(tx.now()), only}));
}

PeopleInCharge in_charge(store::Transaction& tx, plans::PlanId plan, const std::vector<base::Uuid>& bodies) {
    std::vector<store::Value> parameters{plan, base::day_of(tx.now())};
    const auto list = store::list_behind(parameters, bodies);
    return read_in_charge(tx.run(charges_of_plan + "AND t.body IN " + list + in_order_of_names, parameters));
}

std::vector<std::string> fields_for(store::Transaction& tx, const base::Who& who, const Task& task) {
    const auto ends = ends_of(tx, task);
    return follows(tx, who, ends) ? fields_between(tx, ends) : std::vector<std::string>{};
}

Task set_field(store::Transaction& tx, const base::Who& who, TaskId id, const std::optional<std::string>& from,
               const std::optional<std::string>& to) {
    auto task = get(tx, who, id);
    const auto ends = ends_of(tx, task);
    if (!follows(tx, who, ends)) throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(id));
    if (task.field == to) return task;
    if (task.field != from)
        throw Problem(ProblemKind::conflict, "task.field_changed", task.field.value_or(base::to_string(id)));
    const auto fields = fields_between(tx, ends);
    if (to && std::find(fields.begin(), fields.end(), *to) == fields.end())
        throw Problem(ProblemKind::invalid, "task.field_unknown", *to);
    tx.change("UPDATE task SET field = $2 WHERE id = $1", {id, to});
    store::record(tx, who, "task.field_set", id.uuid, bodies::get(tx, bodies::BodyId{task.body.id}).area.uuid,
                  boost::json::object{{"field", to.value_or("")}});
    return get(tx, who, id);
}

}  // namespace tasks
