#include <doctest/doctest.h>

#include <algorithm>

#include "accounts/permission.hpp"
#include "areas/area.hpp"
#include "areas/area_import.hpp"
#include "areas/area_row.hpp"
#include "areas/name_index.hpp"
#include "areas/succession.hpp"
#include "base/problem.hpp"
#include "problem_of.hpp"
#include "test_store.hpp"

using namespace areas;

namespace {

constexpr std::string_view header3 =
    "province_code\tprovince\tdistrict_code\tdistrict\tcommune_code\tcommune\tcommune_type\n";
constexpr std::string_view header2 =
    "province_code\tprovince\tcommune_code\tcommune\tcommune_type\tname_en\tcode_name\n";
constexpr std::string_view map_header =
    "new_province_code\tnew_commune_code\tnew_commune\told_commune_code\told_commune\tkind\n";

const std::string five_places = std::string(header3) +
                                "01\tThành phố Hà Nội\t271\tHuyện Ba Vì\t09706\tXã Châu Sơn\tXã\n"
                                "19\tTỉnh Thái Nguyên\t165\tThành phố Sông Công\t05530\tPhường Châu Sơn\tPhường\n"
                                "20\tTỉnh Lạng Sơn\t189\tHuyện Đình Lập\t06625\tXã Châu Sơn\tXã\n"
                                "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12532\tXã Châu Sơn\tXã\n"
                                "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12472\tThị trấn Quỳnh Côi\tThị trấn\n"
                                "35\tTỉnh Hà Nam\t347\tThành phố Phủ Lý\t13303\tPhường Châu Sơn\tPhường\n"
                                "67\tTỉnh Đắk Nông\t662\tHuyện Cư Jút\t24646\tXã Ea Pô\tXã\n";

base::Day day(int year, int month, int date) {
    return *base::make_day(year, month, date);
}

ImportResult import(TestStore& store, std::string_view text, base::Day on, Covers covers = Covers::named_units) {
    return store.db.write(
        [&](store::Transaction& tx) { return apply(tx, read_areas_file(text, kinds(tx)), "test.tsv", on, covers); });
}

Area commune(TestStore& store, std::string_view path, base::Day on) {
    return store.db.read([&](store::Transaction& tx) { return at_path(tx, path, on).value(); });
}

std::vector<std::string> found(TestStore& store, std::string words, base::Day on = day(2021, 11, 1)) {
    const auto matches =
        store.db.read([&](store::Transaction& tx) { return search(tx, {.words = std::move(words), .on = on}); });
    std::vector<std::string> lines;
    for (const auto& match : matches) {
        std::string line;
        for (const auto& name : match.path) line = line.empty() ? name : name + ", " + line;
        lines.push_back(line);
    }
    return lines;
}

struct World : TestStore {
    World() { import(*this, five_places, day(2021, 11, 1)); }
};

}  // namespace

TEST_CASE_FIXTURE(World, "chau son finds the five places of that name, each with its path") {
    CHECK(found(*this, "chau son") == std::vector<std::string>{"Xã Châu Sơn, Huyện Ba Vì, Thành phố Hà Nội",
                                                               "Phường Châu Sơn, Thành phố Sông Công, Tỉnh Thái Nguyên",
                                                               "Xã Châu Sơn, Huyện Đình Lập, Tỉnh Lạng Sơn",
                                                               "Xã Châu Sơn, Huyện Quỳnh Phụ, Tỉnh Thái Bình",
                                                               "Phường Châu Sơn, Thành phố Phủ Lý, Tỉnh Hà Nam"});
}

TEST_CASE_FIXTURE(World, "accents, case, spaces and unfinished words do not matter to a search") {
    CHECK(found(*this, "  CHÂU   sơn").size() == 5);
    CHECK(found(*this, "ch so").size() == 5);
    CHECK(found(*this, "sơn châu").empty());
    CHECK(found(*this, "châu sơm").empty());
}

TEST_CASE_FIXTURE(World, "a kind before the name narrows a search to that kind") {
    CHECK(found(*this, "xa chau son").size() == 3);
    CHECK(found(*this, "Phường Châu Sơn").size() == 2);
    CHECK(found(*this, "huyện quỳnh phụ") == std::vector<std::string>{"Huyện Quỳnh Phụ, Tỉnh Thái Bình"});
}

TEST_CASE_FIXTURE(World, "words behind the name may name the areas above it") {
    CHECK(found(*this, "châu sơn quỳnh phụ") ==
          std::vector<std::string>{"Xã Châu Sơn, Huyện Quỳnh Phụ, Tỉnh Thái Bình"});
    CHECK(found(*this, "xã Châu Sơn, Thái Bình").size() == 1);
}

TEST_CASE_FIXTURE(World, "a hamlet is found by the area above it, however many hamlets are called the same") {
    const auto from = day(2021, 11, 1);
    db.write([&](store::Transaction& tx) {
        const Kind hamlet{.kind = "thon", .level = hamlet_level, .vi = "Thôn", .en = "Village", .valid_until = {}};
        const auto open_below = [&](const char* path, int count) {
            const auto above = at_path(tx, path, from).value();
            for (int i = 0; i < count; ++i) {
                const auto code = "9" + std::to_string(i);
                insert_area(tx,
                            {.id = {tx.new_id()},
                             .home = above.home,
                             .parent = above.id,
                             .kind = hamlet.kind,
                             .level = hamlet.level,
                             .code = code,
                             .name = "Thôn 3",
                             .path = above.path + code + "/",
                             .valid_from = from,
                             .valid_until = {}},
                            hamlet);
            }
            index_names(tx, "area", {"3"});
        };
        open_below("/vn/67/662/24646/", 250);
        open_below("/vn/34/338/12532/", 1);
    });
    CHECK(found(*this, "thôn 3 châu sơn quỳnh phụ") ==
          std::vector<std::string>{"Thôn 3, Xã Châu Sơn, Huyện Quỳnh Phụ, Tỉnh Thái Bình"});
}

TEST_CASE_FIXTURE(World, "an exact name comes before one that only begins so") {
    db.write([](store::Transaction& tx) {
        const auto above = at_path(tx, "/vn/34/338/", day(2021, 11, 1)).value();
        areas::open(
            tx, everybody(),
            {.parent = above.id, .kind = "commune", .name = "Quỳnh", .code = "99999", .valid_from = day(2021, 11, 1)});
    });
    CHECK(found(*this, "quynh").front() == "Xã Quỳnh, Huyện Quỳnh Phụ, Tỉnh Thái Bình");
}

TEST_CASE_FIXTURE(World, "an alias finds the area, however it is written") {
    db.write([](store::Transaction& tx) {
        add_alias(tx, everybody(), at_path(tx, "/vn/67/662/24646/", day(2021, 11, 1))->id, "Eapô");
    });
    CHECK(found(*this, "eapo") == std::vector<std::string>{"Xã Ea Pô, Huyện Cư Jút, Tỉnh Đắk Nông"});
    CHECK(found(*this, "ea po").size() == 1);
}

TEST_CASE_FIXTURE(World, "a hamlet gets its kind in front and a number of its own") {
    const auto hamlet = db.write([](store::Transaction& tx) {
        const auto above = at_path(tx, "/vn/34/338/12532/", day(2021, 11, 1)).value();
        return areas::open(
            tx, everybody(),
            {.parent = above.id, .kind = "thon", .name = "Thượng", .code = "", .valid_from = day(2021, 11, 1)});
    });
    CHECK(hamlet.name == "Thôn Thượng");
    CHECK(hamlet.path == "/vn/34/338/12532/1/");
    CHECK(hamlet.home == 34);
}

TEST_CASE_FIXTURE(World, "a checkpoint is a point below a commune and is found by its name") {
    db.write([](store::Transaction& tx) {
        const auto above = at_path(tx, "/vn/34/338/12532/", day(2021, 11, 1)).value();
        areas::open(tx, everybody(),
                    {.parent = above.id,
                     .kind = "point",
                     .name = "Chốt cầu Nghìn",
                     .code = "",
                     .valid_from = day(2021, 11, 1)});
    });
    CHECK(found(*this, "chot cau nghin").front().starts_with("Chốt cầu Nghìn, Xã Châu Sơn"));
}

TEST_CASE_FIXTURE(World, "a unit cannot stand below one of its own level, nor twice in one place") {
    const auto open_below = [&](std::string_view path, std::string kind, std::string name) {
        return problem_of([&] {
            db.write([&](store::Transaction& tx) {
                const auto above = at_path(tx, path, day(2021, 11, 1)).value();
                areas::open(
                    tx, everybody(),
                    {.parent = above.id, .kind = kind, .name = name, .code = "", .valid_from = day(2021, 11, 1)});
            });
        });
    };
    CHECK(open_below("/vn/34/338/12532/", "commune", "Mới") == "area.level_wrong");
    CHECK(open_below("/vn/34/338/", "commune", "Chau Son") == "area.already_there");
    CHECK(open_below("/vn/34/338/", "parish", "Mới") == "area.kind_unknown");
    CHECK(open_below("/vn/34/338/", "commune", " - ") == "area.name_empty");
}

TEST_CASE_FIXTURE(World, "nobody edits areas outside their own subtree") {
    auto who = everybody();
    who.grants.front().scope = base::ScopeKind::area_subtree;
    who.grants.front().areas = {"/vn/34/"};
    CHECK(problem_of([&] {
              db.write([&](store::Transaction& tx) {
                  add_alias(tx, who, at_path(tx, "/vn/67/662/24646/", day(2021, 11, 1))->id, "Eapô");
              });
          }) == "account.outside_area");
}

TEST_CASE_FIXTURE(World, "a renamed unit keeps its old name in the past and takes its hamlets along") {
    db.write([](store::Transaction& tx) {
        const auto old = at_path(tx, "/vn/34/338/12532/", day(2021, 11, 1)).value();
        areas::open(tx, everybody(),
                    {.parent = old.id, .kind = "thon", .name = "Thượng", .code = "", .valid_from = day(2021, 11, 1)});
        rename(tx, everybody(), old.id, "Châu Giang", day(2023, 1, 1));
    });
    CHECK(commune(*this, "/vn/34/338/12532/", day(2022, 12, 31)).name == "Xã Châu Sơn");
    CHECK(commune(*this, "/vn/34/338/12532/", day(2023, 1, 1)).name == "Xã Châu Giang");
    const auto hamlet = commune(*this, "/vn/34/338/12532/1/", day(2023, 1, 1));
    CHECK(hamlet.parent == commune(*this, "/vn/34/338/12532/", day(2023, 1, 1)).id);
}

TEST_CASE_FIXTURE(World, "a unit with something below it does not end") {
    CHECK(problem_of([&] {
              db.write([](store::Transaction& tx) {
                  close(tx, everybody(), at_path(tx, "/vn/34/338/", day(2021, 11, 1))->id, day(2022, 1, 1));
              });
          }) == "area.still_has_children");
}

TEST_CASE_FIXTURE(World, "a path lies within itself and what is above it") {
    CHECK(is_within("/vn/34/338/12532/", "/vn/34/"));
    CHECK(is_within("/vn/34/", "/vn/34/"));
    CHECK_FALSE(is_within("/vn/341/", "/vn/34/"));
}

TEST_CASE_FIXTURE(TestStore, "importing a tree twice is importing it once") {
    const auto first = import(*this, five_places, day(2021, 11, 1));
    const auto second = import(*this, five_places, day(2021, 11, 1));
    CHECK(first.opened == 19);
    CHECK(second.opened == 0);
    CHECK(second.closed == 0);
    CHECK(second.kept == 19);
}

TEST_CASE_FIXTURE(World, "the next tree keeps what persists, ends what vanished and opens what is new") {
    const auto next = std::string(header3) +
                      "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12472\tThị trấn Quỳnh Côi\tThị trấn\n"
                      "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12532\tXã Châu Giang\tXã\n";
    CHECK(problem_of([&] { import(*this, next, day(2025, 3, 1), Covers::country); }) == "areas_file.looks_partial");
    const auto before = commune(*this, "/vn/34/338/12472/", day(2021, 11, 1));
    const auto result = import(*this, next, day(2025, 3, 1));
    CHECK(result.kept == 3);
    CHECK(result.opened == 1);
    CHECK(commune(*this, "/vn/34/338/12472/", day(2025, 3, 1)).id == before.id);
    CHECK(commune(*this, "/vn/34/338/12532/", day(2025, 2, 28)).name == "Xã Châu Sơn");
    CHECK(commune(*this, "/vn/34/338/12532/", day(2025, 3, 1)).name == "Xã Châu Giang");
}

TEST_CASE_FIXTURE(TestStore, "what stands below a unit that a whole tree no longer names ends with it") {
    std::string whole(header3);
    for (int code = 10; code < 31; ++code) {
        const auto number = std::to_string(code);
        whole += number + "\tTỉnh Số " + number + "\t9" + number + "\tHuyện Số " + number + "\t99" + number +
                 "\tXã Số " + number + "\tXã\n";
    }
    import(*this, whole, day(2021, 11, 1), Covers::country);
    db.write([](store::Transaction& tx) {
        const auto above = at_path(tx, "/vn/30/930/9930/", day(2021, 11, 1)).value();
        areas::open(tx, everybody(),
                    {.parent = above.id, .kind = "thon", .name = "Thượng", .code = "", .valid_from = day(2021, 11, 1)});
    });
    const auto shorter = whole.substr(0, whole.rfind("30\tTỉnh"));
    CHECK(import(*this, shorter, day(2025, 3, 1), Covers::country).closed == 3);
    CHECK(db.read([](store::Transaction& tx) {
                return at_path(tx, "/vn/30/930/9930/1/", day(2025, 2, 28));
            }).has_value());
    CHECK_FALSE(
        db.read([](store::Transaction& tx) { return at_path(tx, "/vn/30/930/9930/1/", day(2025, 3, 1)); }).has_value());
}

TEST_CASE_FIXTURE(World, "another way to set tone marks is the same unit") {
    auto respelt = five_places;
    respelt.replace(respelt.find("Tỉnh Thái Nguyên"), std::string("Tỉnh Thái Nguyên").size(), "Tỉnh Thái Nguyen");
    const auto result = import(*this, respelt, day(2022, 1, 1));
    CHECK(result.opened == 0);
    CHECK(commune(*this, "/vn/19/", day(2022, 1, 1)).name == "Tỉnh Thái Nguyen");
}

TEST_CASE_FIXTURE(World, "an older tree is refused once a newer one stands") {
    import(*this, std::string(header2) + "33\tTỉnh Hưng Yên\t12532\tXã Nguyễn Du\tXã\tNguyen Du\tnguyen_du\n",
           day(2025, 7, 1));
    CHECK(problem_of([&] { import(*this, five_places, day(2021, 11, 1)); }) == "areas_file.older_than_tree");
}

TEST_CASE("a file tells all its faults, each by its line") {
    const std::vector<Kind> known = {{"province", 1, "Tỉnh", "Province", true, {}},
                                     {"rural_district", 2, "Huyện", "District", true, {}},
                                     {"commune", 3, "Xã", "Commune", true, {}}};
    const auto file = read_areas_file(std::string(header3) +
                                          "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12532\tXã Châu Sơn\tXã\n"
                                          "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t\tXã Mới\tXã\n"
                                          "34\tTỉnh Thái Bình\t338\n"
                                          "34\tTỉnh Khác\t338\tHuyện Quỳnh Phụ\t12533\tXã A\tXã\n"
                                          "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12532\tXã Châu Sơn\tXã\n"
                                          "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12x\tXã B\tXã\n"
                                          "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12534\tLàng B\tXã\n"
                                          "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12535\t\tXã\n",
                                      known);
    std::vector<std::string> faults;
    for (const auto& fault : file.faults) faults.push_back(std::to_string(fault.line) + " " + fault.code);
    CHECK(faults == std::vector<std::string>{"3 areas_file.code_missing", "4 areas_file.columns_wrong",
                                             "5 areas_file.name_differs", "6 areas_file.unit_twice",
                                             "7 areas_file.code_wrong", "8 areas_file.kind_unknown",
                                             "9 areas_file.name_missing"});
}

TEST_CASE("a file that is no list of areas says so in its first line") {
    CHECK(read_areas_file("name\tage\nLan\t30\n", {}).faults.at(0).code == "areas_file.header_unknown");
    CHECK(read_areas_file("", {}).faults.at(0).code == "areas_file.header_unknown");
    CHECK(read_areas_file("\xFF\xFE", {}).faults.at(0).code == "areas_file.not_text");
    CHECK(read_areas_file(header3, {}).faults.at(0).code == "areas_file.empty");
}

TEST_CASE_FIXTURE(TestStore, "a faulty file changes nothing") {
    auto text = five_places + "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t\tXã Mới\tXã\n";
    CHECK(problem_of([&] { import(*this, text, day(2021, 11, 1)); }) == "areas_file.faulty");
    CHECK(found(*this, "chau son").empty());
}

TEST_CASE_FIXTURE(World, "a closed unit stands in its successors, and the shares add up to the whole") {
    import(*this,
           std::string(header2) +
               "33\tTỉnh Hưng Yên\t12532\tXã Nguyễn Du\tXã\tNguyen Du\tnguyen_du\n"
               "33\tTỉnh Hưng Yên\t12472\tXã Quỳnh Phụ\tXã\tQuynh Phu\tquynh_phu\n"
               "68\tTỉnh Lâm Đồng\t24646\tXã Đắk Wil\tXã\tDak Wil\tdak_wil\n",
           day(2025, 7, 1));
    import(*this,
           std::string(map_header) +
               "33\t12532\tXã Nguyễn Du\t12532\tXã Châu Sơn\tpartial\n"
               "33\t12472\tXã Quỳnh Phụ\t12532\tXã Châu Sơn\tpartial\n"
               "33\t12472\tXã Quỳnh Phụ\t12472\tThị trấn Quỳnh Côi\tfull\n"
               "33\t99999\tXã Không Có\t12472\tThị trấn Quỳnh Côi\tfull\n",
           day(2025, 7, 1));
    const auto standing = [&](std::string_view path) {
        return db.read([&](store::Transaction& tx) {
            return standing_on(tx, at_path(tx, path, day(2021, 11, 1)).value(), day(2026, 1, 1));
        });
    };
    const auto split = standing("/vn/34/338/12532/");
    REQUIRE(split.size() == 2);
    CHECK(split[0].share + split[1].share == whole_share);
    CHECK_FALSE(split[0].certain);
    const auto whole = standing("/vn/34/338/12472/");
    REQUIRE(whole.size() == 1);
    CHECK(whole[0].area.name == "Xã Quỳnh Phụ");
    CHECK(whole[0].certain);
}

TEST_CASE_FIXTURE(World, "a unit whose end nobody explained counts at the nearest area above that goes on") {
    const auto old = commune(*this, "/vn/34/338/12532/", day(2021, 11, 1));
    db.write([&](store::Transaction& tx) { close(tx, everybody(), old.id, day(2024, 12, 31)); });
    const auto standing =
        db.read([&](store::Transaction& tx) { return standing_on(tx, get(tx, old.id), day(2025, 1, 1)); });
    REQUIRE(standing.size() == 1);
    CHECK(standing[0].area.name == "Huyện Quỳnh Phụ");
    CHECK_FALSE(standing[0].certain);
}

TEST_CASE_FIXTURE(World, "importing a map twice ties units once") {
    import(*this, std::string(header2) + "33\tTỉnh Hưng Yên\t12532\tXã Nguyễn Du\tXã\tNguyen Du\tnguyen_du\n",
           day(2025, 7, 1));
    const auto map =
        std::string(map_header) + "33\t12532\tXã Nguyễn Du\t12532\tXã Châu Sơn\tfull\n33\t1\tXã Lạ\t2\tXã Lạ\tfull\n";
    const auto first = import(*this, map, day(2025, 7, 1));
    const auto second = import(*this, map, day(2025, 7, 1));
    CHECK(first.linked == 1);
    CHECK(second.linked == 0);
    REQUIRE(first.skipped.size() == 1);
    CHECK(first.skipped[0].line == 3);
}
