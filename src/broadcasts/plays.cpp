#include "broadcasts/plays.hpp"

#include <algorithm>

namespace broadcasts {
namespace {

void add(Plays& plays, const LoggedSlot& slot) {
    switch (slot.standing) {
        case Standing::played:
            ++plays.played;
            if (!plays.first_at || slot.starts_at < *plays.first_at) plays.first_at = slot.starts_at;
            break;
        case Standing::silent:
        case Standing::failed:
        case Standing::partly:
            ++plays.gaps;
            break;
        case Standing::waiting:
        case Standing::idle:
            break;
    }
}

}  // namespace

Plays plays_of(store::Transaction& tx, const base::Who& who, areas::AreaId area, MessageId message, base::Day from,
               base::Day until) {
    return plays_of(tx, who, area, std::vector{message}, from, until)[message];
}

std::map<MessageId, Plays> plays_of(store::Transaction& tx, const base::Who& who, areas::AreaId area,
                                    const std::vector<MessageId>& messages, base::Day from, base::Day until) {
    constexpr int most_days = 31;
    std::map<MessageId, Plays> plays;
    for (auto day = std::max(from, until - most_days); day <= until; day = day + 1)
        for (const auto& cluster : day_log(tx, who, area, day).clusters)
            for (const auto& slot : cluster.slots)
                for (const auto& planned : slot.messages)
                    if (std::ranges::find(messages, planned.id) != messages.end()) add(plays[planned.id], slot);
    return plays;
}

}  // namespace broadcasts
