#pragma once

#include <optional>
#include <string>
#include <vector>

#include "briefings/agenda.hpp"
#include "briefings/decision.hpp"

/// The minutes of a meeting: who was there, what was said under each item, what was decided.
namespace briefings {

enum class Presence { present, absent, represented };
BOOST_DESCRIBE_ENUM(Presence, present, absent, represented)

struct Attendant {
    plans::BodyName body;
    std::optional<Presence> presence;  ///< empty: not yet marked
    std::string note;
};
BOOST_DESCRIBE_STRUCT(Attendant, (), (body, presence, note))

struct Mark {
    base::Uuid body;
    std::optional<Presence> presence;  ///< empty: takes the mark back
    std::optional<std::string> note;   ///< why absent; by whom represented
};
BOOST_DESCRIBE_STRUCT(Mark, (), (body, presence, note))

std::vector<Attendant> attendance(store::Transaction& tx, const Briefing& briefing, const Meeting& meeting);

/// Problems of the verbs: those of meeting.hpp, and meeting.cancelled.

/// Problems: attendance.not_invited, attendance.reason_missing (absent without a reason, represented by nobody).
void mark(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, const std::vector<Mark>& marks);
/// Problems: those of decide.
DecisionId decide(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day,
                  const NewDecision& wanted);
void take_back(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, DecisionId decision);

/// The minutes as text: frozen once they are closed.
std::string minutes_text(store::Transaction& tx, const Briefing& briefing, const Meeting& meeting);

/// Closes the minutes and gives the work of the decisions; from now on nothing of the meeting changes. Problem:
/// meeting.not_yet, before its day.
Meeting close(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day);

}  // namespace briefings
