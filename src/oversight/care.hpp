#pragma once

#include "oversight/care_unit.hpp"

/// Care for those in the front line: which force was visited and asked, what it needed, what was given and by whom, and
/// what somebody still sees to. Gifts out of a store or a purse are occasions, which count as care here too. A force is
/// looked after; nobody of it is named.
namespace oversight {

using CareId = base::Id<struct CareVisitTag>;
using WantId = base::Id<struct CareWantTag>;

/// relief: somebody who takes over the watch.
enum class WantKind { rest, meals, insurance, counselling, protective_gear, relief, lodging, other };
BOOST_DESCRIBE_ENUM(WantKind, rest, meals, insurance, counselling, protective_gear, relief, lodging, other)

struct NewWant {
    WantId id;
    WantKind kind = WantKind::rest;
    std::string words;
    std::string given;               ///< what was given at once; empty: it is still wanted
    std::optional<base::Uuid> body;  ///< that sees to it; left out: the one that visits
    std::optional<base::Day> due;
};
BOOST_DESCRIBE_STRUCT(NewWant, (), (id, kind, words, given, body, due))

struct NewCare {
    CareId id;
    base::Uuid body;  ///< that visits
    PlaceKind kind = PlaceKind::body;
    base::Uuid unit;
    base::Day day;
    std::string words;
    std::optional<occasions::OccasionId> occasion;  ///< the visit with gifts that it was
    std::vector<NewWant> wants;
};
BOOST_DESCRIBE_STRUCT(NewCare, (), (id, body, kind, unit, day, words, occasion, wants))

struct Want {
    WantId id;
    CareId care;
    Place unit;
    Place area;
    WantKind kind = WantKind::rest;
    std::string words;
    Place body;
    std::optional<base::Day> due;
    std::string given;
    std::optional<base::Day> given_on;  ///< empty: it is still wanted
    bool is_late = false;
    bool may_meet = false;
};
BOOST_DESCRIBE_STRUCT(Want, (), (id, care, unit, area, kind, words, body, due, given, given_on, is_late, may_meet))

struct Care {
    CareId id;
    Place body;
    PlaceKind kind = PlaceKind::body;
    Place unit;
    Place area;
    base::Day day;
    std::string words;
    std::optional<occasions::OccasionId> occasion;
    std::vector<Want> wants;
    bool is_taken_back = false;
    bool may_edit = false;
};
BOOST_DESCRIBE_STRUCT(Care, (), (id, body, kind, unit, area, day, words, occasion, wants, is_taken_back, may_edit))

/// The same again is harmless. Problems: body.not_found, account.outside_area, care.unit_unknown, care.day_wrong (to
/// come, or more than a year ago), care.wants_wrong (more than twenty, or due before the visit), care.occasion_unknown
/// (another place's), inspection.text_too_long, inspection.names_somebody, care.id_taken.
Care look_after(store::Transaction& tx, const base::Who& who, const NewCare& wanted);

/// It was written by mistake; `put_back` takes that back. Problems: care.not_found, account.outside_area,
/// care.taken_back.
Care take_back(store::Transaction& tx, const base::Who& who, CareId id);
Care put_back(store::Transaction& tx, const base::Who& who, CareId id);

/// For everybody whose body stands in its area. Problems: care.not_found, account.outside_area.
Care get(store::Transaction& tx, const base::Who& who, CareId id);

struct CarePage {
    std::vector<Care> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(CarePage, (), (items, next))
/// Visits in an area and below it, the newest first. Problems: area.not_found, account.outside_area.
CarePage cares(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
               std::size_t limit);

struct Given {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Given, (), (words))
/// By the body that sees to it or the one that visited; `want_again` takes it back. Problems: care_want.not_found,
/// account.outside_area, care_want.given, care_want.words_missing, and those of words.
Care meet(store::Transaction& tx, const base::Who& who, WantId id, const Given& given);
Care want_again(store::Transaction& tx, const base::Who& who, WantId id);

struct WantPage {
    std::vector<Want> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(WantPage, (), (items, next))
/// What is still wanted in an area and below it, what is due first in front, undated last. Problems: area.not_found,
/// account.outside_area.
WantPage open_wants(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                    std::size_t limit);

}  // namespace oversight
