#pragma once

#include "briefings/minutes.hpp"
#include "http/router.hpp"

/// What the routes of this folder share.
namespace briefings {

/// A meeting in a list.
struct MeetingLine {
    BriefingId briefing;
    plans::BodyName body;
    std::string title;
    base::Day day;
    base::Day held_on;
    std::int64_t start_minute;
    std::int64_t minutes;
    std::string place;
    std::string link;
    MeetingState state;
    std::string reason;
    std::optional<std::string> day_off;
    std::optional<plans::PlanId> plan;
};
BOOST_DESCRIBE_STRUCT(MeetingLine, (),
                      (briefing, body, title, day, held_on, start_minute, minutes, place, link, state, reason, day_off,
                       plan))

MeetingLine line_of(const Briefing& briefing, const Meeting& meeting);

}  // namespace briefings
