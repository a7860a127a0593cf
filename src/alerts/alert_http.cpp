#include "alerts/alert_http.hpp"

#include "accounts/door.hpp"
#include "accounts/permission.hpp"
#include "alerts/alert.hpp"
#include "alerts/authority.hpp"
#include "alerts/issue.hpp"

namespace alerts {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

constexpr accounts::Door hand_in_door{"alert.hand_in", 60};

struct Reason {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

AlertId alert_of(Call& call) {
    return call.id<AlertId>("alert");
}

/// Takes a file apart and asks xmlsec1 about it, before the unit of work.
Arrived look_at(store::Database& database, const std::string& xml) {
    Arrived arrived{sources::read_cap(xml), xml, {}};
    const auto known = database.read([](store::Transaction& tx) { return certificates(tx); });
    arrived.checked = check(arrived.said, xml, known, database.options().clock());
    return arrived;
}

http::Response file_of(Call& call) {
    auto name = call.name("alert_issue");
    if (name.ends_with(".cap")) name.resize(name.size() - 4);
    const auto id = base::parse_uuid(name);
    if (!id) throw base::Problem(base::ProblemKind::not_found, "alert.not_found", name);
    return {200,
            "application/cap+xml; charset=utf-8",
            issued_xml(call.tx, {*id}),
            {{"Cache-Control", "public, max-age=86400"}},
            {}};
}

http::Response feed_response(Call& call) {
    const auto host = call.request.header("host");
    const auto origin = host ? (call.request.secure ? "https://" : "http://") + std::string(*host) : std::string();
    return {200,
            "application/atom+xml; charset=utf-8",
            alert_feed(call.tx, origin),
            {{"Cache-Control", "public, max-age=30"}},
            {}};
}

void add_arriving(http::Router& router, store::Database& database) {
    router
        .post(
            "/api/alerts", allow(Permission::documents_write),
            "Hand in an alert (CAP 1.2) as a file, for the caller's body",
            [&database](const http::Request&, const http::Upload& sent) { return look_at(database, sent.bytes); },
            [](Call& call, const Arrived& arrived) {
                auto taken = take_in(call.tx, call.who, call.who.body, arrived);
                return http::Created<Alert>{"/api/alerts/" + base::to_string(taken.id), std::move(taken)};
            })
        .accepts_up_to(sources::largest_cap);
    // The door is before the look, which takes a process.
    router
        .post(
            "/cap/bodies/{body}", anyone(), "Another system hands in an alert (CAP 1.2) that a trusted sender signed",
            [&database](const http::Request& request, const http::Upload& sent) {
                database.write([&](store::Transaction& tx) { accounts::begin_try(tx, hand_in_door, request.remote); });
                return look_at(database, sent.bytes);
            },
            [](Call& call, const Arrived& arrived) {
                take_in(call.tx, base::Who{}, call.id("body"), arrived);
                accounts::forgive_try(call.tx, hand_in_door, call.request.remote);
            })
        .accepts_up_to(sources::largest_cap);
}

void add_inbox(http::Router& router) {
    const auto writes = allow(Permission::documents_write);
    router.get("/api/bodies/{body}/alerts", writes,
               "Alerts in the inbox of a body that wait for a person, the newest first (?state=handled)",
               [](Call& call) {
                   return alerts(call.tx, call.who, call.id("body"), call.text("state") == "handled",
                                 call.text("after"), call.limit());
               });
    router.get("/api/alerts/{alert}", writes, "One alert, and what its signature proves",
               [](Call& call) { return get(call.tx, call.who, alert_of(call)); });
    router.post("/api/alerts/{alert}/message", writes, "Draft a message of it for the areas that a person chose",
                [](Call& call, const NewMessage& wanted) { return draft(call.tx, call.who, alert_of(call), wanted); });
    router.post(
        "/api/alerts/{alert}/set-aside", writes, "It needs nothing here, with why",
        [](Call& call, const Reason& sent) { return set_aside(call.tx, call.who, alert_of(call), sent.reason); });
    router.remove("/api/alerts/{alert}/set-aside", writes, "Take that back",
                  [](Call& call) { return take_up(call.tx, call.who, alert_of(call)); });
}

void add_authorities(http::Router& router) {
    router.get("/api/alert-authorities", allow(Permission::administer), "Whose signatures on alerts are believed",
               [](Call& call) {
                   return http::Page<Authority>{authorities(call.tx, call.who), std::nullopt};
               });
    router.post("/api/alert-authorities", allow(Permission::administer), "Believe the alerts of a certificate",
                [](Call& call, const NewAuthority& wanted) {
                    auto added = add_authority(call.tx, call.who, wanted);
                    return http::Created<Authority>{"/api/alert-authorities", std::move(added)};
                });
    router.remove("/api/alert-authorities/{alert_authority}", allow(Permission::administer), "Believe them no longer",
                  [](Call& call) { end_authority(call.tx, call.who, call.id<AuthorityId>("alert_authority")); });
}

}  // namespace

void add_routes(http::Router& router, store::Database& database) {
    add_arriving(router, database);
    add_inbox(router);
    add_authorities(router);
    router.get("/canh-bao.xml", anyone(), "Alerts that went out, as an Atom feed", feed_response);
    router.get("/cap/{alert_issue}", anyone(), "An alert that went out (CAP 1.2)", file_of);
}

}  // namespace alerts
