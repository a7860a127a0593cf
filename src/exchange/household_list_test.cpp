#include "exchange/household_list.hpp"

#include <doctest/doctest.h>

#include "cast.hpp"
#include "exchange/household_row.hpp"
#include "problem_of.hpp"
#include "store/counters.hpp"
#include "teams/team.hpp"

using exchange::HouseholdFate;

namespace {

const std::string messy =
    "UBND XÃ AN KHÊ,,,,,,,\n"
    "DANH SÁCH HỘ DÂN NĂM 2021,,,,,,,\n"
    "STT,Họ và tên chủ hộ,Năm sinh,SĐT,Số khẩu,Thôn,Địa chỉ,Tổ phụ trách,Ai cần gì\n"
    "1,Đỗ Thị Cam,12/3/1961,0400.123.456,3,Bến Đò,\"Số 7, ngõ 2\",Tổ Bến Đò,Thuốc huyết áp; sữa\n"
    "2,Vũ Văn Quýt,1984,400123457,5 người,thôn bến đò,Cạnh đình,,\n"
    "3,,1990,,2,Bến Đò,,,\n"
    "4,Lê Thị Suối,xưa,gọi sau,1,Thôn Không Có,,Tổ Mây,\n"
    "5,Đặng Văn Ao,,,nhiều,Bến Đò,,,\n";

/// Lan of An Khê brings a list of households.
struct Lists : spec::Cast {
    areas::AreaId commune{id("commune_a")};
    areas::Area hamlet = db().write([&](store::Transaction& tx) {
        return areas::open(tx, who("admin"),
                           {.parent = commune,
                            .kind = "thon",
                            .name = "Thôn Bến Đò",
                            .code = "",
                            .valid_from = *base::make_day(2021, 1, 1)});
    });
    teams::TeamId team = db().write([&](store::Transaction& tx) {
        return teams::form(tx, who("admin"),
                           {.area = hamlet.id,
                            .kind = teams::kinds().front().kind,
                            .name = "Tổ Bến Đò",
                            .decision_number = {},
                            .decision_day = {},
                            .leader = "Bùi Thị Hồ",
                            .members = {}});
    });

    exchange::HouseholdListCompared compare(const std::string& speaker, const std::string& text,
                                            std::optional<areas::AreaId> area = std::nullopt) {
        return db().write([&](store::Transaction& tx) {
            const auto sheets = exchange::list_sheets("ho.csv", text);
            return exchange::compare_households(tx, who(speaker),
                                                exchange::list_file(sheets, exchange::household_columns(), ""), area);
        });
    }
    exchange::HouseholdsTaken take(const std::string& speaker, const exchange::HouseholdsToTake& list) {
        return db().write(
            [&](store::Transaction& tx) { return exchange::take_households(tx, app().master, who(speaker), list); });
    }
    exchange::HouseholdsToTake fresh(const exchange::HouseholdListCompared& list) {
        exchange::HouseholdsToTake wanted{list.list, commune, std::nullopt, {}};
        for (const auto& row : list.rows)
            if (row.fate == HouseholdFate::fresh) wanted.rows.push_back(row.said);
        return wanted;
    }
    households::Record record(std::size_t row, const std::string& list) {
        return db()
            .write([&](store::Transaction& tx) {
                return households::open_record(tx, app().master, who("lan"),
                                               exchange::household_of_row(commune, list, row));
            })
            .value();
    }
    std::size_t listed() {
        return db().read([&](store::Transaction& tx) {
            return households::list(tx, app().master, who("lan"), {.area = commune, .team = {}, .words = ""}).size();
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Lists, "each row says what is read of it, what is left out and why it cannot be taken") {
    const auto list = compare("lan", messy);
    REQUIRE(list.rows.size() == 5);
    const auto& cam = list.rows[0];
    CHECK(cam.said.row == 4);
    CHECK(cam.said.name == "Đỗ Thị Cam");
    CHECK(cam.said.birth_year == 1961);
    CHECK(cam.said.phone == "0400123456");
    CHECK(cam.said.people == 3);
    CHECK(cam.said.area == hamlet.id);
    CHECK(cam.said.team == team.uuid);
    CHECK(cam.said.needs == std::vector<std::string>{"Thuốc huyết áp", "sữa"});
    CHECK(cam.notes.empty());
    CHECK(list.rows[1].said.phone == "0400123457");
    CHECK(list.rows[1].said.people == 5);
    CHECK(list.rows[1].fate == HouseholdFate::fresh);
    CHECK(list.rows[2].notes.front() == "household_list.name_missing");
    CHECK(list.rows[3].notes == std::vector<std::string>{"household_list.area_unknown", "household_list.birth_unclear",
                                                         "household_list.phone_unclear",
                                                         "household_list.team_unknown"});
    CHECK(list.rows[4].notes.front() == "household_list.people_unclear");
    CHECK(list.rows[4].fate == HouseholdFate::wrong);
}

TEST_CASE_FIXTURE(Lists, "taken rows are households of the register, sealed, counted and with their team") {
    const auto list = compare("lan", messy);
    const auto taken = take("lan", fresh(list));
    CHECK(taken.entered == 2);
    CHECK(taken.faults.empty());
    CHECK(listed() == 2);
    const auto cam = record(4, list.list);
    CHECK(cam.address == "Số 7, ngõ 2");
    CHECK(cam.members.front().phone == "0400123456");
    CHECK_FALSE(cam.hardship);
    db().read([&](store::Transaction& tx) {
        const auto found =
            households::list(tx, app().master, who("lan"), {.area = commune, .team = {}, .words = "cam"});
        REQUIRE(found.size() == 1);
        CHECK(found.front().team->id == team.uuid);
        CHECK(found.front().people == 3);
        for (const auto& indicator : households::indicators()) CHECK(store::disagreements(tx, indicator).empty());
    });
}

TEST_CASE_FIXTURE(Lists, "needs are kept only with the day on which the households agreed") {
    const auto list = compare("lan", messy);
    auto wanted = fresh(list);
    wanted.consented_on = *base::make_day(2021, 6, 1);
    take("lan", wanted);
    REQUIRE(record(4, list.list).hardship);
    CHECK(record(4, list.list).hardship->notes == std::vector<std::string>{"Thuốc huyết áp", "sữa"});
}

TEST_CASE_FIXTURE(Lists, "a taking that broke off goes on, and a list taken twice enters nothing more") {
    auto wanted = fresh(compare("lan", messy));
    auto first = wanted;
    first.rows.resize(1);
    take("lan", first);
    const auto again = compare("lan", messy);
    CHECK(again.rows[0].fate == HouseholdFate::there);
    CHECK(again.rows[1].fate == HouseholdFate::fresh);
    const auto rest = take("lan", wanted);
    CHECK(rest.entered == 1);
    CHECK(rest.there == 1);
    CHECK(take("lan", wanted).entered == 0);
    CHECK(listed() == 2);
}

TEST_CASE_FIXTURE(Lists, "a row that cannot be entered blocks no other") {
    auto wanted = fresh(compare("lan", messy));
    wanted.rows[0].birth_year = 2031;
    auto elsewhere = wanted.rows[1];
    elsewhere.row = 90;
    elsewhere.area = areas::AreaId{id("commune_b")};
    auto team_elsewhere = wanted.rows[1];
    team_elsewhere.row = 91;
    team_elsewhere.team = id("health_a");
    auto nobody = wanted.rows[1];
    nobody.row = 92;
    nobody.people = 0;
    auto nowhere = wanted.rows[1];
    nowhere.row = 93;
    nowhere.area = areas::AreaId{id("health_a")};
    wanted.rows.insert(wanted.rows.end(), {elsewhere, team_elsewhere, nobody, nowhere});
    const auto taken = take("lan", wanted);
    CHECK(taken.entered == 1);
    std::vector<std::string> codes;
    for (const auto& fault : taken.faults) codes.push_back(fault.code);
    CHECK(codes == std::vector<std::string>{"household.birth_year_wrong", "household.area_elsewhere",
                                            "household.team_elsewhere", "household.too_few_people", "area.not_found"});
    CHECK(taken.faults.front().name == "Đỗ Thị Cam");
}

TEST_CASE_FIXTURE(Lists, "two hamlets or two teams of one name are not guessed between") {
    db().write([&](store::Transaction& tx) {
        const auto other = areas::open(tx, who("admin"),
                                       {.parent = commune,
                                        .kind = "xom",
                                        .name = "Xóm Bến Đò",
                                        .code = "",
                                        .valid_from = *base::make_day(2021, 1, 1)});
        teams::form(tx, who("admin"),
                    {.area = other.id,
                     .kind = teams::kinds().front().kind,
                     .name = "Tổ Bến Đò",
                     .decision_number = {},
                     .decision_day = {},
                     .leader = "Lê Thị Suối",
                     .members = {}});
    });
    const auto list = compare(
        "lan", "Chủ hộ,Thôn,SĐT,Tổ phụ trách\nCam,Bến Đò,0400123456; 0400123457,\nQuýt,Xóm Bến Đò,,Tổ Bến Đò\n");
    CHECK(list.rows.at(0).notes ==
          std::vector<std::string>{"household_list.area_ambiguous", "household_list.one_phone"});
    CHECK(list.rows.at(1).fate == HouseholdFate::fresh);
    CHECK(list.rows.at(1).notes == std::vector<std::string>{"household_list.team_ambiguous"});
}

TEST_CASE_FIXTURE(Lists, "a list of one hamlet need not name it") {
    const auto list = compare("lan", "Chủ hộ,Số khẩu\nĐỗ Thị Cam,3\n", hamlet.id);
    CHECK(list.rows.at(0).said.area == hamlet.id);
    CHECK(list.commune.id == commune.uuid);
}

TEST_CASE_FIXTURE(Lists, "nobody brings households into a commune that is not theirs") {
    CHECK(problem_of([&] { compare("minh", messy, commune); }) == "account.outside_area");
    const auto wanted = fresh(compare("lan", messy));
    CHECK(problem_of([&] { take("minh", wanted); }) == "account.outside_area");
    CHECK(problem_of([&] { compare("hoa", messy); }) == "household.area_too_wide");
}

TEST_CASE_FIXTURE(Lists, "too many rows are refused before anything is entered") {
    exchange::HouseholdsToTake many{"a", commune, std::nullopt, {}};
    many.rows.resize(exchange::most_households_at_once + 1);
    CHECK(problem_of([&] { take("lan", many); }) == "household_list.too_many_at_once");
    std::string text = "Chủ hộ,Số khẩu\n";
    for (std::size_t row = 0; row <= exchange::most_household_rows; ++row) text += "x,1\n";
    CHECK(problem_of([&] { compare("lan", text); }) == "household_list.too_many");
}

TEST_CASE("a year of birth is found in whatever a list says") {
    CHECK(exchange::year_in("1961", 2021) == 1961);
    CHECK(exchange::year_in("12/3/1961", 2021) == 1961);
    CHECK(exchange::year_in("1961-03-12", 2021) == 1961);
    CHECK_FALSE(exchange::year_in("61", 2021));
    CHECK_FALSE(exchange::year_in("2031", 2021));
    CHECK_FALSE(exchange::year_in("0400123456", 2021));
}
