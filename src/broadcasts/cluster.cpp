#include "broadcasts/cluster.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "broadcasts/cluster_row.hpp"
#include "broadcasts/sound.hpp"

namespace broadcasts {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_name = 150;
constexpr std::size_t most_areas = 100;

std::string tidy_name(std::string_view typed) {
    auto name = base::tidy(base::to_nfc(typed));
    if (base::fold(name).empty() || name.size() > longest_name)
        throw Problem(ProblemKind::invalid, "speaker.name_missing");
    return name;
}

void write_areas(store::Transaction& tx, std::int64_t home, ClusterId id, const std::string& own_path,
                 const std::vector<areas::AreaId>& wanted) {
    if (wanted.empty() || wanted.size() > most_areas) throw Problem(ProblemKind::invalid, "speaker.no_area");
    tx.change("DELETE FROM speaker_area WHERE home = $1 AND cluster = $2", {home, id});
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto area = areas::get(tx, wanted[i]);
        if (!areas::is_within(area.path, own_path))
            throw Problem(ProblemKind::forbidden, "speaker.area_outside", area.path);
        tx.change(R"(INSERT INTO speaker_area (home, cluster, area, position) VALUES ($1, $2, $3, $4)
                     ON CONFLICT (home, cluster, area) DO NOTHING)",
                  {home, id, wanted[i], i});
    }
}

void write_schedule(store::Transaction& tx, std::int64_t home, ClusterId id, const Schedule& schedule) {
    require_times(rule_of(schedule.from), schedule.times);
    tx.change(R"(
        INSERT INTO speaker_schedule (home, cluster, valid_from, times) VALUES ($1, $2, $3, $4)
        ON CONFLICT (home, cluster, valid_from) DO UPDATE SET times = excluded.times)",
              {home, id, schedule.from, base::to_json(schedule.times)});
}

/// The voice of the province in which an area lies.
Voice voice_of(store::Transaction& tx, const areas::Area& area) {
    if (area.level == areas::province_level) return voice_of_province(area.code);
    for (const auto& above : areas::ancestors(tx, area))
        if (above.level == areas::province_level) return voice_of_province(above.code);
    return voice_of_province(area.code);
}

bool says_the_same(const Cluster& there, const NewCluster& wanted) {
    return there.body.id == wanted.body && there.name == base::tidy(base::to_nfc(wanted.name)) &&
           std::ranges::equal(there.areas, wanted.areas,
                              [](const Place& one, const areas::AreaId& other) { return one.id == other.uuid; });
}

Cluster told(store::Transaction& tx, const base::Who& who, ClusterEntry entry) {
    entry.cluster.may_change = accounts::reaches_body(tx, who, Permission::documents_write, entry.cluster.body.id);
    return std::move(entry.cluster);
}

Cluster set_closed(store::Transaction& tx, const base::Who& who, ClusterId id, bool is_closed) {
    const auto found = own_cluster(tx, who, id);
    if (found.cluster.is_closed == is_closed)
        throw Problem(ProblemKind::conflict, is_closed ? "speaker.closed" : "speaker.not_closed");
    tx.change("UPDATE speaker_cluster SET closed_at = $3 WHERE home = $1 AND id = $2",
              {found.home, id, is_closed ? std::optional(tx.now()) : std::nullopt});
    record(tx, who, found, is_closed ? "speaker.closed" : "speaker.opened_again");
    return get(tx, who, id);
}

}  // namespace

Cluster open_cluster(store::Transaction& tx, const base::Who& who, const NewCluster& wanted) {
    const auto own = areas::get(tx, bodies::get(tx, bodies::BodyId{wanted.body}).area);
    accounts::require_body(tx, who, Permission::documents_write, wanted.body);
    if (!tx.run("SELECT 1 AS found FROM speaker_cluster WHERE id = $1", {wanted.id}).empty()) {
        auto there = cluster_entry(tx, wanted.id);
        if (says_the_same(there.cluster, wanted)) return told(tx, who, std::move(there));
        throw Problem(ProblemKind::conflict, "speaker.id_taken", base::to_string(wanted.id));
    }
    tx.change(R"(
        INSERT INTO speaker_cluster (home, id, body, area, name, voice, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7))",
              {own.home, wanted.id, wanted.body, own.id, tidy_name(wanted.name),
               base::name_of(wanted.voice.value_or(voice_of(tx, own))), tx.now()});
    write_areas(tx, own.home, wanted.id, own.path, wanted.areas);
    write_schedule(tx, own.home, wanted.id, {base::day_of(tx.now()), wanted.times});
    look_again(tx, own.path);
    record(tx, who, cluster_entry(tx, wanted.id), "speaker.opened");
    return get(tx, who, wanted.id);
}

Cluster change_cluster(store::Transaction& tx, const base::Who& who, ClusterId id, const ClusterChange& wanted) {
    const auto found = own_cluster(tx, who, id);
    const auto own = areas::get(tx, areas::AreaId{found.area});
    tx.change("UPDATE speaker_cluster SET name = $3, voice = $4 WHERE home = $1 AND id = $2",
              {found.home, id, tidy_name(wanted.name), base::name_of(wanted.voice)});
    write_areas(tx, found.home, id, own.path, wanted.areas);
    if (wanted.voice != found.cluster.voice) look_again(tx, own.path);
    record(tx, who, found, "speaker.changed");
    return get(tx, who, id);
}

Cluster set_schedule(store::Transaction& tx, const base::Who& who, ClusterId id, const Schedule& wanted) {
    const auto found = own_cluster(tx, who, id);
    if (wanted.from <= base::day_of(tx.now()))
        throw Problem(ProblemKind::invalid, "schedule.too_early", base::to_string(wanted.from));
    write_schedule(tx, found.home, id, wanted);
    record(tx, who, found, "speaker.schedule_set", base::Json{{"from", base::to_string(wanted.from)}});
    return get(tx, who, id);
}

Cluster close_cluster(store::Transaction& tx, const base::Who& who, ClusterId id) {
    return set_closed(tx, who, id, true);
}

Cluster open_again(store::Transaction& tx, const base::Who& who, ClusterId id) {
    return set_closed(tx, who, id, false);
}

void set_key(store::Transaction& tx, const base::Who& who, ClusterId id, const accounts::Token& key) {
    const auto found = own_cluster(tx, who, id);
    tx.change("UPDATE speaker_cluster SET key_hash = $3, key_made_at = $4 WHERE home = $1 AND id = $2",
              {found.home, id, accounts::hash_of(key), tx.now()});
    record(tx, who, found, "speaker.key_made");
}

void revoke_key(store::Transaction& tx, const base::Who& who, ClusterId id) {
    const auto found = own_cluster(tx, who, id);
    if (!found.cluster.key_made_at) return;
    tx.change("UPDATE speaker_cluster SET key_hash = NULL, key_made_at = NULL WHERE home = $1 AND id = $2",
              {found.home, id});
    record(tx, who, found, "speaker.key_revoked");
}

Cluster get(store::Transaction& tx, const base::Who& who, ClusterId id) {
    auto found = cluster_entry(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, found.area_path);
    return told(tx, who, std::move(found));
}

ClusterPage clusters(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                     std::size_t limit) {
    const auto path = areas::get(tx, area).path;
    accounts::require_figures(tx, who, Permission::plans_read, path);
    auto found = read_clusters(tx, tx.run(select_clusters(R"(
        a.path >= $1 AND a.path < $2 AND c.id > $3 ORDER BY c.id LIMIT $4)"),
                                          {path, path + '~', base::parse_uuid(after).value_or(base::Uuid{}), limit}));
    ClusterPage page;
    for (auto& one : found) page.items.push_back(told(tx, who, std::move(one)));
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

}  // namespace broadcasts
