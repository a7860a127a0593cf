#include "phones/holding.hpp"

#include "isolation/episode.hpp"
#include "needs/of_household.hpp"
#include "phones/device_row.hpp"
#include "store/journal.hpp"

namespace phones {
namespace {

/// Households that the telephone holds and the team no longer has. Told again until the telephone asks for what came
/// after, so that a lost answer loses nothing.
std::vector<base::Uuid> tell_gone(store::Transaction& tx, const DeviceRow& device, std::int64_t since,
                                  std::int64_t seq) {
    tx.change("DELETE FROM device_household WHERE home = $1 AND device = $2 AND gone_seq < $3",
              {device.home, device.id, since});
    std::vector<base::Uuid> gone;
    for (const auto& row : tx.run(R"(
             SELECT d.household FROM device_household d
             LEFT JOIN household h ON h.id = d.household AND h.team = $3 AND (h.valid_until IS NULL OR h.valid_until >= $4)
             WHERE d.home = $1 AND d.device = $2 AND h.id IS NULL ORDER BY d.household)",
                                  {device.home, device.id, device.team, base::day_of(tx.now())}))
        gone.push_back(row.uuid("household"));
    for (const auto& household : gone)
        tx.change(R"(UPDATE device_household SET gone_seq = $4 WHERE home = $1 AND device = $2 AND household = $3
                     AND gone_seq IS NULL)",
                  {device.home, device.id, household, seq});
    return gone;
}

std::vector<households::HouseholdId> households_of(const rounds::StopPage& page) {
    std::vector<households::HouseholdId> all;
    for (const auto& stop : page.items) all.push_back(stop.household);
    return all;
}

/// Notes what the telephone now holds, and tells those households that it does so for the first time.
void note_held(store::Transaction& tx, const base::Who& who, const DeviceRow& device,
               const std::vector<HeldHousehold>& page) {
    std::vector<store::Subject> first;
    for (const auto& one : page) {
        const bool is_new = tx.change(R"(
            INSERT INTO device_household (home, device, household) VALUES ($1, $2, $3)
            ON CONFLICT (home, device, household) DO NOTHING)",
                                      {device.home, device.id, one.household}) > 0;
        if (is_new) first.push_back({one.household.uuid, one.area.id});
        tx.change(R"(UPDATE device_household SET gone_seq = NULL WHERE home = $1 AND device = $2 AND household = $3
                     AND gone_seq IS NOT NULL)",
                  {device.home, device.id, one.household});
    }
    if (!first.empty()) store::record_each(tx, who, households::held_verb, first);
}

}  // namespace

Holding hold(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DeviceId id,
             std::optional<std::int64_t> since, const std::string& after, std::size_t limit) {
    const auto device = in_use(tx, who, id);
    Holding holding{.seq = store::last_seq(tx),
                    .rule = rounds::rule_on(base::day_of(tx.now())),
                    .items = {},
                    .gone = {},
                    .trips = {},
                    .next = std::nullopt};
    if (after.empty()) {
        holding.gone = tell_gone(tx, device, since.value_or(0), holding.seq);
        holding.trips = trips::carried(tx, master, who, device.team);
    }
    auto page = rounds::round_of(tx, who, device.team, after, limit, since);
    const auto until = isolation::contact_free_until(tx, households_of(page));
    auto open = needs::open_of_team(tx, device.team);
    for (auto& stop : page.items) {
        auto record = households::record_held(tx, master, stop.household);
        const auto free = until.find(stop.household.uuid);
        auto needs = std::move(open[stop.household.uuid]);
        holding.items.push_back({std::move(stop), std::move(record),
                                 free == until.end() ? std::nullopt : std::optional(free->second), std::move(needs)});
    }
    holding.next = std::move(page.next);
    note_held(tx, who, device, holding.items);
    return holding;
}

}  // namespace phones
