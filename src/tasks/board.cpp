#include "tasks/board.hpp"

#include "base/named.hpp"
#include "base/text.hpp"
#include "store/values.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

using Parameters = std::vector<store::Value>;

/// Puts a value behind the parameters there are; how a statement names it.
std::string put(Parameters& parameters, store::Value value) {
    parameters.push_back(std::move(value));
    return "$" + std::to_string(parameters.size());
}

/// Whether a line c is asked for: $4 is the kind of work, $5 the one body wanted.
const std::string is_of_kind = R"(
    ($4 = '' OR ($4 = 'open' AND c.what IN ('silent', 'heard', 'returned'))
     OR ($4 = 'late' AND c.until < $1) OR ($4 = 'today' AND c.until >= $1 AND c.until <= $2)
     OR ($4 = 'silent' AND c.what = 'silent' AND c.until >= $1) OR ($4 IN ('returned', 'unchecked', 'declined') AND c.what = $4)
     OR ($4 = 'waiting' AND EXISTS (SELECT 1 FROM task_wait w JOIN task first ON first.id = w.waits_for
                                    JOIN task_standing f ON f.home = first.home AND f.task = first.id
                                    WHERE w.task = c.task AND f.what IN ('silent', 'heard', 'returned'))))
    AND ($5 IS NULL OR c.doer = $5))";

/// Whether somebody is named on a line c, or in charge of it, on a day: one person, or whoever it is ("IS NOT NULL").
std::string is_somebodys(const std::string& whose, const std::string& day) {
    return R"((EXISTS (SELECT 1 FROM task_person n WHERE n.task = c.task AND n.taken_back_at IS NULL AND n.person )" +
           whose +
           R"()
     OR EXISTS (SELECT 1 FROM body db JOIN area place ON place.id = db.area
                JOIN charge h ON h.body IN (c.giver, c.doer) LEFT JOIN area ha ON ha.id = h.area
                WHERE db.id = c.doer AND h.valid_from <= )" +
           day + " AND (h.valid_until IS NULL OR h.valid_until >= " + day + ") AND h.person " + whose + R"(
                  AND (h.area IS NULL OR substr(place.path, 1, length(ha.path)) = ha.path)
                  AND h.object IS NULL
                  AND (h.field IS NULL OR h.field = (SELECT ft.field FROM task ft WHERE ft.home = c.home AND ft.id = c.task)))))";
}

/// The titles of a plan's work that say these words; a clause gives all its bodies the same.
std::vector<base::Uuid> items_with(store::Transaction& tx, plans::PlanId plan, const std::string& folded) {
    std::vector<base::Uuid> items;
    for (const auto& row : tx.run(R"(
             SELECT i.id, i.section, (SELECT t.title FROM task t WHERE t.item = i.id LIMIT 1) AS title
             FROM plan_item i WHERE i.plan = $1 AND i.kind = 'assignment')",
                                  {plan})) {
        const auto words = base::fold(row.text("section") + ' ' + row.maybe_text("title").value_or(""));
        if ((' ' + words).find(' ' + folded) != std::string::npos) items.push_back(row.uuid("id"));
    }
    return items;
}

/// The condition on lines, with what it needs behind the parameters; only what was asked for costs anything.
std::string asked_for(store::Transaction& tx, plans::PlanId plan, const BoardQuery& query, Parameters& parameters) {
    const auto folded = base::fold(query.words);
    parameters = {tx.now(), end_of_today(tx), plan, query.only ? base::name_of(*query.only) : std::string(),
                  query.body};
    auto condition = is_of_kind;
    const auto today = base::day_of(tx.now());
    if (query.person) {
        const auto person = put(parameters, query.person);
        condition += " AND " + is_somebodys("= " + person, put(parameters, today));
    }
    if (query.nobody) condition += " AND NOT " + is_somebodys("IS NOT NULL", put(parameters, today));
    if (!folded.empty())
        condition += " AND (EXISTS (SELECT 1 FROM body wb WHERE wb.id = c.doer AND ' ' || wb.name_key LIKE '% ' || " +
                     put(parameters, folded) + R"( || '%')
                          OR EXISTS (SELECT 1 FROM task wt WHERE wt.home = c.home AND wt.id = c.task AND wt.item IN )" +
                     store::list_behind(parameters, items_with(tx, plan, folded)) + "))";
    return condition;
}

/// The bodies of a page, in order.
std::vector<BoardBody> bodies_of(store::Transaction& tx, plans::PlanId plan, const BoardQuery& query) {
    Parameters parameters;
    const auto condition = asked_for(tx, plan, query, parameters);
    const auto by_worry = put(parameters, query.order == BoardOrder::worry);
    const auto after = put(parameters, query.after);
    const auto limit = put(parameters, query.limit);
    std::vector<BoardBody> found;
    for (const auto& row : tx.run("WITH line AS (SELECT c.doer, count(*) FILTER (WHERE " + condition +
                                      ") AS matching, " + added_up + R"(
                 FROM (SELECT s.*, 1 AS value FROM task_standing s WHERE s.plan = $3) c GROUP BY c.doer),
             ranked AS (SELECT b.id, b.name, b.name_key, line.*, CASE WHEN )" +
                                      by_worry + R"( THEN -(line.late + line.silent) ELSE 0 END AS place
                        FROM line JOIN body b ON b.id = line.doer WHERE line.matching > 0)
             SELECT * FROM ranked
             WHERE )" + after + R"( IS NULL OR (place, name_key, id) > (
                 SELECT last.place, last.name_key, last.id FROM ranked last WHERE last.id = )" +
                                      after + R"()
             ORDER BY place, name_key, id LIMIT )" +
                                      limit,
                                  parameters))
        found.push_back({{row.uuid("id"), row.text("name")}, {}, read_counts(row), row.integer("matching"), {}});
    return found;
}

/// The first tasks of each body that are asked for, in the order of the plan.
std::vector<Task> tasks_of(store::Transaction& tx, plans::PlanId plan, const BoardQuery& query,
                           const std::vector<base::Uuid>& bodies) {
    Parameters parameters;
    const auto condition = asked_for(tx, plan, query, parameters);
    const auto list = store::list_behind(parameters, bodies);
    parameters.emplace_back(query.body ? most_of_one_body : most_of_body);
    return read_tasks(tx, tx.run(R"(
        SELECT * FROM (
            SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name, i.position,
                   row_number() OVER (PARTITION BY c.doer ORDER BY i.position, t.turn, t.id) AS place
            FROM task_standing c JOIN body b ON b.id = c.doer
            JOIN task t ON t.home = c.home AND t.id = c.task JOIN plan p ON p.id = c.plan JOIN plan_item i ON i.id = t.item
            WHERE c.plan = $3 AND c.doer IN )" +
                                     list + " AND " + condition + R"() asked
        WHERE place <= $)" + std::to_string(parameters.size()) +
                                     " ORDER BY body, position, turn, id",
                                 parameters));
}

}  // namespace

std::vector<BoardBody> board_of(store::Transaction& tx, plans::PlanId plan, const BoardQuery& query) {
    auto board = bodies_of(tx, plan, query);
    std::vector<base::Uuid> bodies;
    std::map<base::Uuid, BoardBody*> by_id;
    for (auto& one : board) {
        bodies.push_back(one.body.id);
        by_id[one.body.id] = &one;
    }
    if (bodies.empty()) return board;
    auto named = named_on(tx, plan, bodies);
    auto people = in_charge(tx, plan, bodies);
    auto helpers = cooperators_of(tx, plan, bodies);
    for (const auto& [body, head] : heads_of(tx, bodies)) by_id.at(body)->head = head;
    for (auto& task : tasks_of(tx, plan, query, bodies)) {
        const auto id = task.id;
        by_id.at(task.body.id)
            ->tasks.push_back({std::move(task), std::move(named[id]), std::move(people[id]), std::move(helpers[id])});
    }
    return board;
}

std::vector<PersonInCharge> people_of(store::Transaction& tx, plans::PlanId plan, std::size_t most) {
    std::vector<PersonInCharge> people;
    for (const auto& row : tx.run(R"(
             SELECT person.id, person.name, person.name_key FROM person WHERE person.id IN (
                 SELECT n.person FROM task_person n JOIN task t ON t.id = n.task
                 WHERE t.plan = $1 AND n.taken_back_at IS NULL
                 UNION
                 SELECT h.person FROM charge h LEFT JOIN area ha ON ha.id = h.area
                 WHERE h.body IN (SELECT p.body FROM plan p WHERE p.id = $1
                                  UNION SELECT c.doer FROM task_standing c WHERE c.plan = $1)
                   AND h.valid_from <= $2 AND (h.valid_until IS NULL OR h.valid_until >= $2)
                   AND EXISTS (
                       SELECT 1 FROM task t JOIN body b ON b.id = t.body JOIN area place ON place.id = b.area
                       JOIN plan p ON p.id = t.plan
                       WHERE t.plan = $1 AND h.body IN (p.body, t.body)
                         AND (h.area IS NULL OR substr(place.path, 1, length(ha.path)) = ha.path)
                         AND h.object IS NULL AND (h.field IS NULL OR h.field = t.field)))
             ORDER BY person.name_key, person.id LIMIT $3)",
                                  {plan, base::day_of(tx.now()), most}))
        people.push_back({row.uuid("id"), row.text("name")});
    return people;
}

}  // namespace tasks
