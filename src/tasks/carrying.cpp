#include "tasks/carrying.hpp"

#include <array>

#include "plans/coverage_count.hpp"
#include "store/journal.hpp"
#include "tasks/notice.hpp"

namespace tasks {
namespace {

/// How often a task t was moved by a word; what was taken back does not count, nor does talk.
const std::string moves = R"(
    (SELECT CAST(coalesce(sum(CASE WHEN w.verb = 'said' THEN 0 WHEN w.verb LIKE '%taken_back' THEN -1 ELSE 1 END), 0) AS BIGINT)
     FROM task_word w WHERE w.task = t.id))";

/// The tasks t that an ending ($1) carried on, for the journal.
void record_carried(store::Transaction& tx, const base::Who& who, std::string_view verb, plans::EndingId ending,
                    std::optional<plans::ItemId> only = {}) {
    std::vector<store::Subject> subjects;
    const std::array<store::Value, 2> parameters = {ending, only};
    tx.each(R"(SELECT t.id, b.area FROM carried_task c JOIN task t ON t.home = c.home AND t.id = c.task
               JOIN body b ON b.id = t.body WHERE c.ending = $1 AND ($2 IS NULL OR c.item = $2) ORDER BY t.id)",
            parameters, [&](const store::Row& row) {
                subjects.push_back({row.uuid("id"), row.uuid("area")});
            });
    store::record_each(tx, who, verb, subjects);
}

}  // namespace

std::int64_t carry_on(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::EndingId ending,
                      const Continued& clause, const Terms& terms) {
    tx.change(R"(
        INSERT INTO carried_task (home, ending, task, plan, item, section, title, ordered, due, due_at, due_text, rhythm,
                                  state, moves)
        SELECT t.home, $1, t.id, t.plan, t.item, t.section, t.title, t.ordered, t.due, t.due_at, t.due_text, t.rhythm,
               t.state, )" +
                  moves + R"(
        FROM task t WHERE t.item = $2 AND (t.is_open OR ($3 AND t.state <> 'ended'))
          AND t.body IN (SELECT ib.body FROM plan_item_body ib WHERE ib.item = $4))",
              {ending, clause.older, clause.is_same, clause.newer});
    const auto due_day = terms.due_at ? std::optional(base::day_of(*terms.due_at)) : std::nullopt;
    const auto carried = tx.change(R"(
        UPDATE task SET plan = $1, item = $2, section = $3, title = $4, ordered = $5,
            due = CASE WHEN rhythm IS NOT NULL THEN due ELSE COALESCE($6, due) END,
            due_at = CASE WHEN rhythm IS NOT NULL THEN due_at ELSE COALESCE($7, due_at) END,
            due_text = $8, rhythm = $9
        WHERE (home, id) IN (SELECT c.home, c.task FROM carried_task c WHERE c.ending = $10 AND c.item = $11))",
                                   {plan, clause.newer, terms.section, terms.title, terms.ordered, due_day,
                                    terms.due_at, terms.due_text, terms.rhythm, ending, clause.older});
    // What spoke of the day before speaks of none any more; the reminders find the new one by themselves.
    end_notices_of_day(tx, clause.newer, ending);
    record_carried(tx, who, "task.carried_on", ending, clause.older);
    return carried;
}

std::int64_t moved_since(store::Transaction& tx, const plans::Ending& ending) {
    const auto row = tx.run(R"(
        SELECT count(*) AS n FROM carried_task c JOIN task t ON t.home = c.home AND t.id = c.task
        JOIN ended_clause k ON k.ending = c.ending AND k.item = c.item
        WHERE c.ending = $1 AND t.item = k.newer AND t.state = c.state AND c.moves = )" +
                                moves,
                            {ending.id})
                         .at(0);
    return ending.carried - row.integer("n");
}

void carry_back(store::Transaction& tx, const base::Who& who, const plans::Ending& ending) {
    tx.change(R"(
        DELETE FROM task_cooperator WHERE EXISTS (
            SELECT 1 FROM carried_task c JOIN ended_clause k ON k.ending = c.ending AND k.item = c.item
            JOIN plan_item_cooperator came ON came.item = k.newer
            WHERE c.ending = $1 AND c.home = task_cooperator.home AND c.task = task_cooperator.task
              AND came.body = task_cooperator.body AND NOT EXISTS (
                  SELECT 1 FROM plan_item_cooperator had WHERE had.item = c.item AND had.body = came.body)))",
              {ending.id});
    tx.change(R"(
        UPDATE task SET plan = c.plan, item = c.item, section = c.section, title = c.title, ordered = c.ordered, due = c.due,
                        due_at = c.due_at, due_text = c.due_text, rhythm = c.rhythm
        FROM carried_task c WHERE c.ending = $1 AND c.home = task.home AND c.task = task.id)",
              {ending.id});
    keep_counts(tx, ending.plan.id);
    plans::keep_coverage(tx, ending.plan.id);
    if (ending.by) plans::keep_coverage(tx, ending.by->id);
    record_carried(tx, who, "task.carried_back", ending.id);
}

}  // namespace tasks
