#include "registry/registry_http.hpp"

#include "accounts/permission.hpp"
#include "registry/callback.hpp"
#include "registry/consent.hpp"
#include "registry/envelope.hpp"
#include "registry/vocabulary.hpp"

namespace registry {
namespace {

using base::Permission;
using http::allow;

/// What the other side needs of us, to check our signatures.
struct OurKey {
    std::string key_id;
    std::string algorithm;
    std::string public_key;
};
BOOST_DESCRIBE_STRUCT(OurKey, (), (key_id, algorithm, public_key))

http::Page<Use> use_page(http::Call& call) {
    const auto after = call.text("after");
    const auto before = after.empty() ? std::nullopt : base::parse_instant(after);
    const auto limit = call.limit();
    http::Page<Use> page{uses(call.tx, call.who, call.id<CallerId>("caller"), before, limit), std::nullopt};
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().at);
    return page;
}

households::HouseholdId household_in(const http::Call& call) {
    return call.id<households::HouseholdId>("id");
}

void add_consent_routes(http::Router& router) {
    router.get("/api/households/{id}/registry-consents", allow(Permission::households_read),
               "Which other systems may ask for this household, and whether it agreed", [](http::Call& call) {
                   return http::Page<Consent>{consents(call.tx, call.who, household_in(call)), std::nullopt};
               });
    router.get(
        "/api/households/{id}/registry-tellings", allow(Permission::households_read),
        "Which other systems were told of this household, and what for", [](http::Call& call) {
            return http::Page<Telling>{tellings(call.tx, call.who, household_in(call), call.limit()), std::nullopt};
        });
    router.put("/api/households/{id}/registry-consents/{caller}", allow(Permission::households_write),
               "The household agrees that this system may ask for it", [](http::Call& call) {
                   give_consent(call.tx, call.who, household_in(call), call.id<CallerId>("caller"));
               });
    router.remove("/api/households/{id}/registry-consents/{caller}", allow(Permission::households_write),
                  "The household takes its consent back", [](http::Call& call) {
                      take_consent_back(call.tx, call.who, household_in(call), call.id<CallerId>("caller"));
                  });
}

}  // namespace

void add_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/registry-fields", http::signed_in(), "What another system can be told of a household",
               [](http::Call&) {
                   return http::Page<Field>{fields(), std::nullopt};
               });
    router.get("/api/registry-key", allow(Permission::administer), "The key with which this register signs",
               [&master](http::Call&) {
                   const SigningKey key(master);
                   return OurKey{key.key_id(), "ed25519", key.public_base64()};
               });
    router.get("/api/registry-callers", allow(Permission::administer), "Systems that may ask the register",
               [](http::Call& call) {
                   return http::Page<Caller>{callers(call.tx, call.who), std::nullopt};
               });
    router.post(
        "/api/registry-callers", allow(Permission::administer), "Register a system that may ask",
        [](http::Call& call, const NewCaller& wanted) {
            const auto id = register_caller(call.tx, call.who, wanted);
            return http::Created<Caller>{"/api/registry-callers/" + base::to_string(id), get(call.tx, call.who, id)};
        });
    router.get("/api/registry-callers/{caller}", allow(Permission::administer), "One system that may ask",
               [](http::Call& call) { return get(call.tx, call.who, call.id<CallerId>("caller")); });
    router.get("/api/registry-callers/{caller}/uses", allow(Permission::administer),
               "What a system asked and how it was answered, the newest first", use_page);
    router.get("/api/registry-callers/{caller}/callbacks", allow(Permission::administer),
               "What is on its way to a system or has come there, the newest first", [](http::Call& call) {
                   return http::Page<CallbackState>{
                       callbacks(call.tx, call.who, call.id<CallerId>("caller"), call.limit()), std::nullopt};
               });
    router.post("/api/registry-callers/{caller}/revoke", allow(Permission::administer), "It may ask no longer",
                [](http::Call& call) { revoke(call.tx, call.who, call.id<CallerId>("caller")); });
    router.post("/api/registry-callers/{caller}/restore", allow(Permission::administer), "It may ask again after all",
                [](http::Call& call) { restore(call.tx, call.who, call.id<CallerId>("caller")); });
    add_consent_routes(router);
    add_message_routes(router, master);
}

}  // namespace registry
