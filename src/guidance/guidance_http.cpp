#include "guidance/guidance_http.hpp"

#include "accounts/permission.hpp"
#include "guidance/guidance.hpp"
#include "teams/team.hpp"

namespace guidance {
namespace {

using base::Permission;
using http::allow;
using http::Call;

struct Anew {
    std::int64_t version = 0;
    Saying saying;
};
BOOST_DESCRIBE_STRUCT(Anew, (), (version, saying))

CardId id_of(Call& call) {
    return call.id<CardId>("guidance_card");
}

}  // namespace

void add_routes(http::Router& router) {
    router.get("/api/areas/{area}/guidance", http::anyone(),
               "The health station's cards of guidance for a commune (?audience=); nothing of them is about a person",
               [](Call& call) {
                   return http::Page<Card>{
                       cards(call.tx, call.id<areas::AreaId>("area"), call.maybe_one_of<Audience>("audience")),
                       std::nullopt};
               });
    router.get("/api/teams/{team}/guidance", http::signed_in(),
               "Cards for a team and for everybody, which its telephones take along", [](Call& call) {
                   const auto area = teams::get(call.tx, call.id<teams::TeamId>("team")).area.id;
                   return http::Page<Card>{cards(call.tx, {area}, Audience::teams), std::nullopt};
               });
    router.get("/api/guidance-examples", http::anyone(), "Cards in plain words to begin with", [](Call&) {
        return http::Page<Example>{examples(), std::nullopt};
    });
    router.post("/api/guidance", allow(Permission::health_read), "Write a card of guidance",
                [](Call& call, const NewCard& wanted) {
                    auto card = write(call.tx, call.who, wanted);
                    return http::Created<Card>{"/api/guidance/" + base::to_string(card.id), std::move(card)};
                });
    router.get("/api/guidance/{guidance_card}/versions", http::anyone(), "All that a card ever said, the newest first",
               [](Call& call) {
                   return http::Page<Card>{versions(call.tx, id_of(call)), std::nullopt};
               });
    router.put("/api/guidance/{guidance_card}", allow(Permission::health_read),
               "Say it anew; what it said before is kept", [](Call& call, const Anew& wanted) {
                   return say_anew(call.tx, call.who, id_of(call), wanted.version, wanted.saying);
               });
    router.remove("/api/guidance/{guidance_card}", allow(Permission::health_read), "Take a card down",
                  [](Call& call) { take_down(call.tx, call.who, id_of(call)); });
    router.post("/api/guidance/{guidance_card}/put-up", allow(Permission::health_read), "Put it up again",
                [](Call& call) { put_up(call.tx, call.who, id_of(call)); });
}

}  // namespace guidance
