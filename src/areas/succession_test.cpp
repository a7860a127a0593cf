#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

#include "areas/area_import.hpp"
#include "areas/succession.hpp"
#include "test_store.hpp"

using namespace areas;

namespace {

base::Day day(int year, int month, int date) {
    return *base::make_day(year, month, date);
}

/// A made-up country whose map changes as the real one did: some communes renamed or dropped, then no districts and
/// fewer, larger communes under fewer provinces.
struct ChangingMap {
    std::string first = "province_code\tprovince\tdistrict_code\tdistrict\tcommune_code\tcommune\n";
    std::string second = first;
    std::string third = "province_code\tprovince\tcommune_code\tcommune\n";
    std::string map = "new_province_code\tnew_commune_code\tnew_commune\told_commune_code\told_commune\tkind\n";
    std::string provinces = "old_code\told_province\tnew_code\tnew_province\n";
    std::int64_t communes = 0;

    explicit ChangingMap(unsigned seed) {
        std::mt19937 random(seed);
        const auto one_in = [&](unsigned many) { return random() % many == 0; };
        std::set<int> kept;
        for (int province = 10; province < 54; ++province) {
            const int joined = province % 2 == 0 ? province : province - 1;
            provinces += line({number(province), "Tỉnh " + number(province), number(joined), "Tỉnh " + number(joined)});
            for (int code = province * 100; code < province * 100 + 9; ++code) {
                ++communes;
                first += unit(province, code, "Xã Cũ " + number(code));
                if (one_in(6) && code % 3 != 0) continue;
                kept.insert(code);
                second += unit(province, code, (one_in(4) ? "Xã Đổi " : "Xã Cũ ") + number(code));
            }
            for (int code = province * 100; code < province * 100 + 9; code += 3)
                third += line({number(joined), "Tỉnh " + number(joined), number(code), "Xã Mới " + number(code)});
        }
        for (const int code : kept) add_mapping(code, one_in(5));
    }

    static std::string number(int value) { return std::to_string(value); }
    static std::string line(std::initializer_list<std::string> cells) {
        std::string text;
        for (const auto& cell : cells) text += (text.empty() ? "" : "\t") + cell;
        return text + "\n";
    }
    static std::string unit(int province, int code, const std::string& name) {
        return line({number(province), "Tỉnh " + number(province), number(province) + "9",
                     "Huyện " + number(province) + "9", number(code), name});
    }
    void add_mapping(int code, bool is_split) {
        const int province = code / 100;
        const auto joined = number(province % 2 == 0 ? province : province - 1);
        const int into = code - (code % 100) % 3;
        const auto add = [&](int target, const char* kind) {
            map += line({joined, number(target), "Xã Mới " + number(target), number(code), "Xã Cũ", kind});
        };
        add(into, is_split ? "partial" : "full");
        if (is_split) add(province * 100 + (into % 100 + 3) % 9, "partial");
    }
};

ImportResult import(TestStore& store, std::string_view text, base::Day on) {
    return store.db.write([&](store::Transaction& tx) {
        return apply(tx, read_areas_file(text, kinds(tx)), "map", on, Covers::country);
    });
}

}  // namespace

TEST_CASE_FIXTURE(TestStore, "figures of the first map add up on the last one, to the same total") {
    const ChangingMap made(20250701);
    const auto begin = day(2021, 11, 1);
    const auto between = day(2025, 3, 1);
    const auto end = day(2025, 7, 1);
    import(*this, made.first, begin);
    import(*this, made.second, between);
    import(*this, made.third, end);
    import(*this, made.map, end);
    import(*this, made.provinces, end);
    db.read([&](store::Transaction& tx) {
        for (const auto on : {begin, between, end}) {
            std::int64_t total = 0;
            for (const auto& commune : descendants(tx, country(tx).id, commune_level, begin))
                for (const auto& share : standing_on(tx, commune, on)) {
                    CHECK(share.area.is_valid_on(on));
                    total += share.share;
                }
            CHECK(total == made.communes * whole_share);
        }
    });
}

TEST_CASE_FIXTURE(TestStore, "where many areas stand is told at once as it is one by one") {
    const ChangingMap made(20250701);
    const auto begin = day(2021, 11, 1);
    const auto end = day(2025, 7, 1);
    import(*this, made.first, begin);
    import(*this, made.third, end);
    import(*this, made.map, end);
    db.read([&](store::Transaction& tx) {
        std::set<AreaId> communes;
        for (const auto& commune : descendants(tx, country(tx).id, commune_level, begin)) communes.insert(commune.id);
        for (const auto& [id, shares] : standing_on(tx, communes, end)) {
            const auto alone = standing_on(tx, get(tx, id), end);
            REQUIRE(shares.size() == alone.size());
            for (std::size_t at = 0; at < shares.size(); ++at) {
                CHECK(shares[at].area.id == alone[at].area.id);
                CHECK(shares[at].share == alone[at].share);
                CHECK(shares[at].certain == alone[at].certain);
            }
        }
    });
}

TEST_CASE_FIXTURE(TestStore, "importing the whole chain a second time changes nothing") {
    const ChangingMap made(7);
    const auto end = day(2025, 7, 1);
    import(*this, made.first, day(2021, 11, 1));
    import(*this, made.third, end);
    import(*this, made.map, end);
    for (const auto& again : {made.third, made.map, made.third}) {
        const auto result = import(*this, again, end);
        CHECK(result.opened + result.closed + result.linked == 0);
    }
}
