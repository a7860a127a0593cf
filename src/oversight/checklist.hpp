#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"

/// Lists of questions by which places are inspected: dated data of the plans, and what a commune adds. They ask how a
/// place is, never who was there: a question about attendance is refused.
namespace oversight {

using ChecklistId = base::Id<struct ChecklistTag>;
using households::Edit;
using households::Place;

/// What kind of place is inspected; payment: the review and payment of support.
enum class Kind { enterprise, transport, school, worship, zone, payment };
BOOST_DESCRIBE_ENUM(Kind, enterprise, transport, school, worship, zone, payment)

struct Question {
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Question, (), (vi, en))

struct Checklist {
    std::string code;  ///< of the vocabulary, or the id of one that a place added
    Kind kind = Kind::enterprise;
    std::string vi;
    std::string en;
    std::string source;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
    std::optional<std::string> body;  ///< that added it, by name
    bool may_end = false;
    std::vector<Question> questions;
};
BOOST_DESCRIBE_STRUCT(Checklist, (), (code, kind, vi, en, source, valid_from, valid_until, body, may_end, questions))

struct NewChecklist {
    ChecklistId id;
    base::Uuid body;  ///< that adds it, for its own area
    Kind kind = Kind::enterprise;
    std::string title;
    std::string source;
    base::Day valid_from;
    std::vector<std::string> questions;
};
BOOST_DESCRIBE_STRUCT(NewChecklist, (), (id, body, kind, title, source, valid_from, questions))

/// The same again is harmless. Problems: body.not_found, account.outside_area, checklist.title_missing,
/// checklist.questions_wrong (none, more than forty, or one without words), checklist.asks_attendance,
/// inspection.text_too_long, checklist.id_taken.
Checklist add(store::Transaction& tx, const base::Who& who, const NewChecklist& wanted);

/// From tomorrow on it is offered no longer; `hold_again` takes it back. Problems: checklist.not_found,
/// account.outside_area.
Checklist end(store::Transaction& tx, const base::Who& who, ChecklistId id);
Checklist hold_again(store::Transaction& tx, const base::Who& who, ChecklistId id);

/// Those that hold in an area today, the plans' first. Problems: area.not_found, account.outside_area.
std::vector<Checklist> checklists(store::Transaction& tx, const base::Who& who, areas::AreaId area,
                                  std::optional<Kind> kind);

/// Held or not. Problem: checklist.not_found.
Checklist checklist_of(store::Transaction& tx, const std::string& code);

}  // namespace oversight
