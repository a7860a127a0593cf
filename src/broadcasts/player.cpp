#include "broadcasts/player.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/problem.hpp"
#include "broadcasts/day.hpp"

namespace broadcasts {
namespace {

using base::Problem;
using base::ProblemKind;

/// Where a player finds what it needs.
struct Addresses {
    std::string behind;  ///< "https://host/api/speakers/key"
};

PlayerMessage player_message(const outreach::Aired& one, const Addresses& at) {
    return {.id = one.id,
            .title = one.title,
            .text = one.text,
            .audio = fmt::format("{}/audio/{}", at.behind, base::to_string(one.id)),
            .priority = one.priority};
}

PlayerSlot player_slot(const ClusterPlan& plan, const Slot& slot, base::Day day, const Addresses& at) {
    PlayerSlot shown{.day = day,
                     .minute = slot.minute,
                     .is_emergency = slot.is_emergency,
                     .start = slot.starts_at,
                     .end = slot.ends_at,
                     .priority = Priority::ordinary,
                     .repeat = repeats_of(slot.is_emergency),
                     .messages = {}};
    for (const auto& id : slot.messages) {
        shown.messages.push_back(player_message(message_in(plan, id), at));
        shown.priority = std::max(shown.priority, shown.messages.back().priority);
    }
    return shown;
}

}  // namespace

PlayerSchedule player_schedule(store::Transaction& tx, std::string_view key, const std::string& origin) {
    const auto entry = cluster_of_key(tx, key);
    PlayerSchedule schedule{.cluster = {entry.cluster.id.uuid, entry.cluster.name},
                            .voice = entry.cluster.voice,
                            .made_at = tx.now(),
                            .slots = {}};
    const Addresses at{origin + "/api/speakers/" + std::string(key)};
    const auto today = base::day_of(tx.now());
    for (const auto day : {today, today + 1}) {
        const auto plan = plan_of(tx, entry, day);
        for (const auto& slot : plan.plan.slots)
            if (!slot.messages.empty() && slot.ends_at >= tx.now())
                schedule.slots.push_back(player_slot(plan, slot, day, at));
    }
    return schedule;
}

std::string playlist(store::Transaction& tx, std::string_view key, const std::string& origin) {
    const auto schedule = player_schedule(tx, key, origin);
    std::string list = "#EXTM3U\n";
    if (schedule.slots.empty()) return list;
    for (const auto& one : schedule.slots.front().messages)
        list += fmt::format("#EXTINF:-1,{}\n{}\n", one.title, one.audio);
    return list;
}

files::File player_sound(store::Transaction& tx, std::string_view key, MessageId id, Format format) {
    const auto entry = cluster_of_key(tx, key);
    const auto today = base::day_of(tx.now());
    for (const auto day : {today, today + 1}) {
        const auto plan = plan_of(tx, entry, day);
        const auto message = std::ranges::find(plan.messages, id, &outreach::Aired::id);
        if (message == plan.messages.end()) continue;
        auto sound = sound_of(tx, *message, entry.cluster.voice, format);
        if (!sound) throw Problem(ProblemKind::not_found, "speaker.no_sound", base::to_string(id));
        return std::move(*sound);
    }
    throw Problem(ProblemKind::not_found, "message.not_found", base::to_string(id));
}

std::string sound_of_now(store::Transaction& tx, std::string_view key) {
    const auto entry = cluster_of_key(tx, key);
    const auto plan = plan_of(tx, entry, base::day_of(tx.now()));
    std::string bytes;
    for (const auto& slot : plan.plan.slots) {
        if (tx.now() < slot.starts_at || slot.ends_at <= tx.now()) continue;
        for (const auto& id : slot.messages) {
            const auto sound = sound_of(tx, message_in(plan, id), entry.cluster.voice, Format::mp3);
            if (sound && sound->media_type == "audio/mpeg") bytes.append(sound->bytes.begin(), sound->bytes.end());
        }
    }
    if (bytes.empty()) throw Problem(ProblemKind::not_found, "speaker.nothing_on");
    return bytes;
}

}  // namespace broadcasts
