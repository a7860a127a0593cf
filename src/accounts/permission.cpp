#include "accounts/permission.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace accounts {

namespace {

using enum base::Permission;
using base::ScopeKind;

// Least privilege, in words: the administrator keeps the house and opens no file of a household; only the health
// station reads health notes; an observer looks and touches nothing. Nobody needs two accounts: one person may hold
// several roles.
const std::array<RoleRules, 8> role_table{{
    {Role::administrator,
     "Quản trị",
     "Administrator",
     ScopeKind::everywhere,
     {administer, journal_read, areas_edit, bodies_edit, people_invite, plans_read, tasks_follow, reports_read,
      calendar_edit, goods_read, bench},
     {Role::administrator, Role::officer, Role::head, Role::member, Role::clerk, Role::team_leader, Role::health_worker,
      Role::observer}},

    {Role::officer,
     "Cán bộ kế hoạch",
     "Planning officer",
     ScopeKind::area_subtree,
     {journal_read,   bodies_edit,     people_invite,      plans_read,   plans_write,   plans_issue,
      briefings_hold, tasks_follow,    tasks_do,           reports_read, reports_write, documents_write,
      calendar_edit,  households_read, households_write,   needs_answer, needs_decide,  levels_decide,
      goods_read,     goods_write,     fundraisers_decide, gifts_write},
     {Role::officer, Role::head, Role::member, Role::clerk, Role::team_leader, Role::health_worker, Role::observer}},

    {Role::head,
     "Lãnh đạo",
     "Head of a body",
     ScopeKind::body,
     {journal_read, people_invite, plans_read, plans_issue, briefings_hold, tasks_follow, tasks_do, reports_read,
      reports_write, documents_write, documents_approve, needs_answer, needs_decide, goods_read, goods_write,
      fundraisers_decide, gifts_write},
     {Role::member, Role::clerk}},

    {Role::member,
     "Cán bộ đơn vị",
     "Member of a body",
     ScopeKind::body,
     {plans_read, tasks_do, reports_write, documents_write, needs_answer, goods_read, goods_write, gifts_write},
     {}},

    {Role::clerk,
     "Văn thư",
     "Clerk",
     ScopeKind::body,
     {plans_read, tasks_do, reports_write, documents_write, documents_issue, goods_read},
     {}},

    {Role::team_leader,
     "Tổ trưởng",
     "Team leader",
     ScopeKind::body,
     {plans_read, tasks_do, reports_write, teams_lead, households_read, households_write, needs_answer, goods_read},
     {}},

    {Role::health_worker,
     "Nhân viên y tế",
     "Health worker",
     ScopeKind::area_subtree,
     {plans_read, tasks_do, reports_write, households_read, health_read, needs_answer, goods_read},
     {}},

    {Role::observer,
     "Người theo dõi",
     "Observer",
     ScopeKind::area_subtree,
     {plans_read, tasks_follow, reports_read, goods_read},
     {}},
}};

}  // namespace

std::span<const RoleRules> all_roles() {
    return role_table;
}

const RoleRules& rules_of(Role role) {
    const auto found =
        std::find_if(role_table.begin(), role_table.end(), [&](const RoleRules& rules) { return rules.role == role; });
    if (found == role_table.end()) throw std::logic_error("a role without a line in the table");
    return *found;
}

std::uint64_t permissions_of(Role role) {
    std::uint64_t bits = 0;
    for (const auto permission : rules_of(role).permissions) bits |= bit_of(permission);
    return bits;
}

}  // namespace accounts
