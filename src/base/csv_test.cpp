#include "base/csv.hpp"

#include <doctest/doctest.h>

using base::Cells;
using base::csv_rows;

TEST_CASE("rows are read with quotes, separators of any office and line breaks in their cells") {
    CHECK(csv_rows("\xEF\xBB\xBF"
                   "a;b\r\n\r\n\"c;\"\"d\"\"\";\"e\nf\"\r\n") == std::vector<Cells>{{"a", "b"}, {"c;\"d\"", "e\nf"}});
    CHECK(csv_rows("a\tb\n\nc\t\td\n") == std::vector<Cells>{{"a", "b"}, {"c", "", "d"}});
    CHECK(csv_rows("a,b\n\"never ends") == std::vector<Cells>{{"a", "b"}, {"never ends"}});
}

TEST_CASE("a title with commas above the table does not decide what stands between its cells") {
    const auto rows = csv_rows(
        "DANH SÁCH CƠ QUAN, ĐƠN VỊ, TỔ CHỨC\nTên;Địa chỉ;Điện thoại\nTrạm y tế;Số 7, ngõ 2;0400\nCông an;Số 9, ngõ "
        "1;0401\n");
    REQUIRE(rows.size() == 4);
    CHECK(rows[2] == Cells{"Trạm y tế", "Số 7, ngõ 2", "0400"});
}

TEST_CASE("rows count as a spreadsheet shows them when blank ones are kept") {
    const auto rows = csv_rows("Tên,Nơi\n,\n\nTrạm,Xã\n", base::BlankRows::kept);
    REQUIRE(rows.size() == 4);
    CHECK(rows[1].empty());
    CHECK(rows[3] == Cells{"Trạm", "Xã"});
}
