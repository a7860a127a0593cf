#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tasks/charged_task.hpp"
#include "tasks/cooperator.hpp"
#include "tasks/list.hpp"
#include "tasks/named_person.hpp"

/// "Who is where?": the work of one issued plan, body by body, page by page.
namespace tasks {

struct BoardTask {
    Task task;
    std::vector<NamedPerson> named;
    std::vector<PersonInCharge> in_charge;
    std::vector<plans::BodyName> cooperators;
};

/// One body on a board.
struct BoardBody {
    plans::BodyName body;
    std::optional<Head> head;      ///< who answers for it
    Counts counts;                 ///< of all its work of the plan
    std::int64_t matching = 0;     ///< of it what was asked for
    std::vector<BoardTask> tasks;  ///< the first of those
};

enum class BoardOrder { worry, name };
BOOST_DESCRIBE_ENUM(BoardOrder, worry, name)

struct BoardQuery {
    std::optional<Only> only;              ///< all work, closed too, when left out
    BoardOrder order = BoardOrder::worry;  ///< who has most that is late or silent first, or by name
    std::string words;                     ///< of the body or of the work, without accents
    std::optional<base::Uuid> person;      ///< who is named on the work or in charge of it
    std::optional<base::Uuid> body;        ///< of one body alone, and then much more of its work
    bool nobody = false;                   ///< work that nobody is named on or in charge of
    std::optional<base::Uuid> after;       ///< the body with which the page before ended
    std::size_t limit = 50;
};

/// At most so many tasks are shown of one body among others, and of one that is asked for alone.
constexpr std::size_t most_of_body = 30;
constexpr std::size_t most_of_one_body = 1000;

std::vector<BoardBody> board_of(store::Transaction& tx, plans::PlanId plan, const BoardQuery& query);

/// Whoever is named on work of a plan or in charge of it today, by name; so many at most.
std::vector<PersonInCharge> people_of(store::Transaction& tx, plans::PlanId plan, std::size_t most = 200);

}  // namespace tasks
