#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tasks/task.hpp"

/// Lists of work as people look through them, page by page: of a body, and of what a body has given to others.
namespace tasks {

/// Which work of a list is wanted. All but the last two are of open work.
enum class Only { open, late, today, silent, returned, waiting, mine, unchecked, declined };
BOOST_DESCRIBE_ENUM(Only, open, late, today, silent, returned, waiting, mine, unchecked, declined)

/// What is due first, undated last; or what was given last.
enum class Order { due, newest };
BOOST_DESCRIBE_ENUM(Order, due, newest)

struct Wanted {
    Only only = Only::open;
    Order order = Order::due;
    std::string words;               ///< of title, section, plan and body, without accents; empty: all
    std::optional<base::Uuid> doer;  ///< of what was given: by one body alone
    std::optional<plans::PlanId> plan;
    std::optional<TaskId> after;  ///< where the page before ended
    std::size_t limit = 50;
};

/// Work that a body does; `who` is whose work "mine" is. Only open work.
std::vector<Task> of_body(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const Wanted& wanted);

/// Work that a body has given.
std::vector<Task> given(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const Wanted& wanted);

/// A body that has not said a word of some work of a plan, though it is not late yet.
struct SilentBody {
    plans::BodyName body;
    plans::PlanName plan;
    base::Instant since;  ///< when the oldest of it was given
    std::int64_t tasks = 0;
};
BOOST_DESCRIBE_STRUCT(SilentBody, (), (body, plan, since, tasks))

/// Of what a body has given before `before`, the longest silence first.
std::vector<SilentBody> silent_bodies(store::Transaction& tx, const base::Uuid& giver, base::Instant before,
                                      std::size_t limit);

}  // namespace tasks
