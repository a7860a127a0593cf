#include "registry/callback.hpp"

#include <array>

#include "areas/area.hpp"
#include "registry/envelope.hpp"
#include "registry/subscription.hpp"
#include "registry/wire.hpp"
#include "store/values.hpp"

namespace registry {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t given_up_after = 5 * 24 * hour;
/// How long a sender may take before another tries the same.
constexpr std::int64_t sending_takes = 2 * minute;
constexpr std::size_t at_once = 20;
constexpr std::size_t most_said = 300;
/// Between one try and the next; the last one stays.
constexpr std::array<std::int64_t, 5> pauses{minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour};

/// What is sealed of a callback.
struct Letter {
    base::Json message;
    std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(Letter, (), (message, total))

struct Due {
    base::Uuid id;
    Caller caller;
    std::string action;
    std::string uri;
    Letter letter;
    base::Instant made_at;
    std::int64_t tries = 0;
};

bool is_this_machine(std::string_view behind_scheme) {
    for (const std::string_view host : {"127.0.0.1", "localhost", "[::1]"})
        if (behind_scheme.starts_with(host) && (behind_scheme.size() == host.size() ||
                                                behind_scheme[host.size()] == ':' || behind_scheme[host.size()] == '/'))
            return true;
    return false;
}

/// Two servers may look at once: whoever moves the next try has it.
std::vector<Due> take_due(store::Transaction& tx, const store::MasterKey& master) {
    std::vector<Due> due;
    for (const auto& row : tx.run(R"(
             UPDATE registry_callback SET next_try_at = $1, tries = tries + 1
             WHERE id IN (SELECT id FROM registry_callback WHERE next_try_at <= $2 ORDER BY next_try_at, id LIMIT $3)
             RETURNING *)",
                                  {tx.now().ms + sending_takes, tx.now(), at_once})) {
        const auto sealed = store::unseal(tx, master, row.uuid("id"));
        if (!sealed) continue;
        due.push_back({.id = row.uuid("id"),
                       .caller = caller_of(tx, row.id<RegistryCallerTag>("caller")),
                       .action = row.text("action"),
                       .uri = row.text("uri"),
                       .letter = base::from_json<Letter>(*sealed),
                       .made_at = row.instant("made_at"),
                       .tries = row.integer("tries")});
    }
    return due;
}

void mark_arrived(store::Transaction& tx, const base::Uuid& id) {
    tx.change("UPDATE registry_callback SET next_try_at = NULL, arrived_at = $2, problem = NULL WHERE id = $1",
              {id, tx.now()});
    tx.change(R"(
        UPDATE registry_message SET status = 'succ'
        WHERE status = 'pdng' AND correlation = (SELECT correlation FROM registry_callback WHERE id = $1))",
              {id});
    store::erase_sealed(tx, id);
}

void mark_failed(store::Transaction& tx, const Due& due, const std::string& said) {
    const auto pause = pauses.at(std::min(static_cast<std::size_t>(due.tries), pauses.size()) - 1);
    const bool is_given_up = tx.now().ms - due.made_at.ms > given_up_after;
    const auto next = is_given_up ? std::nullopt : std::optional(tx.now().ms + pause);
    tx.change("UPDATE registry_callback SET next_try_at = $2, problem = $3 WHERE id = $1",
              {due.id, next, said.substr(0, most_said)});
    if (is_given_up) store::erase_sealed(tx, due.id);
}

}  // namespace

bool is_callback_address(std::string_view uri) {
    constexpr std::string_view secure = "https://";
    constexpr std::string_view plain = "http://";
    if (uri.size() > 500 || uri.find("..") != std::string_view::npos || uri.ends_with('/')) return false;
    if (uri.find_first_of(" @\\?#%\"<>\r\n\t") != std::string_view::npos) return false;
    if (uri.starts_with(secure)) return uri.size() > secure.size() && uri[secure.size()] != '/';
    return uri.starts_with(plain) && is_this_machine(uri.substr(plain.size()));
}

bool is_below(std::string_view uri, const std::string& registered) {
    return is_callback_address(uri) && (uri == registered || uri.starts_with(registered + '/'));
}

void send_later(store::Transaction& tx, const store::MasterKey& master, const NewCallback& callback) {
    const auto id = tx.new_id();
    tx.change(R"(
        INSERT INTO registry_callback (id, caller, correlation, action, uri, made_at, next_try_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6))",
              {id, callback.caller, callback.correlation, callback.action, callback.uri, tx.now()});
    store::seal(tx, master, id, areas::country(tx).id.uuid,
                base::parse_json(base::to_json(Letter{callback.message, callback.total})));
}

void forget_callbacks(store::Transaction& tx, CallerId caller) {
    for (const auto& row :
         tx.run("SELECT id FROM registry_callback WHERE caller = $1 AND next_try_at IS NOT NULL", {caller}))
        store::erase_sealed(tx, row.uuid("id"));
    tx.change("UPDATE registry_callback SET next_try_at = NULL WHERE caller = $1 AND next_try_at IS NOT NULL",
              {caller});
}

void forget_callbacks_about(store::Transaction& tx, const store::MasterKey& master, households::HouseholdId household) {
    const auto named = base::to_string(household);
    for (const auto& row : tx.run("SELECT id FROM registry_callback WHERE next_try_at IS NOT NULL")) {
        const auto id = row.uuid("id");
        const auto letter = store::unseal(tx, master, id);
        if (!letter || base::to_json(*letter).find(named) == std::string::npos) continue;
        store::erase_sealed(tx, id);
        tx.change("UPDATE registry_callback SET next_try_at = NULL WHERE id = $1", {id});
    }
}

std::vector<CallbackState> callbacks(store::Transaction& tx, const base::Who& who, CallerId id, std::size_t limit) {
    get(tx, who, id);
    const auto read = [](const store::Row& row) {
        return CallbackState{.action = row.text("action"),
                             .made_at = row.instant("made_at"),
                             .tries = row.integer("tries"),
                             .arrived_at = row.maybe_instant("arrived_at"),
                             .next_try_at = row.maybe_instant("next_try_at"),
                             .problem = row.maybe_text("problem")};
    };
    return store::all(
        read,
        tx.run("SELECT * FROM registry_callback WHERE caller = $1 ORDER BY made_at DESC, id LIMIT $2", {id, limit}));
}

void send_callbacks(store::Database& database, const store::MasterKey& master) {
    const bool is_any_due = database.read([](store::Transaction& tx) {
        return !tx.run("SELECT 1 AS one FROM registry_callback WHERE next_try_at <= $1 LIMIT 1", {tx.now()}).empty();
    });
    if (!is_any_due) return;
    const SigningKey key(master);
    const auto due = database.write([&](store::Transaction& tx) { return take_due(tx, master); });
    for (const auto& one : due) {
        const auto now = database.options().clock();
        boost::json::object header{{"version", "1.0.0"},
                                   {"message_id", base::to_string(one.id)},
                                   {"message_ts", base::to_string(now)},
                                   {"action", one.action},
                                   {"status", "succ"},
                                   {"total_count", one.letter.total},
                                   {"completed_count", one.letter.total},
                                   {"sender_id", one.caller.our_id},
                                   {"receiver_id", one.caller.sender_id}};
        const auto body =
            key.signed_body(one.caller.our_id, base::write_json(header), base::write_json(one.letter.message), now);
        const auto problem = post(one.uri, body);
        database.write([&](store::Transaction& tx) {
            if (problem)
                mark_failed(tx, one, *problem);
            else
                mark_arrived(tx, one.id);
        });
    }
}

std::vector<jobs::Job> jobs_of(const store::MasterKey& master) {
    return {
        {"tell subscribers of the register", 10s,
         [master](store::Database& database) {
             database.write([&](store::Transaction& tx) { tell_subscribers(tx, master); });
         }},
        {"send what callers of the register wait for", 3s,
         [master](store::Database& database) { send_callbacks(database, master); }},
    };
}

}  // namespace registry
