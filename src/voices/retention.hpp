#pragma once

#include "voices/voice.hpp"

namespace voices {

/// Forgets words, contact and pictures of at most so many voices that ended longer ago than the rule of today says;
/// returns how many. A rule without days forgets nothing. For a job.
std::size_t forget_over(store::Transaction& tx, const std::vector<RetentionRule>& rules, std::size_t most);

}  // namespace voices
