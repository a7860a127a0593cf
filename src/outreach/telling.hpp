#pragma once

#include <string>
#include <vector>

#include "outreach/message.hpp"

/// Messages as they are told to those who asked for news.
namespace outreach {

struct Told {
    Priority priority = Priority::ordinary;
    std::string title;
    std::string text;
    std::vector<Translation> translations;
    std::string source;
    std::string body;  ///< who says it, by name
    bool is_on_page = false;
};
/// Problem: message.not_found.
Told told(store::Transaction& tx, MessageId id);

}  // namespace outreach
