#include "purchases/budget.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "goods/store_row.hpp"
#include "goods/word.hpp"
#include "purchases/purchase_row.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace purchases {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t beyond_reason = 1'000'000'000'000;
constexpr std::size_t most_costs = 200;

struct ProposalEntry {
    Proposal proposal;
    std::int64_t home = 0;
    base::Uuid asked_by;
};

std::string select_proposals(const std::string& where) {
    return R"(
        SELECT p.*, b.name AS body_name, o.name AS decider_name, k.name AS asked_name, d.name AS decided_name
        FROM budget_proposal p JOIN body b ON b.id = p.body JOIN body o ON o.id = p.decider
        JOIN account k ON k.id = p.asked_by LEFT JOIN account d ON d.id = p.decided_by WHERE )" +
           where;
}

Proposal read(const store::Row& row) {
    return {.id = row.id<BudgetProposalTag>("id"),
            .code = row.text("code"),
            .state = base::named<ProposalState>(row.text("state")),
            .subject = base::named<Subject>(row.text("subject")),
            .body = {row.uuid("body"), row.text("body_name")},
            .decider = {row.uuid("decider"), row.text("decider_name")},
            .title = row.text("title"),
            .words = row.text("words"),
            .asked_at = row.instant("asked_at"),
            .asked_by = row.text("asked_name"),
            .costs = {},
            .total = 0,
            .granted = row.integer("granted"),
            .reason = row.text("reason"),
            .decided_at = row.maybe_instant("decided_at"),
            .decided_by = row.is_null("decided_name") ? std::string() : row.text("decided_name")};
}

/// Adds the table of costs, by one statement for all, and what the caller may do.
void complete(store::Transaction& tx, const base::Who& who, std::vector<Proposal>& found) {
    std::vector<store::Value> parameters;
    std::vector<ProposalId> ids;
    for (const auto& one : found) ids.push_back(one.id);
    const auto list = store::list_behind(parameters, ids);
    for (const auto& row :
         tx.run("SELECT * FROM budget_line WHERE proposal IN " + list + " ORDER BY proposal, position", parameters)) {
        auto& one = *std::ranges::find(found, row.id<BudgetProposalTag>("proposal"), &Proposal::id);
        one.costs.push_back({row.text("what"), row.text("unit"), row.integer("quantity"), row.integer("price")});
        one.total += row.integer("quantity") * row.integer("price");
    }
    for (auto& one : found) {
        const bool is_open = one.state == ProposalState::asked;
        one.may_decide = is_open && accounts::reaches_body(tx, who, Permission::documents_approve, one.decider.id);
        one.may_withdraw = is_open && accounts::reaches_body(tx, who, Permission::documents_write, one.body.id);
    }
}

ProposalEntry proposal_entry(store::Transaction& tx, const base::Who& who, ProposalId id) {
    const auto rows = tx.run(select_proposals("p.id = $1"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "budget.not_found", base::to_string(id));
    std::vector<Proposal> found{read(rows.front())};
    complete(tx, who, found);
    return {std::move(found.front()), rows.front().integer("home"), rows.front().uuid("asked_by")};
}

bool sees(store::Transaction& tx, const base::Who& who, const base::Uuid& body) {
    return accounts::reaches_body(tx, who, Permission::documents_write, body) ||
           accounts::reaches_body(tx, who, Permission::documents_approve, body);
}

void require_sees(bool may, const base::Uuid& what) {
    if (!may) throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(what));
}

void require_state(const Proposal& one, std::initializer_list<ProposalState> states) {
    if (std::ranges::find(states, one.state) == states.end())
        throw Problem(ProblemKind::conflict, "budget.not_in_state", base::name_of(one.state));
}

/// The table as it is kept: tidy, each price within reason, and so their sum.
std::vector<Cost> checked(std::vector<Cost> costs) {
    constexpr std::int64_t most_of_one = 1'000'000;
    std::int64_t total = 0;
    for (auto& cost : costs) {
        cost.what = said(cost.what);
        cost.unit = goods::short_text(cost.unit);
        if (cost.quantity < 1 || cost.quantity > most_of_one || cost.price < 0 || cost.price > beyond_reason)
            throw Problem(ProblemKind::invalid, "budget.costs_wrong", cost.what);
        total += cost.quantity * cost.price;
        if (total > beyond_reason) throw Problem(ProblemKind::invalid, "budget.costs_wrong", cost.what);
    }
    if (total == 0 || costs.size() > most_costs) throw Problem(ProblemKind::invalid, "budget.costs_wrong");
    return costs;
}

bool was_proposed(store::Transaction& tx, ProposalId id, const store::Bytes& fingerprint) {
    const auto rows = tx.run("SELECT fingerprint FROM budget_proposal WHERE id = $1", {id});
    if (rows.empty()) return false;
    if (rows.front().bytes("fingerprint") != fingerprint)
        throw Problem(ProblemKind::conflict, "purchase.id_taken", base::to_string(id));
    return true;
}

void tell(store::Transaction& tx, const base::Who& who, const Proposal& one, std::string_view verb) {
    const auto area = bodies::get(tx, bodies::BodyId{one.body.id}).area;
    store::record(tx, who, std::string(verb), one.id.uuid, area.uuid, base::Json{{"code", one.code}});
}

void set_state(store::Transaction& tx, const ProposalEntry& found, ProposalState state) {
    tx.change("UPDATE budget_proposal SET state = $3 WHERE home = $1 AND id = $2",
              {found.home, found.proposal.id, base::name_of(state)});
}

void require_may_decide(store::Transaction& tx, const base::Who& who, const ProposalEntry& found) {
    accounts::require_body(tx, who, Permission::documents_approve, found.proposal.decider.id);
    if (found.asked_by == who.account) throw Problem(ProblemKind::forbidden, "purchase.own_request");
}

}  // namespace

Proposal propose(store::Transaction& tx, const base::Who& who, const NewProposal& wanted) {
    accounts::require_body(tx, who, Permission::documents_write, wanted.body);
    const auto fingerprint = goods::fingerprint_of(base::to_json(wanted));
    if (was_proposed(tx, wanted.id, fingerprint)) return proposal_entry(tx, who, wanted.id).proposal;
    bodies::get(tx, bodies::BodyId{wanted.decider});
    const auto area = areas::get(tx, bodies::get(tx, bodies::BodyId{wanted.body}).area);
    const auto costs = checked(wanted.costs);
    const auto [number, code] = next_number(tx, area.home, wanted.body, "DX");
    tx.change(R"(
        INSERT INTO budget_proposal (home, id, body, decider, number, code, subject, title, words, state, asked_at, asked_by,
                                     granted, reason, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'asked', $10, $11, 0, '', $12))",
              {area.home, wanted.id, wanted.body, wanted.decider, number, code, base::name_of(wanted.subject),
               said(wanted.title), goods::short_text(wanted.words), tx.now(), who.account, fingerprint});
    for (std::size_t i = 0; i < costs.size(); ++i)
        tx.change(R"(INSERT INTO budget_line (home, proposal, position, what, unit, quantity, price)
                     VALUES ($1, $2, $3, $4, $5, $6, $7))",
                  {area.home, wanted.id, i, costs[i].what, costs[i].unit, costs[i].quantity, costs[i].price});
    auto made = proposal_entry(tx, who, wanted.id).proposal;
    tell(tx, who, made, "budget.proposed");
    return made;
}

Proposal get_proposal(store::Transaction& tx, const base::Who& who, ProposalId id) {
    auto found = proposal_entry(tx, who, id).proposal;
    require_sees(sees(tx, who, found.body.id) || sees(tx, who, found.decider.id), id.uuid);
    return found;
}

Proposal withdraw_proposal(store::Transaction& tx, const base::Who& who, ProposalId id) {
    const auto found = proposal_entry(tx, who, id);
    accounts::require_body(tx, who, Permission::documents_write, found.proposal.body.id);
    require_state(found.proposal, {ProposalState::asked});
    set_state(tx, found, ProposalState::withdrawn);
    tell(tx, who, found.proposal, "budget.withdrawn");
    return proposal_entry(tx, who, id).proposal;
}

Proposal grant(store::Transaction& tx, const base::Who& who, ProposalId id, const Grant& wanted) {
    const auto found = proposal_entry(tx, who, id);
    require_may_decide(tx, who, found);
    require_state(found.proposal, {ProposalState::asked});
    if (wanted.granted < 0 || wanted.granted > found.proposal.total)
        throw Problem(ProblemKind::conflict, "budget.more_than_asked", std::to_string(found.proposal.total));
    const auto reason = goods::short_text(wanted.reason);
    if (wanted.granted < found.proposal.total && reason.empty())
        throw Problem(ProblemKind::invalid, "purchase.reason_missing");
    const auto state = wanted.granted > 0 ? ProposalState::granted : ProposalState::refused;
    tx.change(R"(
        UPDATE budget_proposal SET state = $3, granted = $4, reason = $5, decided_at = $6, decided_by = $7
        WHERE home = $1 AND id = $2)",
              {found.home, id, base::name_of(state), wanted.granted, reason, tx.now(), who.account});
    tell(tx, who, found.proposal, "budget." + base::name_of(state));
    return proposal_entry(tx, who, id).proposal;
}

Proposal take_back_grant(store::Transaction& tx, const base::Who& who, ProposalId id) {
    const auto found = proposal_entry(tx, who, id);
    require_may_decide(tx, who, found);
    require_state(found.proposal, {ProposalState::granted, ProposalState::refused});
    tx.change(R"(
        UPDATE budget_proposal SET state = 'asked', granted = 0, reason = '', decided_at = NULL, decided_by = NULL
        WHERE home = $1 AND id = $2)",
              {found.home, id});
    tell(tx, who, found.proposal, "budget.decision_taken_back");
    return proposal_entry(tx, who, id).proposal;
}

ProposalPage proposals(store::Transaction& tx, const base::Who& who, const ProposalQuery& query) {
    bodies::get(tx, bodies::BodyId{query.body});
    require_sees(sees(tx, who, query.body), query.body);
    const auto state = query.state ? base::name_of(*query.state) : std::string();
    const auto [at, id] = read_cursor(query.after);
    const auto rows = tx.run(select_proposals(R"(
        (p.body = $1 OR p.decider = $1) AND ($2 = '' OR p.state = $2) AND (p.asked_at, p.id) < ($3, $4)
        ORDER BY p.asked_at DESC, p.id DESC LIMIT $5)"),
                             {query.body, state, at, id, query.limit});
    ProposalPage page{store::all(read, rows), std::nullopt};
    complete(tx, who, page.items);
    if (rows.size() == query.limit)
        page.next = std::to_string(rows.back().integer("asked_at")) + '.' + base::to_string(rows.back().uuid("id"));
    return page;
}

}  // namespace purchases
