#include "outreach/telling.hpp"

#include "outreach/message_row.hpp"

namespace outreach {

Told told(store::Transaction& tx, MessageId id) {
    auto found = entry(tx, id);
    auto& content = found.message.content;
    return {.priority = content.priority,
            .title = std::move(content.title),
            .text = std::move(content.text),
            .translations = std::move(content.translations),
            .source = std::move(content.source),
            .body = std::move(found.message.body.name),
            .is_on_page = found.is_on_page};
}

}  // namespace outreach
