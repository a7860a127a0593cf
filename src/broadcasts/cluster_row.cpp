#include "broadcasts/cluster_row.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace broadcasts {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

ClusterEntry read_cluster(const store::Row& row) {
    const auto closed_at = row.maybe_instant("closed_at");
    return {.cluster = {.id = row.id<SpeakerClusterTag>("id"),
                        .name = row.text("name"),
                        .body = {row.uuid("body"), row.text("body_name")},
                        .areas = {},
                        .voice = base::named<Voice>(row.text("voice")),
                        .schedules = {},
                        .opened_at = row.instant("opened_at"),
                        .is_closed = closed_at.has_value(),
                        .key_made_at = row.maybe_instant("key_made_at")},
            .home = row.integer("home"),
            .area = row.uuid("area"),
            .area_path = row.text("area_path"),
            .closed_at = closed_at,
            .paths = {},
            .schedules = {}};
}

/// Of all there ever were, the one of today and those behind it.
std::vector<Schedule> still_to_come(const std::vector<Schedule>& schedules, base::Day today) {
    std::vector<Schedule> shown;
    for (const auto& one : schedules) {
        if (one.from <= today) shown.clear();
        shown.push_back(one);
    }
    return shown;
}

}  // namespace

std::string select_clusters(const std::string& where) {
    return R"(
        SELECT c.*, b.name AS body_name, a.path AS area_path
        FROM speaker_cluster c JOIN body b ON b.id = c.body JOIN area a ON a.id = c.area WHERE )" +
           where;
}

std::vector<ClusterEntry> read_clusters(store::Transaction& tx, const store::Rows& rows) {
    auto entries = store::all(read_cluster, rows);
    std::vector<store::Value> parameters;
    std::vector<ClusterId> ids;
    for (const auto& one : entries) ids.push_back(one.cluster.id);
    const auto list = store::list_behind(parameters, ids);
    const auto of = [&](const store::Row& row) -> ClusterEntry& {
        const auto id = row.id<SpeakerClusterTag>("cluster");
        return *std::ranges::find(entries, id, [](const ClusterEntry& one) { return one.cluster.id; });
    };
    for (const auto& row : tx.run("SELECT s.cluster, s.area, a.name, a.path FROM speaker_area s JOIN area a ON a.id = "
                                  "s.area WHERE s.cluster IN " +
                                      list + " ORDER BY s.cluster, s.position",
                                  parameters)) {
        auto& entry = of(row);
        entry.cluster.areas.push_back({row.uuid("area"), row.text("name")});
        entry.paths.push_back(row.text("path"));
    }
    for (const auto& row : tx.run(
             "SELECT * FROM speaker_schedule WHERE cluster IN " + list + " ORDER BY cluster, valid_from", parameters))
        of(row).schedules.push_back(
            {row.day("valid_from"), base::from_json_text<std::vector<std::int64_t>>(row.text("times"))});
    const auto today = base::day_of(tx.now());
    for (auto& one : entries) one.cluster.schedules = still_to_come(one.schedules, today);
    return entries;
}

ClusterEntry cluster_entry(store::Transaction& tx, ClusterId id) {
    auto found = read_clusters(tx, tx.run(select_clusters("c.id = $1"), {id}));
    if (found.empty()) throw Problem(ProblemKind::not_found, "speaker.not_found", base::to_string(id));
    return std::move(found.front());
}

ClusterEntry own_cluster(store::Transaction& tx, const base::Who& who, ClusterId id) {
    auto found = cluster_entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_write, found.cluster.body.id);
    return found;
}

ClusterEntry cluster_of_key(store::Transaction& tx, std::string_view key) {
    if (const auto token = accounts::parse_token(key)) {
        auto found = read_clusters(
            tx, tx.run(select_clusters("c.key_hash = $1 AND c.closed_at IS NULL"), {accounts::hash_of(*token)}));
        if (!found.empty()) return std::move(found.front());
    }
    throw Problem(ProblemKind::not_found, "speaker.key_unknown");
}

std::vector<std::int64_t> times_on(const ClusterEntry& entry, base::Day day) {
    std::vector<std::int64_t> times;
    for (const auto& one : entry.schedules)
        if (one.from <= day) times = one.times;
    return times;
}

void record(store::Transaction& tx, const base::Who& who, const ClusterEntry& entry, std::string_view verb,
            const base::Json& detail) {
    store::record(tx, who, verb, entry.cluster.id.uuid, entry.area, detail);
}

}  // namespace broadcasts
