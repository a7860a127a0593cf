#include "trips/posting.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "goods/contents.hpp"
#include "goods/ledger_names.hpp"
#include "goods/word.hpp"
#include "goods/worth.hpp"
#include "ledger/handing_over.hpp"

namespace trips {
namespace {

using Fundraiser = std::optional<base::Uuid>;

/// So much of a lot that left the store and did not come back, and whose gift it is; of packages of several, what is in
/// them and whose.
struct OnTheRoad {
    Fundraiser fundraiser;
    std::string item;
    std::int64_t amount = 0;
    std::int64_t worth = 0;
    std::string valued_by;
    std::optional<goods::Filled> filled;
};

std::vector<OnTheRoad> on_the_road(store::Transaction& tx, const Trip& trip) {
    std::vector<OnTheRoad> lots;
    for (const auto& row : tx.run(R"(
             SELECT g.lot, g.item, l.valued_by, l.fundraiser, l.is_mixed, CAST(-sum(g.amount) AS BIGINT) AS amount,
                    CAST(-sum(g.worth) AS BIGINT) AS worth
             FROM goods_movement m JOIN goods_line g ON g.home = m.home AND g.movement = m.id AND g.place = m.store
             JOIN goods_lot l ON l.id = g.lot WHERE m.id = $1 OR m.id = $2
             GROUP BY g.lot, g.item, l.valued_by, l.fundraiser, l.is_mixed ORDER BY g.item, g.lot)",
                                  {trip.issue, trip.came_back})) {
        lots.push_back({row.maybe_uuid("fundraiser"), row.text("item"), row.integer("amount"), row.integer("worth"),
                        row.text("valued_by"), std::nullopt});
        if (row.boolean("is_mixed"))
            lots.back().filled = goods::filled_under_way(tx, row.id<goods::GoodsLotTag>("lot"), *trip.issue);
    }
    return lots;
}

/// So much of a lot with its share of what the lot is worth there.
std::vector<goods::Content> share_of(OnTheRoad& lot, std::int64_t part) {
    const auto worth = goods::share_of(lot.worth, part, lot.amount);
    lot.amount -= part;
    lot.worth -= worth;
    if (lot.filled) return goods::take(*lot.filled, part);
    return {{lot.fundraiser, {goods::commodity_of(lot.item), part, worth, lot.valued_by}}};
}

/// Takes so much of an item off the road, lot by lot.
std::vector<goods::Content> taken(std::vector<OnTheRoad>& lots, const std::string& item, std::int64_t amount) {
    std::vector<goods::Content> all;
    for (auto& lot : lots) {
        if (lot.item != item || lot.amount == 0 || amount == 0) continue;
        const auto part = std::min(amount, lot.amount);
        std::ranges::move(share_of(lot, part), std::back_inserter(all));
        amount -= part;
    }
    return all;
}

/// What of a fundraiser reached the stops of an area. A stop that got something of two counts in both.
struct AtStops {
    std::set<base::Uuid> stops;
    std::vector<ledger::Amount> amounts;
};
using ByArea = std::map<base::Uuid, AtStops>;

std::map<Fundraiser, ByArea> reached_by(store::Transaction& tx, TripId trip, std::vector<OnTheRoad>& lots) {
    std::map<Fundraiser, ByArea> reached;
    for (const auto& row : tx.run(R"(
             SELECT s.id, s.area, p.item, p.amount
             FROM trip_stop s JOIN trip_stop_part p ON p.home = s.home AND p.stop = s.id
             WHERE s.trip = $1 AND s.outcome IN ('delivered', 'at_door', 'to_neighbour')
             ORDER BY s.area, s.id, p.item)",
                                  {trip}))
        for (auto& [fundraiser, amount] : taken(lots, row.text("item"), row.integer("amount"))) {
            auto& there = reached[fundraiser][row.uuid("area")];
            there.stops.insert(row.uuid("id"));
            there.amounts.push_back(std::move(amount));
        }
    return reached;
}

std::vector<ledger::Reached> listed(const ByArea& areas) {
    std::vector<ledger::Reached> list;
    for (const auto& [area, there] : areas)
        list.push_back(
            {.area = {area}, .households = static_cast<std::int64_t>(there.stops.size()), .amounts = there.amounts});
    return list;
}

std::string called(const std::string& reason) {
    for (const auto& word : goods::words())
        if (word.what == "loss" && word.code == reason) return word.vi;
    return reason;
}

void post_lost(store::Transaction& tx, const base::Who& who, const TripEntry& entry, const Closing& closing,
               const std::string& way, std::vector<OnTheRoad>& lots) {
    std::map<Fundraiser, std::vector<ledger::Line>> losses;
    for (const auto& lost : closing.lost) {
        const auto account = ledger::account("lost", lost.reason);
        ledger::name_account(tx, who, account, called(lost.reason));
        for (const auto& [fundraiser, amount] : taken(lots, lost.item, lost.amount))
            for (auto& line : ledger::moved(way, account, amount)) losses[fundraiser].push_back(std::move(line));
    }
    for (auto& [fundraiser, lines] : losses)
        ledger::post(tx, who,
                     {.kind = ledger::Kind::loss,
                      .day = base::day_of(tx.now()),
                      .campaign = fundraiser,
                      .area = std::nullopt,
                      .households = std::nullopt,
                      .words = "Chuyến giao " + entry.trip.code,
                      .lines = std::move(lines)});
}

}  // namespace

void post_to_ledger(store::Transaction& tx, const base::Who& who, const TripEntry& entry, const Closing& closing) {
    const auto trip = entry_of(tx, entry.trip.id).trip;
    auto lots = on_the_road(tx, trip);
    const auto way = goods::way_account({trip.store.id});
    for (const auto& [fundraiser, areas] : reached_by(tx, trip.id, lots))
        ledger::post_deliveries(tx, who,
                                {.day = base::day_of(tx.now()),
                                 .campaign = fundraiser,
                                 .from = way,
                                 .words = "Chuyến giao " + trip.code,
                                 .reached = listed(areas)});
    post_lost(tx, who, entry, closing, way, lots);
}

}  // namespace trips
