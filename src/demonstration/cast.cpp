#include "demonstration/cast.hpp"

#include <stdexcept>

#include "accounts/account.hpp"
#include "accounts/grant.hpp"
#include "accounts/password.hpp"
#include "areas/area_import.hpp"
#include "base/named.hpp"
#include "bodies/group.hpp"
#include "bodies/office.hpp"
#include "demonstration/script.hpp"
#include "teams/team.hpp"

namespace demonstration {
namespace {

using accounts::Role;

/// The tree of November 2021, in which the founding plans were written.
constexpr std::string_view commune_path = "/vn/36/365/14197/";
const base::Day tree_valid_from = *base::make_day(2021, 1, 1);

void open_places(store::Transaction& tx, Cast& cast) {
    const auto tree = areas::read_areas_file(file("areas.tsv"), areas::kinds(tx));
    areas::apply(tx, tree, "spec/demonstration/areas.tsv", tree_valid_from, areas::Covers::named_units);
    const auto commune = areas::at_path(tx, commune_path, base::day_of(tx.now())).value();
    const auto district = areas::get(tx, commune.parent.value());
    cast.commune = commune.id;
    cast.areas.emplace(commune.code, commune);
    cast.areas.emplace(district.code, district);
    for (const auto& line : table("hamlets.tsv")) {
        const auto hamlet = areas::open(tx, stage_hand(),
                                        {.parent = commune.id,
                                         .kind = "thon",
                                         .name = line["name"],
                                         .code = line["code"],
                                         .valid_from = tree_valid_from});
        for (const auto& alias : line.parts("aliases")) areas::add_alias(tx, stage_hand(), hamlet.id, alias);
        cast.areas.emplace(line["code"], hamlet);
    }
}

void open_bodies(store::Transaction& tx, Cast& cast) {
    for (const auto& line : table("bodies.tsv")) {
        bodies::NewBody wanted{.kind = line["kind"],
                               .name = line["name"],
                               .area = cast.areas.at(line["area"]).id,
                               .parent = std::nullopt,
                               .aliases = line.parts("aliases"),
                               .founding = std::nullopt,
                               .valid_from = tree_valid_from};
        if (!line["parent"].empty()) wanted.parent = cast.bodies.at(line["parent"]);
        const auto body = bodies::open(tx, stage_hand(), wanted);
        cast.bodies.emplace(line["key"], body.id);
        if (!line["member_of"].empty())
            bodies::add_body(tx, stage_hand(), cast.bodies.at(line["member_of"]), body.id, base::day_of(tx.now()));
    }
}

/// Where a role of the story holds: the officer and the health station in the commune, the observer in the district.
accounts::Scope scope_of(const Cast& cast, Role role, bodies::BodyId body) {
    switch (accounts::rules_of(role).usual_scope) {
        case base::ScopeKind::everywhere:
            return {base::ScopeKind::everywhere, std::nullopt};
        case base::ScopeKind::area_subtree:
            return {base::ScopeKind::area_subtree,
                    role == Role::observer ? cast.areas.at("365").id.uuid : cast.commune.uuid};
        default:
            return {base::ScopeKind::body, body.uuid};
    }
}

void open_account(store::Transaction& tx, Cast& cast, const Hashes& hashes, const std::string& login,
                  const std::string& name, Role role, bodies::BodyId body, const base::Uuid& person) {
    const auto account = accounts::open_account(tx, stage_hand(),
                                                {.login = login,
                                                 .password_hash = hashes.at(login),
                                                 .name = name,
                                                 .body = body.uuid,
                                                 .person = person,
                                                 .language = base::Language::vi});
    accounts::add_role(
        tx, stage_hand(), account,
        {.role = role, .scope = scope_of(cast, role, body), .valid_from = std::nullopt, .valid_until = std::nullopt});
    accounts::show_sign_in(tx, account, static_cast<int>(cast.players.size()), password_of(login));
    cast.players.emplace(login, Player{account.uuid, person, body});
}

void bring_in_officials(store::Transaction& tx, Cast& cast, const Hashes& hashes) {
    for (const auto& line : table("people.tsv")) {
        const auto body = cast.bodies.at(line["body"]);
        const auto person = bodies::add_person(tx, stage_hand(), body, line["name"]);
        const auto office = bodies::open_office(tx, stage_hand(), body, line["title"],
                                                static_cast<bodies::Rank>(std::stoi(line["rank"])));
        bodies::hold(tx, stage_hand(), office, person.id, base::day_of(tx.now()));
        open_account(tx, cast, hashes, line["login"], line["name"], base::named<Role>(line["role"]), body,
                     person.id.uuid);
    }
}

}  // namespace

std::string password_of(const std::string& login) {
    return "lalanh-demo-" + login;
}

Hashes hash_passwords() {
    Hashes hashes;
    accounts::HashingTurn turn;
    for (const auto* name : {"people.tsv", "teams.tsv"})
        for (const auto& line : table(name)) hashes.emplace(line["login"], turn.hash(password_of(line["login"])));
    return hashes;
}

base::Who stage_hand() {
    base::Who who;
    who.grants = {
        {.permissions = ~std::uint64_t{0}, .scope = base::ScopeKind::everywhere, .scope_id = {}, .areas = {}}};
    return who;
}

base::Who who_is(store::Transaction& tx, const Player& player) {
    base::Who who;
    who.account = player.account;
    who.person = player.person;
    who.body = player.body.uuid;
    who.grants = accounts::grants_of(tx, accounts::AccountId{player.account});
    return who;
}

Cast set_stage(store::Transaction& tx, const Hashes& hashes) {
    Cast cast;
    open_places(tx, cast);
    open_bodies(tx, cast);
    bring_in_officials(tx, cast, hashes);
    return cast;
}

void found_groups(store::Transaction& tx, base::Day first, Cast& cast) {
    for (const auto& line : table("groups.tsv")) {
        const auto group = bodies::found_group(tx, stage_hand(), cast.bodies.at(line["of"]),
                                               {.name = line["name"],
                                                .stated_size = std::stoi(line["size"]),
                                                .founding = with_days(line["founding"], first),
                                                .secretariat = cast.bodies.at(line["secretariat"])});
        for (const auto& alias : line.parts("aliases")) bodies::add_alias(tx, stage_hand(), group, alias);
        cast.bodies.emplace(line["key"], group);
    }
    for (const auto& line : table("group_members.tsv"))
        bodies::join(tx, stage_hand(), cast.bodies.at(line["group"]), {cast.players.at(line["login"]).person},
                     line["role"], static_cast<bodies::Rank>(std::stoi(line["rank"])), base::day_of(tx.now()));
}

void form_teams(store::Transaction& tx, const Hashes& hashes, base::Day first, Cast& cast) {
    for (const auto& line : table("teams.tsv")) {
        const auto team = teams::form(tx, stage_hand(),
                                      {.area = cast.areas.at(line["hamlet"]).id,
                                       .kind = "self_managed_team",
                                       .name = line["name"],
                                       .decision_number = line["decision"],
                                       .decision_day = first + std::stoi(line["decided"]),
                                       .leader = line["leader"],
                                       .members = line.parts("members")});
        const bodies::BodyId body{team.uuid};
        const auto& login = line["login"];
        cast.bodies.emplace(login, body);
        cast.teams[line["hamlet"]].push_back(login);
        open_account(tx, cast, hashes, login, line["leader"], Role::team_leader, body,
                     teams::get(tx, team).members.front().person);
    }
}

}  // namespace demonstration
