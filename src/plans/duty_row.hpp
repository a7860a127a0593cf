#pragma once

#include <string>

/// What the sources of this folder share about duties: statements that begin with one of these texts read a table
/// `duty` of the duties from above, each with the body that owes it, what answers it and how it stands.
namespace plans {

/// Of one body ($1) under one upper plan ($2) or under all.
extern const std::string duties_of_body;
/// Of one body ($1) under one upper plan ($2).
extern const std::string duties_of_body_in_plan;
/// Of all bodies under one upper plan ($1).
extern const std::string duties_of_plan;
extern const std::string all_duties;

}  // namespace plans
