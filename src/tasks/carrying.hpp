#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plans/ending.hpp"
#include "tasks/task.hpp"

/// Work that goes on under another plan because its clause does, and comes back when that is taken back.
namespace tasks {

/// A clause that carries one of a plan before it on. The open work of those that both name goes on as it is, with its
/// words and names; where nothing of the clause changed, what was done of it is not asked for again.
struct Continued {
    plans::ItemId older;
    plans::ItemId newer;
    bool is_same = false;
};

/// What an ending carries on.
struct Carrying {
    plans::EndingId ending;
    std::vector<Continued> clauses;
};

/// What the newer clause says of the work.
struct Terms {
    std::string section;
    std::string title;
    bool ordered = true;
    std::optional<base::Instant> due_at;
    std::string due_text;
    std::optional<std::string> rhythm;
};

/// Carries the work of one clause on to a plan that is being issued; how much.
std::int64_t carry_on(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::EndingId ending,
                      const Continued& clause, const Terms& terms);

/// How much of the work that an ending carried on has gone on since: told of, dated, passed on, ended or carried
/// further.
std::int64_t moved_since(store::Transaction& tx, const plans::Ending& ending);

/// Work that an ending carried on is under its older plan again, with the words of its older clause.
void carry_back(store::Transaction& tx, const base::Who& who, const plans::Ending& ending);

}  // namespace tasks
