#pragma once

#include "base/who.hpp"
#include "store/journal.hpp"

namespace app {

/// Whether a live page of this person hears of a line of the journal: of what happens in the areas that a role of
/// theirs reaches, in the area of their own body, and about a task that they may see, wherever it is done.
bool may_see(store::Transaction& tx, const base::Who& who, const store::JournalLine& line);

}  // namespace app
