#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"

/// Surge ("tăng cường"): a hamlet asks for people, vehicles or goods for a time of need, others offer, and the commune
/// matches the two. Nobody owes anything: an offer is an offer.
namespace surge {

using CallId = base::Id<struct SurgeCallTag>;
using MatchId = base::Id<struct SurgeMatchTag>;
using households::Place;

enum class Side { asked, offered };
BOOST_DESCRIBE_ENUM(Side, asked, offered)
enum class What { people, vehicles, goods };
BOOST_DESCRIBE_ENUM(What, people, vehicles, goods)

/// open: something of it is not matched; matched: all is, and something has not come; done.
enum class State { open, matched, done, ended };
BOOST_DESCRIBE_ENUM(State, open, matched, done, ended)

struct NewCall {
    std::optional<CallId> id;  ///< made by a phone; a repeat with the same content is harmless
    Side side = Side::asked;
    areas::AreaId area;
    std::optional<base::Uuid> zone;
    What what = What::people;
    std::string words;  ///< which people, what goods
    std::int64_t quantity = 1;
    std::optional<base::Day> wanted_by;  ///< of an offer: the last day it holds
};
BOOST_DESCRIBE_STRUCT(NewCall, (), (id, side, area, zone, what, words, quantity, wanted_by))

struct Call {
    CallId id;
    Side side = Side::asked;
    State state = State::open;
    Place area;
    std::optional<Place> body;
    std::optional<base::Uuid> zone;
    What what = What::people;
    std::string words;
    std::int64_t quantity = 1;
    std::int64_t matched = 0;
    std::int64_t done = 0;
    std::optional<base::Day> wanted_by;
    bool is_late = false;
    base::Instant opened_at;
};
BOOST_DESCRIBE_STRUCT(Call, (),
                      (id, side, state, area, body, zone, what, words, quantity, matched, done, wanted_by, is_late,
                       opened_at))

/// For the area of the caller, by any body or team of it. Problems: area.not_found, account.outside_area,
/// household.area_too_wide, surge.words_missing, surge.quantity_wrong, surge.id_taken.
CallId open(store::Transaction& tx, const base::Who& who, const NewCall& wanted);

/// No longer needed, or no longer offered; what was matched stays. Problems: surge.not_found, account.outside_area,
/// surge.ended.
void end(store::Transaction& tx, const base::Who& who, CallId id);

struct Query {
    areas::AreaId area;  ///< its commune is looked at
    Side side = Side::asked;
    std::optional<CallId> after;
    std::size_t limit = 50;
};
/// What is asked for or offered in the commune and is not over, the oldest first. Problems: area.not_found,
/// account.outside_area, household.area_too_wide.
std::vector<Call> list(store::Transaction& tx, const base::Who& who, const Query& query);
/// Problems: surge.not_found, account.outside_area.
Call get(store::Transaction& tx, const base::Who& who, CallId id);

struct NewMatch {
    CallId asked;
    CallId offered;
    std::int64_t quantity = 1;
};
BOOST_DESCRIBE_STRUCT(NewMatch, (), (asked, offered, quantity))

struct Match {
    MatchId id;
    CallId asked;
    CallId offered;
    Place from;  ///< where the offer stands
    std::int64_t quantity = 1;
    base::Instant matched_at;
    std::optional<base::Instant> done_at;
};
BOOST_DESCRIBE_STRUCT(Match, (), (id, asked, offered, from, quantity, matched_at, done_at))

/// The commune brings an offer to who asked. Problems: surge.not_found, account.outside_area, surge.not_alike (another
/// thing, another commune, or two of one side), surge.ended, surge.too_much.
MatchId match(store::Transaction& tx, const base::Who& who, const NewMatch& wanted);
/// It has come. Problems: surge_match.not_found, account.outside_area, surge_match.ended.
void finish(store::Transaction& tx, const base::Who& who, MatchId id);
/// It does not come after all; both sides are open again by as much. Problems: the same.
void take_back(store::Transaction& tx, const base::Who& who, MatchId id);
/// Of one call, the oldest first; none that was taken back. Problems: surge.not_found, account.outside_area.
std::vector<Match> matches(store::Transaction& tx, const base::Who& who, CallId id);

/// Where what was kept of a call is not what its matches say.
struct Miscount {
    base::Uuid call;
    std::int64_t kept = 0;
    std::int64_t facts = 0;
};
std::vector<Miscount> miscounts(store::Transaction& tx);

}  // namespace surge
