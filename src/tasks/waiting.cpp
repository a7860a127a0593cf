#include "tasks/waiting.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "calendar/calendar.hpp"
#include "store/journal.hpp"
#include "tasks/notice.hpp"
#include "tasks/reminder.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most_days = 365;

std::vector<Wait> read_waits(store::Transaction& tx, const store::Rows& rows) {
    std::vector<Wait> waits;
    for (const auto& row : rows) waits.push_back({read_task(row, tx.now()), row.maybe_integer("days")});
    return waits;
}

/// Whether `from` waits for `wanted`, be it over others. Plans are small circles of friends: a walk is enough.
bool waits_for_in_the_end(store::Transaction& tx, TaskId from, TaskId wanted) {
    return !tx.run(R"(
        WITH RECURSIVE awaited (task) AS (
            SELECT waits_for FROM task_wait WHERE task = $1
            UNION SELECT w.waits_for FROM awaited a JOIN task_wait w ON w.task = a.task)
        SELECT 1 AS found FROM awaited WHERE task = $2)",
                   {from, wanted})
                .empty();
}

void put_due(store::Transaction& tx, const base::Who& who, const Task& task, std::optional<base::Day> day) {
    const auto desk = desk_of(tx, task.id);
    const auto moment =
        day ? std::optional(calendar::last_good_moment(tx, *day, calendar::Bound::inclusive)) : std::nullopt;
    tx.change("UPDATE task SET due = $3, due_at = $4 WHERE home = $1 AND id = $2", {desk.home, task.id, day, moment});
    keep_counts(tx, task.id);
    end_notices_of_day(tx, task.id);
    put_word(tx, who, task.id, desk.home, "dated", {day ? to_string(*day) : "", {}, {}, {}});
    store::record(tx, who, "task.dated", task.id.uuid, desk.area,
                  boost::json::object{{"due", day ? to_string(*day) : ""}});
}

void date_after(store::Transaction& tx, const base::Who& who, const Task& task, std::int64_t days, const Task& done,
                const base::Uuid& word) {
    const auto day = base::day_of(calendar::add_working_days(tx, tx.now(), static_cast<int>(days)));
    put_due(tx, who, task, day);
    tx.change("INSERT INTO woken_task (home, word, task, due) SELECT home, $2, $3, $4 FROM task WHERE id = $1",
              {done.id, word, task.id, day});
}

/// The day that a word gave to a task.
std::optional<base::Day> dated_by(store::Transaction& tx, const base::Uuid& word, TaskId task) {
    const auto rows = tx.run("SELECT due FROM woken_task WHERE word = $1 AND task = $2", {word, task});
    return rows.empty() ? std::nullopt : rows[0].maybe_day("due");
}

}  // namespace

std::vector<Wait> waits_of(store::Transaction& tx, TaskId id) {
    return read_waits(tx, tx.run(R"(
        SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name, w.days
        FROM task_wait w JOIN task t ON t.id = w.waits_for JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body
        WHERE w.task = $1 ORDER BY t.id)",
                                 {id}));
}

std::vector<Wait> awaited_by(store::Transaction& tx, TaskId id) {
    return read_waits(tx, tx.run(R"(
        SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name, w.days
        FROM task_wait w JOIN task t ON t.id = w.task JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body
        WHERE w.waits_for = $1 ORDER BY t.id)",
                                 {id}));
}

std::vector<Task> others_of_plan(store::Transaction& tx, const Task& task, const std::string& words,
                                 std::size_t limit) {
    const auto folded = base::fold(words);
    std::vector<Task> others;
    for (auto& other : of_plan(tx, task.plan)) {
        if (others.size() == limit) break;
        if (other.id != task.id && (folded.empty() || says(other, folded))) others.push_back(std::move(other));
    }
    return others;
}

Task wait_for(store::Transaction& tx, const base::Who& who, TaskId id, TaskId other, std::optional<std::int64_t> days) {
    const auto task = given_by(tx, who, id);
    if (given_by(tx, who, other).plan != task.plan)
        throw Problem(ProblemKind::conflict, "task.of_another_plan", base::to_string(other));
    if (other == id || waits_for_in_the_end(tx, other, id))
        throw Problem(ProblemKind::conflict, "task.waits_in_a_circle", base::to_string(other));
    if (days && (*days < 1 || *days > most_days))
        throw Problem(ProblemKind::invalid, "task.days_wrong", std::to_string(*days));
    const auto desk = desk_of(tx, id);
    tx.change(R"(
        INSERT INTO task_wait (home, task, waits_for, days, said_by, said_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (home, task, waits_for) DO UPDATE SET days = $4, said_by = $5, said_at = $6)",
              {desk.home, id, other, days, who.account, tx.now()});
    store::record(tx, who, "task.waits", id.uuid, desk.area, boost::json::object{{"for", base::to_string(other)}});
    return task;
}

Task stop_waiting(store::Transaction& tx, const base::Who& who, TaskId id, TaskId other) {
    const auto task = given_by(tx, who, id);
    if (tx.change("DELETE FROM task_wait WHERE task = $1 AND waits_for = $2", {id, other}) == 0)
        throw Problem(ProblemKind::conflict, "task.not_waiting", base::to_string(other));
    store::record(tx, who, "task.waits_no_more", id.uuid, desk_of(tx, id).area,
                  boost::json::object{{"for", base::to_string(other)}});
    return task;
}

void go_on_after(store::Transaction& tx, const base::Who& who, const Task& done, const base::Uuid& word) {
    for (const auto& [task, days] : awaited_by(tx, done.id)) {
        if (is_closed(task.state)) continue;
        const auto waits = waits_of(tx, task.id);
        const auto is_open = [](const Wait& wait) { return !is_closed(wait.task.state); };
        if (std::ranges::any_of(waits, is_open)) continue;
        if (days && !task.due) date_after(tx, who, task, *days, done, word);
        remind(tx, {{task.id, NoticeKind::ready}});
    }
}

void wait_again(store::Transaction& tx, const base::Who& who, const Task& done, const base::Uuid& word) {
    for (const auto& [task, days] : awaited_by(tx, done.id)) {
        if (is_closed(task.state)) continue;
        if (task.due && task.due == dated_by(tx, word, task.id)) put_due(tx, who, task, std::nullopt);
        forget_ready(tx, task.id);
        store::record(tx, who, "task.waits_again", task.id.uuid, desk_of(tx, task.id).area,
                      boost::json::object{{"for", base::to_string(done.id)}});
    }
}

Task set_due(store::Transaction& tx, const base::Who& who, TaskId id, std::optional<base::Day> from,
             std::optional<base::Day> to) {
    const auto task = given_by(tx, who, id);
    if (is_closed(task.state)) throw Problem(ProblemKind::conflict, "task.closed", base::to_string(id));
    if (task.due == to) return task;
    if (task.due != from)
        throw Problem(ProblemKind::conflict, "task.due_changed", task.due ? to_string(*task.due) : "");
    put_due(tx, who, task, to);
    return get(tx, who, id);
}

}  // namespace tasks
