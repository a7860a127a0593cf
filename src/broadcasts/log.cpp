#include "broadcasts/log.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "broadcasts/day.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace broadcasts {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_reason = 500;
constexpr std::size_t most_clusters = 200;
constexpr std::string_view played_indicator = "broadcasts_played";

struct Play {
    Outcome outcome = Outcome::played;
    std::string reason;
    base::Instant told_at;
    std::string told_by;
    bool is_by_person = false;
};
using PlayKey = std::tuple<ClusterId, std::int64_t, bool>;

Play read_play(const store::Row& row) {
    return {.outcome = base::named<Outcome>(row.text("outcome")),
            .reason = row.text("reason"),
            .told_at = row.instant("told_at"),
            .told_by = row.maybe_text("told_name").value_or(""),
            .is_by_person = !row.is_null("told_by")};
}

std::map<PlayKey, Play> plays_of(store::Transaction& tx, const std::vector<ClusterEntry>& clusters, base::Day day) {
    std::vector<store::Value> parameters{day};
    std::vector<ClusterId> ids;
    for (const auto& one : clusters) ids.push_back(one.cluster.id);
    const auto list = store::list_behind(parameters, ids);
    std::map<PlayKey, Play> plays;
    for (const auto& row :
         tx.run("SELECT p.*, k.name AS told_name FROM speaker_play p LEFT JOIN account k ON k.id = p.told_by "
                "WHERE p.day = $1 AND p.cluster IN " +
                    list,
                parameters))
        plays.emplace(PlayKey{row.id<SpeakerClusterTag>("cluster"), row.integer("minute"), row.boolean("is_emergency")},
                      read_play(row));
    return plays;
}

Standing standing_of(const Outcome outcome) {
    switch (outcome) {
        case Outcome::played:
            return Standing::played;
        case Outcome::partly:
            return Standing::partly;
        case Outcome::failed:
            break;
    }
    return Standing::failed;
}

std::vector<PlannedMessage> named(const ClusterPlan& plan, const std::vector<MessageId>& ids) {
    std::vector<PlannedMessage> messages;
    for (const auto& id : ids) {
        const auto& one = message_in(plan, id);
        messages.push_back({id, one.title, one.priority});
    }
    return messages;
}

LoggedSlot logged(const ClusterPlan& plan, const Slot& slot, const Play* play, base::Instant now) {
    LoggedSlot shown{.minute = slot.minute,
                     .is_emergency = slot.is_emergency,
                     .starts_at = slot.starts_at,
                     .ends_at = slot.ends_at,
                     .standing = Standing::waiting,
                     .messages = named(plan, slot.messages),
                     .reason = {},
                     .told_by = {},
                     .told_at = {}};
    if (play) {
        shown.standing = standing_of(play->outcome);
        shown.reason = play->reason;
        shown.told_by = play->told_by;
        shown.told_at = play->told_at;
    } else if (slot.messages.empty()) {
        shown.standing = Standing::idle;
    } else if (slot.ends_at < now) {
        shown.standing = Standing::silent;
    }
    return shown;
}

bool is_gap(const LoggedSlot& slot) {
    return slot.standing == Standing::silent || slot.standing == Standing::failed || slot.standing == Standing::partly;
}

ClusterDay day_of_cluster(const ClusterEntry& entry, const ClusterPlan& plan, const std::map<PlayKey, Play>& plays,
                          base::Instant now) {
    ClusterDay shown{.cluster = {entry.cluster.id.uuid, entry.cluster.name},
                     .may_tell = false,
                     .slots = {},
                     .left_over = named(plan, plan.plan.left_over)};
    for (const auto& slot : plan.plan.slots) {
        const auto found = plays.find({entry.cluster.id, slot.minute, slot.is_emergency});
        shown.slots.push_back(logged(plan, slot, found == plays.end() ? nullptr : &found->second, now));
    }
    return shown;
}

/// The slot that was planned, and has begun.
void require_slot(store::Transaction& tx, const ClusterEntry& entry, const SlotId& wanted) {
    const auto plan = plan_of(tx, entry, wanted.day).plan;
    const auto slot = std::ranges::find_if(plan.slots, [&](const Slot& one) {
        return one.minute == wanted.minute && one.is_emergency == wanted.is_emergency;
    });
    if (slot == plan.slots.end()) throw Problem(ProblemKind::not_found, "play.no_such_slot");
    if (slot->starts_at > tx.now()) throw Problem(ProblemKind::conflict, "play.too_early");
}

std::optional<Play> told_before(store::Transaction& tx, const ClusterEntry& entry, const SlotId& slot) {
    return store::first(read_play, tx.run(R"(
        SELECT p.*, k.name AS told_name FROM speaker_play p LEFT JOIN account k ON k.id = p.told_by
        WHERE p.home = $1 AND p.cluster = $2 AND p.day = $3 AND p.minute = $4 AND p.is_emergency = $5)",
                                          {entry.home, entry.cluster.id, slot.day, slot.minute, slot.is_emergency}));
}

void count_played(store::Transaction& tx, const ClusterEntry& entry, base::Day day, std::int64_t change) {
    if (change != 0) store::count(tx, entry.area, played_indicator, day, change);
}

std::int64_t weight_of(const std::optional<Play>& play) {
    return play && play->outcome == Outcome::played ? 1 : 0;
}

void keep(store::Transaction& tx, const base::Who& who, const ClusterEntry& entry, const Telling& telling) {
    const auto& [slot, outcome, typed] = telling;
    const auto reason = std::string(base::trim(base::to_nfc(typed)));
    if ((outcome != Outcome::played && base::fold(reason).empty()) || reason.size() > longest_reason)
        throw Problem(ProblemKind::invalid, "play.reason_missing");
    require_slot(tx, entry, slot);
    const auto before = told_before(tx, entry, slot);
    if (before && before->is_by_person && !who.is_somebody()) return;
    const auto account = who.is_somebody() ? std::optional(who.account) : std::nullopt;
    tx.change(R"(
        INSERT INTO speaker_play (home, cluster, day, minute, is_emergency, outcome, reason, told_at, told_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (home, cluster, day, minute, is_emergency) DO UPDATE
        SET outcome = excluded.outcome, reason = excluded.reason, told_at = excluded.told_at, told_by = excluded.told_by)",
              {entry.home, entry.cluster.id, slot.day, slot.minute, slot.is_emergency, base::name_of(outcome), reason,
               tx.now(), account});
    count_played(tx, entry, slot.day, (outcome == Outcome::played ? 1 : 0) - weight_of(before));
    record(tx, who, entry, "speaker." + base::name_of(outcome),
           base::Json{{"day", base::to_string(slot.day)}, {"minute", slot.minute}});
}

}  // namespace

DayLog day_log(store::Transaction& tx, const base::Who& who, areas::AreaId id, base::Day day) {
    const auto area = areas::get(tx, id);
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "speaker.area_too_wide", area.path);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    const auto clusters = read_clusters(tx, tx.run(select_clusters(R"(
        a.path >= $1 AND a.path < $2 AND c.opened_at <= $3 ORDER BY c.id LIMIT $4)"),
                                                   {area.path, area.path + '~', base::end_of(day), most_clusters}));
    const auto aired = outreach::on_loudspeakers(tx, area.path, day, day);
    const auto lengths = lengths_of(tx, aired);
    const auto plays = plays_of(tx, clusters, day);
    DayLog log{.day = day, .clusters = {}};
    for (const auto& one : clusters) {
        auto shown = day_of_cluster(one, plan_of(one, day, aired, lengths), plays, tx.now());
        if (shown.slots.empty()) continue;
        shown.may_tell = accounts::reaches_body(tx, who, Permission::tasks_do, one.cluster.body.id);
        for (const auto& slot : shown.slots) {
            log.slots += slot.standing != Standing::idle;
            log.gaps += is_gap(slot);
            log.silent += slot.standing == Standing::silent;
        }
        log.clusters.push_back(std::move(shown));
    }
    std::ranges::sort(log.clusters, {}, [](const ClusterDay& one) {
        return std::tuple(-std::ranges::count_if(one.slots, is_gap), base::fold(one.cluster.name), one.cluster.id);
    });
    return log;
}

void tell(store::Transaction& tx, const base::Who& who, ClusterId id, const Telling& telling) {
    const auto found = cluster_entry(tx, id);
    accounts::require_body(tx, who, Permission::tasks_do, found.cluster.body.id);
    keep(tx, who, found, telling);
}

void take_back_telling(store::Transaction& tx, const base::Who& who, ClusterId id, const SlotId& slot) {
    const auto found = cluster_entry(tx, id);
    accounts::require_body(tx, who, Permission::tasks_do, found.cluster.body.id);
    const auto before = told_before(tx, found, slot);
    if (!before) throw Problem(ProblemKind::not_found, "play.not_told");
    tx.change(R"(
        DELETE FROM speaker_play WHERE home = $1 AND cluster = $2 AND day = $3 AND minute = $4 AND is_emergency = $5)",
              {found.home, id, slot.day, slot.minute, slot.is_emergency});
    count_played(tx, found, slot.day, -weight_of(before));
    record(tx, who, found, "speaker.telling_taken_back",
           base::Json{{"day", base::to_string(slot.day)}, {"minute", slot.minute}});
}

void tell_by_key(store::Transaction& tx, std::string_view key, const Telling& telling) {
    keep(tx, base::Who{}, cluster_of_key(tx, key), telling);
}

void tell_by_server(store::Transaction& tx, ClusterId id, const Telling& telling) {
    keep(tx, base::Who{}, cluster_entry(tx, id), telling);
}

std::vector<store::Indicator> indicators() {
    return {{played_indicator, R"(
        SELECT c.area, p.day, CAST(count(*) AS BIGINT) AS value
        FROM speaker_play p JOIN speaker_cluster c ON c.id = p.cluster WHERE p.outcome = 'played' GROUP BY c.area, p.day)"}};
}

}  // namespace broadcasts
