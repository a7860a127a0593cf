#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "files/file.hpp"
#include "plans/ending.hpp"
#include "plans/plan.hpp"
#include "store/counters.hpp"
#include "store/database.hpp"
#include "tasks/count.hpp"

/// Work that a plan gives to a body: acknowledged, reported on, done; or declined, when it was a request. Whoever gave
/// it verifies what was done or returns it (checking.hpp); other bodies may help (cooperator.hpp).
namespace tasks {

enum class TaskState { given, acknowledged, doing, done, returned, verified, declined, ended };
BOOST_DESCRIBE_ENUM(TaskState, given, acknowledged, doing, done, returned, verified, declined, ended)

/// Done, verified, declined or ended with its plan: nothing is asked of its body any more. The column task.is_open says
/// the same in SQL.
bool is_closed(TaskState state);

/// How a board counts a task; every task is in exactly one.
enum class Standing { done, doing, late, silent, declined, ended };
BOOST_DESCRIBE_ENUM(Standing, done, doing, late, silent, declined, ended)

struct Task {
    TaskId id;
    plans::PlanId plan;
    plans::ItemId item;
    std::string plan_number;
    std::string plan_title;
    plans::BodyName body;
    std::string section;
    std::string title;
    bool ordered = true;
    std::optional<std::string> field;  ///< what it is about, in the words of a charge
    TaskState state = TaskState::given;
    Standing standing = Standing::silent;
    std::optional<base::Day> due;  ///< the last good day
    std::string due_text;
    std::optional<std::string> rhythm;  ///< how often it recurs (RFC 5545)
    std::int64_t turn = 1;
    std::int64_t percent = 0;
    base::Instant given_at;
    std::optional<base::Instant> last_at;
    std::optional<base::Day> done_on;
    std::optional<plans::EndingId> ending;  ///< that ended it
};

/// Somebody confirmed something by signing: the drawing, kept as a picture with these words in it.
struct Signature {
    files::FileId file;
    std::string name;      ///< of who signed
    std::string confirms;  ///< what
};
BOOST_DESCRIBE_STRUCT(Signature, (), (file, name, confirms))

/// Progress as a person tells it.
struct Progress {
    std::string note;
    std::optional<std::int64_t> percent;
    std::optional<std::vector<files::FileId>> pictures;
    std::optional<std::vector<files::FileId>> files;
    std::optional<Signature> signature = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(Progress, (), (note, percent, pictures, files, signature))

/// Problem: task.not_found, also for a caller whose body neither does it nor helps with it nor gave it, who is not
/// named on it, and who neither heads the working group that does it nor works in its secretariat.
Task get(store::Transaction& tx, const base::Who& who, TaskId id);
/// Whether get would give it.
bool sees(store::Transaction& tx, const base::Who& who, TaskId id);

/// Which of a body's tasks: those still to do, or those closed.
enum class Part { open, closed };

/// The work of a body behind `after`: what is due first, undated last.
std::vector<Task> of_body(store::Transaction& tx, const base::Uuid& body, Part part, std::optional<TaskId> after,
                          std::size_t limit);
std::vector<Task> of_plan(store::Transaction& tx, plans::PlanId plan);

/// Problems of the verbs: task.closed, and task.only_lead for somebody of a body that merely helps.

/// "We have read it." Harmless to repeat.
Task acknowledge(store::Transaction& tx, const base::Who& who, TaskId id);
/// Problems: task.note_missing, task.percent_wrong, file.not_found, task.signature_unnamed.
Task report_progress(store::Transaction& tx, const base::Who& who, TaskId id, const Progress& progress);
Task finish(store::Transaction& tx, const base::Who& who, TaskId id, const Progress& progress);
/// Only a request may be declined, and with a reason. Problems: task.is_an_order, task.reason_missing.
Task decline(store::Transaction& tx, const base::Who& who, TaskId id, const std::string& reason);

/// What is counted per area and day: tasks_given, tasks_done.
std::vector<store::Indicator> indicators();

}  // namespace tasks
