#include "accounts/permission.hpp"
#include "isolation/declaration.hpp"
#include "isolation/isolation_http.hpp"

namespace isolation {
namespace {

using base::Permission;
using http::Call;

struct Handling {
    DeclarationOutcome outcome = DeclarationOutcome::well;
    std::string word;
};
BOOST_DESCRIBE_STRUCT(Handling, (), (outcome, word))

DeclarationId id_of(Call& call) {
    return call.id<DeclarationId>("health_declaration");
}

}  // namespace

void add_declaration_routes(http::Router& router, const store::MasterKey& master) {
    const auto station = http::allow(Permission::health_read);
    router.get("/api/areas/{id}/health-declarations", station,
               "Health declarations that wait, the most urgent first, or those handled (?handled=yes)", [](Call& call) {
                   return declarations(call.tx, call.who, call.id<areas::AreaId>("id"), call.text("handled") == "yes",
                                       call.maybe_id<DeclarationId>("after"), call.limit());
               });
    router
        .get("/api/health-declarations/{health_declaration}", station,
             "One health declaration with its sealed record; leaves a journal line",
             [&master](Call& call) { return open_declaration(call.tx, master, call.who, id_of(call)); })
        .leaves_a_line();
    router.post("/api/health-declarations/{health_declaration}/handle", station, "What the station did, with a word",
                [&master](Call& call, const Handling& said) {
                    handle(call.tx, master, call.who, id_of(call), said.outcome, said.word);
                });
    router.post("/api/health-declarations/{health_declaration}/wait", station, "It waits again",
                [](Call& call) { wait_again(call.tx, call.who, id_of(call)); });
}

}  // namespace isolation
