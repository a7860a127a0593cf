#include "documents/register_sheet.hpp"

#include <doctest/doctest.h>

#include "sources/source.hpp"

namespace documents {

TEST_CASE("a register is a sheet with the columns of the decree, and a cancelled number keeps its line") {
    NumberLine line;
    line.notation = "05/QĐ-UBND";
    line.dated = *base::make_day(2021, 7, 5);
    line.subject = "Khen thưởng";
    line.is_cancelled = true;
    line.reason = "Viết nhầm";
    const auto table = sheet_of(std::vector<NumberLine>{line});
    CHECK(table.head.front() == "Số, ký hiệu");
    CHECK(table.rows.at(0).at(1) == "05/07/2021");
    CHECK(table.rows.at(0).back() == "Hủy số: Viết nhầm");
    CHECK(table.rows.at(0).size() == table.head.size());
}

TEST_CASE("what came shows who deals with it and by when") {
    Arrival arrival;
    arrival.number = 12;
    arrival.arrived_on = *base::make_day(2021, 7, 5);
    arrival.paper.kind = "Kế hoạch";
    arrival.paper.subject = "Phòng dịch";
    arrival.assignee_name = "Sơn";
    arrival.due = *base::make_day(2021, 7, 9);
    const auto table = sheet_of(std::vector<Arrival>{arrival});
    CHECK(table.rows.at(0).at(5) == "Kế hoạch: Phòng dịch");
    CHECK(table.rows.at(0).at(9) == "Sơn, hạn 09/07/2021");
    CHECK(table.rows.at(0).size() == table.head.size());
}

TEST_CASE("the same register gives the same workbook, which says what the register says") {
    const Table table{{"Số", "Trích yếu"}, {{"1", "Trực <Tết> & \"xuân\""}}};
    CHECK(xlsx("Sổ", table) == xlsx("Sổ", table));
    CHECK(sources::read("so.xlsx", xlsx("Sổ", table)).text.find("Trực <Tết> & \"xuân\"") != std::string::npos);
    CHECK(html("Sổ", table).find("Trực &lt;Tết&gt; &amp; &quot;xuân&quot;") != std::string::npos);
}

}  // namespace documents
