#pragma once

#include <boost/describe/enum_from_string.hpp>

#include "base/problem.hpp"
#include "http/router.hpp"
#include "tasks/charged_task.hpp"
#include "tasks/cooperator.hpp"
#include "tasks/list.hpp"
#include "tasks/named_person.hpp"
#include "tasks/step.hpp"
#include "tasks/word.hpp"

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

/// What the caller may do with a task now.
struct TaskRights {
    bool act = false;    ///< acknowledge, report, finish, decline
    bool speak = false;  ///< put words and files beside it
    bool check = false;  ///< verify, return, reopen
    bool name = false;   ///< name people on it
};
BOOST_DESCRIBE_STRUCT(TaskRights, (), (act, speak, check, name))

/// What a task waits for, or what waits for it.
struct WaitLine {
    TaskLine task;
    std::optional<std::int64_t> days;
};
BOOST_DESCRIBE_STRUCT(WaitLine, (), (task, days))

struct TaskPage : TaskLine {
    plans::BodyName giver;
    std::optional<Head> head;  ///< who answers for the body
    std::vector<plans::BodyName> cooperators;
    std::vector<std::string> duties;
    std::vector<std::string> source_lines;
    std::vector<Word> history;           ///< the last words, the newest last
    std::optional<std::string> earlier;  ///< where the words before these begin
    std::vector<NamedPerson> named;
    std::vector<PersonInCharge> in_charge;
    std::vector<std::string> fields;      ///< what the caller may choose as its field
    std::vector<WaitLine> waits;          ///< what it waits for
    std::vector<WaitLine> awaited;        ///< what waits for it
    std::optional<std::string> rhythm;    ///< how often it recurs
    std::optional<plans::Ending> ending;  ///< of its plan, by which it ended
    std::int64_t turn = 1;
    TaskRights may;
    std::optional<OwnStep> own_step;  ///< what the caller has just done and may take back
    bool board = false;               ///< the caller may see where the whole plan stands
};
BOOST_DESCRIBE_STRUCT(TaskPage, (TaskLine),
                      (giver, head, cooperators, duties, source_lines, history, earlier, named, in_charge, fields,
                       waits, awaited, rhythm, ending, turn, may, own_step, board))

struct Reason {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

/// Tasks in a list, with where the next page begins.
http::Page<TaskLine> page_of(const std::vector<Task>& tasks, std::size_t limit);

/// ?after= as the id of a task.
std::optional<TaskId> after_of(const http::Call& call);

/// ?only=, ?order=, ?q=, ?plan=, ?doer=, ?after= and ?limit= of a list of work.
Wanted wanted_of(const http::Call& call);

/// One of the names of an enumeration, or nothing. Problem: request.fields_wrong.
template <class E>
std::optional<E> choice_of(const http::Call& call, const std::string& name) {
    const auto text = call.text(name);
    if (text.empty()) return std::nullopt;
    E value{};
    if (boost::describe::enum_from_string(text.c_str(), value)) return value;
    throw base::Problem(base::ProblemKind::invalid, "request.fields_wrong", text,
                        {{"?" + name, "field.not_one_of", text}});
}

TaskLine line_of(const Task& task);
/// The whole of a task, as its own screen shows it.
TaskPage page_of(store::Transaction& tx, const base::Who& who, const Task& task);

}  // namespace tasks
