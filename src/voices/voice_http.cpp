#include "voices/voice_http.hpp"

#include "accounts/permission.hpp"
#include "base/text.hpp"
#include "voices/board.hpp"
#include "voices/likeness.hpp"
#include "voices/routes.hpp"
#include "voices/step.hpp"

namespace voices {
namespace {

using base::Permission;
using http::allow;
using http::Call;

/// What a person wrote beside a step.
struct Words {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Words, (), (words))

struct Giving {
    base::Uuid body;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Giving, (), (body, words))

struct OtherVoice {
    VoiceId other;
};
BOOST_DESCRIBE_STRUCT(OtherVoice, (), (other))

/// `contact` is null once it was erased.
struct OpenedContact {
    std::optional<Contact> contact;
};
BOOST_DESCRIBE_STRUCT(OpenedContact, (), (contact))

/// A voice with all that a person needs to go on with it; `words` is null once they were erased.
struct Sheet : Voice {
    std::optional<std::string> words;
    std::vector<Step> steps;
    std::vector<Alike> alike;
    std::vector<Voice> group;
    std::vector<Place> candidates;
    std::optional<Place> above;
    bool may_decide = false;
    bool may_answer = false;
    BOOST_DESCRIBE_CLASS(Sheet, (Voice), (words, steps, alike, group, candidates, above, may_decide, may_answer), (),
                         ())
};

Sheet sheet(Call& call, const store::MasterKey& master) {
    const auto id = call.id<VoiceId>("voice");
    auto words = open_words(call.tx, master, call.who, id);
    const auto voice = get(call.tx, call.who, id);
    const bool decides = may_decide(call.tx, call.who, id);
    return {voice,
            std::move(words),
            voices::steps(call.tx, master, id),
            decides ? alike(call.tx, master, id) : std::vector<Alike>{},
            joined_with(call.tx, id),
            decides ? candidates(call.tx, id) : std::vector<Place>{},
            decides ? level_above(call.tx, id) : std::nullopt,
            decides,
            may_answer(call.tx, call.who, id)};
}

http::Response shown_picture(Call& call) {
    const auto number = base::to_number<std::int64_t>(call.name("picture_number")).value_or(0);
    const auto bytes = picture(call.tx, call.who, call.id<VoiceId>("voice"), number);
    return {
        200, "image/jpeg", std::string(bytes.begin(), bytes.end()), {{"Cache-Control", "private, max-age=3600"}}, {}};
}

void add_reading(http::Router& router, const store::MasterKey& master) {
    router.get("/api/voices", allow(Permission::needs_answer),
               "The board: what is overdue in front; by commune, hamlet, body or topic, never by who spoke",
               [](Call& call) {
                   return board(call.tx, call.who,
                                {.area = call.maybe_id<areas::AreaId>("area"),
                                 .owner = call.maybe_id("owner"),
                                 .part = call.maybe_one_of<Part>("part").value_or(Part::open),
                                 .topic = call.text("topic"),
                                 .after = call.text("after"),
                                 .limit = call.limit()});
               });
    router.get("/api/voice-counts", allow(Permission::needs_answer), "How the board stands, and who has how much",
               [](Call& call) { return board_counts(call.tx, call.who, call.maybe_id<areas::AreaId>("area")); });
    router
        .get("/api/voices/{voice}", allow(Permission::needs_answer),
             "One voice with its words and all that was done; leaves a journal line",
             [&master](Call& call) { return sheet(call, master); })
        .leaves_a_line();
    router
        .get("/api/voices/{voice}/contact", allow(Permission::needs_answer),
             "Who spoke, to be called; leaves a journal line",
             [&master](Call& call) {
                 return OpenedContact{open_contact(call.tx, master, call.who, call.id<VoiceId>("voice"))};
             })
        .leaves_a_line();
    router.get("/api/voices/{voice}/pictures/{picture_number}", allow(Permission::needs_answer),
               "A picture beside a voice, without what the camera wrote", shown_picture);
}

/// Steps that take a few words, by the last part of their address.
struct WordStep {
    const char* name;
    Permission permission;
    const char* summary;
    Voice (*verb)(store::Transaction&, const store::MasterKey&, const base::Who&, VoiceId, const std::string&);
};
constexpr WordStep word_steps[] = {
    {"hand-back", Permission::needs_answer, "The body cannot, and says why", hand_back},
    {"raise", Permission::needs_decide, "One level up, with why", raise},
    {"send-back", Permission::needs_answer, "One level down without an answer, with why", send_back},
    {"notes", Permission::needs_answer, "A word beside it", note},
    {"reopen", Permission::needs_answer, "The speaker came back: it is not solved",
     static_cast<decltype(WordStep::verb)>(reopen)},
};

void add_steps(http::Router& router, const store::MasterKey& master) {
    const auto path = [](const char* name) { return std::string("/api/voices/{voice}/") + name; };
    const auto voice_of = [](Call& call) { return call.id<VoiceId>("voice"); };
    for (const auto& step : word_steps)
        router.post(path(step.name), allow(step.permission), step.summary,
                    [&master, step, voice_of](Call& call, const Words& said) {
                        return step.verb(call.tx, master, call.who, voice_of(call), said.words);
                    });
    router.post(path("classify"), allow(Permission::needs_decide),
                "What it is, of what it speaks, and how urgent it is",
                [&master, voice_of](Call& call, const Classing& wanted) {
                    return classify(call.tx, master, call.who, voice_of(call), wanted);
                });
    router.post(path("give"), allow(Permission::needs_decide), "Give it to a body",
                [&master, voice_of](Call& call, const Giving& wanted) {
                    return give(call.tx, master, call.who, voice_of(call), wanted.body, wanted.words);
                });
    router.post(path("answer"), allow(Permission::needs_answer), "Answer it, with what came of it",
                [&master, voice_of](Call& call, const Answer& wanted) {
                    return answer(call.tx, master, call.who, voice_of(call), wanted);
                });
    router.post(path("pass-down"), allow(Permission::needs_answer), "Pass an answer from above on as it is",
                [&master, voice_of](Call& call) { return pass_down(call.tx, master, call.who, voice_of(call)); });
    router.post(path("close"), allow(Permission::needs_decide), "End it without an answer, with the reason",
                [&master, voice_of](Call& call, const Closing& wanted) {
                    return close(call.tx, master, call.who, voice_of(call), wanted);
                });
    router.post(path("join"), allow(Permission::needs_decide), "It says the same as another one",
                [voice_of](Call& call, const OtherVoice& wanted) {
                    return join(call.tx, call.who, voice_of(call), wanted.other);
                });
    router.post(path("part"), allow(Permission::needs_decide), "It says something of its own after all",
                [voice_of](Call& call) { return part(call.tx, call.who, voice_of(call)); });
    router.post(path("take-back"), allow(Permission::needs_answer), "As it was before the last step of one's own body",
                [voice_of](Call& call) { return take_back(call.tx, call.who, voice_of(call)); });
}

}  // namespace

void add_desk_routes(http::Router& router, const store::MasterKey& master) {
    add_reading(router, master);
    router
        .post(
            "/api/voices", allow(Permission::needs_answer),
            "Take in what somebody says, on paper, by telephone or at the door",
            [](const NewVoice& wanted) {
                return Coded<NewVoice>{wanted, new_code()};
            },
            [&master](Call& call, const Coded<NewVoice>& sent) {
                auto receipt = open(call.tx, master, call.who, sent.body, sent.code, call.happened());
                return http::Created<Receipt>{"/api/voices/" + base::to_string(receipt.id), std::move(receipt)};
            })
        .accepts_up_to(most_voice_bytes)
        .works_without_network();
    add_steps(router, master);
}

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    add_speaker_routes(router, database, master);
    add_desk_routes(router, master);
    add_digest_routes(router, master);
    add_correspondent_routes(router, database, master);
}

}  // namespace voices
