#include "plans/cooperator.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"

namespace plans {
namespace {

using base::Problem;
using base::ProblemKind;

void forget(store::Transaction& tx, ItemId item) {
    tx.change("DELETE FROM plan_item_cooperator WHERE item = $1", {item});
    tx.change("DELETE FROM plan_item_missing_cooperator WHERE item = $1", {item});
    tx.change("UPDATE plan_item SET unknown_cooperators = '[]' WHERE id = $1", {item});
}

/// What a person should look at: words that name no body.
void add_unknown(const bodies::Addressing& meant, const std::string& phrase, std::vector<std::string>& unknown) {
    if (meant.matches.empty() && meant.missing.empty())
        unknown.push_back(phrase);
    else
        unknown.insert(unknown.end(), meant.unknown.begin(), meant.unknown.end());
}

void put_missing(store::Transaction& tx, ItemId item, const bodies::Missing& missing) {
    tx.change(R"(INSERT INTO plan_item_missing_cooperator (item, kind, area, name, name_key)
                 VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING)",
              {item, missing.kind, missing.area, missing.name, base::fold(missing.name)});
}

}  // namespace

void put_beside(store::Transaction& tx, ItemId item, const base::Uuid& body) {
    tx.change("INSERT INTO plan_item_cooperator (item, body) VALUES ($1, $2) ON CONFLICT DO NOTHING", {item, body});
}

void find_cooperators(store::Transaction& tx, const Plan& plan, ItemId item, ItemKind kind, const base::Json& value,
                      Addressings& known) {
    if (kind != ItemKind::assignment) return;
    forget(tx, item);
    std::vector<std::string> unknown;
    for (const auto& phrase : base::from_json<AssignmentValue>(value).cooperators) {
        if (phrase.empty()) continue;
        const auto [found, is_new] = known.try_emplace(phrase);
        if (is_new) found->second = bodies::read_addressee(tx, bodies::BodyId{plan.body}, phrase);
        for (const auto& match : found->second.matches) put_beside(tx, item, match.body.uuid);
        for (const auto& missing : found->second.missing) put_missing(tx, item, missing);
        add_unknown(found->second, phrase, unknown);
    }
    if (!unknown.empty())
        tx.change("UPDATE plan_item SET unknown_cooperators = $2 WHERE id = $1", {item, base::to_json(unknown)});
}

PlanItem choose_cooperators(store::Transaction& tx, const base::Who& who, PlanId plan_id, ItemId id,
                            const std::vector<base::Uuid>& bodies) {
    const auto plan = own_draft(tx, who, plan_id);
    if (find_item(tx, plan_id, id).kind != ItemKind::assignment)
        throw Problem(ProblemKind::invalid, "plan.item_has_no_bodies", base::to_string(id));
    for (const auto& body : bodies)
        if (tx.run("SELECT 1 AS found FROM body WHERE id = $1", {body}).empty())
            throw Problem(ProblemKind::not_found, "body.not_found", base::to_string(body));
    forget(tx, id);
    for (const auto& body : bodies) put_beside(tx, id, body);
    store::record(tx, who, "plan.cooperators_chosen", plan.id.uuid, plan.area,
                  base::Json{{"item", base::to_string(id)}});
    return find_item(tx, plan_id, id);
}

}  // namespace plans
