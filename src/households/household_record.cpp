#include "accounts/grant.hpp"
#include "households/alias.hpp"
#include "households/entry.hpp"
#include "households/reading.hpp"
#include "households/register_index.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"

/// The sealed side of a household: its record, who opened it, and the counters that stand for it where nothing may be
/// opened.
namespace households {
namespace {

constexpr std::string_view opened_verb = "household.opened";

}  // namespace

std::optional<Record> open_record(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                  HouseholdId id) {
    const auto one = entry(tx, id);
    require_reach(who, base::Permission::households_read, one);
    store::record(tx, who, opened_verb, one.household.id.uuid, one.household.area.id);
    return unsealed(tx, master, one.household.id);
}

std::optional<Record> record_held(store::Transaction& tx, const store::MasterKey& master, HouseholdId id) {
    return unsealed(tx, master, id);
}

std::vector<Reading> readings(store::Transaction& tx, const base::Who& who, HouseholdId id, std::size_t limit) {
    return readings_of(tx, get(tx, who, id).id, limit);
}

std::vector<Reading> readings_of(store::Transaction& tx, HouseholdId household, std::size_t limit) {
    const auto rows = tx.run(R"(
        SELECT journal.at, journal.verb, body.name AS body FROM journal
        LEFT JOIN account ON account.id = journal.actor LEFT JOIN body ON body.id = account.body
        WHERE journal.subject IN )" +
                                 ids_of_it + R"(
          AND journal.verb IN ($2, $3)
        ORDER BY journal.seq DESC LIMIT $4)",
                             {household, opened_verb, held_verb, limit});
    std::vector<Reading> readings;
    for (const auto& row : rows)
        readings.push_back({.at = row.instant("at"),
                            .body = row.maybe_text("body").value_or(""),
                            .on_telephone = row.text("verb") == held_verb});
    return readings;
}

void seal_record(store::Transaction& tx, const store::MasterKey& master, HouseholdId id, const base::Uuid& commune,
                 const Record& record) {
    register_index.seal(tx, master, id, commune, base::parse_json(base::to_json(record)), search_words(record));
}

std::optional<Record> unsealed(store::Transaction& tx, const store::MasterKey& master, HouseholdId id) {
    const auto json = store::unseal(tx, master, id.uuid);
    if (!json) return std::nullopt;
    return base::from_json<Record>(*json);
}

void count_in(store::Transaction& tx, const Entry& entry, base::Day from) {
    const auto& household = entry.household;
    tx.change(R"(
        INSERT INTO household_stay (home, household, part, area, people, counted_on)
        SELECT $1, $2, COUNT(*) + 1, $3, $4, $5 FROM household_stay WHERE home = $1 AND household = $2)",
              {entry.home, household.id, household.area.id, household.people, from});
    store::count(tx, household.area.id, households_indicator, from, 1);
    store::count(tx, household.area.id, people_indicator, from, household.people);
}

void count_out(store::Transaction& tx, const Entry& entry, base::Day from) {
    const auto ended = tx.run(R"(
        UPDATE household_stay SET uncounted_on = $3 WHERE home = $1 AND household = $2 AND uncounted_on IS NULL RETURNING area, people)",
                              {entry.home, entry.household.id, from});
    for (const auto& row : ended) {
        store::count(tx, row.uuid("area"), households_indicator, from, -1);
        store::count(tx, row.uuid("area"), people_indicator, from, -row.integer("people"));
    }
}

std::vector<store::Indicator> indicators() {
    return {
        {households_indicator,
         "SELECT area, counted_on AS day, 1 AS value FROM household_stay "
         "UNION ALL SELECT area, uncounted_on AS day, -1 AS value FROM household_stay WHERE uncounted_on IS NOT NULL"},
        {people_indicator,
         "SELECT area, counted_on AS day, people AS value FROM household_stay "
         "UNION ALL SELECT area, uncounted_on AS day, -people AS value FROM household_stay WHERE uncounted_on IS NOT "
         "NULL"}};
}

}  // namespace households
