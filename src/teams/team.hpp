#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"

/// Community teams (tổ Covid cộng đồng, tổ tự quản): a body of a hamlet whose people look after named households. A
/// household has one team or none, and coverage says how many have none.
namespace teams {

/// The id of the team's body.
using TeamId = base::Id<struct TeamTag>;

struct Kind {
    std::string kind;
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Kind, (), (kind, vi, en))

const std::vector<Kind>& kinds();

/// What a team must have to reach its households: a dated rule, not a law of nature.
struct SizeRule {
    base::Day valid_from;
    std::int64_t fewest_members = 0;
    std::int64_t most_households_per_pair = 0;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(SizeRule, (), (valid_from, fewest_members, most_households_per_pair, source))

/// The rule that holds on a day; the oldest one before there was any.
const SizeRule& size_rule(base::Day on);

/// What an officer should look at.
enum class Warning { no_leader, too_few_members, too_many_households };
BOOST_DESCRIBE_ENUM(Warning, no_leader, too_few_members, too_many_households)

struct Member {
    base::Uuid person;
    std::string name;
    std::string role;
    bool leads = false;
};
BOOST_DESCRIBE_STRUCT(Member, (), (person, name, role, leads))

struct Team {
    TeamId id;
    std::string name;
    std::string kind;
    households::Place area;
    std::optional<std::string> decision_number;
    std::optional<base::Day> decision_day;
    std::vector<Member> members;  ///< the leader first
    std::int64_t households = 0;
    std::int64_t people = 0;
    std::vector<Warning> warnings;
};
BOOST_DESCRIBE_STRUCT(Team, (),
                      (id, name, kind, area, decision_number, decision_day, members, households, people, warnings))

struct NewTeam {
    areas::AreaId area;
    std::string kind;
    std::string name;
    std::optional<std::string> decision_number;
    std::optional<base::Day> decision_day;
    std::string leader;  ///< names; the people are entered with the team
    std::vector<std::string> members;
};
BOOST_DESCRIBE_STRUCT(NewTeam, (), (area, kind, name, decision_number, decision_day, leader, members))

/// Problems: account.outside_area, area.not_found, household.area_too_wide, team.kind_unknown, team.leader_missing, and
/// those of bodies::found.
TeamId form(store::Transaction& tx, const base::Who& who, const NewTeam& wanted);

/// Problem: team.not_found.
Team get(store::Transaction& tx, TeamId id);

/// The teams of a hamlet, or of a commune with all its hamlets, by name. Problems: area.not_found,
/// household.area_too_wide.
std::vector<Team> list(store::Transaction& tx, areas::AreaId area);

/// How many households of a place somebody looks after.
struct Coverage {
    std::int64_t households = 0;
    std::int64_t people = 0;
    std::int64_t without_team = 0;
    std::int64_t teams = 0;
};
BOOST_DESCRIBE_STRUCT(Coverage, (), (households, people, without_team, teams))

/// Problems: account.outside_area, area.not_found, household.area_too_wide.
Coverage coverage(store::Transaction& tx, const base::Who& who, areas::AreaId area);

}  // namespace teams
