#include "accounts/permission.hpp"
#include "benefits/payment.hpp"
#include "benefits/routes.hpp"

namespace benefits {
namespace {

using base::Permission;
using http::allow;
using http::Call;

/// An entry with all that a person needs to go on with it.
struct Sheet : Entry {
    std::vector<Double> doubles;
    std::vector<Payment> payments;
    BOOST_DESCRIBE_CLASS(Sheet, (Entry), (doubles, payments), (), ())
};

struct ReadProxy {
    std::optional<Proxy> proxy;  ///< null: the household itself, or it was erased
};
BOOST_DESCRIBE_STRUCT(ReadProxy, (), (proxy))

EntryId entry_of(Call& call) {
    return call.id<EntryId>("benefit_entry");
}

Sheet sheet(Call& call) {
    const auto id = entry_of(call);
    return {get_entry(call.tx, call.who, id), doubles_of(call.tx, call.who, id), payments_of(call.tx, call.who, id)};
}

http::Page<Entry> entry_page(Call& call) {
    const EntryQuery query{.list = call.id<ListId>("benefit_list"),
                           .state = call.maybe_one_of<EntryState>("state"),
                           .waiting = call.text("waiting") == "true",
                           .after = call.text("after"),
                           .limit = call.limit()};
    http::Page<Entry> page{entries(call.tx, call.who, query), std::nullopt};
    if (page.items.size() == query.limit) page.next = page.items.back().code;
    return page;
}

}  // namespace

void add_entry_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/benefit-lists/{benefit_list}/entries", allow(Permission::needs_answer),
               "Who stands in a list, by code (?state=, ?waiting=true: what waits for a person)", entry_page);
    router.post("/api/benefit-lists/{benefit_list}/entries", allow(Permission::households_write),
                "Write a household or a person of it into a list; each is due once",
                [&master](Call& call, const NewEntry& wanted) {
                    auto added = add_entry(call.tx, master, call.who, call.id<ListId>("benefit_list"), wanted);
                    return http::Created<Entry>{"/api/benefit-entries/" + base::to_string(added.id), std::move(added)};
                });
    router.get("/api/benefit-entries/{benefit_entry}", allow(Permission::needs_answer),
               "One entry, with what looks like it and what was paid", sheet);
    router.post("/api/benefit-entries/{benefit_entry}/doubles", allow(Permission::needs_decide),
                "It is the same as another, or it is not, and why", [](Call& call, const DoubleDecision& decision) {
                    return decide_double(call.tx, call.who, entry_of(call), decision);
                });
    router.post("/api/benefit-entries/{benefit_entry}/refusal", allow(Permission::needs_decide),
                "It is not due, and why",
                [](Call& call, const Words& said) { return refuse(call.tx, call.who, entry_of(call), said.words); });
    router.post("/api/benefit-entries/{benefit_entry}/giving-up", allow(Permission::households_write),
                "They do without, by themselves",
                [](Call& call, const Words& said) { return give_up(call.tx, call.who, entry_of(call), said.words); });
    router.post("/api/benefit-entries/{benefit_entry}/listing", allow(Permission::needs_decide), "It is listed again",
                [&master](Call& call) { return list_again(call.tx, master, call.who, entry_of(call)); });
}

void add_payment_routes(http::Router& router, const store::MasterKey& master) {
    const auto pays = allow(Permission::goods_write);
    router.get("/api/bodies/{body}/unpaid-benefits", allow(Permission::needs_answer),
               "Approved and not paid, the longest wait first", [](Call& call) {
                   const UnpaidQuery query{.body = call.id("body"), .after = call.text("after"), .limit = call.limit()};
                   http::Page<Entry> page{unpaid(call.tx, call.who, query), std::nullopt};
                   if (page.items.size() == query.limit) page.next = place_of(page.items.back());
                   return page;
               });
    router.post("/api/benefit-entries/{benefit_entry}/payments", pays, "The money was handed over, to whom and how",
                [&master](Call& call, const NewPayment& wanted) {
                    return pay(call.tx, master, call.who, entry_of(call), wanted);
                });
    router.post("/api/benefit-payments/{benefit_payment}/taking-back", pays,
                "The money came back: it waits to be paid again, or goes to the budget",
                [](Call& call, const TakingBack& wanted) {
                    return take_back(call.tx, call.who, call.id<PaymentId>("benefit_payment"), wanted);
                });
    router
        .get("/api/benefit-payments/{benefit_payment}/proxy", pays,
             "Who took it for the household; leaves a journal line",
             [&master](Call& call) {
                 return ReadProxy{open_proxy(call.tx, master, call.who, call.id<PaymentId>("benefit_payment"))};
             })
        .leaves_a_line();
}

}  // namespace benefits
