#pragma once

#include <optional>
#include <string>
#include <vector>

#include "broadcasts/plays.hpp"
#include "outreach/message.hpp"

/// Rumours: heard, held against sources, answered by a message, read out by loudspeakers, and seen to fade. The desk
/// corrects what is told; it keeps nothing of who tells it, and a complaint about help is a voice, never a rumour.
namespace rumours {

using RumourId = base::Id<struct RumourTag>;
using HearingId = base::Id<struct RumourHearingTag>;
using SourceId = base::Id<struct RumourSourceTag>;
using households::Place;

enum class Verdict { wrong, partly, right };
BOOST_DESCRIBE_ENUM(Verdict, wrong, partly, right)

/// answering: its message is not approved yet; spoken: a loudspeaker read it out.
enum class State { heard, verified, answering, answered, spoken, closed };
BOOST_DESCRIBE_ENUM(State, heard, verified, answering, answered, spoken, closed)

/// How often it was heard on a day in all places together.
struct HeardDay {
    base::Day day;
    std::int64_t times = 0;
};
BOOST_DESCRIBE_STRUCT(HeardDay, (), (day, times))

struct Source {
    SourceId id;
    std::string words;
    base::Instant at;
};
BOOST_DESCRIBE_STRUCT(Source, (), (id, words, at))

/// The message that answers it.
struct Answer {
    outreach::MessageId message;
    std::string title;
    outreach::State state = outreach::State::draft;
    std::optional<base::Instant> approved_at;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (message, title, state, approved_at))

struct Rumour {
    RumourId id;
    Place body;
    Place area;
    std::string words;
    State state = State::heard;
    std::optional<Verdict> verdict;
    std::string explanation;
    std::optional<base::Instant> verified_at;
    std::vector<Source> sources;
    std::optional<Answer> answer;
    broadcasts::Plays plays;
    std::vector<HeardDay> heard;  ///< the last fourteen days, each one
    bool is_fading = false;       ///< heard less in the last three days than in the three before
    base::Instant made_at;
    bool may_write = false;
};
BOOST_DESCRIBE_STRUCT(Rumour, (),
                      (id, body, area, words, state, verdict, explanation, verified_at, sources, answer, plays, heard,
                       is_fading, made_at, may_write))

struct NewRumour {
    RumourId id;
    base::Uuid body;
    areas::AreaId area;  ///< where it is told, within the body's own
    std::string words;
};
BOOST_DESCRIBE_STRUCT(NewRumour, (), (id, body, area, words))

/// By whoever writes papers for the body; the same again is harmless. It counts as heard once today. Problems:
/// body.not_found, account.outside_area, area.not_found, rumour.area_outside, rumour.words_missing,
/// rumour.text_too_long, rumour.names_somebody, rumour.id_taken.
Rumour write_down(store::Transaction& tx, const base::Who& who, const NewRumour& wanted);

/// Problems of all that follows: rumour.not_found, account.outside_area.

struct NewHearing {
    HearingId id;
    areas::AreaId area;
    base::Day day;
    std::int64_t times = 1;
};
BOOST_DESCRIBE_STRUCT(NewHearing, (), (id, area, day, times))
/// It was heard again. Problems: rumour.closed, rumour.area_outside, rumour.times_wrong (none, or more than 1,000),
/// rumour.day_wrong (to come, or more than a month ago), rumour.id_taken.
Rumour hear_again(store::Transaction& tx, const base::Who& who, RumourId id, const NewHearing& wanted);

struct NewSource {
    SourceId id;
    std::string words;  ///< a paper, an office that was asked; never a private person
};
BOOST_DESCRIBE_STRUCT(NewSource, (), (id, words))
/// Problems: rumour.closed, rumour.words_missing, rumour.text_too_long, rumour.names_somebody.
Rumour add_source(store::Transaction& tx, const base::Who& who, RumourId id, const NewSource& wanted);
/// Problems: rumour.source_not_found, rumour.source_needed (a verdict rests on it alone).
Rumour remove_source(store::Transaction& tx, const base::Who& who, SourceId id);

struct Finding {
    Verdict verdict = Verdict::wrong;
    std::string explanation;  ///< how it really is, as people would say it
};
BOOST_DESCRIBE_STRUCT(Finding, (), (verdict, explanation))
/// What the sources say; may be said anew until it is answered. Problems: rumour.closed, rumour.no_source,
/// rumour.words_missing, rumour.text_too_long, rumour.names_somebody, rumour.answered.
Rumour verify(store::Transaction& tx, const base::Who& who, RumourId id, const Finding& finding);

struct NewAnswer {
    outreach::MessageId message;
};
BOOST_DESCRIBE_STRUCT(NewAnswer, (), (message))
/// Drafts the message that answers it: for the page and the loudspeakers of its area, for a week. It goes the way of
/// every message, to a head who approves it. Problems: rumour.closed, rumour.not_verified, rumour.answered (once it has
/// one), those of outreach::write.
Rumour answer(store::Transaction& tx, const base::Who& who, RumourId id, const NewAnswer& wanted);

/// Nobody tells it any more; `open_again` takes it back.
Rumour close(store::Transaction& tx, const base::Who& who, RumourId id);
Rumour open_again(store::Transaction& tx, const base::Who& who, RumourId id);

/// For everybody whose body stands in its area.
Rumour get(store::Transaction& tx, const base::Who& who, RumourId id);

/// As a list shows it: `spoken` is told by get alone.
struct Line {
    RumourId id;
    Place area;
    std::string words;
    State state = State::heard;
    std::optional<Verdict> verdict;
    std::int64_t heard_this_week = 0;
    base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(Line, (), (id, area, words, state, verdict, heard_this_week, made_at))
struct LinePage {
    std::vector<Line> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(LinePage, (), (items, next))
/// Those of an area and below it, the latest first; open ones, or closed ones. Problems: area.not_found,
/// account.outside_area.
LinePage rumours(store::Transaction& tx, const base::Who& who, areas::AreaId area, bool closed,
                 const std::string& after, std::size_t limit);

}  // namespace rumours
