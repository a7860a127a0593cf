#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tasks/task.hpp"

/// "Chủ trì, phối hợp": a task has one body that leads it and answers for it, and bodies that help. These see it, speak
/// about it and put files beside it; they do not finish it.
namespace tasks {

using Cooperators = std::map<TaskId, std::vector<plans::BodyName>>;

/// When a plan is issued: who helps with each of its tasks. A co-operator that stands in the area of one of the leads
/// helps the leads of that area and below it ("Mặt trận các xã" each its own commune), any other helps all of them.
void put_cooperators(store::Transaction& tx, plans::PlanId plan);

/// Who helps with each task of a plan, or with only one, by name; a task that nobody helps with is not in it.
Cooperators cooperators_of(store::Transaction& tx, plans::PlanId plan, std::optional<TaskId> only = std::nullopt);

/// The same of the tasks that some bodies do.
Cooperators cooperators_of(store::Transaction& tx, plans::PlanId plan, const std::vector<base::Uuid>& bodies);

bool helps_with(store::Transaction& tx, const base::Uuid& body, TaskId task);

/// The open tasks that a body helps with, behind `after`: what is due first, undated last.
std::vector<Task> helped_by(store::Transaction& tx, const base::Uuid& body, std::optional<TaskId> after,
                            std::size_t limit);

/// The one person who answers for a body: who holds its first office today, or heads the working group.
struct Head {
    base::Uuid id;
    std::string name;
    std::string title;  ///< of the office; empty for the head of a working group
};
BOOST_DESCRIBE_STRUCT(Head, (), (id, name, title))

using Heads = std::map<base::Uuid, Head>;

/// The heads of some bodies; a body without one is not in it.
Heads heads_of(store::Transaction& tx, const std::vector<base::Uuid>& bodies);
std::optional<Head> head_of(store::Transaction& tx, const base::Uuid& body);

}  // namespace tasks
