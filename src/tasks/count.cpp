#include "tasks/count.hpp"

#include "base/time.hpp"
#include "store/counters.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

/// What a task t of plan p says of itself: what it is counted as, and until when.
const std::string stands = R"(
    SELECT t.home, t.id AS task, t.plan, t.item, p.body AS giver, t.body AS doer,
           CASE WHEN t.state = 'done' THEN 'unchecked'
                WHEN t.state NOT IN ('given', 'acknowledged', 'doing') THEN t.state
                WHEN t.last_at IS NULL THEN 'silent' ELSE 'heard' END AS what,
           CASE WHEN t.state IN ('given', 'acknowledged', 'doing', 'returned') AND t.due_at IS NOT NULL THEN t.due_at
                ELSE 9223372036854775807 END AS until,
           t.given_at
    FROM task t JOIN plan p ON p.id = t.plan WHERE )";

/// Every task counts three times: for its plan, for the body that gave it and for the one that does it.
std::string counted_thrice(const std::string& from, const std::string& change) {
    return "SELECT 'plan' AS side, plan AS subject, giver AS body, what, until, " + change + " FROM " + from +
           " UNION ALL SELECT 'giver', giver, giver, what, until, " + change + " FROM " + from +
           " UNION ALL SELECT 'doer', doer, doer, what, until, " + change + " FROM " + from;
}

/// Adds every part to what is kept ($1 is the slot of the writer).
const std::string add_parts = R"(
    INSERT INTO task_count (home, side, subject, what, until, slot, value)
    SELECT b.home, part.side, part.subject, part.what, part.until, $1, CAST(sum(part.change) AS BIGINT)
    FROM part JOIN body b ON b.id = part.body
    GROUP BY b.home, part.side, part.subject, part.what, part.until HAVING sum(part.change) <> 0
    ON CONFLICT (home, side, subject, what, until, slot) DO UPDATE SET value = task_count.value + excluded.value)";

/// The tables came and went: what has moved since it was last counted, as it stands now and as it stood then.
std::string moved(const std::string& scope) {
    return "fact AS (" + stands + scope + R"(),
        came AS (SELECT f.* FROM fact f LEFT JOIN task_standing s ON s.home = f.home AND s.task = f.task
                 WHERE s.task IS NULL OR s.what <> f.what OR s.until <> f.until OR s.doer <> f.doer OR s.plan <> f.plan OR s.giver <> f.giver),
        went AS (SELECT s.* FROM fact f JOIN task_standing s ON s.home = f.home AND s.task = f.task
                 WHERE s.what <> f.what OR s.until <> f.until OR s.doer <> f.doer OR s.plan <> f.plan OR s.giver <> f.giver))";
}

std::string add_moved(const std::string& scope) {
    return "WITH " + moved(scope) + ", part (side, subject, body, what, until, change) AS (" +
           counted_thrice("came", "1") + " UNION ALL " + counted_thrice("went", "-1") + ") " + add_parts;
}

/// Takes what a task was last counted as out again.
const std::string taken_out = "went AS (SELECT s.* FROM task_standing s WHERE s.task = $2)";
const std::string take_out = "WITH " + taken_out + ", part (side, subject, body, what, until, change) AS (" +
                             counted_thrice("went", "-1") + ") " + add_parts;

/// Every work that doers have counts for their area and for each above it; so does the doer itself, with its first
/// work.
const std::string by_area = R"(
    pair (plan, giver, doer, change) AS (SELECT plan, giver, doer, sum(change) FROM step GROUP BY plan, giver, doer HAVING sum(change) <> 0),
    had AS (SELECT pair.*, (SELECT count(*) FROM task_standing s WHERE s.plan = pair.plan AND s.doer = pair.doer) AS before FROM pair),
    part (plan, giver, doer, what, until, change) AS (
        SELECT * FROM step UNION ALL
        SELECT plan, giver, doer, 'body', 0, CASE WHEN before = 0 THEN 1 ELSE -1 END FROM had WHERE before = 0 OR before + change = 0),
    placed (plan, giver, area, what, until, change) AS (
        SELECT part.plan, part.giver, b.area, part.what, part.until, sum(part.change) FROM part JOIN body b ON b.id = part.doer
        GROUP BY part.plan, part.giver, b.area, part.what, part.until),
    climb (area, above) AS (
        SELECT area, area FROM placed
        UNION SELECT c.area, a.parent FROM climb c JOIN area a ON a.id = c.above WHERE a.parent IS NOT NULL),
    total (home, plan, area, what, until, value) AS (
        SELECT g.home, p.plan, climb.above, p.what, p.until, CAST(sum(p.change) AS BIGINT)
        FROM placed p JOIN climb ON climb.area = p.area JOIN body g ON g.id = p.giver
        GROUP BY g.home, p.plan, climb.above, p.what, p.until HAVING sum(p.change) <> 0))";

const std::string add_totals = R"(
    INSERT INTO task_area_count (home, plan, area, what, until, slot, value)
    SELECT home, plan, area, what, until, $1, value FROM total WHERE TRUE
    ON CONFLICT (home, plan, area, what, until, slot) DO UPDATE SET value = task_area_count.value + excluded.value)";

std::string step_of(const std::string& from, const std::string& change) {
    return "SELECT plan, giver, doer, what, until, " + change + " FROM " + from;
}

std::string add_moved_by_area(const std::string& scope) {
    return "WITH RECURSIVE " + moved(scope) + ", step (plan, giver, doer, what, until, change) AS (" +
           step_of("came", "1") + " UNION ALL " + step_of("went", "-1") + "), " + by_area + add_totals;
}

const std::string take_out_by_area = "WITH RECURSIVE " + taken_out +
                                     ", step (plan, giver, doer, what, until, change) AS (" + step_of("went", "-1") +
                                     "), " + by_area + add_totals;

std::string put_standing(const std::string& scope) {
    return "INSERT INTO task_standing (home, task, plan, item, giver, doer, what, until, given_at) " + stands + scope +
           R"(
        ON CONFLICT (home, task) DO UPDATE SET plan = excluded.plan, item = excluded.item, giver = excluded.giver, doer = excluded.doer,
                                               what = excluded.what, until = excluded.until)";
}

/// The statements that keep the counts of what a scope holds; the parts are added before it is said where all stands
/// now.
struct Keeping {
    explicit Keeping(const std::string& of)
        : add(add_moved(of + "$2")), add_by_area(add_moved_by_area(of + "$2")), put(put_standing(of + "$1")) {}

    void keep(store::Transaction& tx, const base::Uuid& scope) const {
        for (const auto* statement : {&add, &add_by_area}) tx.change(*statement, {store::own_slot(tx.engine()), scope});
        tx.change(put, {scope});
    }

    std::string add, add_by_area, put;
};

const Keeping one_task{"t.id = "};
const Keeping whole_plan{"t.plan = "};

Counts counts_of_side(store::Transaction& tx, std::string_view side, const base::Uuid& body) {
    return read_counts(tx.run("SELECT " + added_up + R"(
        FROM body b JOIN task_count c ON c.home = b.home AND c.side = $4 AND c.subject = b.id WHERE b.id = $3)",
                              {tx.now(), end_of_today(tx), body, side})
                           .at(0));
}

}  // namespace

const std::string added_up = R"(
    CAST(coalesce(sum(c.value), 0) AS BIGINT) AS total,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what IN ('unchecked', 'verified')), 0) AS BIGINT) AS done,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'unchecked'), 0) AS BIGINT) AS unchecked,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'declined'), 0) AS BIGINT) AS declined,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.what = 'ended'), 0) AS BIGINT) AS ended,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.until < $1), 0) AS BIGINT) AS late,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.until >= $1 AND c.what = 'silent'), 0) AS BIGINT) AS silent,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.until >= $1 AND c.what IN ('heard', 'returned')), 0) AS BIGINT) AS doing,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.until >= $1 AND c.what = 'returned'), 0) AS BIGINT) AS returned,
    CAST(coalesce(sum(c.value) FILTER (WHERE c.until >= $1 AND c.until <= $2), 0) AS BIGINT) AS today)";

Counts read_counts(const store::Row& row) {
    return {.total = row.integer("total"),
            .done = row.integer("done"),
            .doing = row.integer("doing"),
            .late = row.integer("late"),
            .silent = row.integer("silent"),
            .declined = row.integer("declined"),
            .ended = row.integer("ended"),
            .unchecked = row.integer("unchecked"),
            .returned = row.integer("returned"),
            .today = row.integer("today")};
}

base::Instant end_of_today(store::Transaction& tx) {
    return base::end_of(base::day_of(tx.now()));
}

std::int64_t open(const Counts& counts) {
    return counts.doing + counts.late + counts.silent;
}

Counts counts_of(store::Transaction& tx, plans::PlanId plan) {
    return read_counts(tx.run("SELECT " + added_up + R"(
        FROM plan p JOIN body b ON b.id = p.body
        JOIN task_count c ON c.home = b.home AND c.side = 'plan' AND c.subject = p.id WHERE p.id = $3)",
                              {tx.now(), end_of_today(tx), plan})
                           .at(0));
}

std::map<plans::PlanId, Counts> counts_of(store::Transaction& tx, const std::vector<plans::Plan>& page) {
    std::map<plans::PlanId, Counts> counts;
    if (page.empty()) return counts;
    for (const auto& row : tx.run("SELECT p.id, " + added_up + R"(
             FROM plan p JOIN body b ON b.id = p.body
             JOIN task_count c ON c.home = b.home AND c.side = 'plan' AND c.subject = p.id
             WHERE p.body = $3 AND p.id BETWEEN $4 AND $5 GROUP BY p.id)",
                                  {tx.now(), end_of_today(tx), page.front().body, page.back().id, page.front().id}))
        counts.emplace(row.id<plans::PlanTag>("id"), read_counts(row));
    return counts;
}

Counts counts_of_body(store::Transaction& tx, const base::Uuid& body) {
    return counts_of_side(tx, "doer", body);
}

Counts counts_given_by(store::Transaction& tx, const base::Uuid& body) {
    return counts_of_side(tx, "giver", body);
}

std::vector<AreaCounts> counts_by_area(store::Transaction& tx, plans::PlanId plan, const base::Uuid& area) {
    std::vector<AreaCounts> found;
    for (const auto& row :
         tx.run("SELECT c.id, c.name, c.level, CAST(sum(c.bodies) AS BIGINT) AS bodies, " + added_up + R"(
             FROM (SELECT a.id, a.name, a.level, k.what, k.until, CASE WHEN k.what = 'body' THEN k.value ELSE 0 END AS bodies,
                          CASE WHEN k.what = 'body' THEN 0 ELSE k.value END AS value
                   FROM plan p JOIN body g ON g.id = p.body JOIN area a ON a.parent = $4
                   JOIN task_area_count k ON k.home = g.home AND k.plan = p.id AND k.area = a.id
                   WHERE p.id = $3) c
             GROUP BY c.id, c.name, c.level HAVING sum(c.bodies) > 0 ORDER BY c.name, c.id)",
                {tx.now(), end_of_today(tx), plan, area}))
        found.push_back(
            {row.uuid("id"), row.text("name"), row.integer("level"), row.integer("bodies"), read_counts(row)});
    return found;
}

std::vector<BodyCounts> counts_by_body(store::Transaction& tx, plans::PlanId plan, const base::Uuid& area) {
    std::vector<BodyCounts> found;
    // CROSS JOIN keeps the order of the tables on SQLite: the bodies of one area are few, the work of a plan is not.
    for (const auto& row : tx.run("SELECT b.id, b.name, b.name_key, " + added_up + R"(
             FROM body b CROSS JOIN (SELECT doer, what, until, 1 AS value FROM task_standing WHERE plan = $3) c
             WHERE b.area = $4 AND c.doer = b.id GROUP BY b.id, b.name, b.name_key ORDER BY b.name_key, b.id)",
                                  {tx.now(), end_of_today(tx), plan, area}))
        found.push_back({{row.uuid("id"), row.text("name")}, read_counts(row)});
    return found;
}

void add(Counts& sum, const Counts& part) {
    sum.total += part.total;
    sum.done += part.done;
    sum.doing += part.doing;
    sum.late += part.late;
    sum.silent += part.silent;
    sum.declined += part.declined;
    sum.ended += part.ended;
    sum.unchecked += part.unchecked;
    sum.returned += part.returned;
    sum.today += part.today;
}

void keep_counts(store::Transaction& tx, TaskId task) {
    one_task.keep(tx, task.uuid);
}

void keep_counts(store::Transaction& tx, plans::PlanId plan) {
    whole_plan.keep(tx, plan.uuid);
}

void stop_counting(store::Transaction& tx, TaskId task) {
    for (const auto* statement : {&take_out, &take_out_by_area})
        tx.change(*statement, {store::own_slot(tx.engine()), task});
    tx.change("DELETE FROM task_standing WHERE task = $1", {task});
}

void rebuild_counts(store::Transaction& tx) {
    for (const auto* kept : {"task_count", "task_area_count", "task_standing"})
        tx.change("DELETE FROM " + std::string(kept));
    for (const auto& statement : {add_moved("TRUE"), add_moved_by_area("TRUE")})
        tx.change(statement, {store::own_slot(tx.engine())});
    tx.change(put_standing("TRUE"));
}

std::vector<Miscount> miscounts(store::Transaction& tx) {
    std::vector<Miscount> found;
    for (const auto& row : tx.run("WITH RECURSIVE fact AS (" + stands + R"(TRUE),
             part (side, subject, body, what, until, facts) AS ()" +
                                  counted_thrice("fact", "1") + R"(),
             climb (area, above) AS (
                 SELECT DISTINCT b.area, b.area FROM fact JOIN body b ON b.id = fact.doer
                 UNION SELECT c.area, a.parent FROM climb c JOIN area a ON a.id = c.above WHERE a.parent IS NOT NULL),
             placed (plan, area, what, until, facts) AS (
                 SELECT f.plan, climb.above, f.what, f.until, 1
                 FROM (SELECT plan, doer, what, until FROM fact UNION ALL SELECT DISTINCT plan, doer, 'body', 0 FROM fact) f
                 JOIN body b ON b.id = f.doer JOIN climb ON climb.area = b.area),
             both_sides (side, subject, plan, what, until, kept, facts) AS (
                 SELECT side, subject, CAST(NULL AS UUID), what, until, 0, facts FROM part
                 UNION ALL SELECT side, subject, CAST(NULL AS UUID), what, until, value, 0 FROM task_count
                 UNION ALL SELECT 'area', area, plan, what, until, 0, facts FROM placed
                 UNION ALL SELECT 'area', area, plan, what, until, value, 0 FROM task_area_count
                 UNION ALL SELECT 'task', task, CAST(NULL AS UUID), what, until, 0, 1 FROM fact
                 UNION ALL SELECT 'task', task, CAST(NULL AS UUID), what, until, 1, 0 FROM task_standing)
             SELECT side, subject, what, CAST(sum(kept) AS BIGINT) AS kept, CAST(sum(facts) AS BIGINT) AS facts
             FROM both_sides GROUP BY side, subject, plan, what, until HAVING sum(kept) <> sum(facts)
             ORDER BY side, subject, what, until)"))
        found.push_back(
            {row.text("side"), row.uuid("subject"), row.text("what"), row.integer("kept"), row.integer("facts")});
    return found;
}

}  // namespace tasks
