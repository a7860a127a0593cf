#include "tasks/task.hpp"

#include <map>
#include <utility>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

Standing standing_of(TaskState state, const std::optional<base::Instant>& due_at,
                     const std::optional<base::Instant>& last_at, base::Instant now) {
    if (state == TaskState::done) return Standing::done;
    if (state == TaskState::declined) return Standing::declined;
    if (due_at && *due_at < now) return Standing::late;
    return last_at ? Standing::doing : Standing::silent;
}

std::vector<Task> read_tasks(store::Transaction& tx, const store::Rows& rows) {
    std::vector<Task> tasks;
    tasks.reserve(rows.size());
    for (const auto& row : rows) tasks.push_back(read_task(row, tx.now()));
    return tasks;
}

/// Whether a task t of a plan p is seen by somebody of body $2, who is person $3, on day $4.
const std::string is_seen = R"(
    (t.body = $2 OR p.body = $2
     OR EXISTS (SELECT 1 FROM working_group w WHERE w.body = t.body AND (w.secretariat = $2 OR w.head = $3))
     OR EXISTS (SELECT 1 FROM named_task n WHERE n.task = t.id AND n.person = $3
                  AND n.valid_from <= $4 AND (n.valid_until IS NULL OR n.valid_until >= $4))))";

const std::string counts_by_plan = R"(
    SELECT t.plan, count(*) AS total,
           count(*) FILTER (WHERE t.state = 'done') AS done,
           count(*) FILTER (WHERE t.state = 'declined') AS declined,
           count(*) FILTER (WHERE t.state NOT IN ('done', 'declined') AND t.due_at < $1) AS late,
           count(*) FILTER (WHERE t.state NOT IN ('done', 'declined') AND (t.due_at IS NULL OR t.due_at >= $1)
                                  AND t.last_at IS NULL) AS silent
    FROM task t)";

Counts read_counts(const store::Row& row) {
    Counts counts{.total = row.integer("total"),
                  .done = row.integer("done"),
                  .late = row.integer("late"),
                  .silent = row.integer("silent"),
                  .declined = row.integer("declined")};
    counts.doing = counts.total - counts.done - counts.late - counts.silent - counts.declined;
    return counts;
}

/// The caller's own open work, or a Problem.
Task own_open(store::Transaction& tx, const base::Who& who, TaskId id) {
    auto task = get(tx, who, id);
    accounts::require_body(tx, who, Permission::tasks_do, task.body.id);
    if (task.state == TaskState::done || task.state == TaskState::declined)
        throw Problem(ProblemKind::conflict, "task.closed", base::to_string(id));
    return task;
}

struct Desk {
    base::Uuid area;
    std::int64_t home = 0;
};

Desk desk_of(store::Transaction& tx, const Task& task) {
    const auto row =
        tx.run("SELECT b.area, t.home FROM task t JOIN body b ON b.id = t.body WHERE t.id = $1", {task.id}).at(0);
    return {row.uuid("area"), row.integer("home")};
}

void require_percent(const std::optional<std::int64_t>& percent) {
    if (percent && (*percent < 0 || *percent > 100))
        throw Problem(ProblemKind::invalid, "task.percent_wrong", std::to_string(*percent));
}

/// Writes what was said and moves the task to `state`.
Task say(store::Transaction& tx, const base::Who& who, const Task& task, TaskState state, std::string_view verb,
         const Progress& progress) {
    require_percent(progress.percent);
    const auto desk = desk_of(tx, task);
    const auto word = tx.new_id();
    const auto percent = state == TaskState::done ? 100 : progress.percent.value_or(task.percent);
    tx.change(
        "INSERT INTO task_word (home, id, task, at, account, verb, note, percent) VALUES ($1, $2, $3, $4, $5, $6, $7, "
        "$8)",
        {desk.home, word, task.id, tx.now(), who.account, verb, progress.note, progress.percent});
    for (const auto& picture : progress.pictures.value_or(std::vector<files::FileId>{})) {
        if (tx.run("SELECT 1 AS found FROM file WHERE id = $1 AND kept_by = $2", {picture, who.account}).empty())
            throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(picture));
        tx.change("INSERT INTO task_picture (word, file) VALUES ($1, $2) ON CONFLICT DO NOTHING", {word, picture});
    }
    const auto today = base::day_of(tx.now());
    const auto done_on = state == TaskState::done ? std::optional(today) : std::nullopt;
    tx.change("UPDATE task SET state = $3, percent = $4, last_at = $5, done_on = $6 WHERE home = $1 AND id = $2",
              {desk.home, task.id, base::name_of(state), percent, tx.now(), done_on});
    if (task.done_on) store::count(tx, desk.area, "tasks_done", *task.done_on, -1);
    if (done_on) store::count(tx, desk.area, "tasks_done", today, 1);
    store::record(tx, who, "task." + std::string(verb), task.id.uuid, desk.area,
                  boost::json::object{{"percent", percent}});
    return get(tx, who, task.id);
}

}  // namespace

Task read_task(const store::Row& row, base::Instant now) {
    Task task{
        .id = row.id<TaskTag>("id"),
        .plan = row.id<plans::PlanTag>("plan"),
        .item = row.id<plans::ItemTag>("item"),
        .plan_number = row.text("plan_number"),
        .plan_title = row.text("plan_title"),
        .body = {row.uuid("body"), row.text("body_name")},
        .section = row.text("section"),
        .title = row.text("title"),
        .ordered = row.boolean("ordered"),
        .field = row.maybe_text("field"),
        .state = base::named<TaskState>(row.text("state")),
        .due = row.maybe_day("due"),
        .due_text = row.text("due_text"),
        .percent = row.integer("percent"),
        .given_at = row.instant("given_at"),
        .last_at = row.maybe_instant("last_at"),
        .done_on = row.maybe_day("done_on"),
    };
    task.standing = standing_of(task.state, row.maybe_instant("due_at"), task.last_at, now);
    return task;
}

Task get(store::Transaction& tx, const base::Who& who, TaskId id) {
    const auto rows = tx.run(R"(
        SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
        FROM task t JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body WHERE t.id = $1 AND )" +
                                 is_seen,
                             {id, who.body, who.person, base::day_of(tx.now())});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "task.not_found", base::to_string(id));
    return read_task(rows[0], tx.now());
}

std::vector<Task> of_body(store::Transaction& tx, const base::Uuid& body, bool open, std::size_t limit) {
    return read_tasks(tx, tx.run(R"(
        SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
        FROM task t JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body
        WHERE t.body = $1 AND (t.state IN ('done', 'declined')) <> $2 ORDER BY t.due_at NULLS LAST, t.id LIMIT $3)",
                                 {body, open, limit}));
}

std::vector<Task> of_plan(store::Transaction& tx, plans::PlanId plan) {
    return read_tasks(tx, tx.run(R"(
        SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
        FROM task t JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body JOIN plan_item i ON i.id = t.item
        WHERE t.plan = $1 ORDER BY b.name_key, b.id, i.position)",
                                 {plan}));
}

Counts counts_of(store::Transaction& tx, plans::PlanId plan) {
    const auto rows = tx.run(counts_by_plan + " WHERE t.plan = $2 GROUP BY t.plan", {tx.now(), plan});
    return rows.empty() ? Counts{} : read_counts(rows.front());
}

std::map<plans::PlanId, Counts> counts_of(store::Transaction& tx, const std::vector<plans::Plan>& page) {
    std::map<plans::PlanId, Counts> counts;
    if (page.empty()) return counts;
    const auto rows = tx.run(counts_by_plan + R"(
        JOIN plan p ON p.id = t.plan WHERE p.body = $2 AND p.id BETWEEN $3 AND $4 GROUP BY t.plan)",
                             {tx.now(), page.front().body, page.back().id, page.front().id});
    for (const auto& row : rows) counts.emplace(row.id<plans::PlanTag>("plan"), read_counts(row));
    return counts;
}

std::vector<Word> words(store::Transaction& tx, TaskId id) {
    std::map<base::Uuid, std::vector<files::FileId>> pictures;
    for (const auto& row :
         tx.run("SELECT p.word, p.file FROM task_word w JOIN task_picture p ON p.word = w.id WHERE w.task = $1", {id}))
        pictures[row.uuid("word")].push_back(row.id<files::FileTag>("file"));
    std::vector<Word> said;
    for (const auto& row : tx.run(R"(
             SELECT w.id, w.at, a.name AS who, w.verb, w.note, w.percent
             FROM task_word w JOIN account a ON a.id = w.account WHERE w.task = $1
             UNION ALL
             SELECT n.id, n.named_at, a.name, 'named', person.name, NULL
             FROM task_person n JOIN account a ON a.id = n.named_by JOIN person ON person.id = n.person WHERE n.task = $1
             UNION ALL
             SELECT n.id, n.taken_back_at, a.name, 'name_taken_back', person.name, NULL
             FROM task_person n JOIN account a ON a.id = n.taken_back_by JOIN person ON person.id = n.person WHERE n.task = $1
             ORDER BY 2, 1)",
                                  {id}))
        said.push_back({row.instant("at"), row.text("who"), row.text("verb"), row.text("note"),
                        row.maybe_integer("percent"), pictures[row.uuid("id")]});
    return said;
}

Task acknowledge(store::Transaction& tx, const base::Who& who, TaskId id) {
    auto task = own_open(tx, who, id);
    if (task.state != TaskState::given) return task;
    return say(tx, who, task, TaskState::acknowledged, "acknowledged", {});
}

Task report_progress(store::Transaction& tx, const base::Who& who, TaskId id, const Progress& progress) {
    const auto task = own_open(tx, who, id);
    if (base::trim(progress.note).empty())
        throw Problem(ProblemKind::invalid, "task.note_missing", base::to_string(id));
    return say(tx, who, task, TaskState::doing, "progress", progress);
}

Task finish(store::Transaction& tx, const base::Who& who, TaskId id, const Progress& progress) {
    const auto task = own_open(tx, who, id);
    if (base::trim(progress.note).empty())
        throw Problem(ProblemKind::invalid, "task.note_missing", base::to_string(id));
    return say(tx, who, task, TaskState::done, "done", progress);
}

Task decline(store::Transaction& tx, const base::Who& who, TaskId id, const std::string& reason) {
    const auto task = own_open(tx, who, id);
    if (task.ordered) throw Problem(ProblemKind::conflict, "task.is_an_order", base::to_string(id));
    if (base::trim(reason).empty()) throw Problem(ProblemKind::invalid, "task.reason_missing", base::to_string(id));
    return say(tx, who, task, TaskState::declined, "declined", {reason, {}, {}});
}

Task reopen(store::Transaction& tx, const base::Who& who, TaskId id, const std::string& reason) {
    const auto task = get(tx, who, id);
    accounts::require_body(tx, who, Permission::tasks_follow, plans::get(tx, who, task.plan).body);
    if (task.state != TaskState::done && task.state != TaskState::declined)
        throw Problem(ProblemKind::conflict, "task.not_closed", base::to_string(id));
    if (base::trim(reason).empty()) throw Problem(ProblemKind::invalid, "task.reason_missing", base::to_string(id));
    return say(tx, who, task, TaskState::acknowledged, "reopened", {reason, {}, {}});
}

files::File picture(store::Transaction& tx, const base::Who& who, files::FileId id) {
    if (tx.run("SELECT 1 AS found FROM file WHERE id = $1 AND kept_by = $2", {id, who.account}).empty() &&
        tx.run(R"(
            SELECT 1 AS found FROM task_picture tp JOIN task_word w ON w.id = tp.word JOIN task t ON t.id = w.task
            JOIN plan p ON p.id = t.plan WHERE tp.file = $1 AND )" +
                   is_seen,
               {id, who.body, who.person, base::day_of(tx.now())})
            .empty())
        throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(id));
    return files::get(tx, id);
}

std::vector<store::Indicator> indicators() {
    return {
        {"tasks_given",
         "SELECT b.area, t.given_on AS day, count(*) AS value FROM task t JOIN body b ON b.id = t.body GROUP BY "
         "b.area, t.given_on"},
        {"tasks_done",
         "SELECT b.area, t.done_on AS day, count(*) AS value FROM task t JOIN body b ON b.id = t.body WHERE t.done_on "
         "IS NOT NULL "
         "GROUP BY b.area, t.done_on"},
    };
}

}  // namespace tasks
