#pragma once

#include <string>
#include <string_view>

#include "sources/message.hpp"

/// Inside the confined child: GMime takes a mail apart, and what it found goes to the parent as one line of JSON with
/// the bytes of the attachments behind it.
namespace sources {

Message message_of(std::string_view bytes);

std::string packed(const Message& message);
/// Problem: document.unreadable.
Message unpacked(std::string_view answer);

}  // namespace sources
