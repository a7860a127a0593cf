#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/grant.hpp"
#include "areas/area_import.hpp"
#include "households/household.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "test_store.hpp"

/// The register of households, for tests of its verbs.
namespace spec {

inline constexpr std::string_view two_communes =
    "province_code\tprovince\tdistrict_code\tdistrict\tcommune_code\tcommune\tcommune_type\n"
    "36\tTỉnh Nam Định\t365\tHuyện Giao Thủy\t14197\tXã Giao Xuân\tXã\n"
    "36\tTỉnh Nam Định\t365\tHuyện Giao Thủy\t14185\tXã Giao Lạc\tXã\n";

inline const base::Day year_start = *base::make_day(2021, 1, 1);
inline const base::Day today = *base::make_day(2021, 6, 11);

inline base::Who with_role(accounts::Role role, base::ScopeKind scope, std::string path) {
    base::Who who;
    who.account.bytes[15] = static_cast<std::uint8_t>(1 + static_cast<int>(role));
    who.grants = {
        {.permissions = accounts::permissions_of(role), .scope = scope, .scope_id = {}, .areas = {std::move(path)}}};
    return who;
}

/// Two communes with a hamlet or two, Lan, officer of the first, and Minh, of the second.
struct Register : TestStore {
    store::MasterKey master = store::MasterKey::open(folder() + "/master.key");
    base::Who lan = with_role(accounts::Role::officer, base::ScopeKind::area_subtree, "/vn/36/365/14197/");
    base::Who minh = with_role(accounts::Role::officer, base::ScopeKind::area_subtree, "/vn/36/365/14185/");
    areas::Area commune, ferry, dike, elsewhere;

    Register() {
        db.write([&](store::Transaction& tx) {
            areas::apply(tx, areas::read_areas_file(two_communes, areas::kinds(tx)), "test.tsv", year_start,
                         areas::Covers::named_units);
            commune = areas::at_path(tx, "/vn/36/365/14197/", today).value();
            const auto other = areas::at_path(tx, "/vn/36/365/14185/", today).value();
            ferry = hamlet(tx, commune, "Thôn Bến Đò");
            dike = hamlet(tx, commune, "Thôn Bờ Đê");
            elsewhere = hamlet(tx, other, "Thôn Lạc Thuận");
        });
    }

    static areas::Area hamlet(store::Transaction& tx, const areas::Area& above, const std::string& name) {
        return areas::open(tx, everybody(),
                           {.parent = above.id, .kind = "thon", .name = name, .code = "", .valid_from = year_start});
    }

    static households::NewHousehold family(const areas::Area& area, std::string name,
                                           std::optional<std::string> phone = std::nullopt) {
        return {.area = area.id,
                .people = 3,
                .record = {.address = "Số 7, ngõ 2",
                           .members = {{std::move(name), 1961, std::move(phone)}},
                           .hardship = std::nullopt},
                .valid_from = std::nullopt};
    }

    households::HouseholdId enter(const base::Who& who, const households::NewHousehold& wanted) {
        return db.write([&](store::Transaction& tx) { return households::enter(tx, master, who, wanted); });
    }
    households::Household change(const base::Who& who, households::HouseholdId id, const households::Change& change) {
        return db.write([&](store::Transaction& tx) { return households::change(tx, master, who, id, change); });
    }
    std::optional<households::Record> open(const base::Who& who, households::HouseholdId id) {
        return db.write([&](store::Transaction& tx) { return households::open_record(tx, master, who, id); });
    }
    std::vector<std::string> codes(const base::Who& who, households::Query query) {
        const auto found = db.read([&](store::Transaction& tx) { return households::list(tx, master, who, query); });
        std::vector<std::string> codes;
        for (const auto& household : found) codes.push_back(household.code);
        return codes;
    }
    std::vector<std::string> search(const base::Who& who, const areas::Area& area, std::string words) {
        return codes(who, {.area = area.id, .team = {}, .words = std::move(words)});
    }
    std::int64_t count(const areas::Area& area, std::string_view indicator) {
        return db.read([&](store::Transaction& tx) {
            return store::counted(tx, area.id.uuid, indicator, year_start, today + 30);
        });
    }
    std::vector<std::string> verbs_about(households::HouseholdId id) {
        std::vector<std::string> verbs;
        for (const auto& line : db.read([&](store::Transaction& tx) { return store::lines_about(tx, id.uuid, 0, 50); }))
            verbs.push_back(line.verb);
        return verbs;
    }
};

}  // namespace spec
