#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

#include "base/who.hpp"

namespace base {

/// What a person may do. A route asks for one of these; where it holds is the business of the grant. The value is a bit
/// number that only lives in memory: the store keeps roles, so the order may change from one release to the next.
enum class Permission : std::uint8_t {
    administer,          ///< accounts, roles and the installation itself
    journal_read,        ///< who did what, when
    areas_edit,          ///< administrative units, places, aliases
    bodies_edit,         ///< bodies, offices, working groups, who works where
    people_invite,       ///< bring people in, inside one's own scope
    plans_read,          ///< plans and their boards
    plans_write,         ///< upload a plan and correct its reading
    plans_issue,         ///< turn a checked plan into work
    briefings_hold,      ///< briefings and visits: when, the minutes, and the work that was decided
    tasks_follow,        ///< see everybody's work, remind, reopen
    tasks_do,            ///< the work of one's own body
    reports_read,        ///< reports of others
    reports_write,       ///< reports of one's own body
    documents_write,     ///< documents of one's own body: draft and submit
    documents_approve,   ///< approve them, or give them back
    documents_issue,     ///< number and issue them; what the clerk keeps: registers, letterhead
    calendar_edit,       ///< holidays, working hours, swapped days
    teams_lead,          ///< the daily round of a community team
    households_read,     ///< names and addresses; never for the police
    households_write,    ///< likewise
    health_read,         ///< isolation and health notes; the health station alone
    needs_answer,        ///< what people ask for: take it in, and do what one's body was given; never for the police
    needs_decide,        ///< look at it, give it to somebody, refuse it, decide on appeals; never for the police
    levels_decide,       ///< which epidemic level an area has
    goods_read,          ///< stores, what is in them and what is asked of them
    goods_write,         ///< a storekeeper's: move the goods of one's own body, answer who asks for them
    fundraisers_decide,  ///< call for gifts in the name of one's own body, and end it
    gifts_write,         ///< take gifts in for a fundraiser of one's own body, and give them back
    bench,               ///< the routes that only measure
};
BOOST_DESCRIBE_ENUM(Permission, administer, journal_read, areas_edit, bodies_edit, people_invite, plans_read,
                    plans_write, plans_issue, briefings_hold, tasks_follow, tasks_do, reports_read, reports_write,
                    documents_write, documents_approve, documents_issue, calendar_edit, teams_lead, households_read,
                    households_write, health_read, needs_answer, needs_decide, levels_decide, goods_read, goods_write,
                    fundraisers_decide, gifts_write, bench)
BOOST_DESCRIBE_ENUM(ScopeKind, everywhere, area_subtree, body, working_group, regional_office)

}  // namespace base

namespace accounts {

/// What somebody is for a body. Stored by name.
enum class Role { administrator, officer, head, member, clerk, team_leader, health_worker, observer };
BOOST_DESCRIBE_ENUM(Role, administrator, officer, head, member, clerk, team_leader, health_worker, observer)

/// One line of the role table.
struct RoleRules {
    Role role;
    std::string_view vi;
    std::string_view en;
    base::ScopeKind usual_scope;  ///< what an invitation gives when it names no scope
    std::vector<base::Permission> permissions;
    std::vector<Role> invites;  ///< the roles that a holder of people_invite may hand on
};

/// Every role, in the order a person is shown them.
std::span<const RoleRules> all_roles();
const RoleRules& rules_of(Role role);

constexpr std::uint64_t bit_of(base::Permission permission) {
    return std::uint64_t{1} << static_cast<unsigned>(permission);
}

/// The permissions of a role as Grant::permissions holds them.
std::uint64_t permissions_of(Role role);

/// What a police body never gets, whatever role its people hold: who lives where, who is
/// ill, and who asks for what.
inline constexpr std::uint64_t hidden_from_police =
    bit_of(base::Permission::households_read) | bit_of(base::Permission::households_write) |
    bit_of(base::Permission::health_read) | bit_of(base::Permission::needs_answer) |
    bit_of(base::Permission::needs_decide);

}  // namespace accounts
