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

/// Whether a line c is work of a kind, at a moment.
std::string is_of_kind(store::Transaction& tx, Only only, Parameters& parameters) {
    switch (only) {
        case Only::open:
        case Only::mine:
            return "c.what IN ('silent', 'heard', 'returned')";
        case Only::late:
            return "c.until < " + put(parameters, tx.now());
        case Only::today:
            return "c.until >= " + put(parameters, tx.now()) + " AND c.until <= " + put(parameters, end_of_today(tx));
        case Only::silent:
            return "c.what = 'silent' AND c.until >= " + put(parameters, tx.now());
        case Only::returned:
        case Only::unchecked:
        case Only::declined:
            return "c.what = " + put(parameters, base::name_of(only));
        case Only::waiting:
            return R"(EXISTS (SELECT 1 FROM task_wait w JOIN task first ON first.id = w.waits_for
                              JOIN task_standing f ON f.home = first.home AND f.task = first.id
                              WHERE w.task = c.task AND f.what IN ('silent', 'heard', 'returned')))";
    }
    return "TRUE";
}

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

/// Whether the name of a body says these words.
std::string is_named(const std::string& body, const std::string& folded, Parameters& parameters) {
    return "' ' || " + body + ".name_key LIKE '% ' || " + put(parameters, folded) + " || '%'";
}

/// Whether a line c says these words: in the name of its body, or in what its clause asks for.
std::string says_words(const std::string& folded, const std::vector<base::Uuid>& items, Parameters& parameters) {
    return "(EXISTS (SELECT 1 FROM body wb WHERE wb.id = c.doer AND " + is_named("wb", folded, parameters) +
           ") OR c.item IN " + store::list_behind(parameters, items) + ")";
}

/// The condition on lines c but for words, with what it needs behind the parameters; only what was asked for costs
/// anything.
std::string asked_for(store::Transaction& tx, const BoardQuery& query, Parameters& parameters) {
    std::string condition = "TRUE";
    const auto today = base::day_of(tx.now());
    if (query.only) condition += " AND " + is_of_kind(tx, *query.only, parameters);
    if (query.body) condition += " AND c.doer = " + put(parameters, query.body);
    if (query.person) {
        const auto person = put(parameters, query.person);
        condition += " AND " + is_somebodys("= " + person, put(parameters, today));
    }
    if (query.nobody) condition += " AND NOT " + is_somebodys("IS NOT NULL", put(parameters, today));
    return condition;
}

/// What of the lines of one body matches words: all that is asked for where the body is named by them, else what their
/// clauses ask for.
struct Matching {
    std::string of_lines;  ///< counts line by line, before bodies are looked up
    std::string of_body;   ///< what of them counts for body b
};

Matching matching(store::Transaction& tx, plans::PlanId plan, const BoardQuery& query, Parameters& parameters) {
    const auto condition = asked_for(tx, query, parameters);
    const auto asked = "count(*) FILTER (WHERE " + condition + ")";
    const auto folded = base::fold(query.words);
    if (folded.empty()) return {asked + " AS asked", "line.asked"};
    const auto items = store::list_behind(parameters, items_with(tx, plan, folded));
    return {asked + " AS asked, count(*) FILTER (WHERE " + condition + " AND c.item IN " + items + ") AS said",
            "CASE WHEN " + is_named("b", folded, parameters) + " THEN line.asked ELSE line.said END"};
}

/// The bodies of a page, in order; how all their work stands is added by add_counts.
std::vector<BoardBody> bodies_of(store::Transaction& tx, plans::PlanId plan, const BoardQuery& query) {
    Parameters parameters{plan};
    const auto words = matching(tx, plan, query, parameters);
    const auto worry = query.order == BoardOrder::worry
                           ? "-count(*) FILTER (WHERE c.what = 'silent' OR c.until < " + put(parameters, tx.now()) + ")"
                           : std::string("0");
    auto statement = "WITH line AS (SELECT c.doer, " + words.of_lines + ", " + worry + R"( AS place
                 FROM task_standing c WHERE c.plan = $1 GROUP BY c.doer),
             named AS (SELECT b.id, b.name, b.name_key, line.place, )" +
                     words.of_body + R"( AS matching
                       FROM line JOIN body b ON b.id = line.doer),
             ranked AS (SELECT * FROM named WHERE matching > 0)
             SELECT * FROM ranked)";
    if (query.after)
        statement += R"( WHERE (place, name_key, id) > (
                 SELECT last.place, last.name_key, last.id FROM ranked last WHERE last.id = )" +
                     put(parameters, query.after) + ")";
    statement += " ORDER BY place, name_key, id LIMIT " + put(parameters, query.limit);
    std::vector<BoardBody> found;
    for (const auto& row : tx.run(statement, parameters))
        found.push_back({{row.uuid("id"), row.text("name")}, {}, {}, row.integer("matching"), {}});
    return found;
}

using BodiesById = std::map<base::Uuid, BoardBody*>;

void add_counts(store::Transaction& tx, plans::PlanId plan, const std::vector<base::Uuid>& bodies,
                const BodiesById& by_id) {
    Parameters parameters{tx.now(), end_of_today(tx), plan};
    const auto list = store::list_behind(parameters, bodies);
    for (const auto& row : tx.run("SELECT c.doer, " + added_up + R"(
             FROM (SELECT s.*, 1 AS value FROM task_standing s WHERE s.plan = $3 AND s.doer IN )" +
                                      list + ") c GROUP BY c.doer",
                                  parameters))
        by_id.at(row.uuid("doer"))->counts = read_counts(row);
}

/// The first tasks of each body that are asked for, in the order of the plan.
std::vector<Task> tasks_of(store::Transaction& tx, plans::PlanId plan, const BoardQuery& query,
                           const std::vector<base::Uuid>& bodies) {
    Parameters parameters{plan};
    auto condition = asked_for(tx, query, parameters);
    if (const auto folded = base::fold(query.words); !folded.empty())
        condition += " AND " + says_words(folded, items_with(tx, plan, folded), parameters);
    const auto list = store::list_behind(parameters, bodies);
    const auto most = put(parameters, query.body ? most_of_one_body : most_of_body);
    return read_tasks(tx, tx.run(R"(
        SELECT * FROM (
            SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name, i.position,
                   row_number() OVER (PARTITION BY c.doer ORDER BY i.position, t.turn, t.id) AS place
            FROM task_standing c JOIN body b ON b.id = c.doer
            JOIN task t ON t.home = c.home AND t.id = c.task JOIN plan p ON p.id = c.plan JOIN plan_item i ON i.id = t.item
            WHERE c.plan = $1 AND c.doer IN )" +
                                     list + " AND " + condition + ") asked WHERE place <= " + most +
                                     " ORDER BY body, position, turn, id",
                                 parameters));
}

}  // namespace

std::vector<BoardBody> board_of(store::Transaction& tx, plans::PlanId plan, const BoardQuery& query) {
    auto board = bodies_of(tx, plan, query);
    std::vector<base::Uuid> bodies;
    BodiesById by_id;
    for (auto& one : board) {
        bodies.push_back(one.body.id);
        by_id[one.body.id] = &one;
    }
    if (bodies.empty()) return board;
    add_counts(tx, plan, bodies, by_id);
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
