#include "exchange/body_list.hpp"

#include <doctest/doctest.h>

#include "cast.hpp"
#include "exchange/body_row.hpp"
#include "exchange/body_table.hpp"
#include "problem_of.hpp"
#include "store/journal.hpp"

using exchange::BodyAddition;
using exchange::RowFate;

namespace {

/// Lists that Lan of An Khê and Hoa of the province bring.
struct Lists : spec::Cast {
    store::Database& store() { return db(); }

    exchange::BodyListCompared compare(const std::string& speaker, const std::string& text, std::string columns = "") {
        return db().write([&](store::Transaction& tx) {
            const auto sheets = exchange::list_sheets("danh-ba.csv", text);
            return exchange::compare_bodies(tx, app().master, who(speaker),
                                            exchange::list_file(sheets, exchange::body_columns(), columns),
                                            std::nullopt);
        });
    }
    /// All rows of which nothing is in doubt.
    exchange::BodyListTaken take(const std::string& speaker, const std::string& text) {
        exchange::BodyListToTake list{"danh-ba.csv", {}};
        for (const auto& row : compare(speaker, text).rows)
            if (row.fate != RowFate::wrong) list.rows.push_back(row.said);
        return take(speaker, list);
    }
    exchange::BodyListTaken take(const std::string& speaker, const exchange::BodyListToTake& list) {
        return db().write(
            [&](store::Transaction& tx) { return exchange::take_bodies(tx, app().master, who(speaker), list); });
    }
    std::vector<RowFate> fates(const std::string& speaker, const std::string& text) {
        std::vector<RowFate> fates;
        for (const auto& row : compare(speaker, text).rows) fates.push_back(row.fate);
        return fates;
    }
    std::string first_note(const std::string& speaker, const std::string& text) {
        const auto rows = compare(speaker, text).rows;
        return rows.at(0).notes.empty() ? "" : rows.at(0).notes.front().code;
    }
    std::int64_t count(const std::string& sql) {
        return db().read([&](store::Transaction& tx) { return tx.run(sql).front().integer("n"); });
    }
    std::vector<bodies::Person> people_of(const std::string& body) {
        return db().read([&](store::Transaction& tx) {
            return bodies::people_of(tx, bodies::BodyId{id(body)}, base::day_of(tx.now()));
        });
    }
};

constexpr const char* contacts =
    "DANH SÁCH CƠ QUAN, ĐƠN VỊ\n"
    "STT;Tên cơ quan, đơn vị;Họ và tên;Chức vụ;Số điện thoại;Email\n"
    "1;Trạm Y tế xã An Khê;Đỗ Thị Cam;Trạm trưởng;0400.123.456;Tram@AnKhe.example\n"
    "2;Trường Tiểu học An Khê;Vũ Văn Quýt;Hiệu trưởng;400123457;\n"
    "3;Hội Chữ thập đỏ xã An Khê;;;;\n";

}  // namespace

TEST_CASE_FIXTURE(Lists, "a list is held against the directory row by row") {
    const auto list = compare("lan", contacts);
    REQUIRE(list.rows.size() == 3);
    CHECK(list.rows[0].said.row == 3);
    CHECK(list.rows[0].fate == RowFate::changed);
    CHECK(list.rows[0].said.body == bodies::BodyId{id("health_a")});
    CHECK(list.rows[0].additions == std::vector{BodyAddition::contact, BodyAddition::post, BodyAddition::phone,
                                                BodyAddition::email, BodyAddition::address});
    CHECK(list.rows[1].fate == RowFate::fresh);
    CHECK(list.rows[1].said.kind == "school");
    CHECK(list.rows[1].area_name == "Xã An Khê");
    CHECK(list.rows[1].said.phones == std::vector<std::string>{"0400123457"});
    CHECK(count("SELECT count(*) AS n FROM mail_address") == 0);
}

TEST_CASE_FIXTURE(Lists, "what was taken is the same when the list comes again") {
    const auto taken = take("lan", contacts);
    CHECK(taken.opened + taken.changed == 3);
    CHECK(taken.addresses == 1);
    CHECK(taken.faults.empty());
    for (const auto fate : fates("lan", contacts)) CHECK(fate == RowFate::same);
    const auto again = take("lan", contacts);
    CHECK(again.same == 3);
    CHECK(again.opened + again.changed + again.addresses == 0);
}

TEST_CASE_FIXTURE(Lists, "a contact is an official whose number lies sealed") {
    take("lan", contacts);
    const auto people = people_of("health_a");
    REQUIRE(people.size() == 1);
    CHECK(people[0].name == "Đỗ Thị Cam");
    const auto contact = db().write(
        [&](store::Transaction& tx) { return bodies::open_contact(tx, app().master, who("lan"), people[0].id); });
    CHECK(contact.phones == std::vector<std::string>{"0400123456"});
    CHECK(contact.emails == std::vector<std::string>{"tram@ankhe.example"});
}

TEST_CASE_FIXTURE(Lists, "an address read from a list is written to only once a person has confirmed it") {
    take("lan", contacts);
    CHECK(count("SELECT count(*) AS n FROM mail_address WHERE state = 'read' AND list = 'danh-ba.csv'") == 1);
    CHECK(count("SELECT count(*) AS n FROM mail_address WHERE state = 'confirmed'") == 0);
}

TEST_CASE_FIXTURE(Lists, "another writing of a name is the same body, and is kept as another name") {
    const auto list = compare("lan", "Đơn vị,Điện thoại\nUBND xã An Khê,\n");
    REQUIRE(list.rows.size() == 1);
    CHECK(list.rows[0].said.body == bodies::BodyId{id("committee_a")});
    CHECK(list.rows[0].additions == std::vector{BodyAddition::alias});
}

TEST_CASE_FIXTURE(Lists, "a second body of a kind of which a unit has one is for a person to say") {
    const auto list = compare("lan", "Đơn vị,Điện thoại\nCông an phụ trách địa bàn,\n");
    REQUIRE(list.rows.at(0).fate == RowFate::doubtful);
    CHECK(list.rows[0].like.at(0).name == "Công an xã An Khê");
    auto said = list.rows[0].said;
    CHECK(take("lan", {"a.csv", {said}}).faults.at(0).code == "body_list.undecided");
    said.body = bodies::BodyId{id("police_a")};
    CHECK(take("lan", {"a.csv", {said}}).changed == 1);
    said.body.reset();
    said.name = "Công an viên";
    said.is_new = true;
    CHECK(take("lan", {"a.csv", {said}}).opened == 1);
}

TEST_CASE_FIXTURE(Lists, "a row that cannot be taken says why and blocks no other") {
    CHECK(first_note("lan", "Đơn vị,Loại\nNhóm Bếp Ấm,\n") == "body_list.kind_unknown");
    CHECK(first_note("hoa", "Đơn vị,Xã\nTrạm y tế,Xã Không Có\n") == "body_list.area_unknown");
    CHECK(first_note("lan", "Đơn vị,Xã\nTrạm y tế xã An Đồng,Xã An Đồng\n") == "body_list.area_unknown");
    CHECK(first_note("lan", "Đơn vị,Email\nTrạm y tế xã An Khê,không có\n") == "body_list.email_unclear");
    CHECK(first_note("lan", "Đơn vị,SĐT\nTrạm y tế xã An Khê,0400 123 456\n") == "body_list.phone_of_nobody");
    CHECK(first_note("lan", "Đơn vị,SĐT,Người liên hệ\nTrạm y tế xã An Khê,gọi sau,Cam\n") ==
          "body_list.phone_unclear");
    CHECK(first_note("lan", "Đơn vị,Cơ quan cấp trên\nTrạm y tế xã An Khê,Sở Mây\n") == "body_list.parent_unknown");
    CHECK(fates("lan", "Đơn vị,Loại\nNhóm Bếp Ấm,\nHội Chữ thập đỏ,\n") == std::vector{RowFate::wrong, RowFate::fresh});
}

TEST_CASE_FIXTURE(Lists, "a name that two communes bear is not guessed") {
    db().write([&](store::Transaction& tx) {
        areas::open(tx, who("admin"),
                    {.parent = areas::AreaId{id("district")},
                     .kind = "ward",
                     .name = "Phường An Khê",
                     .code = "12",
                     .valid_from = *base::make_day(2021, 1, 1)});
    });
    CHECK(first_note("hoa", "Đơn vị,Xã\nHội Làm vườn,An Khê\n") == "body_list.area_ambiguous");
    CHECK(compare("hoa", "Đơn vị,Xã\nHội Làm vườn,Xã An Khê\n").rows.at(0).area_name == "Xã An Khê");
}

TEST_CASE_FIXTURE(Lists, "the province's list names its communes, and a body of the same name in each") {
    const std::string text =
        "Tỉnh,Huyện,Xã,Đơn vị,Trực thuộc\nThái Bình,Quỳnh Phụ,An Đồng,Trạm y tế xã An Đồng,UBND tỉnh Thái Bình\n"
        "Thái Bình,Quỳnh Phụ,An Khê,Trạm y tế xã An Khê,\n";
    CHECK(fates("hoa", text) == std::vector{RowFate::fresh, RowFate::same});
    CHECK(take("hoa", text).opened == 1);
    CHECK(compare("hoa", text).rows[0].said.parent == bodies::BodyId{id("committee_province")});
    CHECK(fates("hoa", text) == std::vector{RowFate::same, RowFate::same});
}

TEST_CASE_FIXTURE(Lists, "two contacts of one new body are one body") {
    const std::string text =
        "Đơn vị,Họ tên,SĐT\nTrường Mầm non An Khê,Cam,0400123456\nTrường Mầm non An Khê,Quýt,0400123457\n";
    CHECK(fates("lan", text) == std::vector{RowFate::fresh, RowFate::changed});
    const auto taken = take("lan", text);
    CHECK(taken.opened == 1);
    CHECK(taken.changed == 1);
    CHECK(count("SELECT count(*) AS n FROM person WHERE name_key IN ('cam', 'quyt')") == 2);
}

TEST_CASE_FIXTURE(Lists, "a person says what the columns say") {
    const auto list = compare("lan", "A,B\nTrạm y tế xã An Khê,Cam\n");
    CHECK(list.rows.empty());
    CHECK(compare("lan", "A,B\nTrạm y tế xã An Khê,Cam\n", "name:0,contact:1").rows.at(0).said.contact == "Cam");
    CHECK(problem_of([&] { compare("lan", "A,B\nc,d\n", "tuổi:1"); }) == "list.columns_unclear");
}

TEST_CASE_FIXTURE(Lists, "nobody takes a list in for another commune, nor asks it who is known there") {
    auto said = compare("lan", contacts).rows[0].said;
    const auto refused = take("minh", {"a.csv", {said}});
    CHECK(refused.faults.at(0).code == "account.outside_area");
    CHECK(refused.changed + refused.same == 0);
    said.body.reset();
    said.name = "Hội Người cao tuổi";
    said.kind = "union";
    CHECK(take("minh", {"a.csv", {said}}).faults.at(0).code == "account.outside_area");
    said.body = bodies::BodyId{id("health_a")};
    said.area = areas::AreaId{id("commune_b")};
    CHECK(take("minh", {"a.csv", {said}}).faults.at(0).code == "body_list.choice_gone");
}

TEST_CASE_FIXTURE(Lists, "the table that we give comes in again and changes nothing") {
    const auto table = ask("lan", "GET", "/api/exchange/hxl/bodies?area=" + known("commune_a"), {}, "");
    std::string text;
    for (auto piece = table.stream(); !piece.empty(); piece = table.stream()) text += piece;
    const auto rows = compare("lan", text).rows;
    CHECK(rows.size() == 4);
    for (const auto& row : rows) CHECK(row.fate == RowFate::same);
}

TEST_CASE("a list that is longer than a list of bodies is refused") {
    spec::Cast cast;
    std::string many = "Đơn vị,Loại\n";
    for (std::size_t row = 0; row <= exchange::most_body_rows; ++row) many += "x,y\n";
    const auto sheets = exchange::list_sheets("dai.csv", many);
    CHECK(problem_of([&] {
              cast.db().write([&](store::Transaction& tx) {
                  exchange::compare_bodies(tx, cast.app().master, cast.who("lan"),
                                           exchange::list_file(sheets, exchange::body_columns(), ""), std::nullopt);
              });
          }) == "body_list.too_many");
}

TEST_CASE("the kind of a body is told by how its name begins") {
    CHECK(exchange::kind_of_name("Trạm Y tế xã An Khê") == "health_station");
    CHECK(exchange::kind_of_name("UBND xã An Khê") == "people_committee");
    CHECK(exchange::kind_of_name("Ban Chỉ huy Quân sự xã") == "military_command");
    CHECK(exchange::kind_of_name("Nhóm Bếp Ấm").empty());
    CHECK(exchange::kind_called("Trường học") == "school");
}

TEST_CASE("names that differ in their writing only have the same words") {
    CHECK(exchange::usual_words("UBND xã An Khê") == exchange::usual_words("Ủy ban Nhân dân xã An Khê"));
    CHECK(exchange::usual_words("TYT An Khê") == exchange::usual_words("trạm y tế an khê"));
    CHECK(exchange::usual_words("Trạm y tế An Khê") != exchange::usual_words("Trạm y tế An Đồng"));
}
