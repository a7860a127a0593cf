#include "base/problem.hpp"
#include "briefings/ending.hpp"
#include "deliveries/delivery.hpp"
#include "endings/ending.hpp"
#include "endings/ending_row.hpp"
#include "plans/child_text.hpp"
#include "reports/ending.hpp"
#include "store/journal.hpp"
#include "tasks/carrying.hpp"
#include "tasks/ending.hpp"

namespace endings {
namespace {

using base::Problem;
using base::ProblemKind;
using plans::EndingKind;

void require_not_built_upon(store::Transaction& tx, const Ending& ending) {
    if (!tx.run(R"(
             SELECT 1 AS found FROM plan_basis x JOIN plan_ending e ON e.plan = x.plan
             WHERE x.found = $1 AND x.doubt IS NULL AND e.taken_back_at IS NULL AND e.at > $2 LIMIT 1)",
                {ending.plan.id, ending.at})
             .empty())
        throw Problem(ProblemKind::conflict, "ending.built_upon", base::to_string(ending.id));
}

/// What ended or amended one of both plans later rests on this one.
void require_last(store::Transaction& tx, const Ending& ending) {
    const auto by = ending.issues && ending.by ? std::optional(ending.by->id) : std::nullopt;
    if (!tx.run(R"(
             SELECT 1 AS found FROM plan_ending e
             WHERE e.id <> $1 AND e.at > $2 AND e.taken_back_at IS NULL AND (e.plan = $3 OR e.plan = $4 OR e.by_plan = $4)
             LIMIT 1)",
                {ending.id, ending.at, ending.plan.id, by})
             .empty())
        throw Problem(ProblemKind::conflict, "ending.later_first", base::to_string(ending.id));
}

void require_may_go(store::Transaction& tx, const Ending& ending) {
    const auto id = base::to_string(ending.id);
    if (ending.taken_back_at) throw Problem(ProblemKind::conflict, "ending.taken_back", id);
    if (ending.undoes) throw Problem(ProblemKind::conflict, "ending.undoes_another", id);
    require_last(tx, ending);
    require_not_built_upon(tx, ending);
    if (const auto moved = tasks::moved_since(tx, ending); moved > 0)
        throw Problem(ProblemKind::conflict, "ending.work_went_on", std::to_string(moved));
}

/// What both plans ask for is asked for by the older one alone, as if the newer had never been.
void hand_reports_back(store::Transaction& tx, const Ending& ending) {
    for (const auto& row :
         tx.run("SELECT newer FROM ended_clause WHERE ending = $1 AND newer IS NOT NULL ORDER BY newer", {ending.id}))
        reports::stop_clause(tx, row.id<plans::ItemTag>("newer"), base::day_of(ending.at), reports::AskedAgain::yes);
}

/// The notice that closes the plan which was issued with an ending; it stands beside words of plans, so in their
/// language.
Closing notice_of(const plans::Plan& older, const Ending& ending, base::Day today) {
    const std::string what = ending.kind == EndingKind::amended ? "Rút lại việc sửa đổi " : "Rút lại việc thay thế ";
    return {"", {}, what + plans::named_in_full(older) + "; văn bản ấy còn hiệu lực như trước.", {}, today};
}

/// A plan that was issued with an ending is closed with it: who has it saw it, so it is no draft again.
void close_other(store::Transaction& tx, const base::Who& who, const plans::Plan& older, const Ending& ending) {
    const auto notice = notice_of(older, ending, base::day_of(tx.now()));
    end_whole(tx, who, write_down(tx, who, {ending.by->id, EndingKind::closed, {}, notice, false, ending.id}), 0);
}

}  // namespace

Ending take_back(store::Transaction& tx, const base::Who& who, EndingId id) {
    const auto ending = plans::find_ending(tx, id);
    const auto plan = issued_by(tx, who, ending.plan.id);
    require_may_go(tx, ending);
    tx.change("UPDATE plan_ending SET taken_back_at = $2, taken_back_by = $3 WHERE id = $1",
              {id, tx.now(), who.account});
    tx.change("UPDATE plan SET ended_from = NULL WHERE id = $1", {plan.id});
    tasks::carry_back(tx, who, ending);
    tasks::take_up_again(tx, who, id);
    if (ending.issues) hand_reports_back(tx, ending);
    reports::take_up_again(tx, plan.id);
    briefings::take_up_again(tx, who, id);
    deliveries::untell_ending(tx, who, ending);
    store::record(tx, who, "plan.holds_again", plan.id.uuid, plan.area, {{"ending", base::to_string(id)}});
    if (ending.issues && ending.by) close_other(tx, who, plan, ending);
    return plans::find_ending(tx, id);
}

}  // namespace endings
