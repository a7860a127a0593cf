#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/journal.hpp"

/// Reactions that point backward: a slice that another one must not know reads in the journal what became of its
/// things.
namespace store {

/// A line that somebody reacts to.
struct Happened {
    std::string verb;
    base::Uuid subject;
};

/// The next lines of these verbs that this reader has not read, the oldest first; they count as read with the
/// transaction. Some at a time, so that a reader who is far behind keeps nobody waiting.
void read_on(Transaction& tx, std::string_view reader, const std::vector<std::string>& verbs,
             const std::function<void(const Happened&)>& react);

/// Whether there are lines that this reader has not read.
bool is_behind(Transaction& tx, std::string_view reader);

}  // namespace store
