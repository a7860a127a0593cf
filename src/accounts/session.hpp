#pragma once

#include <optional>
#include <string_view>

#include "accounts/account.hpp"
#include "accounts/secret.hpp"
#include "http/edge.hpp"
#include "http/message.hpp"

/// Signing in and out, and who a request comes from.
namespace accounts {

/// Fourteen days without a visit, or ninety in all, end a session.
inline constexpr std::int64_t idle_ms = 14LL * 24 * 60 * 60 * 1000;
inline constexpr std::int64_t longest_ms = 90LL * 24 * 60 * 60 * 1000;

/// How many wrong passwords within fifteen minutes make the next try wait: for one login from one address, for one
/// login from anywhere (so that a stranger cannot easily lock somebody out), and from one address (behind which a whole
/// office may sit).
inline constexpr std::int64_t try_window_ms = 15LL * 60 * 1000;
inline constexpr int most_tries_per_pair = 5;
inline constexpr int most_tries_per_login = 50;
inline constexpr int most_tries_per_address = 30;

/// Counts a try before its password is looked at, so that many at once are counted too. Problem:
/// account.too_many_tries.
void begin_try(store::Transaction& tx, std::string_view login, std::string_view address);

/// The password was right: what was tried for this login from this address no longer counts.
void forgive_tries(store::Transaction& tx, std::string_view login, std::string_view address);

/// Opens a session for an account whose password was right. Gives who is now signed in. Problem: account.sign_in_wrong
/// when it was closed or changed its password meanwhile.
base::Who sign_in(store::Transaction& tx, const StoredPassword& proven, const Token& token);

void sign_out(store::Transaction& tx, const base::Who& who);
void sign_out_everywhere(store::Transaction& tx, const base::Who& who);

/// Forgets sessions that ended by themselves. Returns how many; for a job of the night.
std::int64_t forget_ended_sessions(store::Transaction& tx);

/// Who a request comes from: nobody, or the account of its session cookie with the roles it holds today. Only reads.
base::Who who(store::Transaction& tx, const http::Request& request);

/// The gate of the edge. Where a session was last seen a day ago it also queues a unit of work that says so.
http::Gate gate(store::Database& database);

/// The Set-Cookie that hands the token to the browser, and the one that takes it away.
std::string session_cookie(const Token& token, bool secure);
std::string no_session_cookie(bool secure);

}  // namespace accounts
