#pragma once

#include "trips/trip.hpp"

/// Who could bring what to whom today: the shortest ways altogether, and where goods are short, first who waits
/// longest. Nothing is written until a person takes it over.
namespace trips {

struct ProposalQuery {
    areas::AreaId area;                   ///< a commune or a hamlet
    std::optional<goods::StoreId> store;  ///< only from this one
    std::vector<std::string> kinds;       ///< of needs; empty: those that goods meet
    std::vector<goods::Part> gets;        ///< what each of them gets; empty: the package of which most are there
};
BOOST_DESCRIBE_STRUCT(ProposalQuery, (), (area, store, kinds, gets))

/// Why a stop stands where it does, for a person to read and to differ.
struct Reason {
    Nearness nearness = Nearness::same_commune;
    bool is_nearest = true;  ///< no store is nearer; else the nearer ones have too little
    std::int64_t waited_days = 0;
    bool waits_longest = false;  ///< of all that are asked for here
};
BOOST_DESCRIBE_STRUCT(Reason, (), (nearness, is_nearest, waited_days, waits_longest))

struct ProposedStop {
    needs::NeedId need;
    std::string need_kind;
    Place area;
    std::string household;
    std::optional<base::Day> contact_free_until;
    Reason reason;
};
BOOST_DESCRIBE_STRUCT(ProposedStop, (), (need, need_kind, area, household, contact_free_until, reason))

struct ProposedTrip {
    Place store;
    std::vector<ProposedStop> stops;
};
BOOST_DESCRIBE_STRUCT(ProposedTrip, (), (store, stops))

struct Proposal {
    std::vector<Gets> gets;
    std::vector<ProposedTrip> trips;
    std::vector<ProposedStop> without;  ///< for whom there is not enough, who waits longest first
};
BOOST_DESCRIBE_STRUCT(Proposal, (), (gets, trips, without))

/// Of the open accepted needs of an area that are on no trip, from the stores that the caller hands out of there, or
/// from the one that is named. What planned trips will take is theirs. Who refused the last time or moved away is left
/// to a person. Problems: area.not_found, household.area_too_wide, account.outside_area, goods_store.not_found,
/// trip.no_store, item.unknown, movement.amount_wrong.
Proposal propose(store::Transaction& tx, const base::Who& who, const ProposalQuery& query);

/// Who has asked for goods and got none yet.
struct Waiting {
    needs::NeedId need;
    std::string kind;
    Place area;
    std::string household;
    base::Instant since;
    std::int64_t waited_days = 0;
    bool is_accepted = false;      ///< somebody has looked at it
    std::optional<Place> trip;     ///< that will bring it, by its code
    std::optional<Outcome> tried;  ///< how the last trip to them ended
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (need, kind, area, household, since, waited_days, is_accepted, trip, tried))
struct WaitingPage {
    std::vector<Waiting> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(WaitingPage, (), (items, next))
struct WaitingQuery {
    areas::AreaId area;  ///< a commune or a hamlet
    std::string after;
    std::size_t limit = 50;
};
/// Who waits longest first. Problems: area.not_found, household.area_too_wide, account.outside_area.
WaitingPage waiting(store::Transaction& tx, const base::Who& who, const WaitingQuery& query);

}  // namespace trips
