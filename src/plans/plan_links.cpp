#include "plans/plan_links.hpp"

#include <map>
#include <string>

#include "plans/basis.hpp"

namespace plans {
namespace {

/// The plans of the desk that bases were found or confirmed to be.
std::map<base::Uuid, PlanId> found_bases(store::Transaction& tx, const base::Who& who, PlanId own) {
    std::map<base::Uuid, PlanId> found;
    for (const auto& row : tx.run(R"(
             SELECT b.item, b.found FROM plan_basis b JOIN plan p ON p.id = b.found
             WHERE b.plan = $1 AND b.doubt IS NULL AND p.body = $2)",
                                  {own, who.body}))
        found[row.uuid("item")] = row.id<PlanTag>("found");
    return found;
}

/// The newest plan of the desk with the number that "Chỉ thị 12-CT/TU" ends with.
std::optional<PlanId> plan_numbered(store::Transaction& tx, const base::Who& who, PlanId own, const std::string& name) {
    const auto key = number_key(name);
    if (key.empty()) return std::nullopt;
    const auto rows =
        tx.run("SELECT id FROM plan WHERE number_key = $1 AND body = $2 AND id <> $3 ORDER BY id DESC LIMIT 1",
               {key, who.body, own});
    return rows.empty() ? std::nullopt : std::optional(rows[0].id<PlanTag>("id"));
}

}  // namespace

void link_plans(store::Transaction& tx, const base::Who& who, PlanId own, std::vector<PlanItem>& items) {
    const auto bases = found_bases(tx, who, own);
    for (auto& item : items) {
        if (const auto found = bases.find(item.id.uuid); found != bases.end()) item.plan = found->second;
        if (item.kind == ItemKind::reference)
            item.plan = plan_numbered(tx, who, own, base::from_json<ReferenceValue>(item.value).document);
    }
}

}  // namespace plans
