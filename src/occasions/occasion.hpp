#pragma once

#include "purchases/purse.hpp"
#include "goods/movement.hpp"

/// Visits with gifts to those who stand in the front line: health stations and centres, quarantine sites, checkpoints.
/// What was given comes out of a store or a purse and stands in the public ledger by the area of the place.
namespace occasions {

using OccasionId = base::Id<struct OccasionTag>;
using households::Place;

/// body: a health station, a health centre; zone: a quarantine site, a checkpoint that is a zone.
enum class PlaceKind { body, zone, checkpoint };
BOOST_DESCRIBE_ENUM(PlaceKind, body, zone, checkpoint)

/// Where one may go.
struct FrontPlace {
    PlaceKind kind = PlaceKind::body;
    base::Uuid id;
    std::string name;
    Place area;
};
BOOST_DESCRIBE_STRUCT(FrontPlace, (), (kind, id, name, area))

/// In an area and below it: health stations and centres, quarantine sites and checkpoints that are not over; by name.
/// Problems: area.not_found, account.outside_area.
std::vector<FrontPlace> places(store::Transaction& tx, const base::Who& who, areas::AreaId area);

struct NewOccasion {
    OccasionId id;
    base::Uuid body;  ///< that goes
    PlaceKind kind = PlaceKind::body;
    base::Uuid place;
    base::Day day;
    std::string people;                   ///< who went; not public
    std::string words;                    ///< not public
    std::optional<goods::StoreId> store;  ///< out of which the goods come
    std::vector<goods::Part> goods;
    std::optional<purchases::PurseId> purse;
    std::int64_t cash = 0;
};
BOOST_DESCRIBE_STRUCT(NewOccasion, (), (id, body, kind, place, day, people, words, store, goods, purse, cash))

struct Occasion {
    OccasionId id;
    Place body;
    PlaceKind kind = PlaceKind::body;
    Place place;
    Place area;
    base::Day day;
    std::string people;
    std::string words;
    std::vector<goods::Part> goods;
    std::int64_t cash = 0;
    std::optional<goods::MovementId> issue;  ///< the voucher
    std::vector<std::string> entries;        ///< their codes in the ledger
    bool is_taken_back = false;
    bool may_take_back = false;
};
BOOST_DESCRIBE_STRUCT(Occasion, (),
                      (id, body, kind, place, area, day, people, words, goods, cash, issue, entries, is_taken_back,
                       may_take_back))

/// The same again is harmless. Problems: body.not_found, account.outside_area, occasion.place_unknown,
/// occasion.day_wrong (to come, or more than a year ago), occasion.cash_wrong (without a purse, or less than nothing),
/// occasion.store_missing, occasion.id_taken, goods.text_too_long, those of goods::issue, purchases::purse_of and
/// ledger::post.
Occasion record(store::Transaction& tx, const base::Who& who, const NewOccasion& wanted);

/// It was written by mistake: goods and money come back. Problems: occasion.not_found, account.outside_area,
/// occasion.taken_back, those of goods::undo.
Occasion take_back(store::Transaction& tx, const base::Who& who, OccasionId id);

/// For who sees the body that went or the place. Problems: occasion.not_found, account.outside_area.
Occasion get(store::Transaction& tx, const base::Who& who, OccasionId id);

struct OccasionPage {
    std::vector<Occasion> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(OccasionPage, (), (items, next))
/// At places in an area and below it, the newest first; none that was taken back. Problems: area.not_found,
/// account.outside_area.
OccasionPage occasions(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                       std::size_t limit);

}  // namespace occasions
