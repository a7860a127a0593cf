#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "outreach/message.hpp"

/// Messages as loudspeakers ask for them.
namespace outreach {

struct Aired {
    MessageId id;
    std::string title;
    std::string text;
    Priority priority = Priority::ordinary;
    base::Instant from;   ///< approved, and its first day has begun
    base::Instant until;  ///< the end of its last day, or when it was withdrawn
    std::optional<files::FileId> recording;
    std::vector<std::string> paths;  ///< of the areas that it is for
};

/// What was approved for loudspeakers and holds on some of these days, for an area, what lies in it, or what it lies
/// in; also what was withdrawn since, for what a day was to say does not change behind it.
std::vector<Aired> on_loudspeakers(store::Transaction& tx, std::string_view path, base::Day from, base::Day until);

/// Whether a message for one area is for another too: one lies in the other.
bool touches(std::string_view path, std::string_view other);

}  // namespace outreach
