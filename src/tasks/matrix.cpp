#include "tasks/matrix.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "areas/area.hpp"
#include "plans/recipient.hpp"
#include "store/values.hpp"
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

/// Who leads a duty of plan $1, and who helps with one without leading it.
const std::string leads = R"(
    FROM plan_item i JOIN plan_item_body x ON x.item = i.id
    WHERE i.plan = $1 AND i.kind = 'assignment' AND i.state <> 'dropped')";
const std::string helpers = R"(
    FROM plan_item i JOIN plan_item_cooperator x ON x.item = i.id
    WHERE i.plan = $1 AND i.state <> 'dropped'
      AND NOT EXISTS (SELECT 1 FROM plan_item_body ib WHERE ib.item = x.item AND ib.body = x.body))";
const std::string parts =
    "(SELECT x.body, 1 AS leads, 0 AS helps" + leads + " UNION ALL SELECT x.body, 0, 1" + helpers + ")";

/// Of the bodies that are shown, by item.
BodiesByItem shown_by_item(store::Transaction& tx, PlanId plan, const std::string& of, const Matrix& matrix) {
    std::vector<base::Uuid> shown;
    for (const auto& body : matrix.bodies) shown.push_back(body.id);
    std::vector<store::Value> parameters{plan};
    const auto list = store::list_behind(parameters, shown);
    return by_item(tx.run("SELECT x.item, x.body" + of + " AND x.body IN " + list, parameters));
}

/// How many lead each duty.
std::map<base::Uuid, std::int64_t> lead_counts(store::Transaction& tx, PlanId plan) {
    std::map<base::Uuid, std::int64_t> counts;
    for (const auto& row : tx.run("SELECT x.item, count(*) AS bodies" + leads + " GROUP BY x.item", {plan}))
        counts[row.uuid("item")] = row.integer("bodies");
    return counts;
}

std::map<base::Uuid, std::int64_t> declined_of(store::Transaction& tx, PlanId plan) {
    std::map<base::Uuid, std::int64_t> declined;
    for (const auto& row :
         tx.run("SELECT item, count(*) AS declined FROM task WHERE plan = $1 AND state = 'declined' GROUP BY item",
                {plan}))
        declined[row.uuid("item")] = row.integer("declined");
    return declined;
}

/// The bodies of the columns, by how much they have to do, then by name; with who answers for each.
std::vector<MatrixBody> columns(store::Transaction& tx, PlanId plan, std::size_t most) {
    std::vector<MatrixBody> shown;
    std::vector<base::Uuid> bodies;
    for (const auto& row : tx.run(R"(
             SELECT b.id, b.name, CAST(part.leads AS BIGINT) AS leads, CAST(part.helps AS BIGINT) AS helps
             FROM (SELECT body, sum(leads) AS leads, sum(helps) AS helps FROM )" +
                                      parts + R"( p GROUP BY body) part JOIN body b ON b.id = part.body
             ORDER BY part.leads DESC, part.helps DESC, b.name_key, b.id LIMIT $2)",
                                  {plan, most})) {
        bodies.push_back(row.uuid("id"));
        shown.push_back({bodies.back(), row.text("name"), {}, row.integer("leads"), row.integer("helps")});
    }
    const auto heads = heads_of(tx, bodies);
    for (auto& body : shown)
        if (const auto head = heads.find(body.id); head != heads.end()) body.head = head->second;
    return shown;
}

void add_duties(store::Transaction& tx, PlanId plan, Matrix& matrix) {
    const auto sections = plans::items_without_bodies(tx, plan, ItemKind::section);
    auto lead = shown_by_item(tx, plan, leads, matrix);
    auto help = shown_by_item(tx, plan, helpers, matrix);
    auto counts = lead_counts(tx, plan);
    auto declined = declined_of(tx, plan);
    for (const auto& item : plans::items_without_bodies(tx, plan, ItemKind::assignment)) {
        const auto id = item.id.uuid;
        matrix.duties.push_back({item.id, item.section,
                                 title_of(base::from_json<plans::AssignmentValue>(item.value), item.section, sections),
                                 std::move(lead[id]), std::move(help[id]), counts[id], declined[id]});
        if (counts[id] <= declined[id]) matrix.without_lead.push_back(item.id);
    }
}

/// Bodies that the plan is told to, to carry it out, or that stand beside its issuer, and that have no part.
std::vector<IdleBody> idle_bodies(store::Transaction& tx, const plans::Plan& plan) {
    std::vector<plans::ItemId> acting;
    for (const auto& item : plans::items_without_bodies(tx, plan.id, ItemKind::recipient))
        if (plans::recipient_of(base::from_json<plans::TextValue>(item.value).text).purpose <=
            plans::Purpose::coordinate)
            acting.push_back(item.id);
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, acting);
    std::set<base::Uuid> told;
    for (const auto& row : tx.run("SELECT body FROM plan_item_body WHERE item IN " + list, parameters))
        told.insert(row.uuid("body"));
    std::vector<IdleBody> idle;
    for (const auto& row : tx.run(R"(
             SELECT b.id, b.name, b.area FROM body b
             WHERE b.id <> $2 AND (b.valid_until IS NULL OR b.valid_until >= $3) AND b.kind <> 'team'
               AND (b.area = $4 OR b.id IN (SELECT ib.body FROM plan_item i JOIN plan_item_body ib ON ib.item = i.id
                                            WHERE i.plan = $1 AND i.kind = 'recipient' AND i.state <> 'dropped'))
               AND b.id NOT IN (SELECT body FROM )" +
                                      parts + R"( part)
             ORDER BY b.name_key, b.id)",
                                  {plan.id, plan.body, base::day_of(tx.now()), plan.area})) {
        const auto body = row.uuid("id");
        if (idle.size() == most_idle) break;
        if (!told.contains(body) && row.uuid("area") != plan.area) continue;
        idle.push_back({body, row.text("name"), told.contains(body)});
    }
    return idle;
}

}  // namespace

Matrix matrix_of(store::Transaction& tx, const base::Who& who, PlanId id, std::size_t most_bodies) {
    const auto plan = plans::get(tx, who, id);
    Matrix matrix;
    matrix.all_bodies =
        tx.run("SELECT count(DISTINCT body) AS bodies FROM " + parts + " part", {id}).at(0).integer("bodies");
    matrix.bodies = columns(tx, id, most_bodies);
    add_duties(tx, id, matrix);
    matrix.without_part = idle_bodies(tx, plan);
    return matrix;
}

PlanTree tree_of(store::Transaction& tx, const base::Who& who, PlanId id, std::optional<base::Uuid> area) {
    const auto plan = plans::get(tx, who, id);
    const auto place = areas::get(tx, areas::AreaId{area.value_or(plan.area)});
    PlanTree tree{{place.id.uuid, place.name, place.level, 0, {}}, {}, {}};
    for (auto& part : counts_by_area(tx, id, place.id.uuid)) {
        tree.unit.bodies += part.bodies;
        add(tree.unit.counts, part.counts);
        tree.units.push_back({part.area, std::move(part.name), part.level, part.bodies, part.counts});
    }
    for (auto& [body, counts] : counts_by_body(tx, id, place.id.uuid)) {
        ++tree.unit.bodies;
        add(tree.unit.counts, counts);
        tree.bodies.push_back({body.id, body.name, counts});
    }
    return tree;
}

}  // namespace tasks
