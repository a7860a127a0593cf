#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "needs/asker.hpp"
#include "needs/offer.hpp"
#include "needs/routes.hpp"

namespace needs {
namespace {

using base::Permission;
using http::allow;
using http::Call;

struct MatchTo {
    NeedId need;
};
BOOST_DESCRIBE_STRUCT(MatchTo, (), (need))

struct OfferCode {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(OfferCode, (), (code))

/// An offer with what is sealed of it; `offerer` is null once it was erased.
struct OpenedOffer : Offer {
    std::optional<Offerer> offerer;
    BOOST_DESCRIBE_CLASS(OpenedOffer, (Offer), (offerer), (), ())
};

areas::AreaId area_of(const Call& call) {
    const auto area = call.maybe_id<areas::AreaId>("area");
    if (!area) throw base::Problem(base::ProblemKind::invalid, "need.area_missing");
    return *area;
}

struct OfferStep {
    const char* name;
    const char* summary;
    Offer (*verb)(store::Transaction&, const base::Who&, OfferId);
};
constexpr OfferStep offer_steps[] = {
    {"unmatch", "Take a match back", unmatch},
    {"close", "The offer is used up or gone", close_offer},
    {"open-again", "Take that back", open_again},
};

}  // namespace

void add_offer_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    router.post(
        "/api/help-offers", http::anyone(), "Offer help to neighbours, without an account",
        [](const NewOffer& wanted) {
            return Coded<NewOffer>{wanted, new_code()};
        },
        [&master](Call& call, const Coded<NewOffer>& wanted) {
            begin_try(call.tx, Door::offer, call.request.remote);
            return http::Created<OfferReceipt>{"/can-giup",
                                               make_offer(call.tx, master, call.who, wanted.body, wanted.code)};
        });
    router.post(
        "/api/help-offers/withdraw", http::anyone(), "Withdraw an offer by its code",
        [&database](const http::Request& request, const OfferCode& sent) {
            database.write([&](store::Transaction& tx) { begin_try(tx, Door::code, request.remote); });
            return sent;
        },
        [](Call& call, const OfferCode& sent) {
            withdraw_offer(call.tx, sent.code);
            forgive_try(call.tx, Door::code, call.request.remote);
        });
    router.get("/api/offers", allow(Permission::needs_answer), "Offers of a commune or a hamlet (?area=, ?state=)",
               [](Call& call) {
                   const auto state = call.maybe_one_of<OfferState>("state").value_or(OfferState::open);
                   return offers(call.tx, call.who, area_of(call), state, call.text("after"), call.limit());
               });
    router
        .get("/api/offers/{id}", allow(Permission::needs_answer),
             "One offer with its sealed record; leaves a journal line",
             [&master](Call& call) {
                 const auto id = call.id<OfferId>("id");
                 auto offerer = open_offerer(call.tx, master, call.who, id);
                 return OpenedOffer{get_offer(call.tx, call.who, id), std::move(offerer)};
             })
        .leaves_a_line();
    router.post("/api/offers/{id}/match", allow(Permission::needs_decide), "Bring an offer and a need together",
                [](Call& call, const MatchTo& wanted) {
                    return match(call.tx, call.who, call.id<OfferId>("id"), wanted.need);
                });
    for (const auto& step : offer_steps)
        router.post(std::string("/api/offers/{id}/") + step.name, allow(Permission::needs_decide), step.summary,
                    [step](Call& call) { return step.verb(call.tx, call.who, call.id<OfferId>("id")); });
}

}  // namespace needs
