#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "accounts/secret.hpp"
#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "broadcasts/rule.hpp"
#include "households/household.hpp"
#include "store/database.hpp"

/// Clusters of loudspeakers: who is in charge, who hears them, in which voice and at which times of a day they speak.
namespace broadcasts {

using ClusterId = base::Id<struct SpeakerClusterTag>;
using households::Place;

/// Times of a day, from a day on.
struct Schedule {
    base::Day from;
    std::vector<std::int64_t> times;  ///< minutes of the day
};
BOOST_DESCRIBE_STRUCT(Schedule, (), (from, times))

struct Cluster {
    ClusterId id;
    std::string name;
    Place body;
    std::vector<Place> areas;
    Voice voice = Voice::north;
    std::vector<Schedule> schedules;  ///< that of today and those to come
    base::Instant opened_at;
    bool is_closed = false;
    std::optional<base::Instant> key_made_at;  ///< empty: a person plays and tells
    bool may_change = false;                   ///< the caller
};
BOOST_DESCRIBE_STRUCT(Cluster, (),
                      (id, name, body, areas, voice, schedules, opened_at, is_closed, key_made_at, may_change))

struct NewCluster {
    ClusterId id;
    base::Uuid body;
    std::string name;
    std::vector<areas::AreaId> areas;
    std::optional<Voice> voice;  ///< left out: that of the region
    std::vector<std::int64_t> times;
};
BOOST_DESCRIBE_STRUCT(NewCluster, (), (id, body, name, areas, voice, times))

/// By whoever writes papers for the body; the same again is harmless. Problems: account.outside_area, body.not_found,
/// speaker.name_missing, speaker.no_area, speaker.area_outside, speaker.id_taken, those of require_times.
Cluster open_cluster(store::Transaction& tx, const base::Who& who, const NewCluster& wanted);

/// Problems of what follows: speaker.not_found, account.outside_area.

struct ClusterChange {
    std::string name;
    std::vector<areas::AreaId> areas;
    Voice voice = Voice::north;
};
BOOST_DESCRIBE_STRUCT(ClusterChange, (), (name, areas, voice))
/// Problems besides: speaker.name_missing, speaker.no_area, speaker.area_outside.
Cluster change_cluster(store::Transaction& tx, const base::Who& who, ClusterId id, const ClusterChange& wanted);
/// Other times, from tomorrow or a later day on: what today was to say stays as it is. Problems: schedule.too_early,
/// those of require_times.
Cluster set_schedule(store::Transaction& tx, const base::Who& who, ClusterId id, const Schedule& wanted);
/// Problems: speaker.closed, speaker.not_closed.
Cluster close_cluster(store::Transaction& tx, const base::Who& who, ClusterId id);
Cluster open_again(store::Transaction& tx, const base::Who& who, ClusterId id);

/// A key for the player of the cluster, in place of the one before; only its hash is kept.
void set_key(store::Transaction& tx, const base::Who& who, ClusterId id, const accounts::Token& key);
/// The player is let in no longer. Harmless to repeat.
void revoke_key(store::Transaction& tx, const base::Who& who, ClusterId id);

Cluster get(store::Transaction& tx, const base::Who& who, ClusterId id);

struct ClusterPage {
    std::vector<Cluster> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ClusterPage, (), (items, next))
/// Of an area and all below it. Problems: area.not_found, account.outside_area.
ClusterPage clusters(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                     std::size_t limit);

}  // namespace broadcasts
