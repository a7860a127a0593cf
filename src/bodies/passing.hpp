#pragma once

#include <utility>
#include <vector>

#include "bodies/group.hpp"

/// Working groups that go on at another body, because the one that had them is no more.
namespace bodies {

/// Each group is founded anew at the heir, with its people, head and secretariat, and closed where it was; where the
/// heir has one of that name, the people join it. Groups of others for which the old body was the secretariat have the
/// heir for it. Gives back each old group with the one that goes on. Problems: those of found_group.
std::vector<std::pair<Body, Body>> pass_on_groups(store::Transaction& tx, const base::Who& who, BodyId from, BodyId to);

}  // namespace bodies
