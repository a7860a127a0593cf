#include "needs/need_http.hpp"

#include "accounts/permission.hpp"
#include "needs/board.hpp"
#include "needs/correcting.hpp"
#include "needs/offer.hpp"
#include "needs/routes.hpp"
#include "needs/step.hpp"

namespace needs {
namespace {

using base::Permission;
using http::allow;
using http::Call;

constexpr std::size_t most_offers = 20;

/// What a person wrote beside a step.
struct Words {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Words, (), (words))

struct Assignment {
    base::Uuid body;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Assignment, (), (body, words))

struct OtherNeed {
    NeedId other;
};
BOOST_DESCRIBE_STRUCT(OtherNeed, (), (other))

/// One that looks the same, with what is sealed of it where the caller decides about both.
struct Alike : Likeness {
    std::optional<Record> record;
    BOOST_DESCRIBE_CLASS(Alike, (Likeness), (record), (), ())
};

/// A need with all that a person needs to go on with it; `record` is null once it was erased.
struct Sheet : Need {
    std::optional<Record> record;
    std::vector<Step> steps;
    std::vector<Alike> alike;
    std::vector<Candidate> candidates;
    std::vector<Offer> offers;
    Urgency proposed = Urgency::ordinary;
    bool may_decide = false;
    BOOST_DESCRIBE_CLASS(Sheet, (Need), (record, steps, alike, candidates, offers, proposed, may_decide), (), ())
};

std::vector<Alike> alike_of(Call& call, const store::MasterKey& master, NeedId id) {
    std::vector<Alike> all;
    for (auto& likeness : likenesses(call.tx, id)) {
        const auto other = likeness.need.id;
        const bool is_open = may_decide(call.tx, call.who, other);
        auto record = is_open ? open_record(call.tx, master, call.who, other) : std::nullopt;
        all.push_back({std::move(likeness), std::move(record)});
    }
    return all;
}

Sheet sheet(Call& call, const store::MasterKey& master) {
    const auto id = call.id<NeedId>("id");
    auto record = open_record(call.tx, master, call.who, id);
    const auto need = get(call.tx, call.who, id);
    const bool decides = may_decide(call.tx, call.who, id);
    return {need,
            std::move(record),
            needs::steps(call.tx, master, id),
            decides ? alike_of(call, master, id) : std::vector<Alike>{},
            decides ? nearest(call.tx, id) : std::vector<Candidate>{},
            decides ? offers_for(call.tx, id, most_offers) : std::vector<Offer>{},
            proposed_urgency(need, rule_on(base::day_of(call.tx.now()))),
            decides};
}

void add_reading(http::Router& router, const store::MasterKey& master) {
    router.get("/api/needs", allow(Permission::needs_answer),
               "The board: what is overdue in front; by commune, hamlet or owner, found by name or phone",
               [&master](Call& call) {
                   return board(call.tx, master, call.who,
                                {.area = call.maybe_id<areas::AreaId>("area"),
                                 .owner = call.maybe_id("owner"),
                                 .part = call.maybe_one_of<Part>("part").value_or(Part::open),
                                 .kind = call.text("kind"),
                                 .words = call.text("q"),
                                 .after = call.text("after"),
                                 .limit = call.limit()});
               });
    router.get("/api/need-counts", allow(Permission::needs_answer),
               "How the board stands, and who answers for how much",
               [](Call& call) { return board_counts(call.tx, call.who, call.maybe_id<areas::AreaId>("area")); });
    router
        .get("/api/needs/{id}", allow(Permission::needs_answer),
             "One need with its sealed record and all that was done; leaves a journal line",
             [&master](Call& call) { return sheet(call, master); })
        .leaves_a_line();
}

/// Steps that take a few words, by the last part of their address.
struct WordStep {
    const char* name;
    Permission permission;
    const char* summary;
    Need (*verb)(store::Transaction&, const store::MasterKey&, const base::Who&, NeedId, const std::string&);
};
constexpr WordStep word_steps[] = {
    {"hand-back", Permission::needs_answer, "The body cannot, and says why", hand_back},
    {"notes", Permission::needs_answer, "A word beside it", note},
    {"reopen", Permission::needs_answer, "The asker came back: it is not solved", reopen},
    {"uphold", Permission::needs_decide, "An appeal: the refusal stands", uphold},
    {"overturn", Permission::needs_decide, "An appeal: help is given after all", overturn},
};

/// Steps that end it with a choice of a list.
struct EndStep {
    const char* name;
    Permission permission;
    const char* summary;
    Need (*verb)(store::Transaction&, const store::MasterKey&, const base::Who&, NeedId, const Ending&);
    bool works_without_network = false;
};
constexpr EndStep end_steps[] = {
    {"finish", Permission::needs_answer, "It is done, with its outcome", finish},
    {"refuse", Permission::needs_decide, "It is refused, with its reason", refuse},
    {"withdraw", Permission::needs_answer, "It is not needed any more, or was a slip of the pen", withdraw, true},
};

struct PairStep {
    const char* name;
    const char* summary;
    Need (*verb)(store::Transaction&, const base::Who&, NeedId, NeedId);
};
constexpr PairStep pair_steps[] = {
    {"join", "It is the same as another one", join},
    {"differ", "It is not the same as another one", differ},
};

void add_steps(http::Router& router, const store::MasterKey& master) {
    const auto path = [](const char* name) { return std::string("/api/needs/{id}/") + name; };
    for (const auto& step : word_steps)
        router.post(path(step.name), allow(step.permission), step.summary,
                    [&master, step](Call& call, const Words& said) {
                        return step.verb(call.tx, master, call.who, call.id<NeedId>("id"), said.words);
                    });
    for (const auto& step : end_steps)
        router
            .post(path(step.name), allow(step.permission), step.summary,
                  [&master, step](Call& call, const Ending& ending) {
                      return step.verb(call.tx, master, call.who, call.id<NeedId>("id"), ending);
                  })
            .may_wait = step.works_without_network;
    for (const auto& step : pair_steps)
        router.post(path(step.name), allow(Permission::needs_decide), step.summary,
                    [step](Call& call, const OtherNeed& other) {
                        return step.verb(call.tx, call.who, call.id<NeedId>("id"), other.other);
                    });
    router.post(path("triage"), allow(Permission::needs_decide), "What it is, how urgent, and for whom",
                [&master](Call& call, const Triage& wanted) {
                    return triage(call.tx, master, call.who, call.id<NeedId>("id"), wanted);
                });
    router.post(path("assign"), allow(Permission::needs_decide), "Give it to a body",
                [&master](Call& call, const Assignment& wanted) {
                    return assign(call.tx, master, call.who, call.id<NeedId>("id"), wanted.body, wanted.words);
                });
    router.post(path("begin"), allow(Permission::needs_answer), "Somebody is on the way",
                [&master](Call& call) { return begin(call.tx, master, call.who, call.id<NeedId>("id")); });
    router.patch("/api/needs/{id}", allow(Permission::needs_answer), "Correct its hamlet or its address",
                 [&master](Call& call, const Correction& wanted) {
                     return correct(call.tx, master, call.who, call.id<NeedId>("id"), wanted);
                 });
    router.post(path("erase"), allow(Permission::needs_decide), "Forget who asked and with which words, for ever",
                [](Call& call) { return erase(call.tx, call.who, call.id<NeedId>("id")); });
    router.post(path("take-back"), allow(Permission::needs_answer), "As it was before the last step of one's own body",
                [](Call& call) { return take_back(call.tx, call.who, call.id<NeedId>("id")); });
}

}  // namespace

void add_desk_routes(http::Router& router, const store::MasterKey& master) {
    add_reading(router, master);
    router
        .post(
            "/api/needs", allow(Permission::needs_answer), "Take in what somebody asks for",
            [](const NewNeed& wanted) {
                return Coded<NewNeed>{wanted, new_code()};
            },
            [&master](Call& call, const Coded<NewNeed>& wanted) {
                auto receipt = open(call.tx, master, call.who, wanted.body, wanted.code, call.happened());
                return http::Created<Receipt>{"/api/needs/" + base::to_string(receipt.id), std::move(receipt)};
            })
        .works_without_network();
    add_steps(router, master);
}

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    add_help_routes(router, database, master);
    add_desk_routes(router, master);
    add_household_routes(router);
    add_offer_routes(router, database, master);
    add_outside_routes(router, master);
}

}  // namespace needs
