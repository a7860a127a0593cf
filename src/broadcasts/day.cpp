#include "broadcasts/day.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace broadcasts {
namespace {

bool is_meant_for(const outreach::Aired& message, const ClusterEntry& entry) {
    return std::ranges::any_of(message.paths, [&](const std::string& path) {
        return std::ranges::any_of(entry.paths,
                                   [&](const std::string& heard) { return outreach::touches(path, heard); });
    });
}

/// A cluster says nothing before it stood there, and nothing once it is closed.
void keep_while_open(const ClusterEntry& entry, std::vector<Slot>& slots) {
    std::erase_if(slots, [&](const Slot& slot) {
        return slot.starts_at < entry.cluster.opened_at || (entry.closed_at && slot.starts_at > *entry.closed_at);
    });
}

std::chrono::milliseconds length_in(const Rule& rule, const ClusterEntry& entry, const outreach::Aired& message,
                                    const Lengths& lengths) {
    const auto known = lengths.find({message.id, entry.cluster.voice});
    if (known == lengths.end() || message.recording) return length_of(rule, message.title, message.text);
    return known->second + std::chrono::milliseconds(rule.ms_between);
}

}  // namespace

std::chrono::milliseconds length_of(const Rule& rule, std::string_view title, std::string_view text) {
    const auto folded = base::fold(std::string(title) + ' ' + std::string(text));
    const auto words = static_cast<std::int64_t>(base::words_of(folded).size());
    return std::chrono::milliseconds(words * rule.ms_per_word + rule.ms_between);
}

ClusterPlan plan_of(const ClusterEntry& entry, base::Day day, const std::vector<outreach::Aired>& aired,
                    const Lengths& lengths) {
    const auto& rule = rule_of(day);
    ClusterPlan found;
    std::vector<Airing> airings;
    for (const auto& one : aired) {
        if (!is_meant_for(one, entry)) continue;
        airings.push_back({one.id, one.priority, one.from, one.until, length_in(rule, entry, one, lengths)});
        found.messages.push_back(one);
    }
    found.plan = plan_day(rule, times_on(entry, day), day, airings);
    keep_while_open(entry, found.plan.slots);
    return found;
}

ClusterPlan plan_of(store::Transaction& tx, const ClusterEntry& entry, base::Day day) {
    const auto aired = outreach::on_loudspeakers(tx, entry.area_path, day, day);
    return plan_of(entry, day, aired, lengths_of(tx, aired));
}

const outreach::Aired& message_in(const ClusterPlan& plan, MessageId id) {
    return *std::ranges::find(plan.messages, id, &outreach::Aired::id);
}

}  // namespace broadcasts
