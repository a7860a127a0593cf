#pragma once

#include "tasks/charged_task.hpp"
#include "tasks/named_person.hpp"
#include "tasks/task.hpp"

/// What the routes of this folder share.
namespace tasks {

struct TaskLine {
    TaskId id;
    plans::PlanName plan;
    std::string section;
    std::string title;
    TaskState state;
    Standing standing;
    std::optional<base::Day> due;
    std::string due_text;
    bool ordered;
    plans::BodyName body;
    std::optional<std::string> field;
    std::int64_t percent;
    base::Instant given_at;
    std::optional<base::Instant> last_at;
};
BOOST_DESCRIBE_STRUCT(TaskLine, (),
                      (id, plan, section, title, state, standing, due, due_text, ordered, body, field, percent,
                       given_at, last_at))

struct TaskPage : TaskLine {
    std::vector<std::string> duties;
    std::vector<std::string> source_lines;
    std::vector<Word> history;
    std::vector<NamedPerson> named;
    std::vector<PersonInCharge> in_charge;
    std::vector<std::string> fields;  ///< what the caller may choose as its field
    bool may_name = false;            ///< the caller may name people on it now
    bool board = false;               ///< the caller may see where the whole plan stands
};
BOOST_DESCRIBE_STRUCT(TaskPage, (TaskLine), (duties, source_lines, history, named, in_charge, fields, may_name, board))

TaskLine line_of(const Task& task);
/// The whole of a task, as its own screen shows it.
TaskPage page_of(store::Transaction& tx, const base::Who& who, const Task& task);

}  // namespace tasks
