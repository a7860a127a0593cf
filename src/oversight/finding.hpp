#pragma once

#include "oversight/inspection.hpp"

/// What an inspection found not to be right, on its way to being right: who corrects it by when, said to be corrected,
/// verified by somebody else or sent back. It is about a place, never about a person; there is no penalty, no score and
/// no order of places. Each step is taken back by a further one, and stays readable.
namespace oversight {

using FindingId = base::Id<struct FindingTag>;
using FindingStepId = base::Id<struct FindingStepTag>;

/// corrected: said to be, and nobody has looked yet; withdrawn: it was written by mistake.
enum class FindingState { open, corrected, verified, withdrawn };
BOOST_DESCRIBE_ENUM(FindingState, open, corrected, verified, withdrawn)

/// moved: to another last day.
enum class StepKind { found, moved, corrected, sent_back, verified, withdrawn };
BOOST_DESCRIBE_ENUM(StepKind, found, moved, corrected, sent_back, verified, withdrawn)

struct Step {
    FindingStepId id;
    StepKind kind = StepKind::found;
    std::string words;
    std::optional<files::FileId> picture;
    base::Instant at;
    Place body;  ///< in whose name; a person is in the journal alone
    bool is_taken_back = false;
};
BOOST_DESCRIBE_STRUCT(Step, (), (id, kind, words, picture, at, body, is_taken_back))

/// What the caller may do with it.
struct FindingRights {
    bool may_correct = false;
    bool may_verify = false;  ///< and send back
    bool may_edit = false;    ///< move, withdraw
    bool may_undo = false;    ///< the last step
};
BOOST_DESCRIBE_STRUCT(FindingRights, (), (may_correct, may_verify, may_edit, may_undo))

struct Finding {
    FindingId id;
    InspectionId inspection;
    Place place;  ///< the inspected one
    Place area;
    Kind kind = Kind::enterprise;
    Place body;                      ///< that found it
    std::optional<Place> corrector;  ///< empty: the place itself, which is none of the bodies
    std::optional<std::int64_t> question;
    std::string words;
    FindingState state = FindingState::open;
    base::Day due;  ///< the last good day
    bool is_late = false;
    std::vector<Step> steps;  ///< get alone tells them, the oldest first
    FindingRights rights;
};
BOOST_DESCRIBE_STRUCT(Finding, (),
                      (id, inspection, place, area, kind, body, corrector, question, words, state, due, is_late, steps,
                       rights))

struct NewFinding {
    FindingId id;
    std::string words;
    std::optional<std::int64_t> question;
    std::optional<base::Uuid> corrector;  ///< left out: the place's own body, if it is one
    base::Day due;
};
BOOST_DESCRIBE_STRUCT(NewFinding, (), (id, words, question, corrector, due))

/// By the body that inspected; the same again is harmless. Problems: inspection.not_found, account.outside_area,
/// inspection.taken_back, finding.words_missing, inspection.text_too_long, inspection.names_somebody,
/// finding.question_unknown, body.not_found, finding.due_wrong (before the inspection, or more than a year away),
/// finding.id_taken.
Finding write(store::Transaction& tx, const base::Who& who, InspectionId inspection, const NewFinding& wanted);

/// Problems of all that follows: finding.not_found, account.outside_area.

/// For who sees its inspection, and who corrects it.
Finding get(store::Transaction& tx, const base::Who& who, FindingId id);
files::File picture_of(store::Transaction& tx, const base::Who& who, FindingId id, files::FileId file);

struct Telling {
    std::string words;
    std::optional<files::FileId> picture;
};
BOOST_DESCRIBE_STRUCT(Telling, (), (words, picture))

/// By who corrects it, or by the body that found it in the name of a place without an account. Problems:
/// finding.not_in_state, finding.words_missing, file.not_found, file.not_a_picture, and those of words.
Finding say_corrected(store::Transaction& tx, const base::Who& who, FindingId id, const Telling& telling);
/// By the body that found it, and by nobody who said it was corrected. Problems: finding.not_in_state,
/// finding.own_correction.
Finding verify(store::Transaction& tx, const base::Who& who, FindingId id);

struct Moved {
    std::string words;  ///< why
    base::Day due;
};
BOOST_DESCRIBE_STRUCT(Moved, (), (words, due))
/// It is not right yet: to be corrected by another day. Problems: those of verify, finding.words_missing,
/// finding.due_wrong.
Finding send_back(store::Transaction& tx, const base::Who& who, FindingId id, const Moved& wanted);
/// More time. Problems: finding.not_in_state, finding.words_missing, finding.due_wrong.
Finding move(store::Transaction& tx, const base::Who& who, FindingId id, const Moved& wanted);
/// Written by mistake. Problems: finding.not_in_state, finding.words_missing.
Finding withdraw(store::Transaction& tx, const base::Who& who, FindingId id, const Telling& telling);
/// Takes the last step back, by the body in whose name it was. Problem: finding.nothing_to_undo.
Finding undo(store::Transaction& tx, const base::Who& who, FindingId id);

/// Which part of a list. open: to be corrected; waiting: said to be corrected; done: verified.
enum class FindingPart { open, waiting, done };
BOOST_DESCRIBE_ENUM(FindingPart, open, waiting, done)

struct FindingPage {
    std::vector<Finding> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(FindingPage, (), (items, next))
/// Of an area and below it, by their last good day; done ones the latest first. Problems: area.not_found,
/// account.outside_area.
FindingPage findings(store::Transaction& tx, const base::Who& who, areas::AreaId area, FindingPart part,
                     const std::string& after, std::size_t limit);

/// All of one inspection, for who sees it.
std::vector<Finding> findings_of(store::Transaction& tx, const base::Who& who, InspectionId inspection);

}  // namespace oversight
