#include "plans/item_bodies.hpp"

#include "base/text.hpp"
#include "plans/recipient.hpp"

namespace plans {
namespace {

std::map<base::Uuid, std::vector<BodyName>> bodies_by_item(const store::Rows& rows) {
    std::map<base::Uuid, std::vector<BodyName>> chosen;
    for (const auto& row : rows) chosen[row.uuid("item")].push_back({row.uuid("id"), row.text("name")});
    return chosen;
}

}  // namespace

void put_to(store::Transaction& tx, ItemId item, const base::Uuid& body) {
    tx.change("INSERT INTO plan_item_body (item, body, task) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
              {item, body, tx.new_id()});
}

bool wants_bodies(ItemKind kind) {
    return kind == ItemKind::assignment || kind == ItemKind::report || kind == ItemKind::recipient;
}

std::string addressee_of(ItemKind kind, const base::Json& value) {
    if (kind == ItemKind::assignment) return base::from_json<AssignmentValue>(value).body;
    if (kind == ItemKind::recipient) return recipient_of(base::from_json<TextValue>(value).text).who;
    return base::from_json<ReportValue>(value).from;
}

std::vector<std::string> cooperators_of(ItemKind kind, const base::Json& value) {
    if (kind != ItemKind::assignment) return {};
    return base::from_json<AssignmentValue>(value).cooperators;
}

void find_bodies(store::Transaction& tx, const Plan& plan, ItemId item, ItemKind kind, const base::Json& value,
                 Addressings& known) {
    if (!wants_bodies(kind)) return;
    const auto phrase = addressee_of(kind, value);
    const auto [found, is_new] = known.try_emplace(phrase);
    auto& meant = found->second;
    if (is_new && !phrase.empty()) meant = bodies::read_addressee(tx, bodies::BodyId{plan.body}, phrase);
    set_bodies(tx, item, {});
    // By name, so that work that is alike in all else stands in this order everywhere.
    std::map<std::pair<std::string, base::Uuid>, base::Uuid> by_name;
    for (const auto& match : meant.matches) by_name[{base::fold(match.name), match.body.uuid}] = match.body.uuid;
    for (const auto& [name, body] : by_name) put_to(tx, item, body);
    for (const auto& missing : meant.missing)
        tx.change("INSERT INTO plan_item_missing (item, kind, area, name, name_key) VALUES ($1, $2, $3, $4, $5)",
                  {item, missing.kind, missing.area, missing.name, base::fold(missing.name)});
    tx.change("UPDATE plan_item SET unknown = $2 WHERE id = $1", {item, base::to_json(meant.unknown)});
}

void set_bodies(store::Transaction& tx, ItemId item, const std::vector<base::Uuid>& chosen) {
    tx.change("DELETE FROM plan_item_body WHERE item = $1", {item});
    tx.change("DELETE FROM plan_item_missing WHERE item = $1", {item});
    tx.change("UPDATE plan_item SET unknown = '[]' WHERE id = $1", {item});
    for (const auto& body : chosen) put_to(tx, item, body);
}

void add_bodies(store::Transaction& tx, PlanId plan, std::vector<PlanItem>& items) {
    auto leads = bodies_by_item(tx.run(R"(
        SELECT ib.item, b.id, b.name FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id JOIN body b ON b.id = ib.body
        WHERE i.plan = $1 ORDER BY b.name_key)",
                                       {plan}));
    auto helpers = bodies_by_item(tx.run(R"(
        SELECT c.item, b.id, b.name
        FROM plan_item i JOIN plan_item_cooperator c ON c.item = i.id JOIN body b ON b.id = c.body
        WHERE i.plan = $1 ORDER BY b.name_key)",
                                         {plan}));
    for (auto& item : items) {
        item.bodies = std::move(leads[item.id.uuid]);
        item.cooperators = std::move(helpers[item.id.uuid]);
        item.needs_body = item.kind == ItemKind::assignment && item.state != ItemState::dropped && item.bodies.empty();
    }
}

}  // namespace plans
