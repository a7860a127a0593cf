#pragma once

#include <optional>
#include <string>

#include "accounts/secret.hpp"
#include "base/who.hpp"
#include "store/database.hpp"

/// The calendar feed (RFC 5545): at one secret address a person's own programs find the briefings and visits of the
/// person's bodies and the last days of their open tasks and reports. Titles and bodies stand in it, no people.
namespace briefings {

/// Makes the caller's address, or takes another in its place; only the hash of the secret is kept.
void open_feed(store::Transaction& tx, const base::Who& who, const accounts::Token& secret);
/// From now on the address shows nothing. Harmless to repeat.
void close_feed(store::Transaction& tx, const base::Who& who);
/// Since when the caller has an address.
std::optional<base::Instant> feed_made_at(store::Transaction& tx, const base::Who& who);

/// The calendar behind a secret. Problem: calendar_feed.not_found, for one that never was, was renewed or revoked, or
/// whose account is closed or holds no role any more.
std::string feed(store::Transaction& tx, std::string_view secret);

}  // namespace briefings
