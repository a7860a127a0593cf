#include "endings/ending.hpp"

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "briefings/ending.hpp"
#include "deliveries/delivery.hpp"
#include "endings/ending_row.hpp"
#include "plans/child_text.hpp"
#include "reports/ending.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "tasks/count.hpp"
#include "tasks/ending.hpp"

namespace endings {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using plans::EndingKind;
using plans::PlanId;

constexpr int most_days_ahead = 366;
constexpr std::size_t most_lower = 20;

/// Issued plans p of bodies b that rest on plan $1 by a link that nobody doubts, and hold.
const std::string lower_plans = R"(
    FROM plan_basis x JOIN plan p ON p.id = x.plan JOIN body b ON b.id = p.body
    WHERE x.found = $1 AND x.doubt IS NULL AND p.state = 'issued' AND p.ended_from IS NULL AND p.body <> $2 )";

void require_paper(store::Transaction& tx, const base::Who& who, const Closing& closing) {
    if (base::trim(closing.text).empty() && !closing.file)
        throw Problem(ProblemKind::invalid, "ending.paper_missing", closing.number);
    if (closing.file &&
        tx.run("SELECT 1 AS found FROM file WHERE id = $1 AND kept_by = $2", {*closing.file, who.account}).empty())
        throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(*closing.file));
}

/// The words with which cancelled meetings say why; they stand beside words of the plan, so in its language.
std::string reason_of(const plans::Plan& plan, const Ending& ending) {
    const auto day = base::parts_of(ending.from);
    auto reason = plans::named_in_full(plan) + " kết thúc từ ngày " + std::to_string(unsigned{day.day()}) + '/' +
                  std::to_string(unsigned{day.month()}) + '/' + std::to_string(int{day.year()});
    if (!ending.number.empty()) reason += ", theo văn bản số " + ending.number;
    return reason;
}

void require_above(store::Transaction& tx, PlanId plan, EndingId id) {
    for (const auto& above : plans::endings_above(tx, plan))
        if (above.ending.id == id) return;
    throw Problem(ProblemKind::not_found, "ending.not_found", base::to_string(id));
}

}  // namespace

plans::Plan issued_by(store::Transaction& tx, const base::Who& who, PlanId id) {
    auto plan = plans::get(tx, who, id);
    accounts::require_body(tx, who, Permission::plans_issue, plan.body);
    return plan;
}

plans::Plan own_plan(store::Transaction& tx, const base::Who& who, PlanId id, base::Day from) {
    auto plan = issued_by(tx, who, id);
    if (plan.state != plans::PlanState::issued)
        throw Problem(ProblemKind::conflict, "ending.not_issued", base::to_string(id));
    if (plan.ended_from) throw Problem(ProblemKind::conflict, "ending.already_ended", base::to_string(id));
    const auto today = base::day_of(tx.now());
    if (from < base::day_of(plan.issued_at.value_or(tx.now())) || from > today + most_days_ahead)
        throw Problem(ProblemKind::invalid, "ending.day_wrong", base::to_string(from));
    return plan;
}

EndingId write_down(store::Transaction& tx, const base::Who& who, const NewEnding& ending) {
    const EndingId id{tx.new_id()};
    tx.change(
        R"(
        INSERT INTO plan_ending (id, plan, kind, by_plan, number, dated, text, file, from_day, at, account, tasks, carried, told,
                                 issues, undoes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, 0, $12, $13))",
        {id, ending.plan, base::name_of(ending.kind), ending.by, base::tidy(ending.paper.number), ending.paper.dated,
         base::trim(ending.paper.text), ending.paper.file, ending.paper.from, tx.now(), who.account, ending.issues,
         ending.undoes});
    return id;
}

Ending tell(store::Transaction& tx, const base::Who& who, EndingId id, std::int64_t tasks, std::int64_t carried) {
    const auto ending = plans::find_ending(tx, id);
    const auto told = deliveries::tell_ending(tx, who, ending);
    tx.change("UPDATE plan_ending SET tasks = $2, carried = $3, told = $4 WHERE id = $1", {id, tasks, carried, told});
    const auto area = tx.run("SELECT area FROM plan WHERE id = $1", {ending.plan.id}).at(0).uuid("area");
    const auto verb = "plan." + std::string(base::name_of(ending.kind));
    store::record(tx, who, verb, ending.plan.id.uuid, area, {{"ending", base::to_string(id)}});
    return plans::find_ending(tx, id);
}

Ending end_whole(store::Transaction& tx, const base::Who& who, EndingId id, std::int64_t carried) {
    const auto ending = plans::find_ending(tx, id);
    const auto plan = plans::get(tx, who, ending.plan.id);
    tx.change("UPDATE plan SET ended_from = $2 WHERE id = $1", {plan.id, ending.from});
    reports::stop(tx, plan.id, ending.from);
    briefings::stop(tx, who, ending, reason_of(plan, ending));
    std::int64_t tasks = 0;
    if (ending.from <= base::day_of(tx.now())) {
        tasks = tasks::end_work(tx, who, plan.id, id);
        tx.change("UPDATE plan_ending SET work_ended_at = $2 WHERE id = $1", {id, tx.now()});
    }
    return tell(tx, who, id, tasks, carried);
}

Effect foresee(store::Transaction& tx, const base::Who& who, PlanId id, base::Day from) {
    const auto plan = own_plan(tx, who, id, from);
    const auto work = tasks::counts_of(tx, id);
    const auto reports = reports::foresee_stop(tx, id, from);
    Effect effect{.from = from,
                  .open = tasks::open(work),
                  .finished = work.done,
                  .duties = reports.duties,
                  .owed = reports.owed,
                  .withdrawn = reports.withdrawn,
                  .briefings = briefings::foresee_stop(tx, id, from).briefings,
                  .told = deliveries::counts_of(tx, id).delivered,
                  .lower_some = {}};
    effect.lower = tx.run("SELECT count(*) AS n " + lower_plans, {id, plan.body}).at(0).integer("n");
    effect.lower_some = store::all(
        [](const store::Row& row) {
            return LowerPlan{{row.id<plans::PlanTag>("id"), row.text("number"), row.text("title")},
                             {row.uuid("body"), row.text("name")}};
        },
        tx.run("SELECT p.id, p.number, p.title, p.body, b.name " + lower_plans + "ORDER BY b.name_key, p.id LIMIT $3",
               {id, plan.body, most_lower}));
    return effect;
}

Ending close(store::Transaction& tx, const base::Who& who, PlanId id, const Closing& closing) {
    own_plan(tx, who, id, closing.from);
    require_paper(tx, who, closing);
    return end_whole(tx, who, write_down(tx, who, {id, EndingKind::closed, {}, closing}), 0);
}

std::size_t end_work_of_the_day(store::Transaction& tx) {
    const auto due = tx.run(R"(
        SELECT id, plan, account FROM plan_ending
        WHERE work_ended_at IS NULL AND taken_back_at IS NULL AND kind <> 'amended' AND from_day <= $1 ORDER BY id)",
                            {base::day_of(tx.now())});
    for (const auto& row : due) {
        // In the name of whoever ended the plan: they knew the day.
        base::Who who;
        who.account = row.uuid("account");
        const EndingId id{row.uuid("id")};
        const auto tasks = tasks::end_work(tx, who, row.id<plans::PlanTag>("plan"), id);
        tx.change("UPDATE plan_ending SET work_ended_at = $2, tasks = $3 WHERE id = $1", {id, tx.now(), tasks});
    }
    return due.size();
}

void keep_on(store::Transaction& tx, const base::Who& who, PlanId id, EndingId above) {
    const auto plan = issued_by(tx, who, id);
    require_above(tx, id, above);
    tx.change(R"(INSERT INTO kept_plan (plan, ending, said_at, said_by) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (plan, ending) DO NOTHING)",
              {id, above, tx.now(), who.account});
    store::record(tx, who, "plan.kept", id.uuid, plan.area, {{"above", base::to_string(above)}});
}

void decide_again(store::Transaction& tx, const base::Who& who, PlanId id, EndingId above) {
    const auto plan = issued_by(tx, who, id);
    require_above(tx, id, above);
    tx.change("DELETE FROM kept_plan WHERE plan = $1 AND ending = $2", {id, above});
    store::record(tx, who, "plan.not_kept", id.uuid, plan.area, {{"above", base::to_string(above)}});
}

}  // namespace endings
