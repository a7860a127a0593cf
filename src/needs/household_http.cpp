#include "accounts/permission.hpp"
#include "accounts/qr.hpp"
#include "households/standing.hpp"
#include "needs/of_household.hpp"
#include "needs/routes.hpp"
#include "http/origin.hpp"

namespace needs {
namespace {

using base::Permission;
using http::allow;
using http::Call;

/// What is printed and hung behind the door: where to ask, also as a QR code. Nothing of a person stands on it; the
/// code of the household is its number in the register.
struct Card {
    std::string code;
    std::string area;
    std::string address;
    std::string qr_svg;
};
BOOST_DESCRIBE_STRUCT(Card, (), (code, area, address, qr_svg))

Card card_of(const Call& call) {
    const auto home = households::get(call.tx, call.who, call.id<households::HouseholdId>("id"));
    const auto origin = http::origin_of(call.request);
    const auto address = origin + "/can-giup?ho=" + base::to_string(home.id);
    return {home.code, home.area.name, address, accounts::qr_svg(address)};
}

http::Page<Need> open_needs(Call& call) {
    const auto home =
        households::standing(call.tx, call.who, Permission::needs_answer, call.id<households::HouseholdId>("id"));
    return {open_of(call.tx, home.id), std::nullopt};
}

}  // namespace

void add_household_routes(http::Router& router) {
    router.get("/api/households/{id}/needs", allow(Permission::needs_answer), "What is open for a household",
               open_needs);
    router.get("/api/households/{id}/help-card", allow(Permission::households_read),
               "The card from which anybody asks for help for this household", card_of);
}

}  // namespace needs
