#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "broadcasts/cluster.hpp"
#include "broadcasts/log.hpp"
#include "broadcasts/push.hpp"
#include "jobs/schedule.hpp"

/// Clusters that listen to an Icecast server: what is on is pushed to the mount of each, and the log is told.
namespace broadcasts {

struct Mount {
    ClusterId cluster;
    std::string address;  ///< "icecast://source:password@host:port/mount"
};
BOOST_DESCRIBE_STRUCT(Mount, (), (cluster, address))

/// A JSON list of mounts that only its owner may read. Problems: speaker_mounts.unreadable,
/// speaker_mounts.readable_by_others, speaker_mounts.wrong_address, those of reading JSON.
std::vector<Mount> read_mounts(const std::string& file);

/// What a cluster says at this moment and nobody has told of yet.
struct OnAir {
    SlotId slot;
    std::string sound;  ///< MP3
};
std::optional<OnAir> on_air(store::Transaction& tx, ClusterId cluster);

/// Keeps one mount: begins what is on, breaks it off for an emergency, and tells how it went.
class Station {
public:
    explicit Station(Mount mount) : mount_(std::move(mount)) {}
    void turn(store::Database& database);

private:
    void tell(store::Database& database, Outcome outcome, const std::string& reason);

    Mount mount_;
    std::optional<SlotId> slot_;
    std::unique_ptr<Push> push_;
};

/// Each station looks every second.
std::vector<jobs::Job> stations_of(const std::vector<Mount>& mounts);

}  // namespace broadcasts
