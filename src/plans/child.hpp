#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "plans/names.hpp"
#include "plans/plan.hpp"
#include "store/database.hpp"

/// A lower plan made from an upper one: the duties that concern a body and those below it are laid out clause by
/// clause, each is taken over, adapted or left out with a reason, own clauses are added, and the result is an ordinary
/// draft with a text of its own. Until that is issued everything can be taken back.
namespace plans {

using ChildId = base::Id<struct ChildTag>;
using ClauseId = base::Id<struct ClauseTag>;

enum class ClauseFate { open, taken, adapted, left_out, own };
BOOST_DESCRIBE_ENUM(ClauseFate, open, taken, adapted, left_out, own)

/// What the upper plan says, with its place on the paper: work, or reports to be sent.
struct UpperDuty {
    ItemId item;
    std::string section;
    std::string addressee;
    bool ordered = true;
    std::vector<std::string> duties;
    std::optional<base::Day> due;  ///< the last good day
    std::vector<DeadlineValue> deadlines;
    std::vector<SourcePlace> spans;
    std::optional<ReportValue> report;  ///< empty: it gives work
};
BOOST_DESCRIBE_STRUCT(UpperDuty, (), (item, section, addressee, ordered, duties, due, deadlines, spans, report))

struct ChildClause {
    ClauseId id;
    ClauseFate fate = ClauseFate::open;
    std::optional<UpperDuty> upper;  ///< empty for a clause of one's own
    std::string addressee;
    std::string words;  ///< a sentence a line
    std::optional<base::Day> due;
    std::string reason;
    bool is_later = false;             ///< it ends later than the upper one
    std::vector<std::string> printed;  ///< its lines as the draft will say them, with their day
};
BOOST_DESCRIBE_STRUCT(ChildClause, (), (id, fate, upper, addressee, words, due, reason, is_later, printed))

struct Child {
    ChildId id;
    PlanName upper;
    std::string upper_issuer;
    std::string title;
    std::optional<PlanId> plan;  ///< the draft written of it
    bool is_issued = false;      ///< nothing can be taken back any more
    std::vector<ChildClause> clauses;
};
BOOST_DESCRIBE_STRUCT(Child, (), (id, upper, upper_issuer, title, plan, is_issued, clauses))

/// What an officer makes of a clause.
struct ClauseDecision {
    ClauseFate fate = ClauseFate::taken;
    std::optional<std::string> addressee;  ///< as it stands when left out
    std::optional<std::string> words;
    std::optional<base::Day> due;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(ClauseDecision, (), (fate, addressee, words, due, reason))

/// A clause of the body's own.
struct OwnClause {
    std::string addressee;
    std::string words;
    std::optional<base::Day> due;
};
BOOST_DESCRIBE_STRUCT(OwnClause, (), (addressee, words, due))

/// Lays the upper plan out for the caller's body, or gives what was begun before. Problems: plan.not_found,
/// plan.no_desk, plan.has_ended, child.no_duty (nothing in it concerns the body), account.outside_area.
Child begin_child(store::Transaction& tx, const base::Who& who, PlanId upper);

/// Problem: child.not_found, also for other bodies.
Child get_child(store::Transaction& tx, const base::Who& who, ChildId id);

/// `open` takes a decision back. Problems: child.clause_not_found, child.reason_missing (left out, or later than the
/// upper plan allows), child.words_missing, child.fate_wrong, child.already_written.
Child decide_clause(store::Transaction& tx, const base::Who& who, ChildId id, ClauseId clause,
                    const ClauseDecision& decision);
/// Problems: child.words_missing, child.already_written.
Child add_clause(store::Transaction& tx, const base::Who& who, ChildId id, const OwnClause& clause);
/// Only an own clause goes. Problems: child.clause_not_found, child.already_written.
Child drop_clause(store::Transaction& tx, const base::Who& who, ChildId id, ClauseId clause);
/// Problem: child.already_written.
Child entitle(store::Transaction& tx, const base::Who& who, ChildId id, const std::string& title);

/// Writes the draft. Problems: child.undecided (its fields name the clauses), child.nothing_taken,
/// child.already_written.
PlanId write_child(store::Transaction& tx, const base::Who& who, ChildId id);
/// The draft goes, the decisions stay. Problems: child.not_written, plan.already_issued.
Child unwrite_child(store::Transaction& tx, const base::Who& who, ChildId id);

}  // namespace plans
