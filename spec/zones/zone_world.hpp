#pragma once

#include <string>
#include <vector>

#include "accounts/grant.hpp"
#include "bodies/person.hpp"
#include "cast.hpp"
#include "households/household.hpp"
#include "rounds/round.hpp"
#include "teams/team.hpp"
#include "zones/change.hpp"
#include "zones/coverage.hpp"
#include "zones/team.hpp"

namespace spec {

/// An alley of commune A with its households, a team that looks after them, and the officials who may watch over a
/// zone.
struct ZoneWorld {
    Cast cast;
    base::Who lan = cast.who("lan");
    areas::AreaId commune{cast.id("commune_a")};
    bodies::PersonId chair = person("committee_a", "Bùi Văn Lựu");
    bodies::PersonId officer = person("police_a", "Trần Văn Quế");

    template <class F>
    auto write(F act) {
        return cast.db().write([&](store::Transaction& tx) { return act(tx); });
    }
    template <class F>
    auto read(F act) {
        return cast.db().read([&](store::Transaction& tx) { return act(tx); });
    }

    bodies::PersonId person(const std::string& body, const std::string& name) {
        return write([&](store::Transaction& tx) {
            return bodies::add_person(tx, lan, bodies::BodyId{cast.id(body)}, name).id;
        });
    }
    households::HouseholdId enter(std::int64_t people = 2) {
        return write([&](store::Transaction& tx) {
            return households::enter(tx, cast.app().master, lan,
                                     {.area = commune,
                                      .people = people,
                                      .record = {.address = "", .members = {}, .hardship = {}},
                                      .valid_from = std::nullopt});
        });
    }
    std::vector<households::HouseholdId> enter_many(int count) {
        std::vector<households::HouseholdId> all;
        for (int i = 0; i < count; ++i) all.push_back(enter());
        return all;
    }
    zones::NewZone wanted(zones::Kind kind = zones::Kind::lockdown) const {
        return {.id = std::nullopt,
                .kind = kind,
                .name = "Hẻm 391",
                .area = commune,
                .extent = zones::Extent::area,
                .households = {},
                .polygon = std::nullopt,
                .decision_number = "123/QĐ-BCĐ",
                .decision_day = std::nullopt,
                .decision_body = cast.id("committee_a"),
                .starts_at = *base::parse_instant("2021-06-11T00:00:00Z"),
                .days = 14,
                .exceptions = "Cấp cứu, người làm nhiệm vụ"};
    }
    zones::ZoneId open(const zones::NewZone& zone) {
        return write([&](store::Transaction& tx) { return zones::open(tx, lan, zone); });
    }
    void staff(zones::ZoneId id, const std::vector<zones::Seat>& seats) {
        write([&](store::Transaction& tx) { return zones::staff(tx, lan, id, {seats}); });
    }
    zones::Change decide(zones::ZoneId id, const zones::NewChange& change) {
        return write([&](store::Transaction& tx) { return zones::decide(tx, lan, id, change); });
    }
    /// An alley that is shut, with all that makes it hold.
    zones::ZoneId active(const zones::NewZone& zone) {
        const auto id = open(zone);
        staff(id, {{chair, "", true}, {officer, "", false}});
        decide(id, {.kind = zones::ChangeKind::activated});
        return id;
    }
    zones::Zone zone(zones::ZoneId id) {
        return read([&](store::Transaction& tx) { return zones::get(tx, lan, id); });
    }
    std::int64_t account(zones::ZoneId id, const std::vector<households::HouseholdId>& households, base::Day day) {
        return write([&](store::Transaction& tx) {
            return zones::account(tx, lan, id, {.households = households, .how = zones::How::met, .day = day});
        });
    }
    rounds::CheckInId visit(households::HouseholdId home, rounds::Outcome outcome, std::int64_t hours_ago = 0) {
        const auto tuan = cast.who("tuan");
        return write([&](store::Transaction& tx) {
            return rounds::check_in(tx, cast.app().master, tuan, {std::nullopt, home, outcome, ""},
                                    {tx.now().ms - hours_ago * 3'600'000})
                .id;
        });
    }
    void take_back_visit(rounds::CheckInId id) {
        const auto tuan = cast.who("tuan");
        write([&](store::Transaction& tx) { rounds::take_back(tx, tuan, id); });
    }
    std::vector<zones::CoverageDay> coverage(zones::ZoneId id) {
        return read([&](store::Transaction& tx) { return zones::coverage(tx, lan, id, today(), 30); });
    }
    std::vector<std::string> missing(const base::Who& who, zones::ZoneId id, base::Day day) {
        std::vector<std::string> codes;
        for (const auto& one : read([&](store::Transaction& tx) {
                 return zones::households_of(tx, who, id, {.day = day, .show = zones::Show::missing});
             }))
            codes.push_back(one.code);
        return codes;
    }
    base::Day today() {
        return read([&](store::Transaction& tx) { return base::day_of(tx.now()); });
    }
    std::size_t miscounts() {
        return read([&](store::Transaction& tx) { return zones::miscounts(tx); }).size();
    }
    base::Who health_worker() {
        write([&](store::Transaction& tx) {
            accounts::add_role(tx, {}, {cast.id("account_yen")},
                               {accounts::Role::health_worker, {base::ScopeKind::area_subtree, commune.uuid}, {}, {}});
        });
        return cast.who("yen");
    }
};

}  // namespace spec
