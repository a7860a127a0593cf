#include "zones/team.hpp"

#include <algorithm>
#include <set>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "zones/zone_row.hpp"

namespace zones {
namespace {

using base::Problem;
using base::ProblemKind;
using bodies::BodyId;
using bodies::Rank;

constexpr std::string_view police = "police";

std::vector<TeamMember> members_of(store::Transaction& tx, const base::Uuid& team) {
    return store::all(
        [](const store::Row& row) {
            TeamMember member{.person = bodies::PersonId{row.uuid("person")},
                              .name = row.text("name"),
                              .role = row.text("role"),
                              .body = std::nullopt,
                              .leads = row.integer("rank") == static_cast<int>(Rank::head),
                              .is_police = row.maybe_text("kind") == std::optional<std::string>(police)};
            if (const auto body = row.maybe_uuid("body")) member.body = Place{*body, row.text("body_name")};
            return member;
        },
        tx.run(R"(
            SELECT m.person, p.name, m.role, m.rank, p.body, b.name AS body_name, b.kind
            FROM membership m JOIN person p ON p.id = m.person LEFT JOIN body b ON b.id = p.body
            WHERE m.body = $1 AND m.valid_from <= $2 AND (m.valid_until IS NULL OR m.valid_until >= $2)
            ORDER BY m.rank, p.name_key, p.id)",
               {team, base::day_of(tx.now())}));
}

std::vector<Lack> lacks_of(const Zone& zone, const std::vector<TeamMember>& members) {
    std::vector<Lack> lacks;
    if (!needs_team(zone.kind)) return lacks;
    if (std::ranges::none_of(members, &TeamMember::leads)) lacks.push_back(Lack::head);
    if (std::ranges::none_of(members, &TeamMember::is_police)) lacks.push_back(Lack::police);
    return lacks;
}

Team team_of(store::Transaction& tx, const Zone& zone) {
    Team team;
    if (zone.team) {
        team.body = Place{*zone.team, bodies::get(tx, BodyId{*zone.team}).name};
        team.members = members_of(tx, *zone.team);
    }
    team.lacks = lacks_of(zone, team.members);
    return team;
}

BodyId found_team(store::Transaction& tx, const base::Who& who, const Entry& zone) {
    const bool has_desk = who.body != base::Uuid{} || !zone.zone.decision_body;
    const BodyId of{has_desk ? who.body : zone.zone.decision_body->id};
    const auto team =
        bodies::found_group(tx, who, of,
                            {.name = "Tổ quản lý " + zone.zone.name + " (" + zone.zone.decision_number + ")",
                             .stated_size = std::nullopt,
                             .founding = zone.zone.decision_number,
                             .secretariat = std::nullopt});
    tx.change("UPDATE zone SET team = $3 WHERE home = $1 AND id = $2", {zone.home, zone.zone.id, team});
    return team;
}

void require_each_once(const std::vector<Seat>& seats) {
    std::set<bodies::PersonId> people;
    for (const auto& seat : seats)
        if (!people.insert(seat.person).second)
            throw Problem(ProblemKind::invalid, "zone.seat_twice", base::to_string(seat.person));
}

std::string role_of(const Seat& seat) {
    const auto role = words(seat.role);
    if (!role.empty()) return role;
    return seat.leads ? "Tổ trưởng" : "Thành viên";
}

/// Whoever sits as asked stays; the others leave, and come back with their new role if they have one.
void seat_everybody(store::Transaction& tx, const base::Who& who, BodyId team, const std::vector<Seat>& seats) {
    const auto today = base::day_of(tx.now());
    std::set<bodies::PersonId> sitting;
    for (const auto& member : members_of(tx, team.uuid)) {
        const auto seat = std::ranges::find(seats, member.person, &Seat::person);
        if (seat != seats.end() && seat->leads == member.leads && role_of(*seat) == member.role)
            sitting.insert(member.person);
        else
            bodies::leave(tx, who, team, member.person, today - 1);
    }
    for (const auto& seat : seats)
        if (!sitting.contains(seat.person))
            bodies::join(tx, who, team, seat.person, role_of(seat), seat.leads ? Rank::head : Rank::member, today);
}

}  // namespace

Team team_of(store::Transaction& tx, const base::Who& who, ZoneId id) {
    return team_of(tx, seen_entry(tx, who, id).zone);
}

Team staff(store::Transaction& tx, const base::Who& who, ZoneId id, const Staffing& staffing) {
    const auto zone = lasting_entry(tx, who, id);
    require_each_once(staffing.members);
    const auto team = zone.zone.team ? BodyId{*zone.zone.team} : found_team(tx, who, zone);
    seat_everybody(tx, who, team, staffing.members);
    const auto after = entry(tx, id).zone;
    if (after.state == State::active) require_standing(tx, after);
    store::record(tx, who, "zone.staffed", id.uuid, zone.zone.area.id,
                  base::Json{{"members", static_cast<std::int64_t>(staffing.members.size())}});
    return team_of(tx, after);
}

void require_standing(store::Transaction& tx, const Zone& zone) {
    const auto lacks = team_of(tx, zone).lacks;
    if (lacks.empty()) return;
    throw Problem(ProblemKind::conflict,
                  lacks.front() == Lack::head ? "zone.team_lacks_head" : "zone.team_lacks_police",
                  base::to_string(zone.id));
}

}  // namespace zones
