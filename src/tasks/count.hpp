#pragma once

#include <map>
#include <string>
#include <vector>

#include "plans/plan.hpp"
#include "store/database.hpp"

/// How much work there is and how it stands: of a plan, with the areas below it, of a body that does it, of a body that
/// gave it. The counts are kept, not counted: whoever writes a task calls keep_counts in the same transaction. What is
/// late changes with the clock alone, so open work is kept apart by its last good moment.
namespace tasks {

using TaskId = base::Id<struct TaskTag>;

struct Counts {
    std::int64_t total = 0;
    std::int64_t done = 0;
    std::int64_t doing = 0;
    std::int64_t late = 0;
    std::int64_t silent = 0;
    std::int64_t declined = 0;
    std::int64_t ended = 0;      ///< with their plan, before they were done
    std::int64_t unchecked = 0;  ///< of those done: not verified yet
    std::int64_t returned = 0;   ///< of those under way: done once, and not well enough
    std::int64_t today = 0;      ///< of those open and not late: due today
};
BOOST_DESCRIBE_STRUCT(Counts, (), (total, done, doing, late, silent, declined, ended, unchecked, returned, today))

/// Neither done nor declined nor ended.
std::int64_t open(const Counts& counts);

Counts counts_of(store::Transaction& tx, plans::PlanId plan);
/// Of a page of one body's plans, newest first, by one statement; a plan without work is not in it.
std::map<plans::PlanId, Counts> counts_of(store::Transaction& tx, const std::vector<plans::Plan>& page);
/// Of all that a body does.
Counts counts_of_body(store::Transaction& tx, const base::Uuid& body);
/// Of all that a body has given.
Counts counts_given_by(store::Transaction& tx, const base::Uuid& body);

/// How the work of a plan stands in one area with all below it.
struct AreaCounts {
    base::Uuid area;
    std::string name;
    std::int64_t level = 0;
    std::int64_t bodies = 0;
    Counts counts;
};
/// Of every area directly below another in which, or deeper, a body has work of the plan; by name.
std::vector<AreaCounts> counts_by_area(store::Transaction& tx, plans::PlanId plan, const base::Uuid& area);

struct BodyCounts {
    plans::BodyName body;
    Counts counts;
};
/// Of every body that stands in one area, by name.
std::vector<BodyCounts> counts_by_body(store::Transaction& tx, plans::PlanId plan, const base::Uuid& area);

void add(Counts& sum, const Counts& part);

/// Brings the counts to what the rows say of one task, or of all tasks of a plan; harmless to repeat. To be called
/// after any change of state, deadline, body or last word.
void keep_counts(store::Transaction& tx, TaskId task);
void keep_counts(store::Transaction& tx, plans::PlanId plan);

/// A task is about to go for good; it counts no more.
void stop_counting(store::Transaction& tx, TaskId task);

/// Counts everything anew from the tasks.
void rebuild_counts(store::Transaction& tx);

/// Where what is kept is not what the tasks say. Nothing, unless a verb forgot to keep the counts.
struct Miscount {
    std::string side;  ///< plan, giver, doer, area; task: one task stands elsewhere than it was counted
    base::Uuid subject;
    std::string what;
    std::int64_t kept = 0;
    std::int64_t facts = 0;
};
std::vector<Miscount> miscounts(store::Transaction& tx);

}  // namespace tasks
