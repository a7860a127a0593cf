#pragma once

#include <string>
#include <vector>

#include "base/who.hpp"
#include "plans/plan.hpp"
#include "store/database.hpp"
#include "tasks/carrying.hpp"

/// Issuing: a confirmed plan becomes work in the hands of every body it names, and duties to report.
namespace tasks {

struct Issued {
    std::int64_t tasks = 0;
    std::int64_t reports = 0;
    std::int64_t carried = 0;  ///< tasks of a plan before it that go on; told beside its ending
};
BOOST_DESCRIBE_STRUCT(Issued, (), (tasks, reports))

/// Problems: plan.already_issued, plan.nothing_to_issue, plan.addressee_unknown (its fields name the items).
Issued issue(store::Transaction& tx, const base::Who& who, plans::PlanId plan, const Carrying& carrying = {});

/// What the work is called in a list: its first sentence; the heading when it names the work and not only the body.
std::string title_of(const plans::AssignmentValue& assignment, const std::string& section,
                     const std::vector<plans::PlanItem>& sections);

}  // namespace tasks
