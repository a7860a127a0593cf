#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "broadcasts/cluster.hpp"

/// A cluster as its rows keep it, for the verbs of this folder.
namespace broadcasts {

struct ClusterEntry {
    Cluster cluster;
    std::int64_t home = 0;
    base::Uuid area;  ///< of its body
    std::string area_path;
    std::optional<base::Instant> closed_at;
    std::vector<std::string> paths;   ///< of the areas that hear it
    std::vector<Schedule> schedules;  ///< all there ever were, by day
};

std::string select_clusters(const std::string& where);
/// With areas and schedules, by one statement each for all; what the caller may do is left open.
std::vector<ClusterEntry> read_clusters(store::Transaction& tx, const store::Rows& rows);

/// Problem: speaker.not_found.
ClusterEntry cluster_entry(store::Transaction& tx, ClusterId id);
/// Of a body for which the caller writes. Problems: speaker.not_found, account.outside_area.
ClusterEntry own_cluster(store::Transaction& tx, const base::Who& who, ClusterId id);
/// By the key of its player. Problem: speaker.key_unknown.
ClusterEntry cluster_of_key(store::Transaction& tx, std::string_view key);

/// The times of a day; none before there were any.
std::vector<std::int64_t> times_on(const ClusterEntry& entry, base::Day day);

void record(store::Transaction& tx, const base::Who& who, const ClusterEntry& entry, std::string_view verb,
            const base::Json& detail = nullptr);

}  // namespace broadcasts
