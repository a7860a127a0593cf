#include "sources/sheet.hpp"

#include <doctest/doctest.h>

#include "docx_archive.hpp"
#include "problem_of.hpp"

using Rows = std::vector<std::vector<std::string>>;

namespace {

std::string sheet(const std::string& rows, const std::string& merged = "") {
    return "<worksheet><sheetData>" + rows + "</sheetData>" + merged + "</worksheet>";
}

/// A workbook with a sheet that is shown and one that is not.
std::string book(const std::string& shown, const std::string& hidden = "<worksheet/>") {
    return spec::archive_of(
        {{"xl/workbook.xml",
          "<workbook><sheets><sheet name=\"Thôn\" r:id=\"a\"/><sheet name=\"Nháp\" state=\"hidden\" r:id=\"b\"/>"
          "</sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet7.xml\"/>"
          "<Relationship Id=\"b\" Target=\"/xl/worksheets/sheet1.xml\"/></Relationships>"},
         {"xl/styles.xml",
          "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd\\/mm\\/yyyy\"/>"
          "<numFmt numFmtId=\"171\" formatCode=\"#,##0 &quot;day&quot;\"/></numFmts>"
          "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs>"
          "</styleSheet>"},
         {"xl/sharedStrings.xml", "<sst><si><t>Đỗ Thị</t></si><si><r><t>Thôn </t></r><r><t>Bến Đò</t></r></si></sst>"},
         {"xl/worksheets/sheet7.xml", shown},
         {"xl/worksheets/sheet1.xml", hidden}});
}

Rows rows_of(const std::string& name, const std::string& bytes) {
    return sources::read_sheets(name, bytes).front().rows;
}

}  // namespace

TEST_CASE("rows of a workbook count as the spreadsheet shows them, and hidden sheets are not shown") {
    const auto sheets =
        sources::read_sheets("so.xlsx", book(sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
                                                   "<row r=\"4\"><c r=\"C4\" t=\"s\"><v>1</v></c></row>"),
                                             sheet("<row><c><v>1</v></c></row>")));
    REQUIRE(sheets.size() == 1);
    CHECK(sheets[0].name == "Thôn");
    CHECK(sheets[0].rows == Rows{{"Đỗ Thị"}, {}, {}, {"", "", "Thôn Bến Đò"}});
}

TEST_CASE("days are told from numbers by their style, and a telephone number has no exponent") {
    CHECK(
        rows_of("so.xlsx", book(sheet("<row><c s=\"1\"><v>22456</v></c><c s=\"2\"><v>44362</v></c>"
                                      "<c s=\"3\"><v>12</v></c><c><v>9.12345678E8</v></c><c><v>0.5</v></c></row>"))) ==
        Rows{{"24/6/1961", "15/6/2021", "12", "912345678", "0.5"}});
}

TEST_CASE("a merged cell says the same in all of its places") {
    CHECK(
        rows_of("so.xlsx", book(sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>"
                                      "<row r=\"2\"><c r=\"B2\"><v>2</v></c></row>"
                                      "<row r=\"3\"><c r=\"B3\"><v>3</v></c></row>",
                                      "<mergeCells><mergeCell ref=\"A1:A3\"/><mergeCell ref=\"lạ\"/></mergeCells>"))) ==
        Rows{{"Thôn Bến Đò", "1"}, {"Thôn Bến Đò", "2"}, {"Thôn Bến Đò", "3"}});
}

TEST_CASE("a sign far below a list is an accident and not a million rows") {
    CHECK(
        rows_of("so.xlsx", book(sheet("<row r=\"1\"><c><v>1</v></c></row><row r=\"1048576\"><c><v>2</v></c></row>"))) ==
        Rows{{"1"}});
}

TEST_CASE("a list as text is read with its mark, its semicolons and its blank rows") {
    CHECK(rows_of("so.csv",
                  "\xEF\xBB\xBF"
                  "Danh sách hộ, năm 2021\n\nTên;Số người\nĐỗ Thị Cam;3\nVũ Văn Quýt;\"4\"\n") ==
          Rows{{"Danh sách hộ, năm 2021"}, {}, {"Tên", "Số người"}, {"Đỗ Thị Cam", "3"}, {"Vũ Văn Quýt", "4"}});
}

TEST_CASE("a list in Windows-1258 has its Vietnamese letters") {
    const auto rows = rows_of("so.csv",
                              "T\xEAn \xF0\xF5n vi\xF2;\xD0i\xEA\xF2n thoa\xF2i\nTra\xF2m y t\xEA\xEC xa\xDE An "
                              "Kh\xEA;0400\n");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0] == std::vector<std::string>{"Tên đơn vị", "Điện thoại"});
    CHECK(rows[1] == std::vector<std::string>{"Trạm y tế xã An Khê", "0400"});
}

TEST_CASE("an old workbook is told from an old document") {
    using namespace std::string_literals;
    CHECK(problem_of([] { sources::read_sheets("so.xls", "\xD0\xCF\x11\xE0"s + "W\0o\0r\0k\0b\0o\0o\0k\0"s); }) ==
          "sheet.old_workbook");
}

TEST_CASE("a list that bears a secrecy mark is refused, in a hidden sheet too") {
    const auto marked = sheet("<row><c t=\"inlineStr\"><is><t>MẬT</t></is></c></row>");
    CHECK(problem_of([&] { sources::read_sheets("so.xlsx", book(marked)); }) == "document.secret");
    CHECK(problem_of([&] { sources::read_sheets("so.xlsx", book("<worksheet/>", marked)); }) == "document.secret");
}

TEST_CASE("a workbook without a word is empty") {
    CHECK(problem_of([] { sources::read_sheets("so.xlsx", book("<worksheet/>")); }) == "document.empty");
}
