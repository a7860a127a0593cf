#include "plans/plan_links.hpp"

#include <map>
#include <string>

#include "base/text.hpp"

namespace plans {
namespace {

/// The number by which a value names another document; "Chỉ thị 12-CT/TU" ends with it.
std::string document_of(const PlanItem& item) {
    if (item.kind == ItemKind::basis) return base::from_json<BasisValue>(item.value).number;
    if (item.kind == ItemKind::reference) return base::from_json<ReferenceValue>(item.value).document;
    return {};
}

std::string last_word(const std::string& name) {
    const auto blank = name.rfind(' ');
    return base::fold(blank == std::string::npos ? name : name.substr(blank + 1));
}

}  // namespace

void link_plans(store::Transaction& tx, const base::Who& who, PlanId own, std::vector<PlanItem>& items) {
    std::map<std::string, PlanId> known;
    for (const auto& row : tx.run(
             "SELECT id, number FROM plan WHERE body = $1 AND number <> '' AND id <> $2 ORDER BY id", {who.body, own}))
        known[base::fold(row.text("number"))] = row.id<PlanTag>("id");
    for (auto& item : items) {
        const auto named = document_of(item);
        if (named.empty()) continue;
        const auto found = known.find(last_word(named));
        if (found != known.end()) item.plan = found->second;
    }
}

}  // namespace plans
