#include "tasks/count.hpp"

#include "base/time.hpp"
#include "store/counters.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

/// What a task t of plan p says of itself: what it is counted as, and until when.
const std::string stands = R"(
    SELECT t.home, t.id AS task, t.plan, p.body AS giver, t.body AS doer,
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

/// Adds what has moved since it was last counted ($1 is the slot of the writer).
std::string add_moved(const std::string& scope) {
    return "WITH fact AS (" + stands + scope + R"(),
        came AS (SELECT f.* FROM fact f LEFT JOIN task_standing s ON s.home = f.home AND s.task = f.task
                 WHERE s.task IS NULL OR s.what <> f.what OR s.until <> f.until OR s.doer <> f.doer OR s.plan <> f.plan OR s.giver <> f.giver),
        went AS (SELECT s.* FROM fact f JOIN task_standing s ON s.home = f.home AND s.task = f.task
                 WHERE s.what <> f.what OR s.until <> f.until OR s.doer <> f.doer OR s.plan <> f.plan OR s.giver <> f.giver),
        part (side, subject, body, what, until, change) AS ()" +
           counted_thrice("came", "1") + " UNION ALL " + counted_thrice("went", "-1") + R"()
        INSERT INTO task_count (home, side, subject, what, until, slot, value)
        SELECT b.home, part.side, part.subject, part.what, part.until, $1, CAST(sum(part.change) AS BIGINT)
        FROM part JOIN body b ON b.id = part.body
        GROUP BY b.home, part.side, part.subject, part.what, part.until HAVING sum(part.change) <> 0
        ON CONFLICT (home, side, subject, what, until, slot) DO UPDATE SET value = task_count.value + excluded.value)";
}

std::string put_standing(const std::string& scope) {
    return "INSERT INTO task_standing (home, task, plan, giver, doer, what, until, given_at) " + stands + scope + R"(
        ON CONFLICT (home, task) DO UPDATE SET plan = excluded.plan, giver = excluded.giver, doer = excluded.doer,
                                               what = excluded.what, until = excluded.until)";
}

const std::string add_task = add_moved("t.id = $2");
const std::string put_task = put_standing("t.id = $1");
const std::string add_plan = add_moved("t.plan = $2");
const std::string put_plan = put_standing("t.plan = $1");
const std::string add_all = add_moved("TRUE");
const std::string put_all = put_standing("TRUE");

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
    // An area lies at most five levels below the country, so its line upward is written out.
    for (const auto& row : tx.run("WITH own AS (SELECT c.doer, " + added_up + R"(
                 FROM (SELECT doer, what, until, 1 AS value FROM task_standing WHERE plan = $3) c GROUP BY c.doer),
             placed AS (
                 SELECT own.*, CASE WHEN a.parent = $4 THEN a.id WHEN u1.parent = $4 THEN u1.id WHEN u2.parent = $4 THEN u2.id
                                    WHEN u3.parent = $4 THEN u3.id WHEN u4.parent = $4 THEN u4.id END AS below
                 FROM own JOIN body b ON b.id = own.doer JOIN area a ON a.id = b.area
                 LEFT JOIN area u1 ON u1.id = a.parent LEFT JOIN area u2 ON u2.id = u1.parent
                 LEFT JOIN area u3 ON u3.id = u2.parent LEFT JOIN area u4 ON u4.id = u3.parent)
             SELECT area.id, area.name, area.level, count(*) AS bodies, CAST(sum(total) AS BIGINT) AS total,
                    CAST(sum(done) AS BIGINT) AS done, CAST(sum(unchecked) AS BIGINT) AS unchecked,
                    CAST(sum(declined) AS BIGINT) AS declined, CAST(sum(ended) AS BIGINT) AS ended, CAST(sum(late) AS BIGINT) AS late,
                    CAST(sum(silent) AS BIGINT) AS silent, CAST(sum(doing) AS BIGINT) AS doing,
                    CAST(sum(returned) AS BIGINT) AS returned, CAST(sum(today) AS BIGINT) AS today
             FROM placed JOIN area ON area.id = placed.below GROUP BY area.id, area.name, area.level
             ORDER BY area.name, area.id)",
                                  {tx.now(), end_of_today(tx), plan, area}))
        found.push_back(
            {row.uuid("id"), row.text("name"), row.integer("level"), row.integer("bodies"), read_counts(row)});
    return found;
}

std::vector<BodyCounts> counts_by_body(store::Transaction& tx, plans::PlanId plan, const base::Uuid& area) {
    std::vector<BodyCounts> found;
    for (const auto& row : tx.run("SELECT b.id, b.name, b.name_key, " + added_up + R"(
             FROM body b JOIN (SELECT doer, what, until, 1 AS value FROM task_standing WHERE plan = $3) c ON c.doer = b.id
             WHERE b.area = $4 GROUP BY b.id, b.name, b.name_key ORDER BY b.name_key, b.id)",
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
    tx.change(add_task, {store::own_slot(tx.engine()), task});
    tx.change(put_task, {task});
}

void keep_counts(store::Transaction& tx, plans::PlanId plan) {
    tx.change(add_plan, {store::own_slot(tx.engine()), plan});
    tx.change(put_plan, {plan});
}

void rebuild_counts(store::Transaction& tx) {
    tx.change("DELETE FROM task_count");
    tx.change("DELETE FROM task_standing");
    tx.change(add_all, {store::own_slot(tx.engine())});
    tx.change(put_all);
}

std::vector<Miscount> miscounts(store::Transaction& tx) {
    std::vector<Miscount> found;
    for (const auto& row : tx.run("WITH fact AS (" + stands + R"(TRUE),
             part (side, subject, body, what, until, facts) AS ()" +
                                  counted_thrice("fact", "1") + R"(),
             both_sides (side, subject, what, until, kept, facts) AS (
                 SELECT side, subject, what, until, 0, facts FROM part
                 UNION ALL SELECT side, subject, what, until, value, 0 FROM task_count
                 UNION ALL SELECT 'task', task, what, until, 0, 1 FROM fact
                 UNION ALL SELECT 'task', task, what, until, 1, 0 FROM task_standing)
             SELECT side, subject, what, CAST(sum(kept) AS BIGINT) AS kept, CAST(sum(facts) AS BIGINT) AS facts
             FROM both_sides GROUP BY side, subject, what, until HAVING sum(kept) <> sum(facts)
             ORDER BY side, subject, what, until)"))
        found.push_back(
            {row.text("side"), row.uuid("subject"), row.text("what"), row.integer("kept"), row.integer("facts")});
    return found;
}

}  // namespace tasks
