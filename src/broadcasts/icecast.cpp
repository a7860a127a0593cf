#include "broadcasts/icecast.hpp"

#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "base/problem.hpp"
#include "broadcasts/day.hpp"

namespace broadcasts {
namespace {

using namespace std::chrono_literals;
using base::Problem;
using base::ProblemKind;

/// What the log says of the server's own doing, as the desk reads it.
constexpr const char* not_taken = "Icecast không nhận";
constexpr const char* broken_off = "Ngắt vì tin khẩn hoặc tin được rút";

bool is_told(store::Transaction& tx, const ClusterEntry& entry, const SlotId& slot) {
    return !tx.run(R"(
        SELECT 1 AS found FROM speaker_play
        WHERE home = $1 AND cluster = $2 AND day = $3 AND minute = $4 AND is_emergency = $5)",
                   {entry.home, entry.cluster.id, slot.day, slot.minute, slot.is_emergency})
                .empty();
}

std::string sound_of_slot(store::Transaction& tx, const ClusterEntry& entry, const ClusterPlan& plan,
                          const Slot& slot) {
    std::string bytes;
    for (std::int64_t turn = 0; turn < repeats_of(slot.is_emergency); ++turn)
        for (const auto& id : slot.messages) {
            const auto sound = sound_of(tx, message_in(plan, id), entry.cluster.voice, Format::mp3);
            if (sound && sound->media_type == "audio/mpeg") bytes.append(sound->bytes.begin(), sound->bytes.end());
        }
    return bytes;
}

bool is_same(const SlotId& one, const SlotId& other) {
    return one.day == other.day && one.minute == other.minute && one.is_emergency == other.is_emergency;
}

}  // namespace

std::vector<Mount> read_mounts(const std::string& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) throw Problem(ProblemKind::invalid, "speaker_mounts.unreadable", file);
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        throw Problem(ProblemKind::invalid, "speaker_mounts.readable_by_others", file);
    std::ifstream stream(file, std::ios::binary);
    auto mounts = base::from_json_text<std::vector<Mount>>(std::string{std::istreambuf_iterator<char>(stream), {}});
    for (const auto& mount : mounts)
        if (!mount.address.starts_with("icecast://"))
            throw Problem(ProblemKind::invalid, "speaker_mounts.wrong_address", base::to_string(mount.cluster));
    return mounts;
}

std::optional<OnAir> on_air(store::Transaction& tx, ClusterId cluster) {
    const auto entry = cluster_entry(tx, cluster);
    const auto today = base::day_of(tx.now());
    const auto plan = plan_of(tx, entry, today);
    for (const auto& slot : plan.plan.slots) {
        if (tx.now() < slot.starts_at || slot.ends_at <= tx.now()) continue;
        const SlotId id{today, slot.minute, slot.is_emergency};
        if (is_told(tx, entry, id)) continue;
        auto sound = sound_of_slot(tx, entry, plan, slot);
        if (!sound.empty()) return OnAir{id, std::move(sound)};
    }
    return std::nullopt;
}

void Station::tell(store::Database& database, Outcome outcome, const std::string& reason) {
    const Telling telling{*slot_, outcome, reason};
    push_.reset();
    slot_.reset();
    database.write([&](store::Transaction& tx) { tell_by_server(tx, mount_.cluster, telling); });
}

void Station::turn(store::Database& database) {
    if (push_) {
        if (const auto arrived = push_->arrived()) {
            tell(database, *arrived ? Outcome::played : Outcome::failed, *arrived ? "" : not_taken);
            return;
        }
    }
    const auto now = database.read([&](store::Transaction& tx) { return on_air(tx, mount_.cluster); });
    if (push_ && now && !is_same(now->slot, *slot_)) tell(database, Outcome::partly, broken_off);
    if (push_ || !now) return;
    slot_ = now->slot;
    push_ = std::make_unique<Push>(now->sound, mount_.address);
}

std::vector<jobs::Job> stations_of(const std::vector<Mount>& mounts) {
    std::vector<jobs::Job> jobs;
    for (const auto& mount : mounts)
        jobs.push_back({"push to Icecast", 1s, [station = std::make_shared<Station>(mount)](store::Database& database) {
                            station->turn(database);
                        }});
    return jobs;
}

}  // namespace broadcasts
