#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/counters.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"

/// The people's situation as teams see it, "good and bad" (plan 002, II.1.2), and good deeds: short notes about a
/// hamlet or a commune, never about a household or anybody's belief. A topic and a tone are two taps; words are the
/// exception, sealed, and can be struck out when they say too much. What is counted goes up; no note does.
namespace situation {

using NoteId = base::Id<struct SituationNoteTag>;

enum class Tone { good, hard };
BOOST_DESCRIBE_ENUM(Tone, good, hard)

struct Topic {
    std::string topic;
    std::string vi;
    std::string en;
    std::vector<Tone> tones;
    bool takes_words = true;  ///< false: what is told of it is counted only, so that nobody can be named
};
BOOST_DESCRIBE_STRUCT(Topic, (), (topic, vi, en, tones, takes_words))
const std::vector<Topic>& topics();

/// Notes of each topic and tone are counted by hamlet and day.
std::vector<store::Indicator> indicators();

struct NewNote {
    std::optional<NoteId> id;  ///< made by the telephone
    areas::AreaId area;        ///< a hamlet or a commune
    std::string topic;
    Tone tone = Tone::good;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(NewNote, (), (id, area, topic, tone, words))

struct Note {
    NoteId id;
    households::Place area;
    std::string topic;
    Tone tone = Tone::good;
    base::Instant at;
    std::string words;
    std::string by;  ///< the body of whoever wrote it
    std::optional<base::Instant> struck_at;
    bool is_mine = false;  ///< and may be taken back
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, area, topic, tone, at, words, by, struck_at, is_mine))

/// Writes down what was seen at `at`. Sent twice it is written once. Problems: area.not_found,
/// household.area_too_wide, account.outside_area, situation.topic_unknown (or not with this tone),
/// situation.no_words_here, situation.words_too_long, situation.id_taken.
Note write_down(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewNote& wanted,
                base::Instant at);

/// Pressed by mistake: taken back by whoever wrote it within a day. Harmless to repeat. Problems:
/// situation.not_found, situation.not_yours, situation.too_long_ago.
void take_back(store::Transaction& tx, const base::Who& who, NoteId id);

/// Erases the words, which said too much about somebody; the note still counts. Problems: situation.not_found,
/// account.outside_area.
void strike_words(store::Transaction& tx, const base::Who& who, NoteId id);

struct NotePage {
    std::vector<Note> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(NotePage, (), (items, next))

struct NoteQuery {
    areas::AreaId area;
    std::string topic;  ///< empty: all
    std::string after;  ///< `next` of the page before
    std::size_t limit = 50;
};

/// Those of a hamlet or commune, the newest first. Problems: area.not_found, household.area_too_wide,
/// account.outside_area, request.fields_wrong (a cursor that is none).
NotePage notes(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NoteQuery& query);

struct TopicCount {
    std::string topic;
    std::int64_t good = 0;
    std::int64_t hard = 0;
};
BOOST_DESCRIBE_STRUCT(TopicCount, (), (topic, good, hard))

/// How often each topic was told of in an area with all below it, over all days. Problems: area.not_found,
/// account.outside_area.
std::vector<TopicCount> counts(store::Transaction& tx, const base::Who& who, areas::AreaId area);

}  // namespace situation
