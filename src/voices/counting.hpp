#pragma once

#include "voices/count.hpp"
#include "voices/entry.hpp"

/// Keeping the counts: for the verbs of this folder.
namespace voices {

/// The moment by which lists and counts sort: the last good one of an open voice, the greatest number of a closed one.
std::int64_t until_of(const Standing& standing);

/// Takes a voice from where it was counted, if it was, and counts it where it stands now.
void recount(store::Transaction& tx, const Entry& entry, const std::optional<Standing>& before, const Standing& after);

}  // namespace voices
