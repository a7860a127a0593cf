#include "tasks/turn.hpp"

#include <algorithm>
#include <set>

#include "base/problem.hpp"
#include "calendar/calendar.hpp"
#include "plans/coverage_count.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "tasks/notice.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

using base::Problem;
using base::ProblemKind;

std::set<std::int64_t> lines_of(const plans::PlanItem& item) {
    std::set<std::int64_t> lines;
    for (const auto& place : item.spans) lines.insert(place.line);
    return lines;
}

bool share_a_line(const plans::PlanItem& one, const plans::PlanItem& other) {
    const auto lines = lines_of(one);
    const auto theirs = lines_of(other);
    return std::ranges::any_of(lines, [&](std::int64_t line) { return theirs.contains(line); });
}

/// By the week or longer.
bool is_slow(const std::string& rule) {
    return rule.find("FREQ=DAILY") == std::string::npos;
}

base::Instant moment_of(store::Transaction& tx, base::Day day) {
    return calendar::last_good_moment(tx, day, calendar::Bound::inclusive);
}

/// The next day of a rhythm behind the last turn, and not before today.
std::optional<base::Day> next_turn(const std::string& rhythm, base::Day last, base::Day today) {
    return calendar::next_day_held({rhythm, last, std::nullopt}, std::max(last, today - 1));
}

void open_turn(store::Transaction& tx, const store::Row& last, base::Day day) {
    const TaskId id{tx.new_id()};
    const auto today = base::day_of(tx.now());
    const auto opened = tx.change(R"(
        INSERT INTO task (home, id, plan, item, body, turn, rhythm, section, title, ordered, state, field, due, due_at, due_text,
                          percent, given_at, given_on)
        SELECT home, $2, plan, item, body, turn + 1, rhythm, section, title, ordered, 'given', field, $3, $4, due_text, 0, $5, $6
        FROM task WHERE id = $1 ON CONFLICT (home, item, body, turn) DO NOTHING)",
                                  {last.uuid("id"), id, day, moment_of(tx, day), tx.now(), today});
    if (opened == 0) return;
    keep_counts(tx, id);
    plans::keep_coverage(tx, last.id<plans::PlanTag>("plan"), last.uuid("body"));
    tx.change(
        "INSERT INTO task_cooperator (home, task, body) SELECT home, $2, body FROM task_cooperator WHERE task = $1",
        {last.uuid("id"), id});
    store::count(tx, last.uuid("area"), "tasks_given", today, 1);
    store::record_by_system(tx, "task.turned", id.uuid, last.uuid("area"));
}

}  // namespace

std::optional<std::string> rhythm_of(const std::vector<plans::PlanItem>& deadlines,
                                     const std::vector<plans::PlanItem>& reports, const plans::PlanItem& assignment) {
    if (base::from_json<plans::AssignmentValue>(assignment.value).duties.size() != 1) return std::nullopt;
    for (const auto& item : deadlines) {
        const auto deadline = base::from_json<plans::DeadlineValue>(item.value);
        if (deadline.kind != reader::DeadlineKind::recurring || !share_a_line(item, assignment)) continue;
        const auto is_of_report = [&](const plans::PlanItem& report) { return share_a_line(item, report); };
        if (std::ranges::any_of(reports, is_of_report)) continue;
        const auto read = calendar::read_rule(deadline.rule);
        if (read && is_slow(read->rule)) return read->rule;
    }
    return std::nullopt;
}

std::optional<base::Day> first_turn(const std::string& rhythm, base::Day from) {
    return calendar::next_day_held({rhythm, from, std::nullopt}, from);
}

Task set_rhythm(store::Transaction& tx, const base::Who& who, TaskId id, const std::optional<std::string>& rhythm) {
    const auto task = given_by(tx, who, id);
    if (is_closed(task.state)) throw Problem(ProblemKind::conflict, "task.closed", base::to_string(id));
    const auto read = rhythm ? calendar::read_rule(*rhythm) : std::nullopt;
    const auto today = base::day_of(tx.now());
    const auto first = read ? first_turn(read->rule, today) : std::nullopt;
    if (rhythm && !first) throw Problem(ProblemKind::invalid, "task.rhythm_unknown", *rhythm);
    const auto due = task.due ? task.due : first;
    const auto desk = desk_of(tx, id);
    tx.change("UPDATE task SET rhythm = $3, due = $4, due_at = COALESCE(due_at, $5) WHERE home = $1 AND id = $2",
              {desk.home, id, read ? std::optional(read->rule) : std::nullopt, due,
               due ? std::optional(moment_of(tx, *due)) : std::nullopt});
    keep_counts(tx, id);
    store::record(tx, who, "task.rhythm_set", id.uuid, desk.area, boost::json::object{{"rhythm", rhythm.value_or("")}});
    return get(tx, who, id);
}

void take_back_turn(store::Transaction& tx, const base::Who& who, const Task& task, base::Instant since) {
    for (const auto& row : tx.run(R"(
             SELECT n.home, n.id, n.given_on, b.area,
                    n.state <> 'given' OR EXISTS (SELECT 1 FROM task_word w WHERE w.task = n.id)
                    OR EXISTS (SELECT 1 FROM task_person s WHERE s.task = n.id)
                    OR EXISTS (SELECT 1 FROM task_wait w WHERE w.task = n.id OR w.waits_for = n.id) AS is_begun
             FROM task n JOIN body b ON b.id = n.body
             WHERE n.item = $1 AND n.body = $2 AND n.turn > $3 AND n.given_at >= $4)",
                                  {task.item, task.body.id, task.turn, since})) {
        const TaskId turn{row.uuid("id")};
        if (row.boolean("is_begun")) throw Problem(ProblemKind::conflict, "task.turn_begun", base::to_string(turn));
        stop_counting(tx, turn);
        for (const auto* sql : {"DELETE FROM notice WHERE about = $1", "DELETE FROM task_cooperator WHERE task = $1",
                                "DELETE FROM task WHERE id = $1"})
            tx.change(sql, {turn});
        store::count(tx, row.uuid("area"), "tasks_given", row.day("given_on"), -1);
        store::record(tx, who, "task.turn_taken_back", turn.uuid, row.uuid("area"));
    }
}

std::size_t open_turns(store::Transaction& tx) {
    const auto today = base::day_of(tx.now());
    std::size_t opened = 0;
    for (const auto& row : tx.run(R"(
             SELECT t.id, t.plan, t.body, t.rhythm, t.due, b.area FROM task t JOIN body b ON b.id = t.body JOIN plan p ON p.id = t.plan
             WHERE t.rhythm IS NOT NULL AND t.state IN ('done', 'verified') AND t.due < $1
               AND NOT EXISTS (SELECT 1 FROM task n WHERE n.item = t.item AND n.body = t.body AND n.turn > t.turn)
               AND (p.ended_from IS NULL OR p.ended_from > $1)
               AND NOT EXISTS (SELECT 1 FROM ended_clause c JOIN plan_ending e ON e.id = c.ending
                               WHERE c.item = t.item AND e.taken_back_at IS NULL AND e.from_day <= $1)
             ORDER BY t.id LIMIT 500)",
                                  {today})) {
        const auto day = next_turn(row.text("rhythm"), row.day("due"), today);
        if (!day) continue;
        open_turn(tx, row, *day);
        ++opened;
    }
    return opened;
}

}  // namespace tasks
