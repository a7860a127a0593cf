#pragma once

#include "bodies/group.hpp"
#include "zones/zone.hpp"

/// The management team of a zone ("tổ quản lý"): a working group, whose head answers for it and in which a police
/// officer must sit.
namespace zones {

struct TeamMember {
    bodies::PersonId person;
    std::string name;
    std::string role;
    std::optional<Place> body;
    bool leads = false;
    bool is_police = false;
};
BOOST_DESCRIBE_STRUCT(TeamMember, (), (person, name, role, body, leads, is_police))

enum class Lack { head, police };
BOOST_DESCRIBE_ENUM(Lack, head, police)

struct Team {
    std::optional<Place> body;
    std::vector<TeamMember> members;  ///< the head first
    std::vector<Lack> lacks;          ///< of a zone that needs a team; nothing when it may hold
};
BOOST_DESCRIBE_STRUCT(Team, (), (body, members, lacks))

/// Problems: zone.not_found, account.outside_area.
Team team_of(store::Transaction& tx, const base::Who& who, ZoneId id);

struct Seat {
    bodies::PersonId person;
    std::string role;  ///< empty: "Tổ trưởng" or "Thành viên"
    bool leads = false;
};
BOOST_DESCRIBE_STRUCT(Seat, (), (person, role, leads))

struct Staffing {
    std::vector<Seat> members;
};
BOOST_DESCRIBE_STRUCT(Staffing, (), (members))

/// From now on these people are the team, and nobody else; the first time its working group is founded. Problems:
/// zone.not_found, account.outside_area, zone.ended, person.not_found, zone.seat_twice, zone.team_lacks_head and
/// zone.team_lacks_police (of an active zone, which may not be left without them).
Team staff(store::Transaction& tx, const base::Who& who, ZoneId id, const Staffing& staffing);

/// Problems: zone.team_lacks_head, zone.team_lacks_police. Nobody can override them (S2-II.1.1b).
void require_standing(store::Transaction& tx, const Zone& zone);

}  // namespace zones
