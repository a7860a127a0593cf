#include "app/live.hpp"

#include <algorithm>

#include "tasks/task.hpp"

namespace app {
namespace {

bool reaches(const base::Grant& grant, const std::string& path) {
    return grant.scope == base::ScopeKind::everywhere ||
           std::ranges::any_of(grant.areas, [&](const std::string& area) { return path.starts_with(area); });
}

}  // namespace

bool may_see(store::Transaction& tx, const base::Who& who, const store::JournalLine& line) {
    if (!line.area) return false;
    const auto rows = tx.run(R"(
        SELECT a.path, EXISTS (SELECT 1 FROM body b WHERE b.id = $2 AND b.area = a.id) AS is_own FROM area a WHERE a.id = $1)",
                             {*line.area, who.body});
    if (rows.empty()) return false;
    if (rows[0].boolean("is_own")) return true;
    const auto& path = rows[0].text("path");
    if (std::ranges::any_of(who.grants, [&](const base::Grant& grant) { return reaches(grant, path); })) return true;
    return line.verb.starts_with("task.") && tasks::sees(tx, who, tasks::TaskId{line.subject});
}

}  // namespace app
