#include "accounts/permission.hpp"
#include "documents/delegation.hpp"
#include "documents/document_http.hpp"
#include "documents/kind.hpp"
#include "documents/letterhead.hpp"
#include "documents/register_query.hpp"

namespace documents {
namespace {

using base::Permission;
using http::Call;

struct KindLine {
    std::string code;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(KindLine, (), (code, name))

struct LetterheadEdit {
    Letterhead from;
    Letterhead to;
};
BOOST_DESCRIBE_STRUCT(LetterheadEdit, (), (from, to))

struct Why {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Why, (), (reason))

struct Deputies {
    std::vector<Delegation> items;
    std::vector<Colleague> colleagues;
};
BOOST_DESCRIBE_STRUCT(Deputies, (), (items, colleagues))

http::Page<KindLine> kinds_page(Call&) {
    http::Page<KindLine> page;
    for (const auto& kind : all_kinds()) page.items.push_back({std::string(kind.code), std::string(kind.name)});
    return page;
}

http::Page<NumberLine> numbers_page(Call& call) {
    const auto query = number_query(call);
    http::Page<NumberLine> page{numbers(call.tx, call.who, query), std::nullopt};
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

}  // namespace

void add_register_routes(http::Router& router) {
    router.get("/api/document-kinds", http::allow(Permission::documents_write),
               "Kinds of documents and their letters in numbers", kinds_page);
    router.get("/api/letterhead", http::allow(Permission::documents_write),
               "What the documents of the caller's body have in common",
               [](Call& call) { return letterhead_of(call.tx, call.who.body); });
    router.put(
        "/api/letterhead", http::allow(Permission::documents_issue), "Set the letterhead of the caller's body",
        [](Call& call, const LetterheadEdit& edit) { return set_letterhead(call.tx, call.who, edit.from, edit.to); });
    router.get("/api/numbers", http::allow(Permission::documents_write),
               "The register of outgoing documents of the caller's body (?q=, ?series=, ?kind=, ?from=, ?until=)",
               numbers_page);
    router.post("/api/numbers", http::allow(Permission::documents_issue),
                "Keep a number for a paper that is written outside",
                [](Call& call, const OutsidePaper& paper) { return keep_number(call.tx, call.who, paper); });
    router.post("/api/numbers/{number}/cancel", http::allow(Permission::documents_issue),
                "Cancel a number that was kept; it stays taken, with the reason", [](Call& call, const Why& why) {
                    return cancel_number(call.tx, call.who, call.id<NumberId>("number"), why.reason);
                });
    router.get("/api/delegations", http::allow(Permission::documents_write),
               "Who approves in whose place, and who could", [](Call& call) {
                   return Deputies{delegations(call.tx, call.who), colleagues(call.tx, call.who)};
               });
    router.post("/api/delegations", http::allow(Permission::documents_approve),
                "Hand approving to a colleague, from a day to a day",
                [](Call& call, const NewDelegation& wanted) { return delegate(call.tx, call.who, wanted); });
    router.remove("/api/delegations/{delegation}", http::allow(Permission::documents_approve), "Take it back at once",
                  [](Call& call) { end_delegation(call.tx, call.who, call.id<DelegationId>("delegation")); });
}

}  // namespace documents
