#include "base/sheet_columns.hpp"

#include <doctest/doctest.h>

using base::Cells;
using base::ColumnWords;
using base::find_heading;

namespace {

const std::vector<ColumnWords> known{{"name", {"ten don vi", "don vi"}},
                                     {"contact", {"ho va ten", "ho ten", "nguoi lien he"}},
                                     {"phone", {"so dien thoai", "dien thoai", "sdt"}},
                                     {"email", {"email", "thu dien tu"}}};

}  // namespace

TEST_CASE("columns are found in any order, below a title") {
    const auto heading = find_heading(
        {{"DANH SÁCH ĐƠN VỊ"}, {}, {"Số điện thoại", "STT", "TÊN ĐƠN VỊ"}, {"0400", "1", "Trạm y tế"}}, known);
    REQUIRE(heading);
    CHECK(heading->first_row == 3);
    CHECK(heading->columns.at("name") == 2);
    CHECK(heading->columns.at("phone") == 0);
    CHECK_FALSE(heading->columns.contains("email"));
}

TEST_CASE("a title that is just so wins over one that only holds the words") {
    const auto heading = find_heading({{"SĐT người liên hệ", "Người liên hệ (ghi rõ)", "Đơn vị"}}, known);
    REQUIRE(heading);
    CHECK(heading->columns.at("phone") == 0);
    CHECK(heading->columns.at("contact") == 1);
}

TEST_CASE("a name over several columns does not hide what stands below it") {
    const auto heading = find_heading({{"STT", "Đơn vị", "Người liên hệ", "", ""},
                                       {"", "", "Họ và tên", "Điện thoại", "E-mail hoặc email"},
                                       {"(1)", "(2)", "(3)", "(4)", "(5)"},
                                       {"1", "Trạm y tế", "Đỗ Thị Cam", "0400", ""}},
                                      known);
    REQUIRE(heading);
    CHECK(heading->first_row == 3);
    CHECK(heading->columns.size() == 4);
    CHECK(heading->columns.at("contact") == 2);
}

TEST_CASE("hashtags below a heading are no row of the list") {
    const auto heading =
        find_heading({{"Đơn vị", "Điện thoại"}, {"#org+name", "#contact+phone"}, {"Trạm", "04"}}, known);
    REQUIRE(heading);
    CHECK(heading->first_row == 2);
}

TEST_CASE("a list without a heading has none") {
    CHECK_FALSE(find_heading({{"Trạm y tế", "0400"}, {"Công an", "0401"}}, known));
    CHECK_FALSE(find_heading({}, known));
}
