#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "calendar/rhythm.hpp"
#include "plans/plan.hpp"
#include "store/database.hpp"

/// Briefings (giao ban): a body meets others by a rule, or once. Which meetings follow from it is meeting.hpp.
namespace briefings {

using BriefingId = base::Id<struct BriefingTag>;

/// When on its day, and for how long.
struct Hours {
    std::int64_t start_minute = 0;  ///< after midnight in Vietnam
    std::int64_t minutes = 0;
    bool operator==(const Hours&) const = default;
};

/// A rule and an hour that hold for some time.
struct Stretch {
    calendar::Rhythm rhythm;
    Hours hours;
};

struct Briefing {
    BriefingId id;
    plans::BodyName body;  ///< holds it
    std::string title;
    calendar::Rhythm rhythm;
    Hours hours;
    std::string place;
    std::string link;
    std::optional<plans::ItemId> item;  ///< the deadline of a plan that asks for it
    std::int64_t sequence = 0;
    base::Instant changed_at;
    std::vector<Stretch> before;  ///< how it was held earlier, in order; each has its last day (stretch.hpp)
};

struct NewBriefing {
    std::string title;
    std::string rule;  ///< empty: held once, on the first day
    base::Day first_day;
    std::optional<base::Day> until;
    std::int64_t start_minute = 0;
    std::int64_t minutes = 0;
    std::string place;
    std::string link;
    std::vector<base::Uuid> bodies;  ///< who takes part, beside the body that holds it
    std::optional<plans::ItemId> item;
};
BOOST_DESCRIBE_STRUCT(NewBriefing, (),
                      (title, rule, first_day, until, start_minute, minutes, place, link, bodies, item))

/// What may change of a briefing that has begun; its rule and hour change from a day on (stretch.hpp).
struct Words {
    std::string title;
    std::string place;
    std::string link;
    std::optional<base::Day> until;
    bool operator==(const Words&) const = default;
};
BOOST_DESCRIBE_STRUCT(Words, (), (title, place, link, until))

/// Sets up a briefing of the caller's body. Problems: plan.no_desk, briefing.title_empty, briefing.rule_wrong,
/// briefing.period_wrong, briefing.first_day_far (more than three years away), briefing.never_held,
/// briefing.time_wrong, briefing.link_wrong, briefing.nobody_takes_part, body.not_found, and plan.item_not_found for a
/// deadline of another desk's plan.
BriefingId set_up(store::Transaction& tx, const base::Who& who, const NewBriefing& wanted);

/// Problem: briefing.not_found, also for whom none of the bodies takes part that the caller belongs to.
Briefing get(store::Transaction& tx, const base::Who& who, BriefingId id);
/// The same for who holds it. Problem: account.outside_area.
Briefing held_by(store::Transaction& tx, const base::Who& who, BriefingId id);
bool holds(store::Transaction& tx, const base::Who& who, const Briefing& briefing);

/// Those that the caller's bodies hold or take part in, by title.
std::vector<Briefing> list(store::Transaction& tx, const base::Who& who);
/// Who takes part, by name.
std::vector<plans::BodyName> participants(store::Transaction& tx, BriefingId id);

/// Problems: those of set_up, and briefing.changed_meanwhile when it is neither `from` nor `to`.
Briefing reword(store::Transaction& tx, const base::Who& who, BriefingId id, const Words& from, const Words& to);
/// Problems: briefing.nobody_takes_part, body.not_found.
void invite(store::Transaction& tx, const base::Who& who, BriefingId id, const std::vector<base::Uuid>& bodies);

/// Problem: briefing.time_wrong, for what does not fit into a day.
void require_hours(const Hours& hours);
/// Problems: briefing.rule_wrong, briefing.period_wrong, briefing.first_day_far, briefing.never_held.
calendar::Rhythm require_rhythm(const std::string& rule, base::Day first_day, std::optional<base::Day> until,
                                base::Day today);

}  // namespace briefings
