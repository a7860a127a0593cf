#pragma once

#include "tasks/task.hpp"

/// Open work that goes on at another body, because the one that had it is no more.
namespace tasks {

struct Passed {
    std::int64_t moved = 0;
    std::int64_t joined = 0;  ///< the other body had the same task already; closed here with that said
};

/// All open tasks of a body, with their words, files, names and deadlines; the plans they come from are delivered to
/// the other body. Whoever calls has asked whether the caller may.
Passed pass_on(store::Transaction& tx, const base::Who& who, const plans::BodyName& from, const plans::BodyName& to);

}  // namespace tasks
