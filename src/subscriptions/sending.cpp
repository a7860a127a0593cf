#include "subscriptions/sending.hpp"

#include <algorithm>
#include <array>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/insert_rows.hpp"
#include "store/values.hpp"
#include "subscriptions/address.hpp"

namespace subscriptions {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::size_t queued_at_once = 500;
constexpr std::int64_t code_waits = 48 * hour;
/// Between one try and the next; the last one stays.
constexpr std::array<std::int64_t, 5> pauses{minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour};

/// What goes first has the lowest.
enum class Urgency : std::int64_t { emergency, code, priority, ordinary };

Urgency urgency_of(outreach::Priority priority) {
    if (priority == outreach::Priority::emergency) return Urgency::emergency;
    return priority == outreach::Priority::priority ? Urgency::priority : Urgency::ordinary;
}

/// At night only what cannot wait: who asks for the code is awake.
Urgency least_urgent_at(base::Instant now) {
    const auto hour_of_day = (now.ms - base::start_of(base::day_of(now)).ms) / hour;
    return hour_of_day >= 6 && hour_of_day < 21 ? Urgency::ordinary : Urgency::code;
}

/// A message whose sendings on one channel are not all written.
struct Unqueued {
    std::int64_t home = 0;
    outreach::MessageId message;
    std::string channel;
    Urgency urgency = Urgency::ordinary;
    base::Uuid last;
    bool is_begun = false;
};

std::optional<Unqueued> most_urgent_unqueued(store::Transaction& tx) {
    const auto read = [](const store::Row& row) {
        return Unqueued{.home = row.integer("home"),
                        .message = row.id<outreach::MessageTag>("id"),
                        .channel = row.text("channel"),
                        .urgency = urgency_of(base::named<outreach::Priority>(row.text("priority"))),
                        .last = row.maybe_uuid("last").value_or(base::Uuid{}),
                        .is_begun = !row.is_null("is_queued")};
    };
    return store::first(read, tx.run(R"(
        SELECT m.home, m.id, m.priority, c.channel, d.last, d.is_queued FROM message m
        JOIN (SELECT 'email' AS channel UNION ALL SELECT 'sms') c
          ON (c.channel = 'email' AND m.on_email) OR (c.channel = 'sms' AND m.on_sms)
        LEFT JOIN message_dispatch d ON d.home = m.home AND d.message = m.id AND d.channel = c.channel
        WHERE m.state = 'approved' AND (m.on_email OR m.on_sms) AND m.valid_from <= $1 AND m.valid_until >= $1
          AND (d.is_queued IS NULL OR NOT d.is_queued)
        ORDER BY CASE m.priority WHEN 'emergency' THEN 0 WHEN 'priority' THEN 1 ELSE 2 END, m.decided_at, m.id, c.channel
        LIMIT 1)",
                                     {base::day_of(tx.now())}));
}

void remember_queued(store::Transaction& tx, const Unqueued& one, const std::optional<base::Uuid>& last,
                     bool is_queued) {
    if (!one.is_begun)
        tx.change(R"(
            INSERT INTO message_dispatch (home, message, channel, is_queued, is_over, sent, failed)
            VALUES ($1, $2, $3, FALSE, FALSE, 0, 0))",
                  {one.home, one.message, one.channel});
    tx.change("UPDATE message_dispatch SET last = $4, is_queued = $5 WHERE home = $1 AND message = $2 AND channel = $3",
              {one.home, one.message, one.channel, last, is_queued});
}

bool is_hidden(std::int64_t people) {
    return people > 0 && people < fewest_shown;
}

}  // namespace

void tell_code(store::Transaction& tx, std::int64_t home, SubscriptionId id, Channel channel) {
    tx.change(R"(
        INSERT INTO subscription_sending (home, subscription, about, channel, urgency, state, tries, made_at, next_try_at)
        VALUES ($1, $2, $2, $3, $4, 'waiting', 0, $5, $5)
        ON CONFLICT (home, subscription, about) DO UPDATE SET state = 'waiting', tries = 0, made_at = $5, next_try_at = $5)",
              {home, id, base::name_of(channel), static_cast<std::int64_t>(Urgency::code), tx.now()});
}

void forget_sendings(store::Transaction& tx, std::int64_t home, SubscriptionId id) {
    tx.change("DELETE FROM subscription_sending WHERE home = $1 AND subscription = $2", {home, id});
}

bool queue_some(store::Transaction& tx) {
    const auto one = most_urgent_unqueued(tx);
    if (!one) return false;
    std::vector<std::vector<store::Value>> rows;
    std::optional<base::Uuid> last = one->last;
    for (const auto& row : tx.run(R"(
             SELECT DISTINCT s.id, s.home FROM message_area t JOIN area b ON b.id = t.area
             JOIN area a ON (a.path >= b.path AND a.path < b.path || '~') OR substr(b.path, 1, length(a.path)) = a.path
             JOIN subscription_area p ON p.area = a.id JOIN subscription s ON s.home = p.home AND s.id = p.subscription
             WHERE t.message = $1 AND s.channel = $2 AND s.confirmed_at IS NOT NULL AND s.id > $3 ORDER BY s.id LIMIT $4)",
                                  {one->message, one->channel, one->last, queued_at_once})) {
        last = row.uuid("id");
        rows.push_back({row.integer("home"), *last, one->message, one->channel, static_cast<std::int64_t>(one->urgency),
                        "waiting", std::int64_t{0}, tx.now(), tx.now()});
    }
    if (!rows.empty())
        store::insert_rows(
            tx,
            "INSERT INTO subscription_sending (home, subscription, about, channel, urgency, state, tries, "
            "made_at, next_try_at)",
            rows);
    remember_queued(tx, *one, last, rows.size() < queued_at_once);
    return true;
}

void close_over(store::Transaction& tx) {
    for (const auto& row : tx.run(R"(
             SELECT d.home, d.message, d.channel FROM message_dispatch d JOIN message m ON m.home = d.home AND m.id = d.message
             WHERE NOT d.is_over AND m.valid_until < $1 LIMIT 200)",
                                  {base::day_of(tx.now())})) {
        const auto lost = tx.change("DELETE FROM subscription_sending WHERE about = $1 AND channel = $2",
                                    {row.uuid("message"), row.text("channel")});
        tx.change(R"(
            UPDATE message_dispatch SET is_over = TRUE, failed = failed + $4 WHERE home = $1 AND message = $2 AND channel = $3)",
                  {row.integer("home"), row.uuid("message"), row.text("channel"), lost});
    }
}

std::optional<Due> take_next(store::Transaction& tx, const store::MasterKey& master, Channel channel) {
    const auto rows = tx.run(R"(
        SELECT q.home, q.subscription, q.about, s.language, s.confirmed_at FROM subscription_sending q
        JOIN subscription s ON s.home = q.home AND s.id = q.subscription LEFT JOIN message m ON m.id = q.about
        WHERE q.channel = $1 AND q.state = 'waiting' AND q.next_try_at <= $2 AND q.urgency <= $3
          AND (m.id IS NULL OR (m.state = 'approved' AND m.valid_until >= $4))
        ORDER BY q.urgency, q.next_try_at, q.subscription, q.about LIMIT 1)",
                             {base::name_of(channel), tx.now(), static_cast<std::int64_t>(least_urgent_at(tx.now())),
                              base::day_of(tx.now())});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    Due due{.home = row.integer("home"),
            .subscription = row.id<SubscriptionTag>("subscription"),
            .letter = tx.new_id(),
            .channel = channel,
            .language = base::named<base::Language>(row.text("language")),
            .address = {},
            .code = {},
            .message = {},
            .is_confirmed = !row.is_null("confirmed_at"),
            .places = {}};
    const auto about = row.uuid("about");
    if (about != due.subscription.uuid) due.message = outreach::MessageId{about};
    // Another server may have taken it since; the row is the lock.
    const auto taken = tx.change(R"(
        UPDATE subscription_sending SET state = 'sending' WHERE home = $1 AND subscription = $2 AND about = $3 AND state = 'waiting')",
                                 {due.home, due.subscription, about});
    const auto sealed = taken > 0 ? unseal_address(tx, master, due.subscription) : std::nullopt;
    if (!sealed) return std::nullopt;
    due.address = sealed->address;
    due.code = sealed->code;
    if (!due.message)
        for (const auto& place : own(tx, due.code).areas) due.places.push_back(place.name);
    return due;
}

void mark(store::Transaction& tx, const Due& due, Outcome outcome) {
    const auto about = due.message ? due.message->uuid : due.subscription.uuid;
    const auto rows =
        tx.run("SELECT tries, made_at FROM subscription_sending WHERE home = $1 AND subscription = $2 AND about = $3",
               {due.home, due.subscription, about});
    // Whoever left meanwhile is no longer counted.
    if (rows.empty()) return;
    const bool is_too_late = !due.message && tx.now().ms - rows.front().integer("made_at") >= code_waits;
    if (outcome == Outcome::later && !is_too_late) {
        const auto tries = static_cast<std::size_t>(rows.front().integer("tries"));
        const base::Instant next{tx.now().ms + pauses.at(std::min(tries, pauses.size() - 1))};
        tx.change(R"(
            UPDATE subscription_sending SET state = 'waiting', tries = tries + 1, next_try_at = $4
            WHERE home = $1 AND subscription = $2 AND about = $3)",
                  {due.home, due.subscription, about, next});
        return;
    }
    tx.change("DELETE FROM subscription_sending WHERE home = $1 AND subscription = $2 AND about = $3",
              {due.home, due.subscription, about});
    const std::int64_t sent = outcome == Outcome::sent ? 1 : 0;
    tx.change("UPDATE message_dispatch SET sent = sent + $3, failed = failed + $4 WHERE message = $1 AND channel = $2",
              {about, base::name_of(due.channel), sent, 1 - sent});
    if (outcome == Outcome::no_such_address) forget(tx, due.subscription);
}

std::vector<Standing> standings(store::Transaction& tx, const base::Who& who, outreach::MessageId id) {
    outreach::get(tx, who, id);
    const auto read = [](const store::Row& row) {
        Standing standing{.channel = base::named<Channel>(row.text("channel")),
                          .sent = row.integer("sent"),
                          .failed = row.integer("failed"),
                          .waiting = row.integer("waiting"),
                          .is_queued = row.boolean("is_queued")};
        if (is_hidden(*standing.sent + *standing.failed + *standing.waiting))
            standing.sent = standing.failed = standing.waiting = std::nullopt;
        return standing;
    };
    return store::all(read, tx.run(R"(
        SELECT d.channel, d.sent, d.failed, d.is_queued,
               (SELECT count(*) FROM subscription_sending q WHERE q.about = d.message AND q.channel = d.channel) AS waiting
        FROM message_dispatch d WHERE d.message = $1 ORDER BY d.channel)",
                                   {id}));
}

}  // namespace subscriptions
