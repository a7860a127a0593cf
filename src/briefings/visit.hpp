#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "briefings/decision.hpp"

/// Working visits (đi cơ sở): planned for a day and a place, with notes in two parts and follow-ups that become work as
/// the decisions of a briefing do.
namespace briefings {

using VisitId = base::Id<struct VisitTag>;

enum class VisitState { planned, cancelled, closed };
BOOST_DESCRIBE_ENUM(VisitState, planned, cancelled, closed)

struct Goer {
    base::Uuid id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Goer, (), (id, name))

/// What was supervised and urged; what was heard and found.
struct VisitNotes {
    std::string supervised;
    std::string heard;
    bool operator==(const VisitNotes&) const = default;
};
BOOST_DESCRIBE_STRUCT(VisitNotes, (), (supervised, heard))

struct Visit {
    VisitId id;
    plans::BodyName body;
    std::string title;
    base::Day day;
    std::string place;
    VisitState state = VisitState::planned;
    std::string reason;
    VisitNotes notes;
    std::vector<Goer> people;
    std::int64_t sequence = 0;
    base::Instant changed_at;
    std::optional<plans::PlanId> plan;
};

struct NewVisit {
    std::string title;
    base::Day day;
    std::string place;
    std::vector<base::Uuid> people;
};
BOOST_DESCRIBE_STRUCT(NewVisit, (), (title, day, place, people))

/// Plans a visit of the caller's body. Problems: plan.no_desk, visit.title_empty, visit.nobody_goes, person.not_found.
VisitId plan_visit(store::Transaction& tx, const base::Who& who, const NewVisit& wanted);
/// Problem: visit.not_found, also for whoever neither goes nor belongs to the body.
Visit get(store::Transaction& tx, const base::Who& who, VisitId id);
bool holds(store::Transaction& tx, const base::Who& who, const Visit& visit);
/// Those of the caller's bodies and those the caller goes on, the latest day first, before that of `before`.
std::vector<Visit> visits(store::Transaction& tx, const base::Who& who, std::optional<base::Day> before,
                          std::size_t limit);

/// Problems of the verbs: visit.not_found, account.outside_area, visit.closed, visit.cancelled.

/// Another day, place or other people. Problems: those of plan_visit.
Visit plan_anew(store::Transaction& tx, const base::Who& who, VisitId id, const NewVisit& wanted);
/// Problem: visit.reason_missing.
Visit cancel(store::Transaction& tx, const base::Who& who, VisitId id, const std::string& reason);
Visit restore(store::Transaction& tx, const base::Who& who, VisitId id);
/// Problem: visit.notes_changed when they are neither `from` nor `to`.
Visit note(store::Transaction& tx, const base::Who& who, VisitId id, const VisitNotes& from, const VisitNotes& to);
DecisionId decide(store::Transaction& tx, const base::Who& who, VisitId id, const NewDecision& wanted);
void take_back(store::Transaction& tx, const base::Who& who, VisitId id, DecisionId decision);
/// Closes the notes and gives the work of the follow-ups. Problem: visit.not_yet, before its day.
Visit close(store::Transaction& tx, const base::Who& who, VisitId id);
/// The notes as text: frozen once they are closed.
std::string record_text(store::Transaction& tx, const Visit& visit);

}  // namespace briefings
