#pragma once

#include "needs/count.hpp"
#include "needs/entry.hpp"

/// Keeping the counts: for the verbs of this folder.
namespace needs {

/// The moment by which lists and counts sort: the last good one of an open need, the greatest number without one.
std::int64_t until_of(const Standing& standing);

/// Takes a need from where it was counted, if it was, and counts it where it stands now.
void recount(store::Transaction& tx, const Entry& entry, const std::optional<Standing>& before, const Standing& after);

}  // namespace needs
