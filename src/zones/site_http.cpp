#include "zones/site_http.hpp"

#include "accounts/permission.hpp"
#include "zones/sight.hpp"
#include "zones/site.hpp"

namespace zones {
namespace {

using base::Permission;
using http::allow;
using http::Call;
using http::Page;

struct PlacesForm {
    std::int64_t places = 0;
};
BOOST_DESCRIBE_STRUCT(PlacesForm, (), (places))

struct ReleaseForm {
    base::Day last_day;
};
BOOST_DESCRIBE_STRUCT(ReleaseForm, (), (last_day))

struct AnswerForm {
    RequestState state = RequestState::taken;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(AnswerForm, (), (state, reason))

struct NewId {
    base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(NewId, (), (id))

ZoneId which(const Call& call) {
    return call.id<ZoneId>("zone");
}

template <class T>
Page<T> paged(std::vector<T> items, std::size_t limit) {
    Page<T> page{std::move(items), std::nullopt};
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

void add_stays(http::Router& router, const store::MasterKey& master) {
    const auto health = allow(Permission::health_read);
    router
        .get("/api/zones/{zone}/stays", health, "Who is in a quarantine site; leaves a journal line",
             [&master](Call& call) {
                 return paged(
                     open_stays(call.tx, master, call.who, which(call), call.maybe_id<StayId>("after"), call.limit()),
                     call.limit());
             })
        .leaves_a_line();
    router.post("/api/zones/{zone}/stays", health, "Somebody comes to a quarantine site",
                [&master](Call& call, const NewStay& wanted) {
                    const auto id = admit(call.tx, master, call.who, which(call), wanted);
                    return http::Created<NewId>{"/api/zones/" + base::to_string(which(call)) + "/stays", {id.uuid}};
                });
    router.post("/api/site-stays/{site_stay}/release", health, "Somebody leaves on their last day",
                [](Call& call, const ReleaseForm& form) {
                    release(call.tx, call.who, call.id<StayId>("site_stay"), form.last_day);
                });
}

void add_requests(http::Router& router, const store::MasterKey& master) {
    const auto helpers = allow(Permission::households_read);
    router
        .get("/api/zones/{zone}/requests", helpers,
             "What families ask for: parcels and a word with somebody inside; leaves a journal line",
             [&master](Call& call) {
                 return paged(open_requests(call.tx, master, call.who, which(call), call.maybe_id<RequestId>("after"),
                                            call.limit()),
                              call.limit());
             })
        .leaves_a_line();
    router.post("/api/zones/{zone}/requests", helpers, "Write down what a family asks for",
                [&master](Call& call, const NewRequest& wanted) {
                    const auto id = ask(call.tx, master, call.who, which(call), wanted);
                    return http::Created<NewId>{"/api/zones/" + base::to_string(which(call)) + "/requests", {id.uuid}};
                });
    router.post("/api/site-requests/{site_request}/answer", helpers, "Take it on, do it, or say why it was not done",
                [](Call& call, const AnswerForm& form) {
                    answer(call.tx, call.who, call.id<RequestId>("site_request"), form.state, form.reason);
                });
}

}  // namespace

void add_site_routes(http::Router& router, const store::MasterKey& master) {
    const auto deciders = allow(may_decide_zones);
    router.get("/api/zones/{zone}/site", allow(Permission::plans_read),
               "A quarantine site: places, occupancy by day, supplies against what is needed",
               [](Call& call) { return site(call.tx, call.who, which(call)); });
    router.put("/api/zones/{zone}/site", deciders, "How many places it has", [](Call& call, const PlacesForm& form) {
        set_places(call.tx, call.who, which(call), form.places);
        return site(call.tx, call.who, which(call));
    });
    router.put("/api/zones/{zone}/supplies", deciders, "What there is of a supply against what is needed",
               [](Call& call, const Supply& supply) {
                   set_supply(call.tx, call.who, which(call), supply);
                   return site(call.tx, call.who, which(call));
               });
    add_stays(router, master);
    add_requests(router, master);
}

}  // namespace zones
