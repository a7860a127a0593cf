#include "tasks/list.hpp"

#include <limits>

#include "base/named.hpp"
#include "base/text.hpp"
#include "tasks/checking.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

/// The kinds of standing that are open, as the indexes on task_standing have them.
const std::string is_open = "s.what IN ('silent', 'heard', 'returned')";

/// Work of body $1 due from $2 to $3 with the standing $4; what waits for other work when $5; what person $7 was given
/// by name on day $8 when $6; of plan $9 and body $10 alone; behind $11, $12 at most.
std::string open_work(const std::string& side, const std::string& key, const std::string& key_of_last) {
    return R"(
    SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
    FROM task_standing s JOIN task t ON t.home = s.home AND t.id = s.task JOIN plan p ON p.id = s.plan
    JOIN body b ON b.id = s.doer
    WHERE )" +
           side + " = $1 AND " + is_open + R"( AND s.until >= $2 AND s.until <= $3 AND ($4 = '' OR s.what = $4)
      AND (NOT $5 OR EXISTS (SELECT 1 FROM task_wait w JOIN task first ON first.id = w.waits_for
                             JOIN task_standing f ON f.home = first.home AND f.task = first.id
                             WHERE w.task = s.task AND f.what IN ('silent', 'heard', 'returned')))
      AND (NOT $6 OR s.task IN (SELECT n.task FROM named_task n
                                WHERE n.person = $7 AND n.valid_from <= $8 AND (n.valid_until IS NULL OR n.valid_until >= $8)))
      AND ($9 IS NULL OR s.plan = $9) AND ($10 IS NULL OR s.doer = $10)
      AND ($11 IS NULL OR ()" +
           key + ", s.task) > (SELECT " + key_of_last + R"(, last.id FROM task last WHERE last.id = $11))
    ORDER BY )" +
           key + ", s.task LIMIT $12";
}

const std::string until_of_last = "COALESCE(last.due_at, 9223372036854775807)";
const std::string done_by_due = open_work("s.doer", "s.until", until_of_last);
const std::string done_by_newest = open_work("s.doer", "-t.given_at", "-last.given_at");
const std::string given_by_due = open_work("s.giver", "s.until", until_of_last);
const std::string given_by_newest = open_work("s.giver", "-t.given_at", "-last.given_at");

/// Between which moments work of a kind is due.
struct Span {
    std::int64_t from = std::numeric_limits<std::int64_t>::min();
    std::int64_t until = std::numeric_limits<std::int64_t>::max();
};

Span span_of(store::Transaction& tx, Only only) {
    const auto now = tx.now().ms;
    if (only == Only::late) return {.until = now - 1};
    if (only == Only::today) return {now, base::end_of(base::day_of(tx.now())).ms};
    if (only == Only::silent) return {.from = now};
    return {};
}

std::string standing_of(Only only) {
    return only == Only::silent || only == Only::returned ? base::name_of(only) : std::string();
}

std::vector<Task> page(store::Transaction& tx, const std::string& sql, const base::Who& who, const base::Uuid& body,
                       const Wanted& wanted) {
    const auto span = span_of(tx, wanted.only);
    return read_tasks(tx, tx.run(sql, {body, span.from, span.until, standing_of(wanted.only),
                                       wanted.only == Only::waiting, wanted.only == Only::mine, who.person,
                                       base::day_of(tx.now()), wanted.plan, wanted.doer, wanted.after, wanted.limit}));
}

std::vector<Task> declined_of(store::Transaction& tx, const base::Uuid& giver, const Wanted& wanted) {
    return read_tasks(tx, tx.run(R"(
        SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
        FROM task_standing s JOIN task t ON t.home = s.home AND t.id = s.task JOIN plan p ON p.id = s.plan
        JOIN body b ON b.id = s.doer
        WHERE s.giver = $1 AND s.what = 'declined' AND s.what IN ('unchecked', 'declined')
          AND ($2 IS NULL OR s.plan = $2) AND ($3 IS NULL OR s.doer = $3) AND ($4 IS NULL OR s.task > $4)
        ORDER BY s.task LIMIT $5)",
                                 {giver, wanted.plan, wanted.doer, wanted.after, wanted.limit}));
}

bool has(const Task& task, const std::string& folded) {
    return says(task, folded) ||
           (' ' + base::fold(task.plan_number + ' ' + task.plan_title)).find(' ' + folded) != std::string::npos;
}

/// What words say of work is looked for without accents, so the rows are gone through here, page after page.
std::vector<Task> with_words(const Wanted& wanted, const auto& next_page) {
    const auto folded = base::fold(wanted.words);
    if (folded.empty()) return next_page(wanted);
    auto step = wanted;
    step.limit = 500;
    std::vector<Task> found;
    for (bool is_more = true; is_more && found.size() < wanted.limit;) {
        auto tasks = next_page(step);
        is_more = tasks.size() == step.limit;
        if (is_more) step.after = tasks.back().id;
        for (auto& task : tasks)
            if (has(task, folded) && found.size() < wanted.limit) found.push_back(std::move(task));
    }
    return found;
}

}  // namespace

std::vector<Task> of_body(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const Wanted& wanted) {
    const auto& sql = wanted.order == Order::due ? done_by_due : done_by_newest;
    return with_words(wanted, [&](const Wanted& step) { return page(tx, sql, who, body, step); });
}

std::vector<Task> given(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const Wanted& wanted) {
    const auto& sql = wanted.order == Order::due ? given_by_due : given_by_newest;
    return with_words(wanted, [&](const Wanted& step) {
        if (step.only == Only::unchecked) return unchecked_of(tx, body, step.after, step.limit);
        if (step.only == Only::declined) return declined_of(tx, body, step);
        return page(tx, sql, who, body, step);
    });
}

std::vector<SilentBody> silent_bodies(store::Transaction& tx, const base::Uuid& giver, base::Instant before,
                                      std::size_t limit) {
    std::vector<SilentBody> found;
    for (const auto& row : tx.run(R"(
             SELECT b.id, b.name, p.id AS plan, p.number, p.title, line.since, line.tasks
             FROM (SELECT s.doer, s.plan, min(t.given_at) AS since, count(*) AS tasks
                   FROM task_standing s JOIN task t ON t.home = s.home AND t.id = s.task
                   WHERE s.giver = $1 AND s.what IN ('silent', 'heard', 'returned') AND s.what = 'silent' AND s.until >= $2
                   GROUP BY s.doer, s.plan HAVING min(t.given_at) < $3
                   ORDER BY min(t.given_at), s.doer, s.plan LIMIT $4) line
             JOIN body b ON b.id = line.doer JOIN plan p ON p.id = line.plan ORDER BY line.since, b.name_key, b.id)",
                                  {giver, tx.now(), before, limit}))
        found.push_back({{row.uuid("id"), row.text("name")},
                         {row.id<plans::PlanTag>("plan"), row.text("number"), row.text("title")},
                         row.instant("since"),
                         row.integer("tasks")});
    return found;
}

}  // namespace tasks
