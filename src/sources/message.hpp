#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A mail as it came over the wire (RFC 5322, MIME), taken apart. What stands in its parts is for sources::read, which
/// looks for the secrecy mark.
namespace sources {

struct MessagePart {
    std::string name;  ///< the file name that the sender gave; may be empty
    std::string bytes;
};

struct Message {
    std::string id;                       ///< Message-ID without its brackets; empty when there is none
    std::string from;                     ///< the address alone, in small letters; empty when none can be read
    std::string subject;                  ///< in UTF-8, on one line
    std::vector<std::string> replies_to;  ///< ids of In-Reply-To and References, the nearest first
    std::string text;                     ///< what the sender wrote, with what was quoted
    std::vector<MessagePart> attachments;
    bool is_automatic = false;  ///< answers itself, goes to a list or to everybody: nobody waits for an answer
    bool is_bounce = false;     ///< a mail server tells that a mail did not arrive
};

/// Takes a mail apart in a confined child. Problems: document.unreadable, document.too_large.
Message read_message(std::string_view bytes);

}  // namespace sources
