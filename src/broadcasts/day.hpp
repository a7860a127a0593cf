#pragma once

#include <string_view>
#include <vector>

#include "broadcasts/cluster_row.hpp"
#include "broadcasts/day_plan.hpp"
#include "broadcasts/sound.hpp"
#include "outreach/airing.hpp"

/// The day of a cluster out of the store: its times, and what is said where it is heard.
namespace broadcasts {

struct ClusterPlan {
    DayPlan plan;
    std::vector<outreach::Aired> messages;  ///< those meant for it
};

/// `aired` holds at least what is meant for the cluster on that day.
ClusterPlan plan_of(const ClusterEntry& entry, base::Day day, const std::vector<outreach::Aired>& aired,
                    const Lengths& lengths);
/// The same, read for this cluster alone.
ClusterPlan plan_of(store::Transaction& tx, const ClusterEntry& entry, base::Day day);

/// How long a text takes that has no sound yet.
std::chrono::milliseconds length_of(const Rule& rule, std::string_view title, std::string_view text);

const outreach::Aired& message_in(const ClusterPlan& plan, MessageId id);

}  // namespace broadcasts
