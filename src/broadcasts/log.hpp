#pragma once

#include <string>
#include <vector>

#include "broadcasts/cluster.hpp"
#include "broadcasts/day_plan.hpp"
#include "store/counters.hpp"

/// What loudspeakers were to say on a day, and what became of it. Where nobody said anything the log says so: silence
/// is shown, never filled in.
namespace broadcasts {

/// How a slot went, as the player or a person tells.
enum class Outcome { played, partly, failed };
BOOST_DESCRIBE_ENUM(Outcome, played, partly, failed)

/// silent: it is over and nobody told; waiting: it is still to come, or goes on; idle: there was nothing to say.
enum class Standing { silent, failed, partly, played, waiting, idle };
BOOST_DESCRIBE_ENUM(Standing, silent, failed, partly, played, waiting, idle)

struct SlotId {
    base::Day day;
    std::int64_t minute = 0;
    bool is_emergency = false;
};
BOOST_DESCRIBE_STRUCT(SlotId, (), (day, minute, is_emergency))

struct PlannedMessage {
    MessageId id;
    std::string title;
    Priority priority = Priority::ordinary;
};
BOOST_DESCRIBE_STRUCT(PlannedMessage, (), (id, title, priority))

struct LoggedSlot {
    std::int64_t minute = 0;
    bool is_emergency = false;
    base::Instant starts_at;
    base::Instant ends_at;
    Standing standing = Standing::waiting;
    std::vector<PlannedMessage> messages;
    std::string reason;
    std::string told_by;  ///< empty: the player, or nobody
    std::optional<base::Instant> told_at;
};
BOOST_DESCRIBE_STRUCT(LoggedSlot, (),
                      (minute, is_emergency, starts_at, ends_at, standing, messages, reason, told_by, told_at))

struct ClusterDay {
    Place cluster;
    bool may_tell = false;
    std::vector<LoggedSlot> slots;
    std::vector<PlannedMessage> left_over;  ///< no slot has room for it
};
BOOST_DESCRIBE_STRUCT(ClusterDay, (), (cluster, may_tell, slots, left_over))

struct DayLog {
    base::Day day;
    std::vector<ClusterDay> clusters;  ///< those with most gaps first
    std::int64_t slots = 0;            ///< that had something to say
    std::int64_t gaps = 0;             ///< silent, failed or partly
    std::int64_t silent = 0;
};
BOOST_DESCRIBE_STRUCT(DayLog, (), (day, clusters, slots, gaps, silent))

/// Of a commune, or a hamlet in it. Problems: area.not_found, account.outside_area, speaker.area_too_wide.
DayLog day_log(store::Transaction& tx, const base::Who& who, areas::AreaId area, base::Day day);

struct Telling {
    SlotId slot;
    Outcome outcome = Outcome::played;
    std::string reason;  ///< needed for partly and failed
};
BOOST_DESCRIBE_STRUCT(Telling, (), (slot, outcome, reason))

/// A person tells what was played, as with an old amplifier; the last word stands. Problems: speaker.not_found,
/// account.outside_area, play.no_such_slot, play.too_early, play.reason_missing.
void tell(store::Transaction& tx, const base::Who& who, ClusterId id, const Telling& telling);
/// Nobody said anything, then. Problems: speaker.not_found, account.outside_area, play.not_told.
void take_back_telling(store::Transaction& tx, const base::Who& who, ClusterId id, const SlotId& slot);

/// The player tells, by its key; what a person told stands before it. Problems: speaker.key_unknown, play.no_such_slot,
/// play.too_early, play.reason_missing.
void tell_by_key(store::Transaction& tx, std::string_view key, const Telling& telling);

/// The server tells, of what it pushed by itself; likewise.
void tell_by_server(store::Transaction& tx, ClusterId id, const Telling& telling);

/// How many slots were played, by the area of the body and by day.
std::vector<store::Indicator> indicators();

}  // namespace broadcasts
