#include "accounts/permission.hpp"
#include "gifts/routes.hpp"
#include "gifts/statement.hpp"

namespace gifts {
namespace {

using base::Permission;
using http::allow;
using http::Call;

struct Whose {
    GiftId gift;
};
BOOST_DESCRIBE_STRUCT(Whose, (), (gift))

struct Said {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Said, (), (words))

StatementLineId line_of(Call& call) {
    return call.id<StatementLineId>("statement_line");
}

}  // namespace

void add_statement_routes(http::Router& router, const store::MasterKey& master) {
    const auto writes = allow(Permission::gifts_write);
    router.get("/api/fundraisers/{fundraiser}/statement-lines", writes,
               "What came by bank and whose it is, the oldest first (?state=)", [](Call& call) {
                   return statement_lines(call.tx, call.who,
                                          {.fundraiser = call.id<FundraiserId>("fundraiser"),
                                           .state = call.maybe_one_of<LineState>("state").value_or(LineState::waiting),
                                           .after = call.text("after"),
                                           .limit = call.limit()});
               });
    router.post(
        "/api/statement-lines/{statement_line}/match", writes, "It is this promise",
        [](Call& call, const Whose& whose) { return match_line(call.tx, call.who, line_of(call), whose.gift); });
    router.post(
        "/api/statement-lines/{statement_line}/anonymous", writes, "Nobody can be found by it: an anonymous gift",
        [](const Said& said) {
            return Coded<Said>{said, new_code()};
        },
        [&master](Call& call, const Coded<Said>& said) {
            return take_as_anonymous(call.tx, master, call.who, line_of(call), said.code);
        });
    router.post("/api/statement-lines/{statement_line}/set-aside", writes, "It is no gift, and why",
                [](Call& call, const Said& said) { return set_aside(call.tx, call.who, line_of(call), said.words); });
    router.remove("/api/statement-lines/{statement_line}/set-aside", writes, "It waits again",
                  [](Call& call) { wait_again(call.tx, call.who, line_of(call)); });
}

}  // namespace gifts
