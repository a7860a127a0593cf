#include "tasks/matrix.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "areas/area.hpp"
#include "plans/recipient.hpp"
#include "tasks/issue.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

using plans::ItemKind;
using plans::PlanId;

constexpr std::size_t most_idle = 100;

/// Bodies by the item that they lead or help with.
using BodiesByItem = std::map<base::Uuid, std::vector<base::Uuid>>;

BodiesByItem by_item(const store::Rows& rows) {
    BodiesByItem bodies;
    for (const auto& row : rows) bodies[row.uuid("item")].push_back(row.uuid("body"));
    return bodies;
}

BodiesByItem leads_of(store::Transaction& tx, PlanId plan) {
    return by_item(tx.run(R"(
        SELECT ib.item, ib.body FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id
        WHERE i.plan = $1 AND i.kind = 'assignment' AND i.state <> 'dropped')",
                          {plan}));
}

BodiesByItem helpers_of(store::Transaction& tx, PlanId plan) {
    return by_item(tx.run(R"(
        SELECT c.item, c.body FROM plan_item i JOIN plan_item_cooperator c ON c.item = i.id
        WHERE i.plan = $1 AND i.state <> 'dropped'
          AND NOT EXISTS (SELECT 1 FROM plan_item_body ib WHERE ib.item = c.item AND ib.body = c.body))",
                          {plan}));
}

std::map<base::Uuid, std::int64_t> declined_of(store::Transaction& tx, PlanId plan) {
    std::map<base::Uuid, std::int64_t> declined;
    for (const auto& row :
         tx.run("SELECT item, count(*) AS declined FROM task WHERE plan = $1 AND state = 'declined' GROUP BY item",
                {plan}))
        declined[row.uuid("item")] = row.integer("declined");
    return declined;
}

/// How often each body leads and helps.
std::map<base::Uuid, MatrixBody> parts_of(const BodiesByItem& leads, const BodiesByItem& helpers) {
    std::map<base::Uuid, MatrixBody> parts;
    for (const auto& [item, bodies] : leads)
        for (const auto& body : bodies) ++parts[body].leads;
    for (const auto& [item, bodies] : helpers)
        for (const auto& body : bodies) ++parts[body].helps;
    return parts;
}

/// The bodies of the columns, by how much they have to do, then by name; with who answers for each.
std::vector<MatrixBody> columns(store::Transaction& tx, PlanId plan, std::map<base::Uuid, MatrixBody> parts,
                                std::size_t most) {
    std::vector<std::pair<std::string, MatrixBody>> named;
    for (const auto& row : tx.run(R"(
             SELECT b.id, b.name, b.name_key FROM body b WHERE b.id IN (
                 SELECT ib.body FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id
                 WHERE i.plan = $1 AND i.kind = 'assignment' AND i.state <> 'dropped'
                 UNION ALL
                 SELECT c.body FROM plan_item i JOIN plan_item_cooperator c ON c.item = i.id
                 WHERE i.plan = $1 AND i.state <> 'dropped'))",
                                  {plan})) {
        auto body = std::move(parts[row.uuid("id")]);
        body.id = row.uuid("id");
        body.name = row.text("name");
        named.emplace_back(row.text("name_key"), std::move(body));
    }
    std::ranges::sort(named, {}, [](const auto& one) {
        return std::tuple(-one.second.leads, -one.second.helps, one.first, one.second.id);
    });
    if (named.size() > most) named.resize(most);
    std::vector<base::Uuid> bodies;
    for (const auto& [key, body] : named) bodies.push_back(body.id);
    const auto heads = heads_of(tx, bodies);
    std::vector<MatrixBody> shown;
    for (auto& [key, body] : named) {
        if (const auto head = heads.find(body.id); head != heads.end()) body.head = head->second;
        shown.push_back(std::move(body));
    }
    return shown;
}

std::vector<base::Uuid> shown_of(const BodiesByItem& bodies, const base::Uuid& item,
                                 const std::set<base::Uuid>& shown) {
    std::vector<base::Uuid> found;
    if (const auto all = bodies.find(item); all != bodies.end())
        std::ranges::copy_if(all->second, std::back_inserter(found),
                             [&](const base::Uuid& body) { return shown.contains(body); });
    return found;
}

void add_duties(store::Transaction& tx, PlanId plan, const BodiesByItem& leads, const BodiesByItem& helpers,
                Matrix& matrix) {
    std::set<base::Uuid> shown;
    for (const auto& body : matrix.bodies) shown.insert(body.id);
    const auto sections = plans::items_without_bodies(tx, plan, ItemKind::section);
    auto declined = declined_of(tx, plan);
    for (const auto& item : plans::items_without_bodies(tx, plan, ItemKind::assignment)) {
        const auto all = leads.find(item.id.uuid);
        const auto count = all == leads.end() ? std::size_t{0} : all->second.size();
        const auto refused = declined[item.id.uuid];
        matrix.duties.push_back({item.id, item.section,
                                 title_of(base::from_json<plans::AssignmentValue>(item.value), item.section, sections),
                                 shown_of(leads, item.id.uuid, shown), shown_of(helpers, item.id.uuid, shown),
                                 static_cast<std::int64_t>(count), refused});
        if (static_cast<std::int64_t>(count) <= refused) matrix.without_lead.push_back(item.id);
    }
}

/// Bodies that the plan is told to, to carry it out, or that stand beside its issuer, and that have no part.
std::vector<IdleBody> idle_bodies(store::Transaction& tx, const plans::Plan& plan,
                                  const std::map<base::Uuid, MatrixBody>& parts) {
    std::set<base::Uuid> told;
    for (const auto& item : plans::items(tx, plan.id, ItemKind::recipient)) {
        if (plans::recipient_of(base::from_json<plans::TextValue>(item.value).text).purpose >
            plans::Purpose::coordinate)
            continue;
        for (const auto& body : item.bodies) told.insert(body.id);
    }
    std::vector<IdleBody> idle;
    for (const auto& row : tx.run(R"(
             SELECT b.id, b.name, b.area FROM body b
             WHERE b.id <> $2 AND (b.valid_until IS NULL OR b.valid_until >= $3) AND b.kind <> 'team'
               AND (b.area = $4 OR b.id IN (SELECT ib.body FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id
                                            WHERE i.plan = $1 AND i.kind = 'recipient' AND i.state <> 'dropped'))
             ORDER BY b.name_key, b.id)",
                                  {plan.id, plan.body, base::day_of(tx.now()), plan.area})) {
        const auto body = row.uuid("id");
        if (parts.contains(body) || idle.size() == most_idle) continue;
        if (!told.contains(body) && row.uuid("area") != plan.area) continue;
        idle.push_back({body, row.text("name"), told.contains(body)});
    }
    return idle;
}

/// The units right below an area in which something of the plan is done; what stands deeper counts for the unit it lies
/// in.
std::vector<UnitBranch> units_below(store::Transaction& tx, const areas::Area& place,
                                    const std::map<std::string, AreaCounts>& by_path) {
    std::vector<UnitBranch> units;
    for (const auto& row :
         tx.run("SELECT id, name, level, path FROM area WHERE parent = $1 ORDER BY name, id", {place.id})) {
        const auto& path = row.text("path");
        UnitBranch unit{row.uuid("id"), row.text("name"), row.integer("level"), 0, {}};
        for (auto below = by_path.lower_bound(path); below != by_path.end() && below->first.starts_with(path);
             ++below) {
            unit.bodies += below->second.bodies;
            add(unit.counts, below->second.counts);
        }
        if (unit.bodies > 0) units.push_back(std::move(unit));
    }
    return units;
}

}  // namespace

Matrix matrix_of(store::Transaction& tx, const base::Who& who, PlanId id, std::size_t most_bodies) {
    const auto plan = plans::get(tx, who, id);
    const auto leads = leads_of(tx, id);
    const auto helpers = helpers_of(tx, id);
    const auto parts = parts_of(leads, helpers);
    Matrix matrix;
    matrix.all_bodies = static_cast<std::int64_t>(parts.size());
    matrix.bodies = columns(tx, id, parts, most_bodies);
    add_duties(tx, id, leads, helpers, matrix);
    matrix.without_part = idle_bodies(tx, plan, parts);
    return matrix;
}

PlanTree tree_of(store::Transaction& tx, const base::Who& who, PlanId id, std::optional<base::Uuid> area) {
    const auto plan = plans::get(tx, who, id);
    const auto place = areas::get(tx, areas::AreaId{area.value_or(plan.area)});
    PlanTree tree{{place.id.uuid, place.name, place.level, 0, {}}, {}, {}};
    std::map<std::string, AreaCounts> by_path;
    for (auto& part : counts_by_area(tx, id, place.path)) {
        tree.unit.bodies += part.bodies;
        add(tree.unit.counts, part.counts);
        by_path.emplace(part.path, std::move(part));
    }
    for (auto& [body, counts] : counts_by_body(tx, id, place.id.uuid))
        tree.bodies.push_back({body.id, body.name, counts});
    tree.units = units_below(tx, place, by_path);
    return tree;
}

}  // namespace tasks
