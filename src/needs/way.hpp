#pragma once

#include "needs/entry.hpp"

/// Which step is possible when: for the verbs of this folder.
namespace needs {

struct Way {
    Act act;
    std::vector<State> from;
    std::optional<State> to;
    base::Permission permission;
};

/// A step about to be taken: what is, and what will be unless the verb changes more.
struct Stepping {
    Entry before;
    Standing after;
};

bool is_possible(const Entry& entry, Act act);

/// Problems: need.not_found, account.outside_area, need.not_now.
Stepping stepping(store::Transaction& tx, const base::Who& who, NeedId id, Act act);
/// The same for whoever asked, who may take the asker's steps with the code alone. Problem: need.not_now.
Stepping stepping(Entry before, Act act);

}  // namespace needs
