#pragma once

#include "honours/word.hpp"
#include "outreach/message.hpp"

namespace honours {

struct Bulletin {
    Place body;
    Place area;
    std::string title;
    std::string text;
    bool is_spoken = false;  ///< by loudspeakers too
};

/// Drafts the message; it goes the way of every message, to a head who approves it. Problems: those of outreach::write.
void draft_bulletin(store::Transaction& tx, const base::Who& who, outreach::MessageId message,
                    const Bulletin& bulletin);

}  // namespace honours
