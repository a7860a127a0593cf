#pragma once

#include "voices/step.hpp"

/// A voice as its row keeps it, for the verbs of this folder.
namespace voices {

/// What steps change, and taking one back restores.
struct Standing {
    Kind kind = Kind::feedback;
    std::string topic;
    State state = State::received;
    std::optional<Grade> grade;
    std::optional<base::Uuid> owner;
    std::vector<base::Uuid> passed_up;
    std::optional<base::Uuid> joined_to;
    base::Instant since;
    std::optional<base::Instant> due_at;
    std::int64_t reopened = 0;
    std::optional<Satisfaction> satisfaction;
};
BOOST_DESCRIBE_STRUCT(Standing, (),
                      (kind, topic, state, grade, owner, passed_up, joined_to, since, due_at, reopened, satisfaction))

struct Entry {
    VoiceId id;
    std::int64_t home = 0;
    base::Uuid commune;
    base::Uuid area;
    std::string area_path;
    base::Day said_on;
    bool is_sealed = true;
    Standing standing;
};

/// What is read of a voice v with its area and owner beside it.
extern const std::string voice_columns;
extern const std::string voice_tables;
Voice read_voice(store::Transaction& tx, const store::Row& row);
Entry read_entry(const store::Row& row);
/// Problem: voice.not_found.
Entry entry(store::Transaction& tx, VoiceId id);
/// Problem: voice.not_found.
Voice find_voice(store::Transaction& tx, VoiceId id);

/// Is the permission held for the body itself, or does the caller decide about voices where it stands? Who only takes
/// voices in for an area, as a team does, reads none that was not given to the own body.
bool acts_for(store::Transaction& tx, const base::Who& who, base::Permission permission, const base::Uuid& body);

/// May the caller see it: who decides about voices where it was said, and the bodies through whose hands it went.
/// Problem: account.outside_area.
void require_sight(store::Transaction& tx, const base::Who& who, const Entry& entry);
/// May the caller act on it: only who has it now, once it left the level to which it was said. Problem:
/// account.outside_area.
void require_hold(store::Transaction& tx, const base::Who& who, base::Permission permission, const Entry& entry);
bool holds(store::Transaction& tx, const base::Who& who, base::Permission permission, const Entry& entry);

/// What a step says besides what it changes.
struct Said {
    Act act = Act::note;
    std::string code;
    std::string words;  ///< as a person wrote them; sealed here
    std::optional<base::Uuid> to;
};

/// Writes what it is now, the step with its words, the counts and the journal's line, in one. Problem: voice.erased.
void keep(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Entry& before,
          const Standing& after, const Said& said);
/// The same for a step without words.
void keep(store::Transaction& tx, const base::Who& who, const Entry& before, const Standing& after, const Said& said);

/// What lies sealed.
struct Record {
    std::string words;
    Contact contact;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Record, (), (words, contact, code))

/// Nothing can be found by it: no word of it is indexed.
void seal_record(store::Transaction& tx, const store::MasterKey& master, const Entry& entry, const Record& record);
std::optional<Record> unsealed(store::Transaction& tx, const store::MasterKey& master, const base::Uuid& id);
/// Forgets words, contact and pictures; what stays says that there was a voice, and how it ended.
void forget(store::Transaction& tx, const Entry& entry);

/// The last good moment of looking at it or passing it on, from an instant on.
base::Instant accept_until(store::Transaction& tx, base::Instant from);
/// That of answering it.
base::Instant answer_until(store::Transaction& tx, const std::optional<Grade>& grade, base::Instant from);

/// Words that a step cannot do without, tidied. Problem: voice.words_missing.
std::string required_words(const std::string& words);

}  // namespace voices
