#pragma once

#include <string>
#include <string_view>

#include "store/row.hpp"
#include "tasks/count.hpp"
#include "tasks/task.hpp"

/// What the sources of this folder share about rows.
namespace tasks {

/// A row of task with plan_number, plan_title and body_name beside it.
Task read_task(const store::Row& row, base::Instant now);
std::vector<Task> read_tasks(store::Transaction& tx, const store::Rows& rows);

/// What rows c with the columns what, until and value add up to at the moment $1 of a day that ends at $2, and as
/// Counts.
extern const std::string added_up;
Counts read_counts(const store::Row& row);
base::Instant end_of_today(store::Transaction& tx);

/// Whether a task t of a plan p is seen by somebody of body $2, who is person $3, on day $4.
extern const std::string is_seen;

/// Whether section, title or body of a task say these words, which stand without accents.
bool says(const Task& task, const std::string& folded);

/// Stands for the deadline of work that has none, so that it comes last and one comparison finds the next page.
extern const std::int64_t never;

/// Where a task belongs: the area of its body, and its partition.
struct Desk {
    base::Uuid area;
    std::int64_t home = 0;
};
Desk desk_of(store::Transaction& tx, TaskId task);

/// A word with what stands beside it. Problem: file.not_found (not one that the speaker has kept).
base::Uuid put_word(store::Transaction& tx, const base::Who& who, TaskId task, std::int64_t home, std::string_view verb,
                    const Progress& said);

/// Writes what was said, moves the task to `state` and leaves its line in the journal. The body has been heard when
/// somebody of it speaks. Problems: task.percent_wrong, file.not_found.
Task say(store::Transaction& tx, const base::Who& who, const Task& task, TaskState state, std::string_view verb,
         const Progress& progress);

/// The task for whoever follows the work of the body that gave it. Problems: task.not_found, account.outside_area.
Task given_by(store::Transaction& tx, const base::Who& who, TaskId id);

/// Problem: task.reason_missing.
void require_reason(const std::string& reason, TaskId task);

}  // namespace tasks
