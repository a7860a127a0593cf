#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "households/household.hpp"
#include "needs/need.hpp"
#include "phones/device.hpp"
#include "rounds/round.hpp"
#include "trips/telling.hpp"

/// What a telephone holds: the households of its team with their sealed records, those first that wait longest; after
/// the first time only what changed.
namespace phones {

struct HeldHousehold : rounds::Stop {
    std::optional<households::Record> record;     ///< empty: it was erased
    std::optional<base::Day> contact_free_until;  ///< deliver without contact until then; why is not told
    std::vector<needs::Need> needs;               ///< that are open
    BOOST_DESCRIBE_CLASS(HeldHousehold, (rounds::Stop), (record, contact_free_until, needs), (), ())
};

struct Holding {
    std::int64_t seq = 0;    ///< what the first page says is asked for next time, as ?since=
    rounds::RoundRule rule;  ///< by which the telephone tells the lights of days to come
    std::vector<HeldHousehold> items;
    std::vector<base::Uuid> gone;  ///< households that are no more the team's; with the first page
    std::vector<trips::HeldTrip>
        trips;  ///< of today that the caller or the team carries; all of them with the first page
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(Holding, (), (seq, rule, items, gone, trips, next))

/// A page of what changed since a line of the journal, or of everything. The first time a household is held its journal
/// says so, which the household may see. Problems: device.not_found, device.revoked, account.outside_area,
/// request.fields_wrong.
Holding hold(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DeviceId device,
             std::optional<std::int64_t> since, const std::string& after, std::size_t limit);

}  // namespace phones
