#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bodies/charge.hpp"
#include "tasks/task.hpp"

/// The work that follows from being in charge (bodies/charge.hpp): of an area, what the bodies standing in it do; of a
/// field, what an officer says is of that field. It is taken from the tasks that the body of the charge does or has
/// given, so that a charge shows nobody more than the body may see; and it holds from the first day of the charge to
/// its last. Beside it stands what a person was given by name (tasks/named_person.hpp).
namespace tasks {

/// A charge that a task falls into.
struct Because {
    base::Uuid charge;
    std::optional<plans::BodyName> area;
    std::optional<std::string> field;
    std::optional<base::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(Because, (), (charge, area, field, valid_until))

/// Who gave a task to the caller by name, and when.
struct GivenByName {
    std::string by;
    base::Instant at;
};
BOOST_DESCRIBE_STRUCT(GivenByName, (), (by, at))

struct ChargedTask {
    Task task;
    std::optional<GivenByName> named;
    std::vector<Because> because;
};

/// The open work that the caller is named on or in charge of today, after that of `after`: what is late first, undated
/// last.
std::vector<ChargedTask> charged_to(store::Transaction& tx, const base::Who& who, std::optional<TaskId> after,
                                    std::size_t limit);

struct PersonInCharge {
    base::Uuid id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PersonInCharge, (), (id, name))

/// Who is in charge today of each task of a plan, or of only one, by name; a task that nobody follows is not in it.
using PeopleInCharge = std::map<TaskId, std::vector<PersonInCharge>>;
PeopleInCharge in_charge(store::Transaction& tx, plans::PlanId plan, std::optional<TaskId> only = std::nullopt);
/// The same of the tasks that some bodies do.
PeopleInCharge in_charge(store::Transaction& tx, plans::PlanId plan, const std::vector<base::Uuid>& bodies);

/// The fields that an officer may choose for a task: those of charges of the body that gave it and of the one that does
/// it. Empty for whoever follows the work of neither.
std::vector<std::string> fields_for(store::Transaction& tx, const base::Who& who, const Task& task);

/// Says what a task is about. Problems: task.not_found, account.outside_area, task.field_unknown (not among
/// fields_for), and task.field_changed when it is neither `from` nor `to`.
Task set_field(store::Transaction& tx, const base::Who& who, TaskId id, const std::optional<std::string>& from,
               const std::optional<std::string>& to);

}  // namespace tasks
