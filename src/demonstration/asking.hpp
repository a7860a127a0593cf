#pragma once

#include "demonstration/life.hpp"

namespace demonstration {

/// People ask by themselves: one that nobody has looked at, one that looks like another, one refused and appealed; and
/// neighbours offer help.
void ask_for_help(const AtTime& at, base::Instant now, const store::MasterKey& master, const Cast& cast);

/// What the teams found at the doors is looked at, and helped with for the most part.
void help_the_teams(store::Transaction& now, const store::MasterKey& master, const Cast& cast);

}  // namespace demonstration
