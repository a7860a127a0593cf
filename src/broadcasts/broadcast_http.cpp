#include "broadcasts/broadcast_http.hpp"

#include "accounts/permission.hpp"
#include "broadcasts/log.hpp"
#include "broadcasts/routes.hpp"
#include "http/origin.hpp"

namespace broadcasts {
namespace {

using base::Permission;
using http::allow;
using http::Call;

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

/// Shown this once; it cannot be read back.
struct Key {
    std::string key;
    std::string schedule;  ///< address for the player
    std::string playlist;
};
BOOST_DESCRIBE_STRUCT(Key, (), (key, schedule, playlist))

ClusterId cluster_of(Call& call) {
    return call.id<ClusterId>("speaker_cluster");
}

Key key_answer(const http::Request& request, const accounts::Token& token) {
    const auto key = accounts::to_string(token);
    const auto behind = http::origin_of(request) + "/api/speakers/" + key;
    return {key, behind + "/schedule.json", behind + "/playlist.m3u"};
}

void add_cluster_routes(http::Router& router) {
    const auto reads = allow(Permission::plans_read);
    const auto writes = allow(Permission::documents_write);
    router.get("/api/broadcast-rule", reads, "How many slots a day has, between which hours (?day=)",
               [](Call& call) { return rule_of(call.day_or_today("day")); });
    router.get("/api/areas/{area}/speaker-clusters", reads, "Clusters of loudspeakers in an area", [](Call& call) {
        return clusters(call.tx, call.who, call.id<areas::AreaId>("area"), call.text("after"), call.limit());
    });
    router.post("/api/speaker-clusters", writes, "A cluster of loudspeakers: who is in charge, who hears it, when",
                [](Call& call, const NewCluster& wanted) {
                    auto made = open_cluster(call.tx, call.who, wanted);
                    return http::Created<Cluster>{"/api/speaker-clusters/" + base::to_string(made.id), std::move(made)};
                });
    router.get("/api/speaker-clusters/{speaker_cluster}", reads, "One cluster of loudspeakers",
               [](Call& call) { return get(call.tx, call.who, cluster_of(call)); });
    router.put("/api/speaker-clusters/{speaker_cluster}", writes, "Its name, its voice, and who hears it",
               [](Call& call, const ClusterChange& wanted) {
                   return change_cluster(call.tx, call.who, cluster_of(call), wanted);
               });
    router.post(
        "/api/speaker-clusters/{speaker_cluster}/schedules", writes, "Its times from a day to come on",
        [](Call& call, const Schedule& wanted) { return set_schedule(call.tx, call.who, cluster_of(call), wanted); });
    router.remove("/api/speaker-clusters/{speaker_cluster}", writes, "It stands there no longer",
                  [](Call& call) { close_cluster(call.tx, call.who, cluster_of(call)); });
    router.post("/api/speaker-clusters/{speaker_cluster}/open-again", writes, "Take that back",
                [](Call& call, const Nothing&) { return open_again(call.tx, call.who, cluster_of(call)); });
    router.post(
        "/api/speaker-clusters/{speaker_cluster}/key", writes, "A key for its player, shown this once",
        [](const Nothing&) { return accounts::new_token(); },
        [](Call& call, const accounts::Token& token) {
            set_key(call.tx, call.who, cluster_of(call), token);
            return key_answer(call.request, token);
        });
    router.remove("/api/speaker-clusters/{speaker_cluster}/key", writes, "Its player is let in no longer",
                  [](Call& call) { revoke_key(call.tx, call.who, cluster_of(call)); });
}

void add_log_routes(http::Router& router) {
    router.get("/api/areas/{area}/broadcasts", allow(Permission::plans_read),
               "What the loudspeakers of a commune were to say on a day and what became of it (?day=)", [](Call& call) {
                   return day_log(call.tx, call.who, call.id<areas::AreaId>("area"), call.day_or_today("day"));
               });
    router.post("/api/speaker-clusters/{speaker_cluster}/plays", allow(Permission::tasks_do),
                "Tell how a slot went, as with an old amplifier",
                [](Call& call, const Telling& telling) { tell(call.tx, call.who, cluster_of(call), telling); });
    router.post("/api/speaker-clusters/{speaker_cluster}/plays/undo", allow(Permission::tasks_do),
                "Nobody said anything, then",
                [](Call& call, const SlotId& slot) { take_back_telling(call.tx, call.who, cluster_of(call), slot); });
}

}  // namespace

void add_routes(http::Router& router) {
    add_cluster_routes(router);
    add_log_routes(router);
    add_player_routes(router);
    add_listener_routes(router);
    add_tour_routes(router);
}

}  // namespace broadcasts
