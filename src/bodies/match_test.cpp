#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "areas/area_import.hpp"
#include "base/problem.hpp"
#include "bodies/group.hpp"
#include "bodies/match.hpp"
#include "project_file.hpp"
#include "test_store.hpp"

using namespace bodies;

namespace {

/// A district with two communes and a township, the first commune with its bodies; every body has a short key for the
/// corpus.
struct District : TestStore {
    std::map<std::string, BodyId> by_key;
    std::map<base::Uuid, std::string> key_of;
    const base::Day on = *base::make_day(2021, 6, 1);

    District() {
        db.write([&](store::Transaction& tx) {
            areas::apply(
                tx,
                areas::read_areas_file("province_code\tprovince\tdistrict_code\tdistrict\tcommune_code\tcommune\n"
                                       "90\tTỉnh An Lành\t901\tHuyện Sông Trong\t90101\tXã Bến Xuân\n"
                                       "90\tTỉnh An Lành\t901\tHuyện Sông Trong\t90102\tXã Đồng Hạ\n"
                                       "90\tTỉnh An Lành\t901\tHuyện Sông Trong\t90103\tThị trấn Chợ Mới\n"
                                       "90\tTỉnh An Lành\t902\tQuận Hồ Sen\t90201\tPhường Hồ Sen\n"
                                       "90\tTỉnh An Lành\t903\tThành phố Lá Xanh\t90301\tPhường Lá Xanh\n",
                                       areas::kinds(tx)),
                "test", on, areas::Covers::named_units);
            fill(tx);
        });
    }

    areas::AreaId place(store::Transaction& tx, const std::string& path) {
        return areas::at_path(tx, "/vn/" + path, on).value().id;
    }

    void add(store::Transaction& tx, const std::string& key, const std::string& kind, const std::string& name,
             const std::string& path) {
        const auto body = open(tx, everybody(),
                               {.kind = kind,
                                .name = name,
                                .area = place(tx, path),
                                .parent = {},
                                .aliases = {},
                                .founding = {},
                                .valid_from = on});
        by_key.emplace(key, body.id);
        key_of.emplace(body.id.uuid, key);
    }

    void fill(store::Transaction& tx) {
        for (const std::string hamlet : {"Thượng", "Hạ"}) {
            areas::open(
                tx, everybody(),
                {.parent = place(tx, "90/901/90101/"), .kind = "thon", .name = hamlet, .code = "", .valid_from = on});
        }
        auto world = spec::lines_of("spec/bodies/world.tsv");
        world.erase(world.begin());  // the names of the columns
        for (const auto& line : world) {
            std::istringstream cells(line);
            std::string key;
            std::string kind;
            std::string name;
            std::string path;
            std::getline(cells, key, '\t');
            std::getline(cells, kind, '\t');
            std::getline(cells, name, '\t');
            std::getline(cells, path, '\t');
            add(tx, key, kind, name, path);
        }
        add_alias(tx, everybody(), by_key.at("T9"), "T9");
        add_body(tx, everybody(), by_key.at("mttq"), by_key.at("cao-tuoi"), on);
    }

    std::vector<std::string> missed(const std::string& from, std::string_view phrase) {
        std::vector<std::string> names;
        for (const auto& missing :
             db.read([&](store::Transaction& tx) { return read_addressee(tx, by_key.at(from), phrase); }).missing)
            names.push_back(missing.name);
        return names;
    }

    std::string meant(const std::string& from, std::string_view phrase) {
        const auto addressing =
            db.read([&](store::Transaction& tx) { return read_addressee(tx, by_key.at(from), phrase); });
        std::vector<std::string> keys;
        for (const auto& match : addressing.matches) keys.push_back(key_of.at(match.body.uuid));
        std::sort(keys.begin(), keys.end());
        std::string line;
        for (const auto& key : keys) line += (line.empty() ? "" : " ") + key;
        const bool certain = std::all_of(addressing.matches.begin(), addressing.matches.end(),
                                         [](const Match& match) { return match.certain; });
        return certain ? line : line + " ?";
    }
};

}  // namespace

/// spec/bodies/addressees.corpus: "issuer > bodies", then the phrases that mean them; " ?" behind the bodies: a person
/// should look.
TEST_CASE_FIXTURE(District, "every phrasing of the addressee corpus means its bodies") {
    std::string from;
    std::string wanted;
    std::size_t phrases = 0;
    for (const auto& line : spec::lines_of("spec/bodies/addressees.corpus")) {
        if (line.empty() || line[0] == '#') continue;
        if (line.starts_with("  ")) {
            const auto phrase = line.substr(2);
            CAPTURE(phrase);
            CHECK(meant(from, phrase) == wanted);
            ++phrases;
        } else {
            const auto arrow = line.find(" >");
            from = line.substr(0, arrow);
            wanted = line.size() > arrow + 3 ? line.substr(arrow + 3) : "";
        }
    }
    CHECK(phrases > 60);
}

TEST_CASE_FIXTURE(District, "a match says which rule saw it") {
    const auto matches = db.read([&](store::Transaction& tx) { return match(tx, by_key.at("ubnd"), "Trạm y tế xã"); });
    REQUIRE(matches.size() == 1);
    CHECK(matches[0].rule == "trạm y tế");
    CHECK(matches[0].name == "Trạm Y tế xã Bến Xuân");
}

TEST_CASE_FIXTURE(District, "words that name no body are told") {
    const auto addressing = db.read([&](store::Transaction& tx) {
        return read_addressee(tx, by_key.at("ubnd"), "Trạm y tế xã và Ban Quản lý vũ trụ");
    });
    CHECK(addressing.matches.size() == 1);
    CHECK_FALSE(addressing.matches[0].certain);
    CHECK_FALSE(addressing.unknown.empty());
}

using Names = std::vector<std::string>;

TEST_CASE_FIXTURE(District, "units without the body that a phrase means are told by the name it would have") {
    CHECK(missed("ubnd-huyen", "Trạm Y tế các xã, thị trấn") == Names{"Trạm y tế thị trấn Chợ Mới"});
    CHECK(missed("huyen-uy", "Đảng ủy các xã, thị trấn") == Names{"Đảng ủy thị trấn Chợ Mới"});
    CHECK(missed("ubnd-tinh", "Công an 1 quận, 1 huyện, thành phố Lá Xanh") ==
          Names{"Công an thành phố Lá Xanh", "Công an quận Hồ Sen"});
    CHECK(missed("ubnd-tinh", "Hội đồng nhân dân các quận, huyện").size() == 2);
    CHECK(missed("ubnd-huyen", "UBND các xã, thị trấn").empty());
}

TEST_CASE_FIXTURE(District, "nothing is missed above the issuer, nor of kinds of which a unit may have none or many") {
    CHECK(missed("ubnd", "Công an huyện").empty());
    CHECK(missed("dang-uy", "Tỉnh ủy").empty());
    CHECK(missed("ubnd-huyen", "Các trường học các xã, thị trấn").empty());
    CHECK(missed("ubnd-huyen", "Các ban, ngành các xã").empty());
}

TEST_CASE_FIXTURE(
    District, "a stated number is held against the units of the tree, not against the bodies that happen to be there") {
    const auto read = [&](std::string_view phrase) {
        return db.read([&](store::Transaction& tx) { return read_addressee(tx, by_key.at("ubnd-huyen"), phrase); });
    };
    const auto right = read("Trạm Y tế 2 xã, 1 thị trấn");
    CHECK(right.missing.size() == 1);
    CHECK(right.matches.at(0).certain);
    const auto wrong = read("Trạm Y tế 6 xã, 1 thị trấn");
    CHECK(wrong.missing.size() == 1);
    CHECK_FALSE(wrong.matches.at(0).certain);
}

TEST_CASE_FIXTURE(District, "the issuer's own name before a place means the like of it there") {
    db.write(
        [&](store::Transaction& tx) { add_alias(tx, everybody(), by_key.at("ban-dan-van"), "Ban Dân vận Thành ủy"); });
    CHECK(meant("ban-dan-van", "Ban Dân vận Thành ủy Lá Xanh, 1 quận, 1 huyện") ==
          "dan-van-ho-sen dan-van-huyen dan-van-la-xanh");
    CHECK(meant("ban-dan-van", "Ban Dân vận các quận ủy, huyện ủy, Thành ủy Lá Xanh") ==
          "dan-van-ho-sen dan-van-huyen dan-van-la-xanh");
    CHECK(meant("ban-dan-van", "Ban Dân vận Thành ủy") == "ban-dan-van");
    CHECK(meant("ban-dan-van", "Thành ủy Lá Xanh") == "thanh-uy");
}

TEST_CASE_FIXTURE(District, "the provinces of a regional office are meant by who stands over it") {
    db.write([&](store::Transaction& tx) {
        const auto country = areas::at_path(tx, "/vn/", on).value().id;
        const auto other = areas::open(
            tx, everybody(),
            {.parent = country, .kind = "municipality", .name = "Thành phố Cửa Biển", .code = "91", .valid_from = on});
        const auto far =
            areas::open(tx, everybody(),
                        {.parent = country, .kind = "province", .name = "Tỉnh Núi Xa", .code = "92", .valid_from = on});
        CHECK(far.level == areas::province_level);
        add(tx, "tw", "party_mobilisation", "Ban Dân vận Trung ương", "");
        set_scope(tx, everybody(), by_key.at("T9"), {place(tx, "90/"), other.id});
        add_alias(tx, everybody(), by_key.at("T9"), "phía Nam");
    });
    CHECK(meant("tw", "Các tỉnh, thành phố phía Nam") == "ban-dan-van");
    CHECK(missed("tw", "Các tỉnh, thành phố phía Nam") == Names{"Ban Dân vận Thành ủy Cửa Biển"});
    CHECK(meant("tw", "Ban Dân vận các tỉnh khu vực T9 phụ trách") == "ban-dan-van");
    CHECK(missed("tw", "Ban Dân vận các tỉnh khu vực T9 phụ trách").empty());
    CHECK(missed("tw", "Ban Dân vận các tỉnh, thành phố").size() == 2);
    CHECK(meant("tw", "T9") == "T9");
    CHECK(meant("T9", "Ủy ban nhân dân các tỉnh") == "ubnd-tinh");
}
