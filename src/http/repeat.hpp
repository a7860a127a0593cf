#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/who.hpp"
#include "http/message.hpp"
#include "store/database.hpp"

/// Writes that arrive twice. A phone that lost the answer sends again under the same Idempotency-Key and gets the
/// answer it missed. The answer is sealed under a key made from the Idempotency-Key, which is not stored: who has only
/// the database reads nothing.
namespace http {

struct RepeatKey {
    base::Uuid id;                        ///< made from the account and the key; says neither
    store::Bytes content;                 ///< hash of method, target and body
    std::array<std::uint8_t, 32> secret;  ///< opens the kept answer
};

/// Nothing when the caller is nobody or sent no key. Problem: request.key_malformed.
std::optional<RepeatKey> repeat_key(const Request& request, const base::Who& who);

/// The answer kept under this key. Problem: request.key_reused when the content was another.
std::optional<Response> kept_answer(store::Transaction& tx, const RepeatKey& key);

void keep_answer(store::Transaction& tx, const RepeatKey& key, const Response& response);

/// Forgets answers older than two days, which no client still waits for. Returns how many.
std::int64_t forget_kept_answers(store::Transaction& tx);

}  // namespace http
