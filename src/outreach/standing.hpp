#pragma once

#include <string>
#include <vector>

#include "outreach/message.hpp"

/// How messages stand, for whoever brings several together: nothing of what they say but their title.
namespace outreach {

struct Standing {
    MessageId id;
    Kind kind = Kind::directive;
    State state = State::draft;
    std::string title;
    Place body;
    std::int64_t views = 0;
    std::vector<std::string> paths;  ///< of the areas that it is for as a whole
    bool may_read = false;           ///< the caller, before it is said to everybody
};

/// Those that there are, in the order of the ids.
std::vector<Standing> standings(store::Transaction& tx, const base::Who& who, const std::vector<MessageId>& ids);

}  // namespace outreach
