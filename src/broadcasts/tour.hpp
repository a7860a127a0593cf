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

/// Mobile loudspeakers: who goes through which hamlet every day at which hours, and whether somebody went.
namespace broadcasts {

using TourId = base::Id<struct SpeakerTourTag>;
using households::Place;

struct NewTour {
    TourId id;
    base::Uuid body;
    areas::AreaId area;
    std::int64_t begins = 0;  ///< minutes of the day
    std::int64_t ends = 0;
    std::string route;  ///< in words: "from the market along the canal"
};
BOOST_DESCRIBE_STRUCT(NewTour, (), (id, body, area, begins, ends, route))

/// silent: its hours are over and nobody told.
enum class TourStanding { silent, stayed, went, waiting };
BOOST_DESCRIBE_ENUM(TourStanding, silent, stayed, went, waiting)

/// A tour on one day.
struct TourDay {
    TourId id;
    Place body;
    Place area;
    std::int64_t begins = 0;
    std::int64_t ends = 0;
    std::string route;
    bool is_ended = false;
    TourStanding standing = TourStanding::waiting;
    std::string words;  ///< who went, or why nobody did
    std::string told_by;
    bool may_change = false;
    bool may_tell = false;
};
BOOST_DESCRIBE_STRUCT(TourDay, (),
                      (id, body, area, begins, ends, route, is_ended, standing, words, told_by, may_change, may_tell))

/// By whoever writes papers for the body; the same again is harmless. Problems: account.outside_area, body.not_found,
/// area.not_found, tour.area_outside, tour.hours_wrong, tour.route_missing, tour.id_taken.
TourDay add_tour(store::Transaction& tx, const base::Who& who, const NewTour& wanted);

/// Problems of what follows: tour.not_found, account.outside_area.

/// It goes no longer, and that taken back. Problems: tour.ended, tour.not_ended.
TourDay end_tour(store::Transaction& tx, const base::Who& who, TourId id);
TourDay resume_tour(store::Transaction& tx, const base::Who& who, TourId id);

struct TourTelling {
    base::Day day;
    bool went = true;
    std::string words;  ///< needed when nobody went
};
BOOST_DESCRIBE_STRUCT(TourTelling, (), (day, went, words))
/// The last word stands. Problems: tour.not_that_day (before it began, after it ended, or to come),
/// tour.reason_missing.
TourDay tell_tour(store::Transaction& tx, const base::Who& who, TourId id, const TourTelling& telling);
/// Nobody said anything, then. Problem: play.not_told.
TourDay take_back_tour(store::Transaction& tx, const base::Who& who, TourId id, base::Day day);

struct TourPage {
    std::vector<TourDay> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(TourPage, (), (items, next))
/// Of a commune or a hamlet on a day, by their hours: those that go on it. Problems: area.not_found,
/// account.outside_area, speaker.area_too_wide.
TourPage tours(store::Transaction& tx, const base::Who& who, areas::AreaId area, base::Day day,
               const std::string& after, std::size_t limit);

}  // namespace broadcasts
