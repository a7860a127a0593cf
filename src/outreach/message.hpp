#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "files/file.hpp"
#include "households/household.hpp"
#include "outreach/tone.hpp"
#include "store/database.hpp"
#include "zones/zone.hpp"

/// Messages to the people: written by a body, checked for their tone, approved by a head who did not write them, and
/// then read out, shown and shared until their last day.
namespace outreach {

using MessageId = base::Id<struct MessageTag>;
using households::Place;

/// What a message is about: the five groups of a campaign, and what a place tells besides. violations: how they were
/// handled, as totals that name nobody.
enum class Kind { directive, risk, duty, protection, violations, good_deed, correction, transport };
BOOST_DESCRIBE_ENUM(Kind, directive, risk, duty, protection, violations, good_deed, correction, transport)

/// draft: its writers change it; asked: it waits for a head; approved: from its first to its last day people hear it.
enum class State { draft, asked, approved, withdrawn };
BOOST_DESCRIBE_ENUM(State, draft, asked, approved, withdrawn)

/// How urgent a loudspeaker takes it (circular 39/2020): emergency is read out at once, at any hour; priority comes
/// first in the next slot.
enum class Priority { ordinary, priority, emergency };
BOOST_DESCRIBE_ENUM(Priority, ordinary, priority, emergency)

/// email and sms: to those who asked for news of one of its areas (subscriptions).
enum class Channel { page, loudspeakers, email, sms };
BOOST_DESCRIBE_ENUM(Channel, page, loudspeakers, email, sms)

/// The same in another language of the area.
struct Translation {
    std::string language;  ///< its tag: "en", "km", "hmn"
    std::string title;
    std::string text;
    bool operator==(const Translation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Translation, (), (language, title, text))

/// What a message says, to whom, when and how.
struct Content {
    Kind kind = Kind::directive;
    Priority priority = Priority::ordinary;
    std::string title;
    std::string text;
    std::vector<Translation> translations;
    std::string source;  ///< which paper, or whose words
    base::Day from;
    base::Day until;  ///< the last day
    std::vector<areas::AreaId> areas;
    std::vector<Channel> channels;
    std::optional<files::FileId> picture;
    std::optional<files::FileId> recording;  ///< a person's voice, in place of the machine's
    /// For the people of a zone, besides the areas; left out by whoever knows of none.
    std::optional<std::vector<zones::ZoneId>> zones = {};
    bool operator==(const Content&) const = default;
};
BOOST_DESCRIBE_STRUCT(Content, (),
                      (kind, priority, title, text, translations, source, from, until, areas, channels, picture,
                       recording, zones))

struct Message {
    MessageId id;
    std::int64_t version = 1;  ///< of what it says
    State state = State::draft;
    Place body;
    Place approver;  ///< the body whose head decides
    Content content;
    std::vector<Place> places;  ///< the areas by name, then the zones
    std::vector<Finding> findings;
    base::Instant written_at;
    std::string written_by;
    std::optional<base::Instant> decided_at;
    std::string decided_by;
    std::string reason;  ///< of the last decision, or why it was withdrawn
    std::int64_t views = 0;
    bool may_write = false;  ///< the caller
    bool may_decide = false;
};
BOOST_DESCRIBE_STRUCT(Message, (),
                      (id, version, state, body, approver, content, places, findings, written_at, written_by,
                       decided_at, decided_by, reason, views, may_write, may_decide))

struct NewMessage {
    MessageId id;
    base::Uuid body;
    Content content;
};
BOOST_DESCRIBE_STRUCT(NewMessage, (), (id, body, content))

/// Problems of what is said: message.empty, message.too_long, message.days_wrong, message.no_area,
/// message.area_outside (of the body's own area), message.no_channel, message.language_wrong, file.not_found,
/// file.not_a_picture, message.not_a_recording, zone.not_found.

/// By whoever writes papers for the body; the same again is harmless. Problems besides: account.outside_area,
/// body.not_found, message.id_taken.
Message write(store::Transaction& tx, const base::Who& who, const NewMessage& wanted);

/// Problems of what follows: message.not_found, account.outside_area.

/// Says it anew, while it is a draft; `version` is what the writer saw. Problems besides: message.not_in_state,
/// message.changed_meanwhile.
Message say_anew(store::Transaction& tx, const base::Who& who, MessageId id, std::int64_t version,
                 const Content& content);
struct Submission {
    std::optional<base::Uuid> approver;  ///< the body whose head decides; left out: the one that wrote
};
BOOST_DESCRIBE_STRUCT(Submission, (), (approver))
/// Asks a head to approve it. Problems: message.not_in_state, message.days_wrong (it is over), message.names_somebody,
/// body.not_found.
Message submit(store::Transaction& tx, const base::Who& who, MessageId id, const Submission& wanted);
/// It is a draft again. Problem: message.not_in_state.
Message take_back_submission(store::Transaction& tx, const base::Who& who, MessageId id);

struct Decision {
    bool is_approved = false;
    std::string reason;  ///< needed to give it back, and to approve words that were found
};
BOOST_DESCRIBE_STRUCT(Decision, (), (is_approved, reason))
/// By a head of the body that was asked, who did not write it; given back, it is a draft again. Problems:
/// message.not_in_state, message.own_words, message.reason_missing, message.days_wrong, message.names_somebody.
Message decide(store::Transaction& tx, const base::Who& who, MessageId id, const Decision& decision);
/// People hear it no longer. Problems: message.not_in_state, message.reason_missing.
Message withdraw(store::Transaction& tx, const base::Who& who, MessageId id, const std::string& reason);
/// Takes that back. Problem: message.not_in_state.
Message put_back(store::Transaction& tx, const base::Who& who, MessageId id);

Message get(store::Transaction& tx, const base::Who& who, MessageId id);

struct Query {
    base::Uuid body;
    std::optional<State> state;
    std::optional<Kind> kind;
    std::string after;
    std::size_t limit = 50;
};
struct MessagePage {
    std::vector<Message> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(MessagePage, (), (items, next))
/// Of one body, and those that it is asked to approve, the newest first. Problems: body.not_found,
/// account.outside_area.
MessagePage messages(store::Transaction& tx, const base::Who& who, const Query& query);

/// How many wait for the caller's body to be decided; nothing for who may not decide.
struct Waiting {
    std::int64_t to_decide = 0;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (to_decide))
Waiting waiting(store::Transaction& tx, const base::Who& who);

/// Keeps a recording: MP3, Ogg or WAV. Problems: message.not_a_recording, message.recording_too_large.
files::FileId keep_recording(store::Transaction& tx, const base::Who& who, const std::string& name,
                             std::string_view bytes);
/// Keeps a photograph without what cameras write beside it, such as where it was taken. Problem: file.not_a_picture
/// (it is no JPEG).
files::FileId keep_photograph(store::Transaction& tx, const base::Who& who, const std::string& name,
                              std::string_view bytes);
/// Its picture or recording, for those who see its draft. Problem: file.not_found.
files::File file_of(store::Transaction& tx, const base::Who& who, MessageId id, files::FileId file);

}  // namespace outreach
