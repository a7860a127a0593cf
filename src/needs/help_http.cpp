#include <fmt/format.h>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "needs/asker.hpp"
#include "needs/board.hpp"
#include "needs/routes.hpp"

/// What people do without an account: ask, look after what they asked, and see how much is open in their hamlet.
namespace needs {
namespace {

using http::anyone;
using http::Call;

constexpr std::size_t most_places = 12;

/// A request for help as the form sends it. The card of a household says where it lives without being read out.
struct Ask {
    std::optional<NeedId> id;
    std::optional<areas::AreaId> area;
    std::optional<households::HouseholdId> card;
    std::string kind;
    Wait wait = Wait::days;
    Asker asker;
};
BOOST_DESCRIBE_STRUCT(Ask, (), (id, area, card, kind, wait, asker))

struct Code {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Code, (), (code))

struct CodeWithWords {
    std::string code;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(CodeWithWords, (), (code, words))

/// A commune or a hamlet to choose, with where it lies.
struct HelpPlace {
    base::Uuid id;
    std::string name;
    std::string above;  ///< "Huyện Quỳnh Phụ, Tỉnh Thái Bình"
};
BOOST_DESCRIBE_STRUCT(HelpPlace, (), (id, name, above))

Source source_of(const Ask& ask) {
    if (ask.card) return Source::card;
    return ask.asker.neighbour ? Source::neighbour : Source::web;
}

Receipt ask(Call& call, const store::MasterKey& master, const Coded<Ask>& sent) {
    const auto& body = sent.body;
    begin_try(call.tx, Door::ask, call.request.remote);
    // Whoever asks here asks for themselves, also an official: nothing is written of their account.
    return open(call.tx, master, base::Who{},
                {.id = body.id,
                 .area = body.area,
                 .household = body.card,
                 .source = source_of(body),
                 .kind = body.kind,
                 .wait = body.wait,
                 .asker = body.asker},
                sent.code);
}

HelpPlace place_of(const areas::Match& match) {
    std::string above;
    for (std::size_t i = 0; i + 1 < match.path.size(); ++i) above = match.path[i] + (above.empty() ? "" : ", ") + above;
    return {match.area.id.uuid, match.area.name, above};
}

http::Page<HelpPlace> places(Call& call) {
    http::Page<HelpPlace> page;
    const auto today = base::day_of(call.tx.now());
    if (const auto commune = call.maybe_id<areas::AreaId>("commune")) {
        for (const auto& area : areas::children(call.tx, *commune, today))
            page.items.push_back({area.id.uuid, area.name, {}});
        return page;
    }
    for (const auto& match : areas::search(call.tx, {.words = call.text("q"), .on = today, .limit = 5 * most_places}))
        if (match.area.level == areas::commune_level && page.items.size() < most_places)
            page.items.push_back(place_of(match));
    return page;
}

/// A step of the asker: the code is counted before it is looked at, and a right one costs nothing.
template <class Body, class Verb>
void add_by_code(http::Router& router, store::Database& database, const char* pattern, const char* summary, Verb verb) {
    router.post(
        pattern, anyone(), summary,
        [&database](const http::Request& request, const Body& body) {
            database.write([&](store::Transaction& tx) { begin_try(tx, Door::code, request.remote); });
            return body;
        },
        [verb](Call& call, const Body& body) {
            const Seen seen = verb(call, body);
            forgive_try(call.tx, Door::code, call.request.remote);
            return seen;
        });
}

}  // namespace

void add_help_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    router.get("/api/need-words", anyone(), "What can be needed and by whom, reasons and outcomes",
               [](Call&) { return words(); });
    router.get("/api/help-places", anyone(), "Communes by name (?q=), or the hamlets of one (?commune=)", places);
    router.get("/api/help-counts", anyone(),
               "How many needs are open in each hamlet of a commune, small numbers untold", [](Call& call) {
                   const auto commune = call.maybe_id<areas::AreaId>("commune");
                   if (!commune) throw base::Problem(base::ProblemKind::invalid, "need.area_missing");
                   return http::Page<PublicCount>{.items = public_counts(call.tx, *commune), .next = std::nullopt};
               });
    router.post(
        "/api/help", anyone(), "Ask for help, without an account",
        [](const Ask& body) {
            return Coded<Ask>{body, new_code()};
        },
        [&master](Call& call, const Coded<Ask>& sent) {
            return http::Created<Receipt>{"/can-giup", ask(call, master, sent)};
        });
    add_by_code<Code>(router, database, "/api/help/track", "How a need stands, by its code",
                      [](Call& call, const Code& sent) { return track(call.tx, sent.code); });
    add_by_code<Code>(router, database, "/api/help/withdraw", "It is not needed any more",
                      [](Call& call, const Code& sent) { return withdraw(call.tx, sent.code); });
    add_by_code<CodeWithWords>(
        router, database, "/api/help/ask-again", "It is not solved",
        [&master](Call& call, const CodeWithWords& sent) { return ask_again(call.tx, master, sent.code, sent.words); });
    add_by_code<CodeWithWords>(
        router, database, "/api/help/appeal", "Another body looks at a refusal",
        [&master](Call& call, const CodeWithWords& sent) { return appeal(call.tx, master, sent.code, sent.words); });
}

}  // namespace needs
