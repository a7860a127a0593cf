#include <algorithm>
#include <set>

#include "base/problem.hpp"
#include "endings/ending.hpp"
#include "endings/ending_row.hpp"
#include "reports/ending.hpp"
#include "tasks/ending.hpp"
#include "tasks/issue.hpp"

namespace endings {
namespace {

using base::Problem;
using base::ProblemKind;
using plans::EndingKind;
using plans::ItemId;
using plans::ItemKind;
using plans::Plan;
using plans::PlanId;
using plans::PlanState;

/// The plan in the other's place: of the same body, a draft or issued, and it holds.
Plan other_plan(store::Transaction& tx, const base::Who& who, const Plan& plan, PlanId id) {
    if (plan.id == id) throw Problem(ProblemKind::conflict, "ending.same_plan", base::to_string(id));
    auto by = plans::get(tx, who, id);
    if (by.body != plan.body) throw Problem(ProblemKind::not_found, "plan.not_found", base::to_string(id));
    if (by.ended_from) throw Problem(ProblemKind::conflict, "ending.by_ended", base::to_string(id));
    return by;
}

[[noreturn]] void refuse_clause(ItemId item) {
    throw Problem(ProblemKind::invalid, "ending.clause_wrong", base::to_string(item));
}

/// What gives work or asks for reports.
using Clauses = std::vector<plans::PlanItem>;

Clauses clauses_of(store::Transaction& tx, PlanId plan) {
    Clauses found;
    for (const auto kind : {ItemKind::assignment, ItemKind::report})
        for (auto& item : plans::items_without_bodies(tx, plan, kind)) found.push_back(std::move(item));
    return found;
}

const plans::PlanItem& clause_in(const Clauses& clauses, ItemId id) {
    const auto found = std::ranges::find(clauses, id, &plans::PlanItem::id);
    if (found == clauses.end()) refuse_clause(id);
    return *found;
}

/// The pairs with what stayed the same of them; each clause stands in one pair at most.
std::vector<tasks::Continued> continued(store::Transaction& tx, const base::Who& who, PlanId plan,
                                        const Replacing& replacing) {
    const auto older = clauses_of(tx, plan);
    const auto newer = clauses_of(tx, replacing.by);
    std::set<std::pair<base::Uuid, base::Uuid>> same;
    for (const auto& pair : plans::pair_clauses(tx, who, plan, replacing.by))
        if (pair.is_same) same.emplace(pair.before->id.uuid, pair.after->id.uuid);
    std::set<base::Uuid> named;
    std::vector<tasks::Continued> pairs;
    for (const auto& [was, is] : replacing.clauses) {
        if (clause_in(older, was).kind != clause_in(newer, is).kind) refuse_clause(is);
        for (const auto item : {was, is})
            if (!named.insert(item.uuid).second) refuse_clause(item);
        pairs.push_back({was, is, same.contains({was.uuid, is.uuid})});
    }
    for (const auto item : replacing.dropped)
        if (!named.insert(clause_in(older, item).id.uuid).second) refuse_clause(item);
    return pairs;
}

void note_clause(store::Transaction& tx, EndingId ending, ItemId item, std::optional<ItemId> newer) {
    tx.change("INSERT INTO ended_clause (ending, item, newer) VALUES ($1, $2, $3)", {ending, item, newer});
}

/// What was asked for by a clause that another plan carries on is asked for there.
void stop_reports(store::Transaction& tx, const std::vector<tasks::Continued>& pairs, base::Day from) {
    for (const auto& pair : pairs) reports::stop_clause(tx, pair.older, from, reports::AskedAgain::yes);
}

/// The paper is the other plan.
Closing paper_of(const Plan& by, base::Day from) {
    return {by.number, by.dated, by.title, {}, from};
}

/// Issues the other plan when it is a draft, and carries work on. Returns how much.
std::int64_t issue_other(store::Transaction& tx, const base::Who& who, const Plan& by, EndingId ending,
                         const std::vector<tasks::Continued>& pairs) {
    if (by.state == PlanState::draft) return tasks::issue(tx, who, by.id, {ending, pairs}).carried;
    if (!pairs.empty()) throw Problem(ProblemKind::conflict, "ending.by_issued", base::to_string(by.id));
    return 0;
}

}  // namespace

std::vector<plans::ClausePair> clauses(store::Transaction& tx, const base::Who& who, PlanId id, PlanId by) {
    const auto plan = own_plan(tx, who, id, base::day_of(tx.now()));
    other_plan(tx, who, plan, by);
    return plans::pair_clauses(tx, who, id, by);
}

Ending supersede(store::Transaction& tx, const base::Who& who, PlanId id, const Replacing& replacing) {
    const auto plan = own_plan(tx, who, id, replacing.from);
    const auto by = other_plan(tx, who, plan, replacing.by);
    const auto pairs = continued(tx, who, id, replacing);
    const auto ending = write_down(
        tx, who, {id, EndingKind::superseded, by.id, paper_of(by, replacing.from), by.state == PlanState::draft});
    for (const auto& pair : pairs) note_clause(tx, ending, pair.older, pair.newer);
    const auto carried = issue_other(tx, who, by, ending, pairs);
    stop_reports(tx, pairs, replacing.from);
    return end_whole(tx, who, ending, carried);
}

Ending amend(store::Transaction& tx, const base::Who& who, PlanId id, const Replacing& replacing) {
    const auto plan = own_plan(tx, who, id, replacing.from);
    const auto by = other_plan(tx, who, plan, replacing.by);
    const auto pairs = continued(tx, who, id, replacing);
    if (by.state != PlanState::draft) throw Problem(ProblemKind::conflict, "ending.by_issued", base::to_string(by.id));
    if (replacing.from > base::day_of(tx.now()))
        throw Problem(ProblemKind::invalid, "ending.day_wrong", base::to_string(replacing.from));
    const auto ending = write_down(tx, who, {id, EndingKind::amended, by.id, paper_of(by, replacing.from), true});
    const auto carried = issue_other(tx, who, by, ending, pairs);
    std::int64_t ended = 0;
    for (const auto& pair : pairs) {
        note_clause(tx, ending, pair.older, pair.newer);
        // Whoever the new clause no longer names has nothing to do of it any more.
        ended += tasks::end_work(tx, who, id, ending, pair.older);
    }
    stop_reports(tx, pairs, replacing.from);
    for (const auto item : replacing.dropped) {
        note_clause(tx, ending, item, {});
        ended += tasks::end_work(tx, who, id, ending, item);
        reports::stop_clause(tx, item, replacing.from, reports::AskedAgain::no);
    }
    tx.change("UPDATE plan_ending SET work_ended_at = $2 WHERE id = $1", {ending, tx.now()});
    return tell(tx, who, ending, ended, carried);
}

}  // namespace endings
