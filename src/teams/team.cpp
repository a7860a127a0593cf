#include "teams/team.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/vocabulary.hpp"
#include "bodies/group.hpp"
#include "households/standing.hpp"
#include "store/journal.hpp"

namespace teams {
namespace {

using base::Problem;
using base::ProblemKind;
using bodies::BodyId;

const std::vector<SizeRule>& size_rules() {
    static const auto read_once = base::vocabulary<SizeRule>("teams/vocabulary/team_rules.json");
    return read_once;
}

std::vector<Member> members_of(store::Transaction& tx, BodyId team) {
    std::vector<Member> members;
    for (auto& member : bodies::members(tx, team, base::day_of(tx.now())))
        members.push_back({member.person.id.uuid, member.person.name, member.role, member.rank == bodies::Rank::head});
    return members;
}

std::vector<Warning> warnings_of(const Team& team, const SizeRule& rule) {
    const auto members = static_cast<std::int64_t>(team.members.size());
    std::vector<Warning> warnings;
    if (std::ranges::none_of(team.members, &Member::leads)) warnings.push_back(Warning::no_leader);
    if (members < rule.fewest_members) warnings.push_back(Warning::too_few_members);
    if (2 * team.households > rule.most_households_per_pair * members) warnings.push_back(Warning::too_many_households);
    return warnings;
}

/// A team with its members and what they look after.
Team read(store::Transaction& tx, const store::Row& row) {
    const auto today = base::day_of(tx.now());
    Team team{.id = row.id<TeamTag>("body"),
              .name = row.text("name"),
              .kind = row.text("kind"),
              .area = {row.uuid("area"), row.text("area_name")},
              .decision_number = row.maybe_text("decision_number"),
              .decision_day = row.maybe_day("decision_day"),
              .members = members_of(tx, BodyId{row.uuid("body")}),
              .households = 0,
              .people = 0,
              .warnings = {}};
    const auto sum = tx.run(R"(
        SELECT COUNT(*) AS households, CAST(COALESCE(SUM(people), 0) AS BIGINT) AS people FROM household
        WHERE team = $1 AND (valid_until IS NULL OR valid_until >= $2))",
                            {team.id, today})
                         .front();
    team.households = sum.integer("households");
    team.people = sum.integer("people");
    team.warnings = warnings_of(team, size_rule(today));
    return team;
}

void bring_in(store::Transaction& tx, const base::Who& who, BodyId team, const std::string& name, bodies::Rank rank) {
    const auto person = bodies::add_person(tx, who, team, name);
    bodies::join(tx, who, team, person.id, rank == bodies::Rank::head ? "Tổ trưởng" : "Thành viên", rank,
                 base::day_of(tx.now()));
}

}  // namespace

const std::vector<Kind>& kinds() {
    static const auto read_once = base::vocabulary<Kind>("teams/vocabulary/team_kinds.json");
    return read_once;
}

const SizeRule& size_rule(base::Day on) {
    return base::rule_on(size_rules(), on);
}

TeamId form(store::Transaction& tx, const base::Who& who, const NewTeam& wanted) {
    const auto area = areas::get(tx, wanted.area);
    accounts::require(who, base::Permission::bodies_edit, area.path);
    const auto commune = households::commune_of(tx, area);
    if (std::ranges::find(kinds(), wanted.kind, &Kind::kind) == kinds().end())
        throw Problem(ProblemKind::invalid, "team.kind_unknown", wanted.kind);
    if (wanted.leader.empty()) throw Problem(ProblemKind::invalid, "team.leader_missing");

    const auto body = bodies::open(tx, who,
                                   {.kind = "team",
                                    .name = wanted.name,
                                    .area = area.id,
                                    .parent = std::nullopt,
                                    .aliases = {},
                                    .founding = wanted.decision_number,
                                    .valid_from = std::nullopt});
    tx.change(R"(
        INSERT INTO team (body, home, kind, area, commune, decision_number, decision_day) VALUES ($1, $2, $3, $4, $5, $6, $7))",
              {body.id, commune.home, wanted.kind, area.id, commune.id, wanted.decision_number, wanted.decision_day});
    bring_in(tx, who, body.id, wanted.leader, bodies::Rank::head);
    for (const auto& name : wanted.members) bring_in(tx, who, body.id, name, bodies::Rank::member);
    store::record(tx, who, "team.formed", body.id.uuid, area.id.uuid, base::Json{{"kind", wanted.kind}});
    return {body.id.uuid};
}

Team get(store::Transaction& tx, TeamId id) {
    const auto rows = tx.run(R"(
        SELECT team.*, body.name, area.name AS area_name
        FROM team JOIN body ON body.id = team.body JOIN area ON area.id = team.area
        WHERE team.body = $1)",
                             {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "team.not_found", base::to_string(id));
    return read(tx, rows.front());
}

std::vector<Team> list(store::Transaction& tx, areas::AreaId area) {
    const auto slice = households::slice_of(tx, area);
    std::vector<Team> teams;
    for (const auto& row : tx.run(R"(
             SELECT team.*, body.name, area.name AS area_name
             FROM team JOIN body ON body.id = team.body JOIN area ON area.id = team.area
             WHERE team.commune = $1 AND ($2 IS NULL OR team.area = $2) AND (body.valid_until IS NULL OR body.valid_until >= $3)
             ORDER BY area.code, body.valid_from, body.id)",
                                  {slice.commune, slice.hamlet, base::day_of(tx.now())}))
        teams.push_back(read(tx, row));
    return teams;
}

Coverage coverage(store::Transaction& tx, const base::Who& who, areas::AreaId area) {
    accounts::require_figures(tx, who, base::Permission::plans_read, areas::get(tx, area).path);
    const auto slice = households::slice_of(tx, area);
    const auto today = base::day_of(tx.now());
    const auto row = tx.run(R"(
        SELECT COUNT(*) AS households, CAST(COALESCE(SUM(people), 0) AS BIGINT) AS people, COUNT(*) - COUNT(team) AS without_team,
               (SELECT COUNT(*) FROM team JOIN body ON body.id = team.body
                WHERE team.commune = $1 AND ($2 IS NULL OR team.area = $2)
                  AND (body.valid_until IS NULL OR body.valid_until >= $3)) AS teams
        FROM household
        WHERE commune = $1 AND ($2 IS NULL OR area = $2) AND (valid_until IS NULL OR valid_until >= $3))",
                            {slice.commune, slice.hamlet, today})
                         .front();
    return {.households = row.integer("households"),
            .people = row.integer("people"),
            .without_team = row.integer("without_team"),
            .teams = row.integer("teams")};
}

}  // namespace teams
