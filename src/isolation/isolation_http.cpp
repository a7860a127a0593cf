#include "isolation/isolation_http.hpp"

#include "accounts/permission.hpp"
#include "accounts/qr.hpp"
#include "guidance/guidance.hpp"
#include "isolation/danger.hpp"
#include "isolation/episode.hpp"
#include "http/origin.hpp"

namespace isolation {
namespace {

using base::Permission;
using http::Call;

struct Outcome {
    std::string outcome;
};
BOOST_DESCRIBE_STRUCT(Outcome, (), (outcome))

struct Words {
    std::string note;
};
BOOST_DESCRIBE_STRUCT(Words, (), (note))

struct End {
    base::Day last;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(End, (), (last, reason))

struct Close {
    Closing how = Closing::released;
};
BOOST_DESCRIBE_STRUCT(Close, (), (how))

/// What is printed for the household: the address of its emergency button, also as a QR code.
struct Card {
    std::string address;
    std::string svg;
};
BOOST_DESCRIBE_STRUCT(Card, (), (address, svg))

Card card_of(const Call& call) {
    const auto origin = http::origin_of(call.request);
    const auto address = origin + "/khan-cap/" + card_code(call.tx, call.who, call.id<EpisodeId>("episode"));
    return {address, accounts::qr_svg(address)};
}

template <class Id>
std::optional<Id> after(const Call& call) {
    const auto id = call.maybe_id("after");
    return id ? std::optional(Id{*id}) : std::nullopt;
}

void add_danger_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/danger-signs", http::anyone(), "Signs at which the health station is called at once", [](Call&) {
        return http::Page<Sign>{signs(), std::nullopt};
    });
    router
        .post("/api/dangers", http::allow(Permission::households_read),
              "Ring the health station about a household; nobody else hears why",
              [&master](Call& call, const NewDanger& wanted) {
                  auto rung = ring(call.tx, master, call.who, wanted, call.happened());
                  return http::Created<Rung>{"/api/dangers/" + base::to_string(rung.id), std::move(rung)};
              })
        .works_without_network();
    router.post("/api/emergency/{code}", http::anyone(), "The emergency button on the card of an isolating household",
                [&master](Call& call, const Words& words) {
                    return ring_by_code(call.tx, master, call.name("code"), words.note);
                });
    router.get("/api/emergency/{code}/guidance", http::anyone(), "Cards of guidance for the household of such a card",
               [](Call& call) {
                   const auto commune = commune_by_code(call.tx, call.name("code"));
                   return http::Page<guidance::Card>{guidance::cards(call.tx, commune, guidance::Audience::isolating),
                                                     std::nullopt};
               });
    router.get("/api/areas/{id}/dangers", http::allow(Permission::health_read),
               "What rings at the health station, or rang (?closed=yes)", [&master](Call& call) {
                   return dangers(call.tx, master, call.who, call.id<areas::AreaId>("id"), call.text("closed") == "yes",
                                  after<DangerId>(call), call.limit());
               });
    router.post("/api/dangers/{danger}/answer", http::allow(Permission::health_read),
                "\"I take this\": it rings no more, and the household's record is opened",
                [&master](Call& call) { return answer(call.tx, master, call.who, call.id<DangerId>("danger")); });
    router.post("/api/dangers/{danger}/close", http::allow(Permission::health_read), "What came of a danger sign",
                [&master](Call& call, const Outcome& said) {
                    close(call.tx, master, call.who, call.id<DangerId>("danger"), said.outcome);
                });
}

void add_episode_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/isolation-rules", http::signed_in(), "The dated rules of isolation with their sources", [](Call&) {
        return http::Page<Rule>{rules(), std::nullopt};
    });
    router.get("/api/areas/{id}/episodes", http::allow(Permission::health_read),
               "Isolations of a hamlet or commune, by their last day", [](Call& call) {
                   return episodes(call.tx, call.who, call.id<areas::AreaId>("id"),
                                   call.maybe_one_of<Part>("part").value_or(Part::open), after<EpisodeId>(call),
                                   call.limit());
               });
    router.post("/api/episodes", http::allow(Permission::health_read), "Begin an isolation at home",
                [&master](Call& call, const NewEpisode& wanted) {
                    const auto id = begin(call.tx, master, call.who, wanted);
                    return http::Created<OpenedEpisode>{"/api/episodes/" + base::to_string(id),
                                                        open(call.tx, master, call.who, id)};
                });
    router
        .get("/api/episodes/{episode}", http::allow(Permission::health_read),
             "One isolation with its sealed record; leaves a journal line",
             [&master](Call& call) { return open(call.tx, master, call.who, call.id<EpisodeId>("episode")); })
        .leaves_a_line();
    router.get("/api/episodes/{episode}/card", http::allow(Permission::health_read),
               "The card with the emergency button of an isolating household", card_of);
    router.post("/api/episodes/{episode}/tests", http::allow(Permission::health_read), "Note a test",
                [&master](Call& call, const Test& test) {
                    note_test(call.tx, master, call.who, call.id<EpisodeId>("episode"), test);
                });
    router.post("/api/episodes/{episode}/end", http::allow(Permission::health_read),
                "Set the last day by hand, with a reason", [&master](Call& call, const End& end) {
                    set_end(call.tx, master, call.who, call.id<EpisodeId>("episode"), end.last, end.reason);
                });
    router.post("/api/episodes/{episode}/close", http::allow(Permission::health_read),
                "End an isolation: released, in care, moved, or begun by mistake",
                [&master](Call& call, const Close& wanted) {
                    close(call.tx, master, call.who, call.id<EpisodeId>("episode"), wanted.how);
                });
}

}  // namespace

void add_routes(http::Router& router, const store::MasterKey& master) {
    add_danger_routes(router, master);
    add_episode_routes(router, master);
    add_declaration_routes(router, master);
}

}  // namespace isolation
