#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plans/compare.hpp"
#include "plans/ending.hpp"

/// Ending and amending an issued plan: what that does is shown before, done in one transaction, and told to every body
/// that has the plan. Finished work stays finished, what was owed stays owed, and lower bodies decide for themselves
/// what becomes of the plans that they made of it.
namespace endings {

using plans::Ending;
using plans::EndingId;

/// A plan of another body that rests on it and goes on until that body decides.
struct LowerPlan {
    plans::PlanName plan;
    plans::BodyName body;
};
BOOST_DESCRIBE_STRUCT(LowerPlan, (), (plan, body))

/// What an ending would do.
struct Effect {
    base::Day from;
    std::int64_t open = 0;       ///< tasks that would end, before any goes on under another plan
    std::int64_t finished = 0;   ///< tasks that stay as they are
    std::int64_t duties = 0;     ///< to report, that stop
    std::int64_t owed = 0;       ///< reports that stay owed
    std::int64_t withdrawn = 0;  ///< reports that are asked for no more
    std::int64_t briefings = 0;
    std::int64_t told = 0;              ///< bodies
    std::int64_t lower = 0;             ///< plans of other bodies that rest on it
    std::vector<LowerPlan> lower_some;  ///< the first of them
};
BOOST_DESCRIBE_STRUCT(Effect, (), (from, open, finished, duties, owed, withdrawn, briefings, told, lower, lower_some))

/// Problems of all that follows: plan.not_found, account.outside_area, ending.not_issued, ending.already_ended,
/// ending.day_wrong (before the plan was issued, or more than a year away).

Effect foresee(store::Transaction& tx, const base::Who& who, plans::PlanId plan, base::Day from);

/// A notice that closes a plan.
struct Closing {
    std::string number;
    std::optional<base::Day> dated;
    std::string text;
    std::optional<files::FileId> file;  ///< that the caller has kept
    base::Day from;                     ///< the first day on which the plan no longer holds
};
BOOST_DESCRIBE_STRUCT(Closing, (), (number, dated, text, file, from))

/// Problems: ending.paper_missing (neither words nor a file), file.not_found.
Ending close(store::Transaction& tx, const base::Who& who, plans::PlanId plan, const Closing& closing);

/// A clause of the older plan and the one that carries it on.
struct Succession {
    plans::ItemId older;
    plans::ItemId newer;
};
BOOST_DESCRIBE_STRUCT(Succession, (), (older, newer))

/// Another plan of the same body that comes in the place of one, or changes clauses of it. A draft is issued with it,
/// and the open work of clauses that go on goes on; of one that was issued before, no clause can.
struct Replacing {
    plans::PlanId by;
    base::Day from;
    std::vector<Succession> clauses;
    std::vector<plans::ItemId> dropped;  ///< clauses that an amendment takes out
};
BOOST_DESCRIBE_STRUCT(Replacing, (), (by, from, clauses, dropped))

/// Problems: ending.same_plan, ending.clause_wrong (of none of the two plans, or named twice), ending.by_issued
/// (clauses cannot go on), ending.by_ended, and those of tasks::issue.
Ending supersede(store::Transaction& tx, const base::Who& who, plans::PlanId plan, const Replacing& replacing);

/// The rest of the plan holds. Problems: as above; the day may not lie ahead.
Ending amend(store::Transaction& tx, const base::Who& who, plans::PlanId plan, const Replacing& replacing);

/// The clauses of both plans as they pair up, for a person to look over. Problems: as above.
std::vector<plans::ClausePair> clauses(store::Transaction& tx, const base::Who& who, plans::PlanId plan,
                                       plans::PlanId by);

/// Everything is as it was before, and work that went on under the other plan is under this one again. A plan that was
/// issued with the ending is closed by a notice. Problems: ending.not_found, ending.taken_back, ending.undoes_another
/// (such a notice), ending.later_first (one of both plans was ended or amended since), ending.work_went_on (with how
/// much of it somebody has moved since), ending.built_upon (a lower body has ended its own plan since).
Ending take_back(store::Transaction& tx, const base::Who& who, EndingId id);

/// Ends the work of plans whose day has come; returns how many plans there were.
std::size_t end_work_of_the_day(store::Transaction& tx);

/// A body goes on with its own plan although one above it has ended, or takes that back. Problems: plan.not_found,
/// account.outside_area, ending.not_found (of no plan above it).
void keep_on(store::Transaction& tx, const base::Who& who, plans::PlanId plan, EndingId above);
void decide_again(store::Transaction& tx, const base::Who& who, plans::PlanId plan, EndingId above);

}  // namespace endings
