#include "tasks/cooperator.hpp"

#include <set>

#include "store/values.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

struct Helper {
    base::Uuid body;
    std::string path;  ///< of the area in which it stands
};

struct Led {
    TaskId task;
    std::int64_t home = 0;
    base::Uuid body;
    std::string path;
};

std::map<base::Uuid, std::vector<Helper>> helpers_by_item(store::Transaction& tx, plans::PlanId plan) {
    std::map<base::Uuid, std::vector<Helper>> helpers;
    for (const auto& row : tx.run(R"(
             SELECT c.item, c.body, a.path
             FROM plan_item i JOIN plan_item_cooperator c ON c.item = i.id JOIN body b ON b.id = c.body
             JOIN area a ON a.id = b.area WHERE i.plan = $1 AND i.state <> 'dropped')",
                                  {plan}))
        helpers[row.uuid("item")].push_back({row.uuid("body"), row.text("path")});
    return helpers;
}

std::vector<Led> led_of_item(store::Transaction& tx, const base::Uuid& item) {
    std::vector<Led> led;
    for (const auto& row : tx.run(R"(
             SELECT t.id, t.home, t.body, a.path FROM task t JOIN body b ON b.id = t.body JOIN area a ON a.id = b.area
             WHERE t.item = $1 ORDER BY t.id)",
                                  {item}))
        led.push_back({row.id<TaskTag>("id"), row.integer("home"), row.uuid("body"), row.text("path")});
    return led;
}

/// The areas that a path lies in, itself included: "/vn/34/" gives "/vn/" and "/vn/34/".
std::vector<std::string> places_of(const std::string& path) {
    std::vector<std::string> places;
    for (auto end = path.find('/', 1); end != std::string::npos; end = path.find('/', end + 1))
        places.push_back(path.substr(0, end + 1));
    return places;
}

void put(store::Transaction& tx, const Led& led, const std::vector<base::Uuid>& helpers) {
    for (const auto& body : helpers)
        if (body != led.body)
            tx.change("INSERT INTO task_cooperator (home, task, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                      {led.home, led.task, body});
}

/// Goes up from each lead, so that ten thousand communes with a Front each are ten thousand steps and not their square.
void put_beside(store::Transaction& tx, const std::vector<Led>& led, const std::vector<Helper>& helpers) {
    std::set<std::string> areas_of_leads;
    for (const auto& one : led) areas_of_leads.insert(one.path);
    std::vector<base::Uuid> of_all;
    std::map<std::string, std::vector<base::Uuid>> of_area;
    for (const auto& helper : helpers)
        (areas_of_leads.contains(helper.path) ? of_area[helper.path] : of_all).push_back(helper.body);
    for (const auto& one : led) {
        put(tx, one, of_all);
        for (const auto& place : places_of(one.path))
            if (const auto found = of_area.find(place); found != of_area.end()) put(tx, one, found->second);
    }
}

/// Who helps with the tasks t of plan $1.
const std::string helpers_of_tasks = R"(
    SELECT t.id AS task, b.id, b.name
    FROM task t JOIN task_cooperator k ON k.task = t.id JOIN body b ON b.id = k.body WHERE t.plan = $1 AND )";
const std::string in_order_of_names = " ORDER BY b.name_key, b.id";

Cooperators read_cooperators(const store::Rows& rows) {
    Cooperators helpers;
    for (const auto& row : rows) helpers[row.id<TaskTag>("task")].push_back({row.uuid("id"), row.text("name")});
    return helpers;
}

/// The heads of the bodies b on day $1, the first office first.
const std::string heads = R"(
    SELECT b.id AS body, person.id, person.name, o.title, o.id AS office
    FROM body b JOIN office o ON o.body = b.id AND o.rank = 1
    JOIN office_holder h ON h.office = o.id AND h.valid_from <= $1 AND (h.valid_until IS NULL OR h.valid_until >= $1)
    JOIN person ON person.id = h.person WHERE )";
const std::string heads_of_groups = R"(
    UNION ALL
    SELECT b.id, person.id, person.name, '', NULL
    FROM body b JOIN working_group w ON w.body = b.id JOIN person ON person.id = w.head WHERE )";

Heads read_heads(const store::Rows& rows) {
    Heads found;
    for (const auto& row : rows)
        found.try_emplace(row.uuid("body"), Head{row.uuid("id"), row.text("name"), row.text("title")});
    return found;
}

}  // namespace

void put_cooperators(store::Transaction& tx, plans::PlanId plan) {
    for (const auto& [item, helpers] : helpers_by_item(tx, plan)) put_beside(tx, led_of_item(tx, item), helpers);
}

Cooperators cooperators_of(store::Transaction& tx, plans::PlanId plan, std::optional<TaskId> only) {
    return read_cooperators(tx.run(helpers_of_tasks + "($2 IS NULL OR t.id = $2)" + in_order_of_names, {plan, only}));
}

Cooperators cooperators_of(store::Transaction& tx, plans::PlanId plan, const std::vector<base::Uuid>& bodies) {
    std::vector<store::Value> parameters{plan};
    const auto list = store::list_behind(parameters, bodies);
    return read_cooperators(tx.run(helpers_of_tasks + "t.body IN " + list + in_order_of_names, parameters));
}

bool helps_with(store::Transaction& tx, const base::Uuid& body, TaskId task) {
    return !tx.run("SELECT 1 AS found FROM task_cooperator WHERE task = $1 AND body = $2", {task, body}).empty();
}

std::vector<Task> helped_by(store::Transaction& tx, const base::Uuid& body, std::optional<TaskId> after,
                            std::size_t limit) {
    return read_tasks(tx, tx.run(R"(
        SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
        FROM task_cooperator k JOIN task t ON t.id = k.task JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body
        WHERE k.body = $1 AND t.is_open
          AND ($2 IS NULL OR (COALESCE(t.due_at, $4), t.id) >
                             (SELECT COALESCE(last.due_at, $4), last.id FROM task last WHERE last.id = $2))
        ORDER BY COALESCE(t.due_at, $4), t.id LIMIT $3)",
                                 {body, after, limit, never}));
}

Heads heads_of(store::Transaction& tx, const std::vector<base::Uuid>& bodies) {
    std::vector<store::Value> parameters{base::day_of(tx.now())};
    const auto these = "b.id IN " + store::list_behind(parameters, bodies);
    return read_heads(tx.run(heads + these + heads_of_groups + these + " ORDER BY 1, 5", parameters));
}

std::optional<Head> head_of(store::Transaction& tx, const base::Uuid& body) {
    auto found = read_heads(
        tx.run(heads + "b.id = $2" + heads_of_groups + "b.id = $2 ORDER BY 1, 5", {base::day_of(tx.now()), body}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.begin()->second));
}

}  // namespace tasks
