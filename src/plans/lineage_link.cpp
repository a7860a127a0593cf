#include "plans/lineage.hpp"

#include <map>
#include <utility>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "plans/places.hpp"
#include "store/journal.hpp"

namespace plans {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// How many bases follow a document at once when it comes in; a job takes the rest.
constexpr std::size_t most_at_once = 50;

/// Documents of a number that a plan may rest on: what was issued, and what lies on its own desk.
std::vector<Candidate> candidates(store::Transaction& tx, PlanId plan, const std::string& key) {
    std::vector<Candidate> found;
    for (const auto& row : tx.run(R"(
             SELECT c.id, c.dated, c.issuer, CASE WHEN c.body = p.body THEN 1 ELSE 0 END AS same_desk,
                    CASE WHEN substr(own.path, 1, length(its.path)) = its.path THEN 1 ELSE 0 END AS above
             FROM plan p JOIN area own ON own.id = p.area
             JOIN plan c ON c.number_key = $2 AND c.id <> p.id AND (c.state = 'issued' OR c.body = p.body)
             JOIN area its ON its.id = c.area
             WHERE p.id = $1)",
                                  {plan, key}))
        found.push_back({row.id<PlanTag>("id"), row.maybe_day("dated"), row.text("issuer"),
                         row.integer("same_desk") != 0, row.integer("above") != 0});
    return found;
}

/// Whether `from` rests on `on` by links that nobody doubts.
bool rests_on(store::Transaction& tx, PlanId from, PlanId on) {
    return !tx.run(R"(
        WITH RECURSIVE ground (id) AS (
            SELECT $1
            UNION
            SELECT b.found FROM ground g JOIN plan_basis b ON b.plan = g.id WHERE b.found IS NOT NULL AND b.doubt IS NULL
        )
        SELECT 1 AS found FROM ground WHERE id = $2)",
                   {from, on})
                .empty();
}

void find_link(store::Transaction& tx, const store::Row& basis) {
    const auto plan = basis.id<PlanTag>("plan");
    const auto& key = basis.text("number_key");
    FoundBasis found;
    if (!key.empty()) found = choose_basis({basis.maybe_day("dated"), basis.text("issuer")}, candidates(tx, plan, key));
    if (found.plan && !found.doubt && rests_on(tx, *found.plan, plan)) found.doubt = BasisDoubt::circle;
    const auto doubt = found.doubt ? std::optional(base::name_of(*found.doubt)) : std::nullopt;
    tx.change("UPDATE plan_basis SET found = $2, doubt = $3, waiting = FALSE WHERE item = $1",
              {basis.uuid("item"), found.plan, doubt});
}

std::size_t find_links(store::Transaction& tx, const store::Rows& bases) {
    for (const auto& basis : bases) find_link(tx, basis);
    return bases.size();
}

/// What the plan names as its bases today; what a person said of one stands as long as its number does.
void write_bases(store::Transaction& tx, PlanId plan) {
    const auto text = tx.run("SELECT text FROM plan_source WHERE plan = $1", {plan}).at(0).text("text");
    const PlaceFinder finder(text);
    tx.change(R"(
        DELETE FROM plan_basis WHERE plan = $1 AND item NOT IN (
            SELECT id FROM plan_item WHERE plan = $1 AND kind = 'basis' AND state <> 'dropped'))",
              {plan});
    for (const auto& item : items_without_bodies(tx, plan, ItemKind::basis)) {
        const auto value = base::from_json<BasisValue>(item.value);
        PrintedBasis printed;
        if (!item.spans.empty()) printed = printed_basis(text, finder.span(item.spans.front()));
        if (printed.words.empty()) printed.words = value.number;
        tx.change(R"(
            INSERT INTO plan_basis (item, plan, number_key, dated, issuer, printed) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (item) DO UPDATE SET
                settled = CASE WHEN plan_basis.number_key = excluded.number_key THEN plan_basis.settled END,
                number_key = excluded.number_key, dated = excluded.dated, issuer = excluded.issuer,
                printed = excluded.printed)",
                  {item.id, plan, number_key(value.number), value.date, printed.issuer, printed.words});
    }
}

store::Row own_basis(store::Transaction& tx, const base::Who& who, PlanId id, ItemId item) {
    const auto plan = get(tx, who, id);
    accounts::require_body(tx, who, Permission::plans_write, plan.body);
    const auto rows = tx.run("SELECT * FROM plan_basis WHERE item = $1 AND plan = $2", {item, id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "plan.item_not_found", base::to_string(item));
    return rows[0];
}

void record_basis(store::Transaction& tx, const base::Who& who, std::string_view verb, PlanId plan, ItemId item) {
    const auto area = tx.run("SELECT area FROM plan WHERE id = $1", {plan}).at(0).uuid("area");
    store::record(tx, who, verb, plan.uuid, area, boost::json::object{{"item", base::to_string(item)}});
}

}  // namespace

void link_bases(store::Transaction& tx, PlanId plan) {
    const auto row = tx.run("SELECT number, number_key, dated FROM plan WHERE id = $1", {plan}).at(0);
    const auto key = number_key(row.text("number"));
    tx.change("UPDATE plan SET number_key = $2, bases_linked = TRUE WHERE id = $1", {plan, key});
    write_bases(tx, plan);
    find_links(tx, tx.run("SELECT * FROM plan_basis WHERE plan = $1 AND settled IS NULL", {plan}));
    // Those that name its number, those that meant it before it was corrected.
    if (!key.empty())
        tx.change(R"(
            UPDATE plan_basis SET waiting = TRUE
            WHERE number_key = $1 AND settled IS NULL AND plan <> $3
              AND (dated IS NULL OR $2 IS NULL OR substr(dated, 1, 4) = substr($2, 1, 4)))",
                  {key, row.maybe_day("dated"), plan});
    if (key != row.text("number_key"))
        tx.change("UPDATE plan_basis SET waiting = TRUE WHERE found = $1 AND settled IS NULL", {plan});
    find_links(tx, tx.run(R"(
        SELECT * FROM plan_basis WHERE waiting AND (number_key = $1 OR found = $2) ORDER BY item LIMIT $3)",
                          {key, plan, most_at_once}));
}

std::size_t link_waiting(store::Transaction& tx, std::size_t limit) {
    const auto old = tx.run("SELECT id FROM plan WHERE NOT bases_linked ORDER BY id LIMIT $1", {limit});
    for (const auto& row : old) link_bases(tx, row.id<PlanTag>("id"));
    return old.size() +
           find_links(tx, tx.run("SELECT * FROM plan_basis WHERE waiting ORDER BY item LIMIT $1", {limit}));
}

void settle_basis(store::Transaction& tx, const base::Who& who, PlanId plan, ItemId item, std::optional<PlanId> on) {
    own_basis(tx, who, plan, item);
    if (on) {
        get_paper(tx, who, *on);
        if (rests_on(tx, *on, plan)) throw Problem(ProblemKind::conflict, "basis.circle", base::to_string(*on));
    }
    tx.change(R"(
        UPDATE plan_basis SET found = $2, doubt = NULL, settled = $3, settled_by = $4, settled_at = $5, waiting = FALSE
        WHERE item = $1)",
              {item, on, on ? "confirmed" : "cut", who.account, tx.now()});
    record_basis(tx, who, on ? "plan.basis_confirmed" : "plan.basis_cut", plan, item);
}

void unsettle_basis(store::Transaction& tx, const base::Who& who, PlanId plan, ItemId item) {
    const auto basis = own_basis(tx, who, plan, item);
    tx.change("UPDATE plan_basis SET settled = NULL, settled_by = NULL, settled_at = NULL WHERE item = $1", {item});
    find_link(tx, basis);
    record_basis(tx, who, "plan.basis_found_again", plan, item);
}

}  // namespace plans
