#pragma once

#include "demonstration/cast.hpp"
#include "plans/plan.hpp"
#include "store/sealed.hpp"

/// What happens in the story: households are entered, a plan is issued, its bodies work, report or stay silent.
namespace demonstration {

/// The plan of the story with its days filled in, read as any upload is.
plans::ReadFile read_the_plan(base::Day first);

/// Four hundred households, handed to the teams of their hamlets except for a few who came last.
void enter_households(store::Transaction& tx, const store::MasterKey& master, const Cast& cast);

/// The officer lays the plan on the desk, confirms whom it means, and issues it.
void issue_the_plan(store::Transaction& tx, const Cast& cast, const plans::ReadFile& file);
/// Everybody reads it on the public pages.
void publish_the_plan(store::Transaction& tx, const Cast& cast);

/// People of the committee take charge of areas and fields, and the officer says which work is of which field.
void divide_the_care(store::Transaction& tx, const Cast& cast, base::Day first);

/// The committee meets its bodies by a rule, and its chairman is to visit a hamlet after `today`.
void plan_the_meetings(store::Transaction& tx, const Cast& cast, base::Day first, base::Day today);

/// What another part of the story lets happen, at its time.
using Meanwhile = std::multimap<base::Instant, std::function<void(store::Transaction&)>>;

/// Lets every event of life.tsv happen on its day, and what else happens between them. `at` gives the same unit of work
/// at an earlier time.
using AtTime = std::function<void(base::Instant, const std::function<void(store::Transaction&)>&)>;
void live(const AtTime& at, const Cast& cast, base::Day first, const Meanwhile& meanwhile);

}  // namespace demonstration
