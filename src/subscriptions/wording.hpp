#pragma once

#include <string>

#include "mail/letter.hpp"
#include "outreach/telling.hpp"
#include "subscriptions/sending.hpp"
#include "subscriptions/sms.hpp"

/// What subscribers read (vocabulary/news_words.json).
namespace subscriptions {

/// Where people reach the product: "https://host"; empty when nobody said.
using Origin = std::string;

/// A letter with the code, or with a message; it says to machines how its reader leaves (RFC 2369, RFC 8058). `told` is
/// looked at only when the sending has a message.
mail::Letter letter_of(const Due& due, const outreach::Told& told, const Origin& origin);

Sms sms_of(const Due& due, const outreach::Told& told, const Origin& origin);
/// A message as telephones will show it, for whoever writes it.
Sms sms_preview(const std::string& title, const std::string& text, const Origin& origin);

}  // namespace subscriptions
