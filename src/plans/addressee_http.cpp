#include "plans/addressee_http.hpp"

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "plans/addressee.hpp"

namespace plans {
namespace {

using base::Permission;
using http::Call;

/// How many bodies without a recipient line are named.
constexpr std::size_t most_named = 20;

struct AddresseeSheet {
    AddresseeCounts counts;
    std::vector<Addressee> items;
    std::optional<std::string> next;
    std::vector<UnclearItem> unclear;              ///< on the first page only, as what follows
    std::vector<BodyName> without_recipient_line;  ///< bodies with duties; at most twenty
};
BOOST_DESCRIBE_STRUCT(AddresseeSheet, (), (counts, items, next, unclear, without_recipient_line))

struct WhichItem {
    std::optional<ItemId> item;  ///< all when left out
};
BOOST_DESCRIBE_STRUCT(WhichItem, (), (item))

struct Made {
    std::int64_t made = 0;
};
BOOST_DESCRIBE_STRUCT(Made, (), (made))

AddresseeSheet sheet(Call& call) {
    const auto plan = own_draft(call.tx, call.who, call.id<PlanId>("plan"));
    const AddresseeQuery query{call.text("q"), call.maybe_one_of<Presence>("show"), call.text("after"), call.limit()};
    auto page = addressees(call.tx, plan, query);
    AddresseeSheet sheet{addressee_counts(call.tx, plan), std::move(page.items), std::move(page.next), {}, {}};
    if (!query.after.empty()) return sheet;
    sheet.unclear = unclear_items(call.tx, plan);
    sheet.without_recipient_line = without_recipient_line(call.tx, plan, most_named);
    return sheet;
}

}  // namespace

void add_addressee_routes(http::Router& router) {
    router.get("/api/plans/{plan}/addressees", http::allow(Permission::plans_write),
               "Who will get a draft: missing bodies first, then those where nobody can receive (?q=, ?show=)", sheet);
    router.post("/api/plans/{plan}/addressees/missing", http::allow(Permission::bodies_edit),
                "Create the bodies that a draft means and the directory does not hold, of one item or of all",
                [](Call& call, const WhichItem& which) {
                    return Made{create_missing(call.tx, call.who, call.id<PlanId>("plan"), which.item)};
                });
}

}  // namespace plans
