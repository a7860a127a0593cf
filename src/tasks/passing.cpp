#include "tasks/passing.hpp"

#include <set>

#include "plans/coverage_count.hpp"
#include "store/journal.hpp"

namespace tasks {
namespace {

/// An open task t of body $1, and whether body $2 has the same one.
const std::string open_tasks = R"(
    SELECT t.home, t.id, t.plan, t.given_on, EXISTS (
               SELECT 1 FROM task same WHERE same.home = t.home AND same.item = t.item AND same.body = $2
               AND same.turn = t.turn) AS is_double
    FROM task t WHERE t.body = $1 AND t.is_open ORDER BY t.id)";

base::Uuid area_of(store::Transaction& tx, const base::Uuid& body) {
    return tx.run("SELECT area FROM body WHERE id = $1", {body}).at(0).uuid("area");
}

void say(store::Transaction& tx, const base::Who& who, const store::Row& task, const std::string& verb,
         const std::string& note) {
    tx.change(R"(INSERT INTO task_word (home, id, task, at, account, verb, note, percent)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {task.integer("home"), tx.new_id(), task.uuid("id"), tx.now(), who.account, verb, note,
               std::optional<std::int64_t>()});
}

void deliver(store::Transaction& tx, const base::Uuid& from, const base::Uuid& to) {
    tx.change(R"(INSERT INTO delivery (home, plan, body, purpose, asked, delivered_at)
                 SELECT d.home, d.plan, $2, d.purpose, d.asked, $3 FROM delivery d
                 WHERE d.body = $1 AND EXISTS (SELECT 1 FROM task t WHERE t.plan = d.plan AND t.body = $2)
                 ON CONFLICT DO NOTHING)",
              {from, to, tx.now()});
}

}  // namespace

Passed pass_on(store::Transaction& tx, const base::Who& who, const plans::BodyName& from, const plans::BodyName& to) {
    Passed passed;
    std::set<plans::PlanId> touched;
    const auto left = area_of(tx, from.id);
    const auto reached = area_of(tx, to.id);
    for (const auto& task : tx.run(open_tasks, {from.id, to.id})) {
        if (task.boolean("is_double")) {
            say(tx, who, task, "joined", to.name);
            tx.change("UPDATE task SET state = 'declined', last_at = $3 WHERE home = $1 AND id = $2",
                      {task.integer("home"), task.uuid("id"), tx.now()});
            ++passed.joined;
        } else {
            say(tx, who, task, "passed", from.name + " → " + to.name);
            tx.change("UPDATE task SET body = $3 WHERE home = $1 AND id = $2",
                      {task.integer("home"), task.uuid("id"), to.id});
            // What was given counts where it is to be done, so that the kept total and the rows go on saying the same.
            store::count(tx, left, "tasks_given", task.day("given_on"), -1);
            store::count(tx, reached, "tasks_given", task.day("given_on"), 1);
            ++passed.moved;
        }
        keep_counts(tx, task.id<TaskTag>("id"));
        touched.insert(task.id<plans::PlanTag>("plan"));
        store::record(tx, who, "task.passed", task.uuid("id"), reached,
                      {{"from", base::to_string(from.id)}, {"to", base::to_string(to.id)}});
    }
    for (const auto plan : touched)
        for (const auto& body : {from.id, to.id}) plans::keep_coverage(tx, plan, body);
    deliver(tx, from.id, to.id);
    return passed;
}

}  // namespace tasks
