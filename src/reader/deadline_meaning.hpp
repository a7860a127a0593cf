#pragma once

#include <string>

#include "reader/phrases.hpp"

namespace reader {

/// What the rule of a time means in its clause: work that is to be completed in a stretch of time, and a figure that is
/// to be reached in it, have a last day; a state that lasts to a day has none before it.
std::string meaning_here(const Words& words, Range clause, const Match& match, bool completion);

}  // namespace reader
