#include "tasks/reminder.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "calendar/calendar.hpp"
#include "store/journal.hpp"
#include "tasks/charged_task.hpp"
#include "tasks/cooperator.hpp"
#include "tasks/named_person.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most_days = 60;
constexpr int most_days_late = 60;         ///< what is late for longer is a matter for people who meet
constexpr std::size_t most_at_once = 500;  ///< in one unit of work, so that others who write do not wait

ReminderRule read_rule(const store::Row& row) {
    return {row.day("valid_from"), row.integer("before_days"), row.integer("head_days"), row.integer("giver_days"),
            row.integer("silent_days")};
}

base::Day working_days_on(store::Transaction& tx, base::Day day, std::int64_t count) {
    for (; count > 0; --count) day = calendar::next_working_day(tx, day);
    return day;
}

/// From the last working day on: on a Saturday no working day has passed since Friday.
base::Day working_days_back(store::Transaction& tx, base::Day day, std::int64_t count) {
    day = calendar::working_day_until(tx, day);
    for (; count > 0; --count) day = calendar::working_day_until(tx, day - 1);
    return day;
}

/// The last deadline that so many working days have passed after.
base::Day passed(store::Transaction& tx, base::Day today, std::int64_t days) {
    return std::min(working_days_back(tx, today, days), today - 1);
}

/// The work given by the body $8, or without one by all that have no rule of their own on day $3. A step holds for
/// deadlines between two days.
constexpr std::string_view not_reminded_of = R"(
    WITH step (kind, since, until) AS (
        VALUES ('due_soon', $1, $2), ('due_today', $3, $3), ('late', $4, $5), ('late_head', $4, $6), ('late_giver', $4, $7)),
    wanted (task, kind, due, giver) AS (
        SELECT t.id, step.kind, t.due, p.body
        FROM step JOIN task t ON t.due >= step.since AND t.due <= step.until JOIN plan p ON p.id = t.plan
        WHERE t.is_open
        UNION ALL
        SELECT t.id, 'silent', COALESCE(t.due, ''), p.body
        FROM task t JOIN plan p ON p.id = t.plan
        WHERE t.last_at IS NULL AND t.is_open
          AND t.given_on >= $4 AND t.given_on <= $9 AND (t.due IS NULL OR t.due >= $3))
    SELECT w.task, w.kind FROM wanted w
    WHERE (w.giver = $8 OR ($8 IS NULL AND NOT EXISTS (
               SELECT 1 FROM reminder_rule_of_body r WHERE r.body = w.giver AND r.valid_from <= $3)))
      AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.about = w.task AND n.kind = w.kind AND n.due = w.due)
    ORDER BY w.task LIMIT $10)";

void find_due(store::Transaction& tx, std::optional<base::Uuid> giver, const ReminderRule& rule, std::size_t most,
              std::vector<DueReminder>& found) {
    const auto today = base::day_of(tx.now());
    for (const auto& row : tx.run(
             not_reminded_of, {today + 1, working_days_on(tx, today, rule.before_days), today, today - most_days_late,
                               today - 1, passed(tx, today, rule.head_days), passed(tx, today, rule.giver_days), giver,
                               working_days_back(tx, today, rule.silent_days), most}))
        found.push_back({row.id<TaskTag>("task"), base::named<NoticeKind>(row.text("kind"))});
}

ReminderRule usual_rule(store::Transaction& tx, base::Day on) {
    return read_rule(
        tx.run("SELECT * FROM reminder_rule WHERE valid_from <= $1 ORDER BY valid_from DESC LIMIT 1", {on}).at(0));
}

std::vector<Recipient> doers(store::Transaction& tx, const Task& task) {
    std::vector<Recipient> people;
    auto named = named_on(tx, task.plan, task.id);
    for (const auto& person : named[task.id])
        if (person.belongs) people.push_back({person.id, task.body.id});
    if (people.empty()) people.push_back({std::nullopt, task.body.id});
    return people;
}

std::vector<Recipient> head(store::Transaction& tx, const Task& task) {
    const auto found = head_of(tx, task.body.id);
    return {{found ? std::optional(found->id) : std::nullopt, task.body.id}};
}

std::vector<Recipient> followers(store::Transaction& tx, const Task& task) {
    const auto giver = tx.run("SELECT body FROM plan WHERE id = $1", {task.plan}).at(0).uuid("body");
    std::vector<Recipient> people;
    auto following = in_charge(tx, task.plan, task.id);
    for (const auto& person : following[task.id]) people.push_back({person.id, giver});
    if (people.empty()) people.push_back({std::nullopt, giver});
    return people;
}

/// Who is reminded, by why.
struct Line {
    NoticeKind kind;
    std::vector<Recipient> (*recipients)(store::Transaction&, const Task&);
};
constexpr Line lines[] = {{NoticeKind::due_soon, doers},       {NoticeKind::due_today, doers},
                          {NoticeKind::late, doers},           {NoticeKind::late_head, head},
                          {NoticeKind::late_giver, followers}, {NoticeKind::silent, followers},
                          {NoticeKind::ready, doers}};

Task task_of(store::Transaction& tx, TaskId id) {
    return read_task(tx.run(R"(
        SELECT t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
        FROM task t JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body WHERE t.id = $1)",
                            {id})
                         .at(0),
                     tx.now());
}

}  // namespace

ReminderRule rule_of(store::Transaction& tx, const base::Uuid& giver, base::Day on) {
    const auto own = tx.run(
        "SELECT * FROM reminder_rule_of_body WHERE body = $1 AND valid_from <= $2 ORDER BY valid_from DESC LIMIT 1",
        {giver, on});
    return own.empty() ? usual_rule(tx, on) : read_rule(own[0]);
}

void set_rule(store::Transaction& tx, const base::Who& who, const ReminderRule& rule) {
    accounts::require_body(tx, who, Permission::plans_issue, who.body);
    for (const auto days : {rule.before_days, rule.head_days, rule.giver_days, rule.silent_days})
        if (days < 0 || days > most_days)
            throw Problem(ProblemKind::invalid, "reminder.days_wrong", std::to_string(days));
    if (rule.valid_from < base::day_of(tx.now()))
        throw Problem(ProblemKind::invalid, "reminder.day_past", to_string(rule.valid_from));
    tx.change(R"(
        INSERT INTO reminder_rule_of_body (body, valid_from, before_days, head_days, giver_days, silent_days, said_by, said_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (body, valid_from) DO UPDATE SET before_days = $3, head_days = $4, giver_days = $5, silent_days = $6,
                                                     said_by = $7, said_at = $8)",
              {who.body, rule.valid_from, rule.before_days, rule.head_days, rule.giver_days, rule.silent_days,
               who.account, tx.now()});
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {who.body}).at(0).uuid("area");
    store::record(tx, who, "reminder.rule_set", who.body, area);
}

std::vector<DueReminder> due_reminders(store::Transaction& tx, std::size_t most) {
    const auto today = base::day_of(tx.now());
    std::vector<DueReminder> found;
    find_due(tx, std::nullopt, usual_rule(tx, today), most, found);
    for (const auto& row :
         tx.run("SELECT DISTINCT body FROM reminder_rule_of_body WHERE valid_from <= $1 ORDER BY body", {today})) {
        if (found.size() >= most) break;
        const auto giver = row.uuid("body");
        find_due(tx, giver, rule_of(tx, giver, today), most - found.size(), found);
    }
    return found;
}

void remind(store::Transaction& tx, const std::vector<DueReminder>& reminders) {
    for (const auto& [id, kind] : reminders) {
        const auto task = task_of(tx, id);
        if (is_closed(task.state)) continue;
        for (const auto& line : lines)
            if (line.kind == kind)
                for (const auto& recipient : line.recipients(tx, task)) give_notice(tx, task, kind, recipient);
    }
}

void remind_of_everything(store::Database& database) {
    for (auto due = most_at_once; due == most_at_once;) {
        const auto found = database.read([](store::Transaction& tx) { return due_reminders(tx, most_at_once); });
        due = found.size();
        if (!found.empty()) database.write([&](store::Transaction& tx) { remind(tx, found); });
    }
}

}  // namespace tasks
