#include "subscriptions/subscription.hpp"

#include <algorithm>

#include "accounts/door.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "subscriptions/address.hpp"
#include "subscriptions/sending.hpp"

namespace subscriptions {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t day = 24 * 60 * 60 * 1000;
constexpr std::int64_t unconfirmed_for = 2 * day;
constexpr std::int64_t most_letters_a_day = 3;
constexpr std::size_t most_areas = 10;

struct Entry {
    std::int64_t home = 0;
    SubscriptionId id;
    Channel channel = Channel::email;
    base::Instant asked_at;
    std::int64_t asked_times = 0;
    std::optional<base::Instant> confirmed_at;
};

Entry read(const store::Row& row) {
    return {.home = row.integer("home"),
            .id = row.id<SubscriptionTag>("id"),
            .channel = base::named<Channel>(row.text("channel")),
            .asked_at = row.instant("asked_at"),
            .asked_times = row.integer("asked_times"),
            .confirmed_at = row.maybe_instant("confirmed_at")};
}

Entry by_code(store::Transaction& tx, std::string_view typed) {
    if (const auto code = accounts::tidy_code(typed, accounts::public_code))
        if (auto found = store::first(
                read, tx.run("SELECT * FROM subscription WHERE code_hash = $1", {accounts::hash_of(*code)})))
            return *found;
    throw Problem(ProblemKind::not_found, "subscription.code_unknown");
}

bool is_set_up(const Channels& open, Channel channel) {
    return (channel == Channel::email && open.email) || (channel == Channel::sms && open.sms);
}

std::string tidy_address(const Wanted& wanted) {
    if (auto tidy = tidied(wanted.channel, wanted.address)) return *std::move(tidy);
    const auto* code = wanted.channel == Channel::email ? "subscription.email_wrong" : "subscription.number_wrong";
    throw Problem(ProblemKind::invalid, "request.fields_wrong", "/address", {{"/address", code, {}}});
}

std::vector<areas::Area> checked(store::Transaction& tx, const std::vector<areas::AreaId>& wanted) {
    if (wanted.empty()) throw Problem(ProblemKind::invalid, "subscription.no_area");
    if (wanted.size() > most_areas) throw Problem(ProblemKind::invalid, "subscription.too_many_areas");
    std::vector<areas::Area> kept;
    for (const auto& id : wanted)
        if (std::ranges::find(kept, id, &areas::Area::id) == kept.end()) kept.push_back(areas::get(tx, id));
    for (const auto& area : kept)
        if (area.level < areas::commune_level)
            throw Problem(ProblemKind::invalid, "subscription.area_too_wide", area.path);
    return kept;
}

void write_areas(store::Transaction& tx, const Entry& entry, const std::vector<areas::Area>& wanted) {
    tx.change("DELETE FROM subscription_area WHERE home = $1 AND subscription = $2", {entry.home, entry.id});
    for (std::size_t i = 0; i < wanted.size(); ++i)
        tx.change("INSERT INTO subscription_area (home, subscription, area, position) VALUES ($1, $2, $3, $4)",
                  {entry.home, entry.id, wanted[i].id, i});
}

/// Nobody's name, and no place either: who reads the journal learns that something changed.
void record(store::Transaction& tx, const Entry& entry, std::string_view verb) {
    store::record(tx, base::Who{}, verb, entry.id.uuid);
}

/// Nobody is flooded with letters by whoever types their address again and again.
bool may_be_told(store::Transaction& tx, const Entry& entry) {
    const bool is_new_day = tx.now().ms - entry.asked_at.ms >= day;
    if (!is_new_day && entry.asked_times >= most_letters_a_day) return false;
    tx.change("UPDATE subscription SET asked_at = $3, asked_times = $4 WHERE home = $1 AND id = $2",
              {entry.home, entry.id, is_new_day ? tx.now() : entry.asked_at, is_new_day ? 1 : entry.asked_times + 1});
    return true;
}

void ask_again(store::Transaction& tx, const Entry& entry, const std::vector<areas::Area>& places) {
    if (!may_be_told(tx, entry)) return;
    // Only the holder of the address changes what was confirmed.
    if (!entry.confirmed_at) write_areas(tx, entry, places);
    tell_code(tx, entry.home, entry.id, entry.channel);
}

void erase(store::Transaction& tx, const Entry& entry, std::string_view verb) {
    forget_sendings(tx, entry.home, entry.id);
    tx.change("DELETE FROM subscription_area WHERE home = $1 AND subscription = $2", {entry.home, entry.id});
    tx.change("DELETE FROM subscription WHERE home = $1 AND id = $2", {entry.home, entry.id});
    store::erase_sealed(tx, entry.id.uuid);
    record(tx, entry, verb);
}

std::int64_t people_behind(store::Transaction& tx, const std::vector<areas::AreaId>& wanted, Channel channel) {
    std::vector<store::Value> parameters{base::name_of(channel)};
    const auto list = store::list_behind(parameters, wanted);
    return tx
        .run(R"(
        SELECT count(DISTINCT s.id) AS n FROM area b
        JOIN area a ON (a.path >= b.path AND a.path < b.path || '~') OR substr(b.path, 1, length(a.path)) = a.path
        JOIN subscription_area p ON p.area = a.id JOIN subscription s ON s.home = p.home AND s.id = p.subscription
        WHERE s.channel = $1 AND s.confirmed_at IS NOT NULL AND b.id IN )" +
                 list,
             parameters)
        .front()
        .integer("n");
}

}  // namespace

void ask(store::Transaction& tx, const store::MasterKey& master, const Channels& open, const Wanted& wanted,
         const std::string& code) {
    if (!is_set_up(open, wanted.channel)) throw Problem(ProblemKind::conflict, "subscription.channel_closed");
    const auto address = tidy_address(wanted);
    const auto places = checked(tx, wanted.areas);
    const auto print = print_of(master, wanted.channel, address);
    if (const auto there = store::first(read, tx.run("SELECT * FROM subscription WHERE print = $1", {print})))
        return ask_again(tx, *there, places);
    const Entry entry{.home = places.front().home,
                      .id = {tx.new_id()},
                      .channel = wanted.channel,
                      .asked_at = tx.now(),
                      .asked_times = 1,
                      .confirmed_at = {}};
    tx.change(R"(
        INSERT INTO subscription (home, id, channel, print, code_hash, language, asked_at, asked_times)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {entry.home, entry.id, base::name_of(entry.channel), print,
               accounts::hash_of(*accounts::tidy_code(code, accounts::public_code)), base::name_of(wanted.language),
               entry.asked_at, entry.asked_times});
    write_areas(tx, entry, places);
    seal_address(tx, master, entry.id, {address, code});
    tell_code(tx, entry.home, entry.id, entry.channel);
    record(tx, entry, "subscription.asked");
}

Own own(store::Transaction& tx, std::string_view code) {
    const auto entry = by_code(tx, code);
    const auto place = [](const store::Row& row) { return Place{row.uuid("id"), row.text("name")}; };
    return {.channel = entry.channel,
            .areas = store::all(place, tx.run(R"(
                SELECT a.id, a.name FROM subscription_area p JOIN area a ON a.id = p.area
                WHERE p.home = $1 AND p.subscription = $2 ORDER BY p.position)",
                                              {entry.home, entry.id})),
            .confirmed_at = entry.confirmed_at};
}

Own confirm(store::Transaction& tx, std::string_view code) {
    const auto entry = by_code(tx, code);
    if (!entry.confirmed_at) {
        tx.change("UPDATE subscription SET confirmed_at = $3 WHERE home = $1 AND id = $2",
                  {entry.home, entry.id, tx.now()});
        record(tx, entry, "subscription.confirmed");
    }
    return own(tx, code);
}

Own choose_areas(store::Transaction& tx, std::string_view code, const std::vector<areas::AreaId>& wanted) {
    const auto entry = by_code(tx, code);
    write_areas(tx, entry, checked(tx, wanted));
    record(tx, entry, "subscription.areas_chosen");
    return own(tx, code);
}

void leave(store::Transaction& tx, std::string_view code) {
    erase(tx, by_code(tx, code), "subscription.left");
}

void forget(store::Transaction& tx, SubscriptionId id) {
    if (const auto entry = store::first(read, tx.run("SELECT * FROM subscription WHERE id = $1", {id})))
        erase(tx, *entry, "subscription.forgotten");
}

void forget_unconfirmed(store::Transaction& tx, std::size_t most) {
    for (const auto& entry : store::all(read, tx.run(R"(
             SELECT * FROM subscription WHERE confirmed_at IS NULL AND asked_at <= $1 ORDER BY asked_at LIMIT $2)",
                                                     {base::Instant{tx.now().ms - unconfirmed_for}, most})))
        erase(tx, entry, "subscription.forgotten");
}

Count shown(std::int64_t people) {
    return {people < fewest_shown ? std::nullopt : std::optional(people)};
}

Reach reach(store::Transaction& tx, const Channels& open, const std::vector<areas::AreaId>& areas) {
    for (const auto& id : areas) areas::get(tx, id);
    return {open, shown(people_behind(tx, areas, Channel::email)), shown(people_behind(tx, areas, Channel::sms))};
}

}  // namespace subscriptions
