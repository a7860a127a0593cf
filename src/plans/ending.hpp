#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "files/file.hpp"
#include "plans/names.hpp"
#include "plans/plan.hpp"
#include "store/database.hpp"

/// How an issued plan ended or was amended, as it is told beside the plan, its work and its lower plans. What an ending
/// does to all of these stands in endings/ending.hpp.
namespace plans {

using EndingId = base::Id<struct EndingTag>;

enum class EndingKind {
    closed,      ///< by a notice
    superseded,  ///< another plan comes in its place
    amended      ///< another plan changes clauses of it, and the rest holds
};
BOOST_DESCRIBE_ENUM(EndingKind, closed, superseded, amended)

struct Ending {
    EndingId id;
    EndingKind kind = EndingKind::closed;
    PlanName plan;
    std::optional<PlanName> by;  ///< the plan in its place, or that amends it
    std::string number;          ///< of the paper that says so
    std::optional<base::Day> dated;
    std::string text;
    std::optional<files::FileId> file;
    base::Day from;  ///< the first day on which the plan, or the clause, no longer holds
    base::Instant at;
    std::string who;
    std::int64_t tasks = 0;          ///< that ended
    std::int64_t carried = 0;        ///< that go on under the other plan
    std::int64_t told = 0;           ///< bodies
    bool issues = false;             ///< the other plan was a draft and was issued with it
    std::optional<EndingId> undoes;  ///< taken back, so that this plan, which was issued with it, is closed
    std::optional<base::Instant> taken_back_at;
};
BOOST_DESCRIBE_STRUCT(Ending, (),
                      (id, kind, plan, by, number, dated, text, file, from, at, who, tasks, carried, told, issues,
                       undoes, taken_back_at))

/// Problem: ending.not_found.
Ending find_ending(store::Transaction& tx, EndingId id);
/// How the plan ended and was amended, newest first; also what was taken back.
std::vector<Ending> endings_of(store::Transaction& tx, PlanId plan);
/// What the plan ended or amended.
std::vector<Ending> endings_by(store::Transaction& tx, PlanId plan);

/// The plan above has ended, and whoever made this one of it decides what follows.
struct EndingAbove {
    Ending ending;
    bool is_kept = false;  ///< "Vẫn thực hiện kế hoạch của đơn vị"
};
BOOST_DESCRIBE_STRUCT(EndingAbove, (), (ending, is_kept))

/// Of the plans that this one rests on by links that nobody doubts; amendments among them.
std::vector<EndingAbove> endings_above(store::Transaction& tx, PlanId plan);

/// A clause of the older plan that an amendment changed or took out.
struct EndedClause {
    ItemId item;
    std::string section;
    EndingId ending;
    std::optional<ItemId> newer;
};
BOOST_DESCRIBE_STRUCT(EndedClause, (), (item, section, ending, newer))
std::vector<EndedClause> ended_clauses(store::Transaction& tx, PlanId plan);

/// A sentence of a plan that says of another one of the same desk that it ends: "thay thế Kế hoạch số 12/KH-UBND".
struct EndingOffer {
    EndingKind kind = EndingKind::superseded;
    PlanName plan;
    std::string sentence;
    std::int64_t line = 0;
};
BOOST_DESCRIBE_STRUCT(EndingOffer, (), (kind, plan, sentence, line))

/// Only plans that hold are offered.
std::vector<EndingOffer> ending_offers(store::Transaction& tx, const Plan& plan);

}  // namespace plans
