#include "gifts/fundraiser_row.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "ledger/campaign.hpp"
#include "ledger/code.hpp"
#include "store/counters.hpp"
#include "store/values.hpp"

namespace gifts {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_text = 2000;
constexpr std::size_t code_length = 8;

State state_of(const FundraiserEntry& entry, bool is_withdrawn, bool is_distributed, base::Day today) {
    if (is_withdrawn) return State::withdrawn;
    if (is_distributed) return State::distributed;
    if (today < entry.fundraiser.starts_on) return State::coming;
    if (entry.ended_at || today > entry.fundraiser.receives_until) return State::distributing;
    return State::receiving;
}

FundraiserEntry read_entry(const store::Row& row, base::Day today) {
    FundraiserEntry entry{
        .fundraiser = {.id = row.id<FundraiserTag>("id"),
                       .code = ledger::shown_code(row.text("code")),
                       .state = State::coming,
                       .caller = base::named<Caller>(row.text("caller")),
                       .body = {row.uuid("body"), row.text("body_name")},
                       .individual = row.text("individual"),
                       .notice = row.text("notice"),
                       .name = row.text("name"),
                       .purpose = row.text("purpose"),
                       .document = row.text("document"),
                       .area = {row.uuid("area"), row.text("area_name")},
                       .zone = row.maybe_uuid("zone"),
                       .receivers = {},
                       .account = {row.text("bank"), row.text("bank_number"), row.text("bank_holder")},
                       .starts_on = row.day("starts_on"),
                       .receives_until = row.day("receives_until"),
                       .distributed_by = row.day("distributed_by"),
                       .distribution_reason = row.text("distribution_reason"),
                       .numbers = {},
                       .dues = {},
                       .is_own = false},
        .home = row.integer("home"),
        .ended_at = std::nullopt,
        .on_the_way = 0};
    if (!row.is_null("ended_at")) entry.ended_at = row.instant("ended_at");
    entry.fundraiser.state = state_of(entry, !row.is_null("withdrawn_at"), !row.is_null("distributed_at"), today);
    return entry;
}

void add_numbers(FundraiserEntry& entry, const ledger::CampaignStanding& standing,
                 const std::map<std::string, std::int64_t>& counts) {
    const auto in = [](const auto& numbers, const std::string& name) {
        const auto found = numbers.find(name);
        return found == numbers.end() ? std::int64_t{0} : found->second;
    };
    auto& numbers = entry.fundraiser.numbers;
    numbers.pledged = in(counts, base::name_of(Counted::pledged));
    numbers.pledges = in(counts, base::name_of(Counted::pledges));
    numbers.gifts = in(counts, base::name_of(Counted::gifts));
    numbers.hours = in(counts, base::name_of(Counted::hours));
    numbers.received = -in(standing, "donors");
    numbers.in_hand = in(standing, "cash");
    numbers.in_stores = in(standing, "stock") + in(standing, "packed");
    numbers.allocated = numbers.received - numbers.in_hand - numbers.in_stores;
    numbers.delivered = in(standing, "delivered");
    entry.on_the_way = in(standing, "way");
}

std::map<base::Uuid, std::map<std::string, std::int64_t>> counts_of(store::Transaction& tx,
                                                                    const std::vector<base::Uuid>& ids) {
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, ids);
    std::map<base::Uuid, std::map<std::string, std::int64_t>> counts;
    for (const auto& row : tx.run("SELECT fundraiser, what, CAST(sum(value) AS BIGINT) AS value FROM fundraiser_count "
                                  "WHERE fundraiser IN " +
                                      list + " GROUP BY fundraiser, what",
                                  parameters))
        counts[row.uuid("fundraiser")][row.text("what")] = row.integer("value");
    return counts;
}

std::map<base::Uuid, std::vector<Place>> receivers_of(store::Transaction& tx, const std::vector<base::Uuid>& ids) {
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, ids);
    std::map<base::Uuid, std::vector<Place>> receivers;
    for (const auto& row : tx.run("SELECT r.fundraiser, r.body, b.name FROM fundraiser_receiver r "
                                  "JOIN body b ON b.id = r.body WHERE r.fundraiser IN " +
                                      list + " ORDER BY b.name, b.id",
                                  parameters))
        receivers[row.uuid("fundraiser")].push_back({row.uuid("body"), row.text("name")});
    return receivers;
}

/// What is still to be done after the last day, and what of it is late.
std::vector<Due> dues_of(const FundraiserEntry& entry, base::Day today) {
    const auto& one = entry.fundraiser;
    const auto rule = rule_on(one.starts_on);
    const bool is_left = one.numbers.in_hand + one.numbers.in_stores + entry.on_the_way > 0;
    std::vector<Due> dues{{.code = "distribution",
                           .until = one.distributed_by,
                           .is_late = is_left && one.state != State::distributed && today > one.distributed_by,
                           .is_verified = true,
                           .source = rule ? rule->source : std::string()}};
    if (!rule) return dues;
    for (const auto& duty : rule->duties)
        dues.push_back(
            {duty.code, last_receiving_day(entry) + static_cast<int>(duty.days), false, duty.is_verified, duty.source});
    return dues;
}

}  // namespace

std::vector<FundraiserEntry> fundraiser_entries(store::Transaction& tx, const std::string& where,
                                                const std::vector<store::Value>& parameters) {
    const auto today = base::day_of(tx.now());
    std::vector<FundraiserEntry> entries;
    std::vector<base::Uuid> ids;
    for (const auto& row : tx.run("SELECT f.*, a.name AS area_name, b.name AS body_name FROM fundraiser f "
                                  "JOIN area a ON a.id = f.area JOIN body b ON b.id = f.body WHERE " +
                                      where,
                                  parameters)) {
        entries.push_back(read_entry(row, today));
        ids.push_back(entries.back().fundraiser.id.uuid);
    }
    auto standings = ledger::standings_of(tx, ids);
    auto counts = counts_of(tx, ids);
    auto receivers = receivers_of(tx, ids);
    for (auto& entry : entries) {
        const auto id = entry.fundraiser.id.uuid;
        add_numbers(entry, standings[id], counts[id]);
        entry.fundraiser.receivers = std::move(receivers[id]);
        entry.fundraiser.dues = dues_of(entry, today);
    }
    return entries;
}

FundraiserEntry fundraiser_entry(store::Transaction& tx, FundraiserId id) {
    auto found = fundraiser_entries(tx, "f.id = $1", {id});
    if (found.empty()) throw Problem(ProblemKind::not_found, "fundraiser.not_found", base::to_string(id));
    return std::move(found.front());
}

FundraiserEntry fundraiser_entry(store::Transaction& tx, std::string_view code) {
    const auto stored = ledger::stored_code(base::to_upper(code));
    auto found = fundraiser_entries(tx, "f.code = $1", {stored});
    if (found.empty() || stored.size() != code_length)
        throw Problem(ProblemKind::not_found, "fundraiser.not_found", std::string(code));
    return std::move(found.front());
}

FundraiserEntry own_fundraiser(store::Transaction& tx, const base::Who& who, FundraiserId id) {
    auto found = fundraiser_entry(tx, id);
    found.fundraiser.is_own = takes_gifts(tx, who, found.fundraiser);
    if (!found.fundraiser.is_own) throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(id));
    return found;
}

base::Day last_receiving_day(const FundraiserEntry& entry) {
    const auto named = entry.fundraiser.receives_until;
    return entry.ended_at ? std::min(named, base::day_of(*entry.ended_at)) : named;
}

bool takes_gifts(store::Transaction& tx, const base::Who& who, const Fundraiser& fundraiser) {
    if (!who.is_somebody() || !who.may(Permission::gifts_write)) return false;
    return accounts::reaches_body(tx, who, Permission::gifts_write, fundraiser.body.id) ||
           std::ranges::any_of(fundraiser.receivers, [&](const Place& receiver) {
               return accounts::reaches_body(tx, who, Permission::gifts_write, receiver.id);
           });
}

std::string purse_of(const Fundraiser& fundraiser) {
    return ledger::account("cash", fundraiser.code);
}

void keep(store::Transaction& tx, const FundraiserEntry& entry, Counted what, std::int64_t change) {
    if (change == 0) return;
    tx.change(R"(INSERT INTO fundraiser_count (home, fundraiser, what, slot, value) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (home, fundraiser, what, slot)
                 DO UPDATE SET value = fundraiser_count.value + excluded.value)",
              {entry.home, entry.fundraiser.id, base::name_of(what), store::own_slot(tx.engine()), change});
}

std::string short_text(std::string_view typed) {
    auto text = base::tidy(base::to_nfc(typed));
    if (text.size() > longest_text) throw Problem(ProblemKind::invalid, "fundraiser.text_too_long");
    return text;
}

store::Bytes fingerprint_of(const std::string& wanted) {
    return accounts::hash_of(wanted);
}

}  // namespace gifts
