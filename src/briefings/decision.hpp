#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "plans/plan.hpp"
#include "store/database.hpp"

/// What is decided at a meeting or on a visit. When its record is closed, the decisions that name bodies become a
/// document of the body, issued like any other, so that their work has a source, a board and a history as all work has.
namespace briefings {

using DecisionId = base::Id<struct DecisionTag>;

struct NewDecision {
    std::string text;
    std::vector<base::Uuid> bodies;  ///< who does it; empty: a conclusion that gives nobody work
    std::optional<base::Day> due;
};
BOOST_DESCRIBE_STRUCT(NewDecision, (), (text, bodies, due))

struct Decision {
    DecisionId id;
    std::string text;
    std::vector<plans::BodyName> bodies;
    std::optional<base::Day> due;
    std::int64_t tasks = 0;  ///< what it became, once the record is closed
    std::int64_t done = 0;
};
BOOST_DESCRIBE_STRUCT(Decision, (), (id, text, bodies, due, tasks, done))

/// In the order in which they were made.
std::vector<Decision> decisions_of(store::Transaction& tx, const base::Uuid& source);
/// Problems: decision.text_empty, body.not_found.
DecisionId decide(store::Transaction& tx, const base::Uuid& source, const NewDecision& wanted);
/// Problem: decision.not_found.
void take_back(store::Transaction& tx, const base::Uuid& source, DecisionId id);

/// The record of a meeting or a visit, about to be closed.
struct Record {
    base::Uuid source;
    base::Uuid body;  ///< whose it is
    std::string title;
    base::Day day;
    std::string head;  ///< the lines above the decisions
};

/// The lines of a record with its decisions, as they are kept.
std::string text_of(const Record& record, const std::vector<Decision>& decisions);

/// Gives the work of the decisions to their bodies; nothing when none names a body. Whoever may close the record may do
/// this, for its body alone.
std::optional<plans::PlanId> give_work(store::Transaction& tx, const base::Who& who, const Record& record,
                                       const std::vector<Decision>& decisions);

}  // namespace briefings
