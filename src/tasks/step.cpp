#include "tasks/step.hpp"

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "plans/coverage_count.hpp"
#include "reports/computation.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "tasks/notice.hpp"
#include "tasks/task_row.hpp"
#include "tasks/turn.hpp"
#include "tasks/waiting.hpp"

namespace tasks {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t ten_minutes = 10LL * 60 * 1000;

/// A step as it was kept.
struct KeptStep {
    base::Uuid word;
    base::Uuid account;
    base::Instant at;
    TaskState state = TaskState::given;
    std::int64_t percent = 0;
    std::optional<base::Instant> last_at;

    base::Instant until() const { return {at.ms + ten_minutes}; }
};

/// The last one of its kind that was not taken back.
std::optional<KeptStep> last_step(store::Transaction& tx, TaskId task, const std::string& step) {
    return store::first(
        [](const store::Row& row) {
            return KeptStep{row.uuid("word"),       row.uuid("account"),
                            row.instant("at"),      base::named<TaskState>(row.text("state")),
                            row.integer("percent"), row.maybe_instant("last_at")};
        },
        tx.run(R"(
            SELECT s.*, w.account, w.at FROM task_step s JOIN task_word w ON w.home = s.home AND w.id = s.word
            WHERE s.task = $1 AND w.verb = $2 AND s.taken_back_at IS NULL ORDER BY w.at DESC, w.id DESC LIMIT 1)",
               {task, step}));
}

bool has_ended(store::Transaction& tx, const Task& task) {
    return !tx.run(R"(
        SELECT 1 AS found FROM plan p WHERE p.id = $1 AND (p.ended_from <= $3 OR EXISTS (
            SELECT 1 FROM ended_clause c JOIN plan_ending e ON e.id = c.ending
            WHERE c.item = $2 AND e.taken_back_at IS NULL AND e.from_day <= $3)))",
                   {task.plan, task.item, base::day_of(tx.now())})
                .empty();
}

KeptStep require_step(store::Transaction& tx, const base::Who& who, const Task& task, Step wanted) {
    const auto step = last_step(tx, task.id, base::name_of(wanted));
    const auto id = base::to_string(task.id);
    if (!step) throw Problem(ProblemKind::conflict, "task.step_missing", id);
    if (step->account != who.account) throw Problem(ProblemKind::forbidden, "task.step_of_another", id);
    if (base::name_of(task.state) != base::name_of(wanted) || has_ended(tx, task))
        throw Problem(ProblemKind::conflict, "task.acted_upon", id);
    if (step->until() < tx.now()) throw Problem(ProblemKind::conflict, "task.step_too_old", id);
    return *step;
}

/// All that followed from the word that work is done.
void undo_done(store::Transaction& tx, const base::Who& who, const Task& task, const KeptStep& step) {
    const auto day = task.done_on.value_or(base::day_of(step.at));
    if (reports::has_counted_work(tx, task.body.id, day, step.at))
        throw Problem(ProblemKind::conflict, "task.reported", base::to_string(task.id));
    take_back_turn(tx, who, task, step.at);
    wait_again(tx, who, task, step.word);
}

}  // namespace

std::optional<OwnStep> own_step(store::Transaction& tx, const base::Who& who, const Task& task) {
    const auto state = base::name_of(task.state);
    Step step{};
    if (!boost::describe::enum_from_string(state.c_str(), step)) return std::nullopt;
    const auto kept = last_step(tx, task.id, state);
    if (!kept || kept->account != who.account || kept->until() < tx.now() || has_ended(tx, task)) return std::nullopt;
    return OwnStep{step, kept->until()};
}

Task take_back(store::Transaction& tx, const base::Who& who, TaskId id, Step wanted) {
    const auto task = get(tx, who, id);
    accounts::require_body(tx, who, Permission::tasks_do, task.body.id);
    const auto step = require_step(tx, who, task, wanted);
    if (wanted == Step::done) undo_done(tx, who, task, step);
    const auto desk = desk_of(tx, id);
    const auto verb = base::name_of(wanted) + "_taken_back";
    put_word(tx, who, id, desk.home, verb, {});
    // Whatever the body has said since the step stays said.
    tx.change(R"(
        UPDATE task SET state = $3, percent = $4, done_on = NULL, last_at = CASE WHEN last_at = $5 THEN $6 ELSE last_at END
        WHERE home = $1 AND id = $2)",
              {desk.home, id, base::name_of(step.state), step.percent, step.at, step.last_at});
    tx.change("UPDATE task_step SET taken_back_at = $3 WHERE home = $1 AND word = $2",
              {desk.home, step.word, tx.now()});
    keep_counts(tx, id);
    plans::keep_coverage(tx, task.plan, task.body.id);
    if (task.done_on) store::count(tx, desk.area, "tasks_done", *task.done_on, -1);
    bring_notices_back(tx, step.word);
    store::record(tx, who, "task." + verb, id.uuid, desk.area);
    return get(tx, who, id);
}

void keep_step(store::Transaction& tx, const Task& before, std::int64_t home, const base::Uuid& word) {
    tx.change("INSERT INTO task_step (home, word, task, state, percent, last_at) VALUES ($1, $2, $3, $4, $5, $6)",
              {home, word, before.id, base::name_of(before.state), before.percent, before.last_at});
}

}  // namespace tasks
