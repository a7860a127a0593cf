#include "tasks/task.hpp"

#include <limits>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "plans/coverage_count.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "tasks/cooperator.hpp"
#include "tasks/notice.hpp"
#include "tasks/step.hpp"
#include "tasks/task_row.hpp"
#include "tasks/waiting.hpp"

namespace tasks {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

Standing standing_of(TaskState state, const std::optional<base::Instant>& due_at,
                     const std::optional<base::Instant>& last_at, base::Instant now) {
    if (state == TaskState::declined) return Standing::declined;
    if (state == TaskState::ended) return Standing::ended;
    if (is_closed(state)) return Standing::done;
    if (due_at && *due_at < now) return Standing::late;
    return last_at ? Standing::doing : Standing::silent;
}

/// The caller's own open work, or a Problem.
Task own_open(store::Transaction& tx, const base::Who& who, TaskId id) {
    auto task = get(tx, who, id);
    if (!accounts::reaches_body(tx, who, Permission::tasks_do, task.body.id)) {
        const bool helps = helps_with(tx, who.body, id);
        throw Problem(ProblemKind::forbidden, helps ? "task.only_lead" : "account.outside_area", base::to_string(id));
    }
    if (is_closed(task.state)) throw Problem(ProblemKind::conflict, "task.closed", base::to_string(id));
    return task;
}

void require_percent(const std::optional<std::int64_t>& percent) {
    if (percent && (*percent < 0 || *percent > 100))
        throw Problem(ProblemKind::invalid, "task.percent_wrong", std::to_string(*percent));
}

void require_note(const Progress& progress, TaskId id) {
    if (base::trim(progress.note).empty())
        throw Problem(ProblemKind::invalid, "task.note_missing", base::to_string(id));
}

bool is_done(TaskState state) {
    return state == TaskState::done || state == TaskState::verified;
}

/// The day on which work counts as done: kept while it stays done; of work that was done before, the day it was told.
std::optional<base::Day> done_on(store::Transaction& tx, const Task& task, TaskState state, std::string_view verb) {
    if (!is_done(state)) return std::nullopt;
    if (task.done_on) return task.done_on;
    if (verb == "done") return base::day_of(tx.now());
    const auto told = tx.run("SELECT max(at) AS at FROM task_word WHERE task = $1 AND verb = 'done'", {task.id}).at(0);
    return base::day_of(told.maybe_instant("at").value_or(tx.now()));
}

void count_done(store::Transaction& tx, const base::Uuid& area, const std::optional<base::Day>& before,
                const std::optional<base::Day>& after) {
    if (before == after) return;
    if (before) store::count(tx, area, "tasks_done", *before, -1);
    if (after) store::count(tx, area, "tasks_done", *after, 1);
}

/// Puts a file that the speaker has kept beside a word.
void put_file(store::Transaction& tx, const base::Who& who, const base::Uuid& word, files::FileId file) {
    if (tx.run("SELECT 1 AS found FROM file WHERE id = $1 AND kept_by = $2", {file, who.account}).empty())
        throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(file));
    tx.change("INSERT INTO word_file (word, file) VALUES ($1, $2) ON CONFLICT DO NOTHING", {word, file});
}

/// What every word that moves a task does; gives the word.
base::Uuid move(store::Transaction& tx, const base::Who& who, const Task& task, TaskState state, std::string_view verb,
                const Progress& progress) {
    require_percent(progress.percent);
    const auto desk = desk_of(tx, task.id);
    const auto word = put_word(tx, who, task.id, desk.home, verb, progress);
    const auto percent = is_done(state) ? 100 : progress.percent.value_or(task.percent);
    const auto done = done_on(tx, task, state, verb);
    tx.change("UPDATE task SET state = $3, percent = $4, last_at = $5, done_on = $6 WHERE home = $1 AND id = $2",
              {desk.home, task.id, base::name_of(state), percent, tx.now(), done});
    keep_counts(tx, task.id);
    if (state != task.state) plans::keep_coverage(tx, task.plan, task.body.id);
    count_done(tx, desk.area, task.done_on, done);
    end_notices(tx, who, task, state, word);
    store::record(tx, who, "task." + std::string(verb), task.id.uuid, desk.area,
                  boost::json::object{{"percent", percent}});
    return word;
}

/// A step of the body itself, which it can take back (step.hpp); gives its word.
base::Uuid take_step(store::Transaction& tx, const base::Who& who, const Task& task, TaskState state,
                     const Progress& progress) {
    const auto word = move(tx, who, task, state, base::name_of(state), progress);
    keep_step(tx, task, desk_of(tx, task.id).home, word);
    return word;
}

}  // namespace

const std::int64_t never = std::numeric_limits<std::int64_t>::max();

const std::string is_seen = R"(
    (t.body = $2 OR p.body = $2
     OR EXISTS (SELECT 1 FROM task_cooperator k WHERE k.task = t.id AND k.body = $2)
     OR EXISTS (SELECT 1 FROM working_group w WHERE w.body = t.body AND (w.secretariat = $2 OR w.head = $3))
     OR EXISTS (SELECT 1 FROM named_task n WHERE n.task = t.id AND n.person = $3
                  AND n.valid_from <= $4 AND (n.valid_until IS NULL OR n.valid_until >= $4))))";

bool is_closed(TaskState state) {
    return is_done(state) || state == TaskState::declined || state == TaskState::ended;
}

Desk desk_of(store::Transaction& tx, TaskId task) {
    const auto row =
        tx.run("SELECT b.area, t.home FROM task t JOIN body b ON b.id = t.body WHERE t.id = $1", {task}).at(0);
    return {row.uuid("area"), row.integer("home")};
}

base::Uuid put_word(store::Transaction& tx, const base::Who& who, TaskId task, std::int64_t home, std::string_view verb,
                    const Progress& said) {
    const auto word = tx.new_id();
    tx.change(R"(
        INSERT INTO task_word (home, id, task, at, account, verb, note, percent)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {home, word, task, tx.now(), who.account, verb, said.note, said.percent});
    for (const auto* kept : {&said.pictures, &said.files})
        for (const auto& file : kept->value_or(std::vector<files::FileId>{})) put_file(tx, who, word, file);
    if (!said.signature) return word;
    const auto name = base::trim(said.signature->name);
    const auto confirms = base::trim(said.signature->confirms);
    if (name.empty() || confirms.empty())
        throw Problem(ProblemKind::invalid, "task.signature_unnamed", base::to_string(task));
    put_file(tx, who, word, said.signature->file);
    tx.change("INSERT INTO word_signature (home, word, file, name, confirms) VALUES ($1, $2, $3, $4, $5)",
              {home, word, said.signature->file, name, confirms});
    return word;
}

Task say(store::Transaction& tx, const base::Who& who, const Task& task, TaskState state, std::string_view verb,
         const Progress& progress) {
    move(tx, who, task, state, verb, progress);
    return get(tx, who, task.id);
}

Task given_by(store::Transaction& tx, const base::Who& who, TaskId id) {
    auto task = get(tx, who, id);
    const auto giver = tx.run("SELECT body FROM plan WHERE id = $1", {task.plan}).at(0).uuid("body");
    // Who only looks on follows work too, and does none.
    if (!who.may(Permission::tasks_do))
        throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(id));
    accounts::require_body(tx, who, Permission::tasks_follow, giver);
    return task;
}

void require_reason(const std::string& reason, TaskId task) {
    if (base::trim(reason).empty()) throw Problem(ProblemKind::invalid, "task.reason_missing", base::to_string(task));
}

bool says(const Task& task, const std::string& folded) {
    return (' ' + base::fold(task.section + ' ' + task.title + ' ' + task.body.name)).find(' ' + folded) !=
           std::string::npos;
}

std::vector<Task> read_tasks(store::Transaction& tx, const store::Rows& rows) {
    std::vector<Task> tasks;
    tasks.reserve(rows.size());
    for (const auto& row : rows) tasks.push_back(read_task(row, tx.now()));
    return tasks;
}

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
        .rhythm = row.maybe_text("rhythm"),
        .turn = row.integer("turn"),
        .percent = row.integer("percent"),
        .given_at = row.instant("given_at"),
        .last_at = row.maybe_instant("last_at"),
        .done_on = row.maybe_day("done_on"),
        .ending = {},
    };
    if (const auto ending = row.maybe_uuid("ending")) task.ending = plans::EndingId{*ending};
    task.standing = standing_of(task.state, row.maybe_instant("due_at"), task.last_at, now);
    return task;
}

bool sees(store::Transaction& tx, const base::Who& who, TaskId id) {
    return !tx.run("SELECT 1 AS found FROM task t JOIN plan p ON p.id = t.plan WHERE t.id = $1 AND " + is_seen,
                   {id, who.body, who.person, base::day_of(tx.now())})
                .empty();
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

std::vector<Task> of_body(store::Transaction& tx, const base::Uuid& body, Part part, std::optional<TaskId> after,
                          std::size_t limit) {
    return read_tasks(tx, tx.run(R"(
        SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
        FROM task t JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body
        WHERE t.body = $1 AND t.is_open <> $2
          AND ($3 IS NULL OR (COALESCE(t.due_at, $5), t.id) >
                             (SELECT COALESCE(last.due_at, $5), last.id FROM task last WHERE last.id = $3))
        ORDER BY COALESCE(t.due_at, $5), t.id LIMIT $4)",
                                 {body, part == Part::closed, after, limit, never}));
}

std::vector<Task> of_plan(store::Transaction& tx, plans::PlanId plan) {
    return read_tasks(tx, tx.run(R"(
        SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
        FROM task t JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body JOIN plan_item i ON i.id = t.item
        WHERE t.plan = $1 ORDER BY b.name_key, b.id, i.position)",
                                 {plan}));
}

Task acknowledge(store::Transaction& tx, const base::Who& who, TaskId id) {
    auto task = own_open(tx, who, id);
    if (task.state != TaskState::given) return task;
    take_step(tx, who, task, TaskState::acknowledged, {});
    return get(tx, who, id);
}

Task report_progress(store::Transaction& tx, const base::Who& who, TaskId id, const Progress& progress) {
    const auto task = own_open(tx, who, id);
    require_note(progress, id);
    return say(tx, who, task, TaskState::doing, "progress", progress);
}

Task finish(store::Transaction& tx, const base::Who& who, TaskId id, const Progress& progress) {
    const auto task = own_open(tx, who, id);
    require_note(progress, id);
    const auto word = take_step(tx, who, task, TaskState::done, progress);
    go_on_after(tx, who, task, word);
    return get(tx, who, id);
}

Task decline(store::Transaction& tx, const base::Who& who, TaskId id, const std::string& reason) {
    const auto task = own_open(tx, who, id);
    if (task.ordered) throw Problem(ProblemKind::conflict, "task.is_an_order", base::to_string(id));
    require_reason(reason, id);
    take_step(tx, who, task, TaskState::declined, {reason, {}, {}, {}});
    return get(tx, who, id);
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
