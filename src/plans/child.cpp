#include "plans/child.hpp"

#include <algorithm>
#include <map>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "plans/child_row.hpp"
#include "plans/child_text.hpp"
#include "store/journal.hpp"

namespace plans {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

bool is_later(const ChildClause& clause) {
    if (clause.fate != ClauseFate::adapted || !clause.upper || !clause.upper->due) return false;
    return !clause.due || *clause.due > *clause.upper->due;
}

ChildClause clause_of(const store::Row& row, const std::map<base::Uuid, UpperDuty>& duties) {
    ChildClause clause{.id = row.id<ClauseTag>("id"),
                       .fate = base::named<ClauseFate>(row.text("fate")),
                       .upper = {},
                       .addressee = row.text("addressee"),
                       .words = row.text("words"),
                       .due = row.maybe_day("due"),
                       .reason = row.text("reason"),
                       .printed = {}};
    if (const auto item = row.maybe_uuid("upper_item"))
        if (const auto found = duties.find(*item); found != duties.end()) clause.upper = found->second;
    clause.is_later = is_later(clause);
    clause.printed = printed_lines(clause);
    return clause;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += (text.empty() ? "" : "\n") + base::tidy(line);
    return text;
}

/// Whom a duty is given to here: the one body it means, or several as the upper plan calls them.
std::string addressee_here(store::Transaction& tx, const UpperDuty& duty, const base::Uuid& body) {
    const auto bodies = bodies_for(tx, duty.item, body);
    return bodies.size() == 1 ? bodies.front().name : duty.addressee;
}

void insert_clause(store::Transaction& tx, ChildId child, std::size_t position, const ChildClause& clause) {
    tx.change(R"(
        INSERT INTO child_clause (id, child, position, upper_item, fate, addressee, words, due, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ''))",
              {clause.id, child, position, clause.upper ? std::optional(clause.upper->item.uuid) : std::nullopt,
               base::name_of(clause.fate), clause.addressee, clause.words, clause.due});
}

/// A clause as it is printed when the duty is taken over word by word.
ChildClause as_taken(store::Transaction& tx, const UpperDuty& duty, const base::Uuid& body) {
    return {.id = ClauseId{tx.new_id()},
            .fate = ClauseFate::open,
            .upper = duty,
            .addressee = addressee_here(tx, duty, body),
            .words = joined(duty.duties),
            .due = duty.due,
            .reason = {},
            .printed = {}};
}

const ChildClause& clause_in(const Child& child, ClauseId id) {
    const auto found = std::ranges::find(child.clauses, id, &ChildClause::id);
    if (found == child.clauses.end())
        throw Problem(ProblemKind::not_found, "child.clause_not_found", base::to_string(id));
    return *found;
}

/// The clause as the decision makes it.
ChildClause decided(store::Transaction& tx, const base::Who& who, const ChildClause& clause,
                    const ClauseDecision& decision) {
    if (!clause.upper || decision.fate == ClauseFate::own)
        throw Problem(ProblemKind::invalid, "child.fate_wrong", base::to_string(clause.id));
    auto made = as_taken(tx, *clause.upper, who.body);
    made.id = clause.id;
    made.fate = decision.fate;
    made.reason = base::tidy(decision.reason.value_or(""));
    if (decision.fate == ClauseFate::adapted) {
        made.addressee = base::tidy(decision.addressee.value_or(made.addressee));
        made.words = decision.words.value_or(made.words);
        made.due = decision.due;
        if (made.addressee.empty() || base::trim(made.words).empty())
            throw Problem(ProblemKind::invalid, "child.words_missing", base::to_string(clause.id));
    }
    made.is_later = is_later(made);
    if ((made.fate == ClauseFate::left_out || made.is_later) && made.reason.empty())
        throw Problem(ProblemKind::conflict, made.is_later ? "child.later_than_upper" : "child.reason_missing",
                      made.upper->due ? base::to_string(*made.upper->due) : "");
    return made;
}

}  // namespace

void record_child(store::Transaction& tx, const base::Who& who, std::string_view verb, ChildId id) {
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {who.body}).at(0).uuid("area");
    store::record(tx, who, verb, id.uuid, area);
}

Child begin_child(store::Transaction& tx, const base::Who& who, PlanId upper_id) {
    require_desk(tx, who);
    accounts::require_body(tx, who, Permission::plans_write, who.body);
    const auto upper = get_paper(tx, who, upper_id);
    const auto begun = tx.run("SELECT id FROM child WHERE upper = $1 AND body = $2", {upper_id, who.body});
    if (!begun.empty()) return get_child(tx, who, begun[0].id<ChildTag>("id"));
    if (upper.ended_from && *upper.ended_from <= base::day_of(tx.now()))
        throw Problem(ProblemKind::conflict, "plan.has_ended", base::to_string(upper_id));
    const auto duties = duties_for(tx, upper, who.body);
    if (duties.empty()) throw Problem(ProblemKind::conflict, "child.no_duty", base::to_string(upper_id));
    const ChildId id{tx.new_id()};
    tx.change("INSERT INTO child (id, upper, body, title, begun_at, begun_by) VALUES ($1, $2, $3, $4, $5, $6)",
              {id, upper_id, who.body, "Thực hiện " + named_in_full(upper), tx.now(), who.account});
    std::size_t position = 0;
    for (const auto& duty : duties) insert_clause(tx, id, position++, as_taken(tx, duty, who.body));
    record_child(tx, who, "child.begun", id);
    return get_child(tx, who, id);
}

Child get_child(store::Transaction& tx, const base::Who& who, ChildId id) {
    const auto rows = tx.run(R"(
        SELECT c.*, u.number, u.title AS upper_title, u.issuer, u.body AS upper_body, d.state
        FROM child c JOIN plan u ON u.id = c.upper LEFT JOIN plan d ON d.id = c.plan WHERE c.id = $1 AND c.body = $2)",
                             {id, who.body});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "child.not_found", base::to_string(id));
    const auto& row = rows[0];
    const Plan upper{.id = row.id<PlanTag>("upper"),
                     .body = row.uuid("upper_body"),
                     .area = {},
                     .type = {},
                     .number = row.text("number"),
                     .dated = {},
                     .title = row.text("upper_title"),
                     .issuer = row.text("issuer"),
                     .created_at = {},
                     .issued_at = {},
                     .ended_from = {}};
    Child child{.id = id,
                .upper = {upper.id, upper.number, upper.title},
                .upper_issuer = upper.issuer,
                .title = row.text("title"),
                .plan = {},
                .is_issued = row.maybe_text("state") == "issued",
                .clauses = {}};
    if (const auto plan = row.maybe_uuid("plan")) child.plan = PlanId{*plan};
    std::map<base::Uuid, UpperDuty> duties;
    for (auto& duty : duties_for(tx, upper, who.body)) duties.emplace(duty.item.uuid, duty);
    for (const auto& clause : tx.run("SELECT * FROM child_clause WHERE child = $1 ORDER BY position, id", {id})) {
        // What the upper paper no longer says, while it is itself a draft, has gone.
        const auto item = clause.maybe_uuid("upper_item");
        if (!item || duties.contains(*item)) child.clauses.push_back(clause_of(clause, duties));
    }
    return child;
}

Child open_child(store::Transaction& tx, const base::Who& who, ChildId id) {
    auto child = get_child(tx, who, id);
    accounts::require_body(tx, who, Permission::plans_write, who.body);
    if (child.plan) throw Problem(ProblemKind::conflict, "child.already_written", base::to_string(id));
    return child;
}

Child decide_clause(store::Transaction& tx, const base::Who& who, ChildId id, ClauseId clause_id,
                    const ClauseDecision& decision) {
    const auto child = open_child(tx, who, id);
    const auto made = decided(tx, who, clause_in(child, clause_id), decision);
    tx.change("UPDATE child_clause SET fate = $2, addressee = $3, words = $4, due = $5, reason = $6 WHERE id = $1",
              {clause_id, base::name_of(made.fate), made.addressee, made.words, made.due, made.reason});
    record_child(tx, who, "child.decided", id);
    return get_child(tx, who, id);
}

Child add_clause(store::Transaction& tx, const base::Who& who, ChildId id, const OwnClause& own) {
    const auto child = open_child(tx, who, id);
    const ChildClause clause{.id = ClauseId{tx.new_id()},
                             .fate = ClauseFate::own,
                             .upper = {},
                             .addressee = base::tidy(own.addressee),
                             .words = own.words,
                             .due = own.due,
                             .reason = {},
                             .printed = {}};
    if (clause.addressee.empty() || base::trim(clause.words).empty())
        throw Problem(ProblemKind::invalid, "child.words_missing", base::to_string(id));
    insert_clause(tx, id, child.clauses.size(), clause);
    record_child(tx, who, "child.clause_added", id);
    return get_child(tx, who, id);
}

Child drop_clause(store::Transaction& tx, const base::Who& who, ChildId id, ClauseId clause_id) {
    const auto child = open_child(tx, who, id);
    if (clause_in(child, clause_id).fate != ClauseFate::own)
        throw Problem(ProblemKind::invalid, "child.fate_wrong", base::to_string(clause_id));
    tx.change("DELETE FROM child_clause WHERE id = $1", {clause_id});
    record_child(tx, who, "child.clause_dropped", id);
    return get_child(tx, who, id);
}

Child entitle(store::Transaction& tx, const base::Who& who, ChildId id, const std::string& title) {
    open_child(tx, who, id);
    const auto words = base::tidy(title);
    if (words.empty()) throw Problem(ProblemKind::invalid, "child.words_missing", base::to_string(id));
    tx.change("UPDATE child SET title = $2 WHERE id = $1", {id, words});
    record_child(tx, who, "child.entitled", id);
    return get_child(tx, who, id);
}

}  // namespace plans
