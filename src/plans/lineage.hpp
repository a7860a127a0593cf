#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "plans/basis.hpp"
#include "plans/names.hpp"
#include "plans/plan.hpp"
#include "store/database.hpp"

/// The chain of bases: up, what a plan rests on, also documents that are not in the system, as printed; down, the plans
/// that rest on it. Links are found by themselves, also when the document comes in later; a person confirms, changes or
/// cuts them.
namespace plans {

enum class BasisState {
    absent,     ///< not in the system: as printed
    found,      ///< by itself, without a doubt
    doubtful,   ///< found, but a person should look
    confirmed,  ///< said by a person
    cut         ///< a person said that it is none of those in the system
};
BOOST_DESCRIBE_ENUM(BasisState, absent, found, doubtful, confirmed, cut)

/// A plan of the chain. What lies on a desk that the caller may not see says whose it is and no more than was printed.
struct ChainedPlan {
    PlanId id;
    BodyName desk;
    std::string number;
    std::optional<base::Day> dated;
    std::string title;
    std::string issuer;
    PlanState state = PlanState::issued;
    std::optional<base::Day> ended_from;  ///< the first day on which it no longer holds
    bool opens = false;                   ///< the caller may read it
};
BOOST_DESCRIBE_STRUCT(ChainedPlan, (), (id, desk, number, dated, title, issuer, state, ended_from, opens))

/// One basis of one plan of the chain; `level` 1 is the plan's own.
struct Ground {
    std::int64_t level = 1;
    PlanId of;
    ItemId item;
    std::string printed;
    std::string number;
    std::optional<base::Day> dated;
    std::string issuer;
    BasisState state = BasisState::absent;
    std::optional<BasisDoubt> doubt;
    std::optional<ChainedPlan> plan;
};
BOOST_DESCRIBE_STRUCT(Ground, (), (level, of, item, printed, number, dated, issuer, state, doubt, plan))

/// A plan that names this one as a basis.
struct Descendant {
    ItemId item;
    BasisState state = BasisState::found;
    std::optional<BasisDoubt> doubt;
    ChainedPlan plan;
};
BOOST_DESCRIBE_STRUCT(Descendant, (), (item, state, doubt, plan))

struct DescendantPage {
    std::vector<Descendant> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(DescendantPage, (), (items, next))

/// Every basis behind its plan, nearest first; beyond a doubt or a desk that is not open to the caller it is not gone
/// further. Problem: plan.not_found.
std::vector<Ground> grounds(store::Transaction& tx, const base::Who& who, PlanId plan);

/// Plans that rest on it: what every body has issued for the one whose plan it is, for others only what lies on their
/// own desk. Newest first. Problem: plan.not_found.
DescendantPage resting_on(store::Transaction& tx, const base::Who& who, PlanId plan, std::optional<PlanId> before,
                          std::size_t limit);

/// Says which plan a basis is; none cuts the link. Problems: plan.not_found (the plan, and the other one when the
/// caller may not read it), plan.item_not_found, basis.circle, account.outside_area.
void settle_basis(store::Transaction& tx, const base::Who& who, PlanId plan, ItemId item, std::optional<PlanId> on);

/// Takes that back: the link is found by itself again. Problems as above.
void unsettle_basis(store::Transaction& tx, const base::Who& who, PlanId plan, ItemId item);

/// Finds the links of a plan anew, and marks those that wait for a document of its number. Called whenever a plan comes
/// in, changes or is issued.
void link_bases(store::Transaction& tx, PlanId plan);

/// Follows what waits: bases whose document came in, plans from before there was a chain. Returns how many; 0: done.
std::size_t link_waiting(store::Transaction& tx, std::size_t limit);

}  // namespace plans
