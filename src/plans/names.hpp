#pragma once

#include <string>

#include "plans/item.hpp"

/// What work and reports say of the body that does them and of the plan that they come from.
namespace plans {

struct BodyName {
    base::Uuid id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(BodyName, (), (id, name))

struct PlanName {
    PlanId id;
    std::string number;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(PlanName, (), (id, number, title))

}  // namespace plans
