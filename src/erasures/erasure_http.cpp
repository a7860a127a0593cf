#include "erasures/erasure_http.hpp"

#include "accounts/permission.hpp"
#include "erasures/erasure.hpp"
#include "http/router.hpp"

namespace erasures {
namespace {

struct Decided {
    Outcome outcome;
};
BOOST_DESCRIBE_STRUCT(Decided, (), (outcome))

}  // namespace

void add_routes(http::Router& router, const store::MasterKey& master) {
    router.post(
        "/api/household-wishes/{wish}/decision", http::allow(base::Permission::needs_decide),
        "Agree that a household is forgotten, for ever, or say why not",
        [&master](http::Call& call, const households::ErasureDecision& decision) {
            return Decided{erasures::decide(call.tx, master, call.who, call.id<households::WishId>("wish"), decision)};
        });
}

}  // namespace erasures
