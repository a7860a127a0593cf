#include "accounts/door.hpp"
#include "voices/routes.hpp"
#include "voices/speaker.hpp"

/// What people do without an account: speak, and look after what they said by its code.
namespace voices {
namespace {

using http::anyone;
using http::Call;

constexpr accounts::Door speak_door{"voice.speak", 40};
constexpr accounts::Door code_door{"voice.code", 30};

/// A voice as the public form sends it.
struct Spoken {
    std::optional<VoiceId> id;
    areas::AreaId area;
    Kind kind = Kind::feedback;
    std::string topic;
    std::string words;
    Contact contact;
    std::vector<std::string> pictures;
};
BOOST_DESCRIBE_STRUCT(Spoken, (), (id, area, kind, topic, words, contact, pictures))

struct Code {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Code, (), (code))

struct CodeWithWords {
    std::string code;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(CodeWithWords, (), (code, words))

struct Rating {
    std::string code;
    Satisfaction satisfaction = Satisfaction::good;
};
BOOST_DESCRIBE_STRUCT(Rating, (), (code, satisfaction))

Receipt speak(Call& call, const store::MasterKey& master, const Coded<Spoken>& sent) {
    const auto& said = sent.body;
    accounts::begin_try(call.tx, speak_door, call.request.remote);
    // Whoever speaks here speaks as anybody, also an official: nothing is written of their account.
    return open(call.tx, master, base::Who{},
                {.id = said.id,
                 .area = said.area,
                 .kind = said.kind,
                 .topic = said.topic,
                 .source = Source::web,
                 .words = said.words,
                 .contact = said.contact,
                 .pictures = said.pictures},
                sent.code);
}

/// A step by the code: it is counted before it is looked at, and a right one costs nothing.
template <class Body, class Verb>
void add_by_code(http::Router& router, store::Database& database, const char* pattern, const char* summary, Verb verb) {
    router.post(
        pattern, anyone(), summary,
        [&database](const http::Request& request, const Body& body) {
            database.write([&](store::Transaction& tx) { accounts::begin_try(tx, code_door, request.remote); });
            return body;
        },
        [verb](Call& call, const Body& body) {
            const Seen seen = verb(call, body);
            accounts::forgive_try(call.tx, code_door, call.request.remote);
            return seen;
        });
}

}  // namespace

void add_speaker_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    router.get("/api/voice-words", anyone(), "What voices speak of, outcomes and closings",
               [](Call&) { return words(); });
    router.get("/api/voice-rule", anyone(),
               "Within which working hours a voice is looked at and answered, by today's rule",
               [](Call& call) { return rule_on(base::day_of(call.tx.now())); });
    router
        .post(
            "/api/spoken", anyone(), "Say something to those who work here, without an account",
            [](const Spoken& said) {
                return Coded<Spoken>{said, new_code()};
            },
            [&master](Call& call, const Coded<Spoken>& sent) {
                return http::Created<Receipt>{"/gui-y-kien", speak(call, master, sent)};
            })
        .accepts_up_to(most_voice_bytes);
    add_by_code<Code>(router, database, "/api/spoken/track", "How a voice stands and what was answered, by its code",
                      [&master](Call& call, const Code& sent) { return track(call.tx, master, sent.code); });
    add_by_code<CodeWithWords>(
        router, database, "/api/spoken/reopen", "It is not solved",
        [&master](Call& call, const CodeWithWords& sent) { return reopen(call.tx, master, sent.code, sent.words); });
    add_by_code<Rating>(
        router, database, "/api/spoken/rate", "How it was; asked once",
        [&master](Call& call, const Rating& sent) { return rate(call.tx, master, sent.code, sent.satisfaction); });
    add_by_code<Code>(router, database, "/api/spoken/withdraw", "Take one's own voice back",
                      [&master](Call& call, const Code& sent) { return withdraw(call.tx, master, sent.code); });
}

}  // namespace voices
