#include "plans/child.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "plans/child_row.hpp"
#include "plans/child_text.hpp"
#include "plans/coverage_count.hpp"
#include "plans/item_bodies.hpp"

namespace plans {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

void require_decided(const Child& child) {
    std::vector<base::FieldProblem> open;
    bool has_any = false;
    for (const auto& clause : child.clauses) {
        if (clause.fate == ClauseFate::open)
            open.push_back({"/clauses/" + base::to_string(clause.id), "child.undecided",
                            clause.upper ? clause.upper->section : ""});
        has_any = has_any || clause.fate != ClauseFate::left_out;
    }
    if (!open.empty()) throw Problem(ProblemKind::conflict, "child.undecided", "", std::move(open));
    if (!has_any) throw Problem(ProblemKind::conflict, "child.nothing_taken", base::to_string(child.id));
}

ChildPaper paper_of(store::Transaction& tx, const base::Who& who, const Child& child, const Plan& upper) {
    ChildPaper paper{.issuer = tx.run("SELECT name FROM body WHERE id = $1", {who.body}).at(0).text("name"),
                     .title = child.title,
                     .basis = named_in_full(upper),
                     .basis_value = {upper.number.empty() ? upper.title : upper.number, upper.dated},
                     .report_to = upper.issuer,
                     .clauses = child.clauses};
    std::erase_if(paper.clauses, [](const ChildClause& clause) { return clause.fate == ClauseFate::left_out; });
    return paper;
}

void cover(store::Transaction& tx, const base::Who& who, const Child& child, const ChildClause& clause,
           std::optional<ItemId> item, std::optional<PlanId> plan) {
    const auto reason = clause.fate == ClauseFate::left_out ? clause.reason : std::string();
    tx.change(R"(
        INSERT INTO duty_cover (home, upper_item, body, item, plan, reason, child, said_at, said_by)
        SELECT b.home, $1, b.id, $3, $4, $5, $6, $7, $8 FROM body b WHERE b.id = $2
        ON CONFLICT (home, upper_item, body) DO UPDATE SET item = excluded.item, plan = excluded.plan,
            reason = excluded.reason, child = excluded.child, said_at = excluded.said_at, said_by = excluded.said_by)",
              {clause.upper->item, who.body, item, plan, reason, child.id, tx.now(), who.account});
}

/// The assignments and the report duties of the draft stand in the order of the clauses, chapter by chapter.
std::vector<ChildClause> in_printed_order(const Child& child) {
    std::vector<ChildClause> printed;
    for (const bool is_own : {false, true})
        for (const auto& clause : child.clauses)
            if (clause.fate != ClauseFate::left_out && (clause.fate == ClauseFate::own) == is_own)
                printed.push_back(clause);
    return printed;
}

/// Whom a clause means: the upper plan's own bodies where their name still stands, else whom the words name.
void put_bodies(store::Transaction& tx, const base::Who& who, const ChildClause& clause, ItemId item) {
    if (!clause.upper) return;
    const auto bodies = bodies_for(tx, clause.upper->item, who.body);
    // What the body itself reports to the one above is asked for there.
    if (clause.upper->report && bodies.size() == 1 && bodies.front().id == who.body) return set_bodies(tx, item, {});
    const auto name = bodies.size() == 1 ? bodies.front().name : clause.upper->addressee;
    if (bodies.empty() || clause.addressee != name) return;
    std::vector<base::Uuid> ids;
    for (const auto& body : bodies) ids.push_back(body.id);
    set_bodies(tx, item, ids);
}

/// Its own issuer is told, whatever the words "UBND tỉnh" find here.
void tell_upper(store::Transaction& tx, PlanId plan, const Plan& upper, const base::Uuid& own) {
    if (upper.body == own) return;
    const auto recipients = items_without_bodies(tx, plan, ItemKind::recipient);
    if (!recipients.empty()) set_bodies(tx, recipients.front().id, {upper.body});
}

void forget_draft(store::Transaction& tx, PlanId plan) {
    const auto file = tx.run("SELECT file FROM plan WHERE id = $1", {plan}).at(0).uuid("file");
    for (const std::string_view sql :
         {"UPDATE child SET plan = NULL WHERE plan = $1",
          // What somebody began to make of the draft itself.
          "DELETE FROM child_clause WHERE child IN (SELECT id FROM child WHERE upper = $1 AND plan IS NULL)",
          "DELETE FROM child WHERE upper = $1 AND plan IS NULL", "DELETE FROM duty_cover WHERE plan = $1",
          "UPDATE plan_basis SET found = NULL, doubt = NULL, settled = NULL WHERE found = $1",
          "DELETE FROM plan_basis WHERE plan = $1",
          "DELETE FROM plan_item_body WHERE item IN (SELECT id FROM plan_item WHERE plan = $1)",
          "DELETE FROM plan_item_missing WHERE item IN (SELECT id FROM plan_item WHERE plan = $1)",
          "DELETE FROM plan_item_cooperator WHERE item IN (SELECT id FROM plan_item WHERE plan = $1)",
          "DELETE FROM plan_item_missing_cooperator WHERE item IN (SELECT id FROM plan_item WHERE plan = $1)",
          "DELETE FROM plan_item WHERE plan = $1", "DELETE FROM plan_source WHERE plan = $1",
          "DELETE FROM plan WHERE id = $1"})
        tx.change(sql, {plan});
    tx.change("DELETE FROM file WHERE id = $1", {file});
}

}  // namespace

PlanId write_child(store::Transaction& tx, const base::Who& who, ChildId id) {
    const auto child = open_child(tx, who, id);
    require_decided(child);
    const auto upper = get_paper(tx, who, child.upper.id);
    const auto plan = keep_draft(tx, who, write_paper(paper_of(tx, who, child, upper)));
    const auto assignments = items_without_bodies(tx, plan, ItemKind::assignment);
    const auto reports = items_without_bodies(tx, plan, ItemKind::report);
    std::size_t assigned = 0;
    std::size_t reported = 0;
    for (const auto& clause : in_printed_order(child)) {
        const bool is_report = clause.upper && clause.upper->report;
        const auto item = is_report ? reports.at(reported++).id : assignments.at(assigned++).id;
        put_bodies(tx, who, clause, item);
        if (clause.upper) cover(tx, who, child, clause, item, plan);
    }
    for (const auto& clause : child.clauses)
        if (clause.fate == ClauseFate::left_out) cover(tx, who, child, clause, {}, plan);
    keep_coverage_by(tx, plan);
    tell_upper(tx, plan, upper, who.body);
    // The basis is the upper plan whatever else bears its number.
    const auto basis = items_without_bodies(tx, plan, ItemKind::basis).at(0).id;
    tx.change("UPDATE plan_basis SET found = $2, doubt = NULL, settled = 'confirmed' WHERE item = $1",
              {basis, upper.id});
    tx.change("UPDATE child SET plan = $2 WHERE id = $1", {id, plan});
    record_child(tx, who, "child.written", id);
    return plan;
}

Child unwrite_child(store::Transaction& tx, const base::Who& who, ChildId id) {
    const auto child = get_child(tx, who, id);
    accounts::require_body(tx, who, Permission::plans_write, who.body);
    if (!child.plan) throw Problem(ProblemKind::conflict, "child.not_written", base::to_string(id));
    own_draft(tx, who, *child.plan);
    forget_draft(tx, *child.plan);
    record_child(tx, who, "child.taken_back", id);
    return get_child(tx, who, id);
}

}  // namespace plans
