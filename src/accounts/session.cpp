#include "accounts/session.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"

namespace accounts {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;
constexpr std::string_view cookie_name = "lalanh_session";

/// A session found by its cookie.
struct Found {
    base::Who who;
    base::Instant seen_at;
};

base::Who load_who(store::Transaction& tx, const store::Row& row, const Token& token) {
    base::Who who;
    who.session = row.uuid("session");
    who.account = row.uuid("account");
    who.person = row.maybe_uuid("person").value_or(base::Uuid{});
    who.body = row.maybe_uuid("body").value_or(base::Uuid{});
    who.language = base::named<base::Language>(row.text("language"));
    who.grants = grants_of(tx, {who.account});
    who.csrf = csrf_of(token);
    return who;
}

std::optional<Found> find_session(store::Transaction& tx, const Token& token) {
    const auto rows = tx.run(R"(
        SELECT s.id AS session, s.started_at, s.seen_at, a.id AS account, a.person, a.body, a.language
        FROM session s JOIN account a ON a.id = s.account
        WHERE s.token_hash = $1 AND a.closed_at IS NULL)",
                             {hash_of(token)});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    const auto now = tx.now().ms;
    if (now - row.integer("seen_at") > idle_ms || now - row.integer("started_at") > longest_ms) return std::nullopt;
    return Found{load_who(tx, row, token), row.instant("seen_at")};
}

std::optional<Found> find_session(store::Transaction& tx, const http::Request& request) {
    const auto cookie = request.cookie(cookie_name);
    const auto token = cookie ? parse_token(*cookie) : std::nullopt;
    return token ? find_session(tx, *token) : std::nullopt;
}

base::Who nobody(const http::Request& request) {
    base::Who who;
    who.language = request.language();
    return who;
}

/// The failed try that keeps the next one waiting until it is a window old: the `most`-th back from now.
std::optional<base::Instant> barring_try(store::Transaction& tx, const std::optional<store::Bytes>& login,
                                         const std::optional<store::Bytes>& address, int most) {
    const auto rows = tx.run(R"(
        SELECT at FROM sign_in_try
        WHERE failed AND at > $1 AND ($2 IS NULL OR login_hash = $2) AND ($3 IS NULL OR address_hash = $3)
        ORDER BY at DESC LIMIT 1 OFFSET $4)",
                             {base::Instant{tx.now().ms - try_window_ms}, login, address, most - 1});
    return rows.empty() ? std::nullopt : std::optional(rows.front().instant("at"));
}

}  // namespace

void begin_try(store::Transaction& tx, std::string_view login, std::string_view address) {
    const auto login_hash = hash_of(login);
    const auto address_hash = hash_of(address);
    const auto barring = std::max({barring_try(tx, login_hash, address_hash, most_tries_per_pair),
                                   barring_try(tx, login_hash, {}, most_tries_per_login),
                                   barring_try(tx, {}, address_hash, most_tries_per_address)});
    if (barring) {
        const auto left_ms = barring->ms + try_window_ms - tx.now().ms;
        throw Problem(ProblemKind::too_many, "account.too_many_tries")
            .wait(std::chrono::seconds((left_ms + 999) / 1000));
    }
    tx.change("DELETE FROM sign_in_try WHERE at < $1", {base::Instant{tx.now().ms - day_ms}});
    tx.change("INSERT INTO sign_in_try (id, at, login_hash, address_hash, failed) VALUES ($1, $2, $3, $4, TRUE)",
              {tx.new_id(), tx.now(), login_hash, address_hash});
}

void forgive_tries(store::Transaction& tx, std::string_view login, std::string_view address) {
    tx.change("UPDATE sign_in_try SET failed = FALSE WHERE login_hash = $1 AND address_hash = $2",
              {hash_of(login), hash_of(address)});
}

base::Who sign_in(store::Transaction& tx, const StoredPassword& proven, const Token& token) {
    // Between the look at the password and now it may have been changed, or the account closed.
    const auto accounts = tx.run("SELECT id FROM account WHERE id = $1 AND password_hash = $2 AND closed_at IS NULL",
                                 {proven.account, proven.hash});
    if (accounts.empty()) throw Problem(ProblemKind::unauthenticated, "account.sign_in_wrong");
    tx.change("INSERT INTO session (id, token_hash, account, started_at, seen_at) VALUES ($1, $2, $3, $4, $4)",
              {tx.new_id(), hash_of(token), proven.account, tx.now()});
    const auto found = find_session(tx, token);
    store::record(tx, found->who, "account.signed_in", proven.account.uuid);
    return found->who;
}

void sign_out(store::Transaction& tx, const base::Who& who) {
    tx.change("DELETE FROM session WHERE id = $1", {who.session});
    store::record(tx, who, "account.signed_out", who.account);
}

void sign_out_everywhere(store::Transaction& tx, const base::Who& who) {
    tx.change("DELETE FROM session WHERE account = $1", {who.account});
    store::record(tx, who, "account.signed_out_everywhere", who.account);
}

std::int64_t forget_ended_sessions(store::Transaction& tx) {
    const auto now = tx.now().ms;
    return tx.change("DELETE FROM session WHERE seen_at < $1 OR started_at < $2",
                     {base::Instant{now - idle_ms}, base::Instant{now - longest_ms}});
}

base::Who who(store::Transaction& tx, const http::Request& request) {
    auto found = find_session(tx, request);
    return found ? std::move(found->who) : nobody(request);
}

http::Gate gate(store::Database& database) {
    return [&database](store::Transaction& tx, const http::Request& request) {
        auto found = find_session(tx, request);
        if (!found) return nobody(request);
        const auto now = tx.now();
        if (now.ms - found->seen_at.ms > day_ms) {
            // Nobody waits for it: when it fails, the next request of the day tries again.
            database.submit(
                [session = found->who.session, now](store::Transaction& write) {
                    write.change("UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2", {session, now});
                },
                [](const std::exception_ptr&) {});
        }
        return std::move(found->who);
    };
}

std::string session_cookie(const Token& token, bool secure) {
    return std::string(cookie_name) + '=' + to_string(token) +
           "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(longest_ms / 1000) +
           (secure ? "; Secure" : "");
}

std::string no_session_cookie(bool secure) {
    return std::string(cookie_name) + "=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0" + (secure ? "; Secure" : "");
}

}  // namespace accounts
