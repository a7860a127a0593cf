#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"
#include "voices/word.hpp"

/// What people say to those who work for them: feedback, petitions, questions, complaints about service. A voice gets a
/// code at once, is given to who can answer, goes up level by level when it must and comes down the same way, and ends
/// only with an answer or with a reason. Words and contact lie sealed; nothing finds a voice by who spoke, and two
/// voices of one person are never tied together: there is no file about anybody.
namespace voices {

using VoiceId = base::Id<struct VoiceTag>;
using households::Place;

/// góp ý, kiến nghị, câu hỏi, phản ánh.
enum class Kind { feedback, petition, question, complaint };
BOOST_DESCRIBE_ENUM(Kind, feedback, petition, question, complaint)

/// How it came.
enum class Source { web, hotline, officer, team, paper, portal, correspondent };
BOOST_DESCRIBE_ENUM(Source, web, hotline, officer, team, paper, portal, correspondent)

/// `raised`: a level above has it; `coming_down`: it is answered above, and the levels between pass the answer on.
enum class State { received, classified, given, raised, coming_down, answered, closed, joined };
BOOST_DESCRIBE_ENUM(State, received, classified, given, raised, coming_down, answered, closed, joined)

/// Somebody still has to do something about it.
bool is_open(State state);

/// Three taps, asked once.
enum class Satisfaction { good, fair, poor };
BOOST_DESCRIBE_ENUM(Satisfaction, good, fair, poor)

/// Who speaks, if they want to be called; sealed, opened apart from the words.
struct Contact {
    std::string name;
    std::string phone;
    bool operator==(const Contact&) const = default;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (name, phone))

struct NewVoice {
    std::optional<VoiceId> id;  ///< made by the telephone on which it was written
    areas::AreaId area;         ///< a hamlet or a commune
    Kind kind = Kind::feedback;
    std::string topic;  ///< empty: proposed from the words
    Source source = Source::web;
    std::string words;
    Contact contact;
    std::vector<std::string> pictures;  ///< small JPEGs in base64; whatever they say besides the picture is thrown away
};
BOOST_DESCRIBE_STRUCT(NewVoice, (), (id, area, kind, topic, source, words, contact, pictures))

/// What the speaker takes along.
struct Receipt {
    VoiceId id;
    std::string code;       ///< "7KQ-DM2-XH9"
    base::Instant look_by;  ///< until then a person has looked at it
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (id, code, look_by))

/// A code, drawn outside of any transaction.
std::string new_code();

/// Takes a voice in. The same id with the same words is harmless, and gives the code of the first time. Problems:
/// account.outside_area (of somebody who is signed in), area.not_found, voice.area_too_wide, voice.area_closed,
/// voice.topic_unknown, voice.words_missing, voice.id_taken, voice.too_many_pictures, file.not_a_picture,
/// file.picture_too_large, and request.fields_wrong (voice.words_too_long, voice.name_too_long, household.phone_wrong).
Receipt open(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewVoice& wanted,
             const std::string& code, std::optional<base::Instant> happened = std::nullopt);

/// What a list shows: nothing of it is sealed.
struct Voice {
    VoiceId id;
    Place area;
    Kind kind = Kind::feedback;
    std::string topic;
    Source source = Source::web;
    State state = State::received;
    std::optional<Grade> grade;
    std::optional<Place> owner;  ///< the body that has it now
    std::int64_t levels_up = 0;  ///< how many levels it went up
    std::optional<base::Uuid> joined_to;
    std::int64_t joined = 0;  ///< how many other voices wait for the same answer
    base::Instant said_at;
    base::Instant since;                  ///< said, or said again
    std::optional<base::Instant> due_at;  ///< the last good moment of what comes next
    bool is_late = false;
    std::int64_t reopened = 0;
    std::int64_t pictures = 0;
    std::optional<Satisfaction> satisfaction;
};
BOOST_DESCRIBE_STRUCT(Voice, (),
                      (id, area, kind, topic, source, state, grade, owner, levels_up, joined_to, joined, said_at, since,
                       due_at, is_late, reopened, pictures, satisfaction))

/// Problems of all that follows: voice.not_found, account.outside_area.

Voice get(store::Transaction& tx, const base::Who& who, VoiceId id);

/// The words, and a line in the journal; nothing when they were erased.
std::optional<std::string> open_words(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                      VoiceId id);
/// Who spoke, to be called, and a line in the journal; nothing when it was erased.
std::optional<Contact> open_contact(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    VoiceId id);
/// Problem: voice.no_picture.
store::Bytes picture(store::Transaction& tx, const base::Who& who, VoiceId id, std::int64_t number);

}  // namespace voices
