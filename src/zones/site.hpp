#pragma once

#include "store/sealed.hpp"
#include "zones/zone.hpp"

/// What a quarantine site is beside a zone: places, who is in it (sealed, for the health station alone), what there is
/// against what is needed, and what families ask for.
namespace zones {

using StayId = base::Id<struct SiteStayTag>;
using RequestId = base::Id<struct SiteRequestTag>;

struct Supply {
    std::string name;
    std::string unit;
    std::int64_t needed = 0;
    std::int64_t there = 0;
};
BOOST_DESCRIBE_STRUCT(Supply, (), (name, unit, needed, there))

struct OccupancyDay {
    base::Day day;
    std::int64_t people = 0;
};
BOOST_DESCRIBE_STRUCT(OccupancyDay, (), (day, people))

struct Site {
    std::int64_t places = 0;
    std::int64_t people = 0;              ///< today
    std::vector<OccupancyDay> occupancy;  ///< the last three weeks, the latest first
    std::vector<Supply> supplies;         ///< what lacks most first
    std::int64_t requests_open = 0;
};
BOOST_DESCRIBE_STRUCT(Site, (), (places, people, occupancy, supplies, requests_open))

/// Problems of all that follows: zone.not_found, account.outside_area, site.not_one (a zone of another kind).

Site site(store::Transaction& tx, const base::Who& who, ZoneId id);
/// Problems: site.places_wrong, zone.ended.
void set_places(store::Transaction& tx, const base::Who& who, ZoneId id, std::int64_t places);
/// By its name; a supply that is neither needed nor there goes. Problems: site.supply_wrong, zone.ended.
void set_supply(store::Transaction& tx, const base::Who& who, ZoneId id, const Supply& supply);

/// Who stays, and whom to tell. Sealed, and opened for the health station alone.
struct StayRecord {
    std::string name;
    std::optional<int> birth_year;
    std::optional<std::string> phone;
    std::string family;  ///< whom to tell, and how
    bool operator==(const StayRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(StayRecord, (), (name, birth_year, phone, family))

struct NewStay {
    std::optional<StayId> id;  ///< made by a phone; a repeat is harmless
    StayRecord record;
    base::Day arrived_on;
};
BOOST_DESCRIBE_STRUCT(NewStay, (), (id, record, arrived_on))

/// Problems: zone.not_active, zone.day_to_come, site.name_missing, site.full, stay.id_taken.
StayId admit(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ZoneId id,
             const NewStay& wanted);
/// Their last day there. Problems: stay.not_found, stay.ended, stay.leaves_before_it_came, zone.day_to_come.
void release(store::Transaction& tx, const base::Who& who, StayId id, base::Day last_day);

struct Stay {
    StayId id;
    base::Day arrived_on;
    std::optional<base::Day> left_on;
    std::optional<StayRecord> record;  ///< null once it was erased
};
BOOST_DESCRIBE_STRUCT(Stay, (), (id, arrived_on, left_on, record))

/// Who is there now; leaves a line in the journal. By id, which is the order of arrival.
std::vector<Stay> open_stays(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ZoneId id,
                             std::optional<StayId> after, std::size_t limit);

enum class RequestKind { parcel, contact };
BOOST_DESCRIBE_ENUM(RequestKind, parcel, contact)
enum class RequestState { open, taken, done, not_done };
BOOST_DESCRIBE_ENUM(RequestState, open, taken, done, not_done)

struct NewRequest {
    std::optional<RequestId> id;
    RequestKind kind = RequestKind::parcel;
    std::string words;  ///< from whom, for whom, what; sealed
};
BOOST_DESCRIBE_STRUCT(NewRequest, (), (id, kind, words))

struct FamilyRequest {
    RequestId id;
    RequestKind kind = RequestKind::parcel;
    RequestState state = RequestState::open;
    std::string reason;
    base::Instant opened_at;
    base::Instant changed_at;
    std::optional<std::string> words;  ///< null once they were erased
};
BOOST_DESCRIBE_STRUCT(FamilyRequest, (), (id, kind, state, reason, opened_at, changed_at, words))

/// Problems: zone.not_active, site_request.words_missing, site_request.id_taken.
RequestId ask(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ZoneId id,
              const NewRequest& wanted);
/// Somebody takes it on, has done it, or says why it could not be done. Problems: site_request.not_found,
/// site_request.ended, zone.reason_missing.
void answer(store::Transaction& tx, const base::Who& who, RequestId id, RequestState state, const std::string& reason);
/// Those that wait first, the oldest first; leaves a line in the journal.
std::vector<FamilyRequest> open_requests(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                         ZoneId id, std::optional<RequestId> after, std::size_t limit);

}  // namespace zones
