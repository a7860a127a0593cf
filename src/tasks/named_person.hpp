#pragma once

#include <map>
#include <string>
#include <vector>

#include "bodies/belonging.hpp"
#include "tasks/task.hpp"

/// "Giao đích danh": within the body that does a task, whoever hands out its work names people on it. The body stays
/// answerable and tells how the work stands; a person who is named finds the task and may look at it, as long as the
/// person belongs to the body.
namespace tasks {

struct NamedPerson {
    base::Uuid id;
    std::string name;
    std::string by;
    base::Instant at;
    bool belongs = true;  ///< still belongs to the body today
};
BOOST_DESCRIBE_STRUCT(NamedPerson, (), (id, name, by, at, belongs))

using NamedPeople = std::map<TaskId, std::vector<NamedPerson>>;

/// Whether somebody who does work hands out that of this body: who follows it, and in a working group its head and the
/// people of its standing secretariat.
bool hands_out(store::Transaction& tx, const base::Who& who, const base::Uuid& body);

/// Those who can be named on a task today. Problems: task.not_found, account.outside_area.
std::vector<bodies::Belonging> who_can_be_named(store::Transaction& tx, const base::Who& who, TaskId id);

/// All or none; who is named already stays as named. Problems: task.not_found, account.outside_area, task.closed,
/// task.nobody_chosen, person.not_found, task.person_elsewhere (does not belong to the body today).
Task name_people(store::Transaction& tx, const base::Who& who, TaskId id, const std::vector<bodies::PersonId>& people);

/// The name stays in the history of the task. Problems: task.not_found, account.outside_area, task.closed,
/// task.not_named.
Task take_back_name(store::Transaction& tx, const base::Who& who, TaskId id, bodies::PersonId person);

/// Who is named on each task of a plan, or on only one, by name; a task without names is not in it.
NamedPeople named_on(store::Transaction& tx, plans::PlanId plan, std::optional<TaskId> only = std::nullopt);
/// The same of the tasks that some bodies do.
NamedPeople named_on(store::Transaction& tx, plans::PlanId plan, const std::vector<base::Uuid>& bodies);
/// Who is named on each open task of a body, or on each closed one.
NamedPeople named_of_body(store::Transaction& tx, const base::Uuid& body, bool open);

}  // namespace tasks
