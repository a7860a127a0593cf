#include <doctest/doctest.h>

#include <string>

#include "reader/read_json.hpp"
#include "reader/reading.hpp"
#include "reader/table_rows.hpp"

namespace {

reader::Reading read(const std::string& body) {
    return reader::read_plan(
        sources::read("plan.txt",
                      "UBND XÃ A\n\nSố: 1/KH-UBND\n\nA, ngày 01 tháng 6 năm 2021\n\nKẾ HOẠCH\nThử\n\nI. VIỆC CHUNG\n\n"
                      "1. Làm chu đáo.\n\nII. PHÂN CÔNG\n\n" +
                          body));
}

/// "II.1 Công an xã + các thôn, by 2021-06-15; ..."
std::string work_of(const reader::Reading& reading) {
    std::string told;
    for (const auto& found : reading.assignments) {
        const auto& work = found.value;
        told += (told.empty() ? "" : "; ") + work.section + " " + work.body;
        for (const auto& body : work.cooperators) told += " + " + body;
        for (const auto& deadline : reading.deadlines)
            if (deadline.value.section == work.section)
                told += ", " + (deadline.value.date   ? "by " + base::to_string(*deadline.value.date)
                                : deadline.value.from ? base::to_string(*deadline.value.from) + " to " +
                                                            base::to_string(*deadline.value.until)
                                                      : deadline.value.rule);
    }
    return told;
}

const std::string two_rows = "II.1 Công an xã + các thôn, by 2021-06-15; II.2 Trạm y tế xã, 2021-07-01 to 2021-07-31";

}  // namespace

TEST_CASE("the rows of a table with tabs are work") {
    CHECK(work_of(read("TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n"
                       "1\tLập lịch trực\tCông an xã\tcác thôn\tTrước ngày 15/6/2021\n"
                       "2\tMua thuốc\tTrạm y tế xã\t\tTháng 7/2021\n")) == two_rows);
}

TEST_CASE("the rows of a Markdown table are work") {
    CHECK(work_of(read("| STT | Nhiệm vụ | Cơ quan thực hiện | Phối hợp | Thời gian |\n|---|---|---|---|---|\n"
                       "| 1 | Lập lịch trực | Công an xã | các thôn | Trước ngày 15/6/2021 |\n"
                       "| 2 | Mua thuốc | Trạm y tế xã | | Tháng 7/2021 |\n")) == two_rows);
}

TEST_CASE("a table copied from a web page with every bar on its own line is read") {
    CHECK(work_of(read("|\n**TT**\n|\n**Nội dung**\n|\n**Chủ trì**\n|\n**Phối hợp**\n|\n**Thời gian**\n|\n"
                       "|\n1\n|\nLập lịch\ntrực\n|\nCông an xã\n|\ncác thôn\n|\nTrước ngày\n15/6/2021\n|\n"
                       "|\n2\n|\nMua thuốc\n|\nTrạm y tế\nxã\n|\n|\nTháng 7/2021\n|\n")) == two_rows);
}

TEST_CASE("a table that lost its columns is read cell by cell") {
    CHECK(work_of(read("TT\nNội dung\nChủ trì\nPhối hợp\nThời gian\nhoàn thành\n1\nLập lịch\ntrực\nDán ở nhà văn hóa\n"
                       "Công an xã\nCác thôn\nTrước ngày 15/6/2021\n2\nMua thuốc\nTrạm y tế xã\nĐoàn Thanh niên xã\n"
                       "Ngày 31/7/2021\n\nIII. KINH PHÍ\n\nDo ngân sách xã bảo đảm.\n")) ==
          "II.1 Công an xã + Các thôn, by 2021-06-15; II.2 Trạm y tế xã + Đoàn Thanh niên xã, by 2021-07-31");
}

TEST_CASE("in a table that lost its columns an empty cell left no line") {
    CHECK(work_of(read("STT\nNội dung\nĐơn vị chủ trì\nĐơn vị phối hợp\nThời gian\n1\nLập lịch trực\nCông an xã\n"
                       "Trước ngày 15/6/2021\n2\nMua thuốc\nTrạm y tế xã\nTháng 7/2021\n")) ==
          "II.1 Công an xã, by 2021-06-15; II.2 Trạm y tế xã, 2021-07-01 to 2021-07-31");
}

TEST_CASE("columns of blanks with wrapped cells are read") {
    CHECK(work_of(read("                              Đơn vị         Đơn vị\n"
                       " TT     Nội dung              chủ trì        phối hợp      Thời gian\n"
                       "  1   Lập lịch trực         Công an xã     các thôn      Trước ngày\n"
                       "      của mùa bão                                        15/6/2021\n"
                       "  2   Mua thuốc             Trạm y tế                    Tháng 7/2021\n"
                       "                            xã\n")) == two_rows);
}

TEST_CASE("rows are numbered below the item in which the table stands, and after it the item goes on") {
    const auto reading =
        read("1. Việc làng\n\nTT\tNội dung\tĐơn vị thực hiện\n1\tQuét sân\tThôn Đông\n\n2. Việc nước\n");
    std::string ids;
    for (const auto& section : reading.sections) ids += section.value.id + " ";
    CHECK(ids == "I I.1 II II.1 II.1.1 II.2 ");
}

TEST_CASE("a row across the table heads the rows below it") {
    const auto reading = read(
        "TT\tNội dung\tĐơn vị thực hiện\tThời hạn\nI\tTUYÊN TRUYỀN\n1\tPhát tin\tĐài xã\t2021\n"
        "II\tVỆ SINH\n1\tQuét sân\tThôn Đông\tQuý III/2021\n");
    CHECK(work_of(reading) == "II.I.1 Đài xã, by 2021-12-31; II.II.1 Thôn Đông, by 2021-09-30");
    CHECK(reading.sections[3].value.heading == "TUYÊN TRUYỀN");
    CHECK(reading.sections[4].value.heading.empty());
}

TEST_CASE("a cell that is left empty below another is the same body") {
    CHECK(work_of(read("TT\tNội dung\tĐơn vị thực hiện\n1\tQuét sân\tThôn Đông\n2\tDọn kho\t\n")) ==
          "II.1 Thôn Đông; II.2 Thôn Đông");
}

TEST_CASE("lead and partners in one cell are told apart") {
    CHECK(work_of(read("TT\tNội dung\tPhân công\n1\tQuét sân\tChủ trì: Thôn Đông\vPhối hợp: Thôn Đoài\n")) ==
          "II.1 Thôn Đông + Thôn Đoài");
}

TEST_CASE("a row may leave out its last cells") {
    CHECK(work_of(
              read("Thời gian\tNội dung\tNgười thực hiện\nTháng 6/2021\tQuét sân\nTháng 7/2021\tDọn kho\tThủ kho\n")) ==
          "II Thủ kho, 2021-06-01 to 2021-06-30, 2021-07-01 to 2021-07-31");
}

TEST_CASE("a list of people is work where it gives them work") {
    const auto reading = read(
        "STT\tHọ và tên\tChức vụ\tNhiệm vụ\n1\tNguyễn Thị Lan\tHiệu trưởng\tTrưởng ban\n"
        "2\tTrần Văn Minh\tNhân viên y tế\tQuản lý tủ thuốc\n");
    CHECK(work_of(reading) == "II.2 Trần Văn Minh");
    REQUIRE(reading.assignments[0].value.duties.size() == 1);
    CHECK(reading.assignments[0].value.duties[0].value == "Quản lý tủ thuốc");
}

TEST_CASE("tables of figures and of names hand out nothing and number nothing") {
    const auto reading = read("STT\tTên vật tư\tĐơn vị tính\tSố lượng\n1.\tÁo phao\tcái\t20\n2.\tĐèn pin\tcái\t30\n");
    CHECK(reading.sections.size() == 3);
    CHECK(reading.assignments.empty());
    CHECK(read("| Bậc | Tên | Tiền |\n|---|---|---|\n| I | Nhà | 20 |\n| II | Sân | 30 |\n").sections.size() == 3);
}

TEST_CASE("a plan that a decision issues and its appendices are read behind the signature") {
    const auto reading = reader::read_plan(sources::read(
        "plan.txt",
        "UBND HUYỆN A\n\nSố: 7/QĐ-UBND\n\nA, ngày 01 tháng 6 năm 2021\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch chống "
        "bão\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch chống bão.\n\nĐiều 2. Chánh Văn phòng, Trưởng "
        "các phòng chịu trách nhiệm thi hành Quyết định này.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nTM. ỦY "
        "BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A\n\nKẾ HOẠCH\nChống bão năm 2021\n(Ban hành kèm theo Quyết định "
        "số 7/QĐ-UBND)\n\nI. MỤC ĐÍCH\n\n1. Giữ đê.\n\nII. PHÂN CÔNG\n\n1. Phòng Nông nghiệp tổ chức canh đê.\n\nPHỤ "
        "LỤC\nDANH MỤC VIỆC\n\nTT\tNội dung\tĐơn vị thực hiện\n1\tĐắp đê\tThôn Đông\n\nPHỤ LỤC II\nMẪU BÁO "
        "CÁO\n\n1. Số người: ......\n\nCác tin khác\n1. Giá gạo hôm nay\n"));
    std::string ids;
    for (const auto& section : reading.sections) ids += section.value.id + " ";
    CHECK(ids == "1 2 I I.1 II II.1 1#2 ");
    REQUIRE(reading.assignments.size() == 3);
    CHECK(reading.assignments[0].value.body == "Chánh Văn phòng, Trưởng các phòng");
    CHECK(reading.assignments[1].value.body == "Phòng Nông nghiệp");
    CHECK(reading.assignments[2].value.body == "Thôn Đông");
}

TEST_CASE("a table without end is read in proportion to its length") {
    for (const std::string row : {"1\tViệc\tThôn\n", "| 1 | Việc | Thôn |\n", "|\n1\n|\nViệc\n|\nThôn\n|\n", "|\n",
                                  " 1   Việc      Thôn      2021\n", "TT\tNội dung\tĐơn vị\n", "a\tb\tc\td\n"}) {
        std::string text = "TT\tNội dung\tĐơn vị\n\n|\nTT\n|\nNội dung\n|\nĐơn vị\n|\n";
        for (int i = 0; i < 4000; ++i) text += row;
        INFO(row);
        CHECK(read(text).sections.size() >= 2);
    }
}

TEST_CASE("a table whose rows are told apart by their months lost its columns") {
    CHECK(work_of(read(
              "Thời gian\nNội dung công việc\nNgười thực hiện\n\nTháng 6/2021\n- Quét sân trường.\n- Lau bàn ghế.\n"
              "Công an xã\n\nTháng 7/2021\n- Khám mắt.\nTrạm y tế xã\n\nIII. KINH PHÍ\n\nDo xã lo.\n")) ==
          "II Công an xã, 2021-06-01 to 2021-06-30, 2021-07-01 to 2021-07-31; "
          "II Trạm y tế xã, 2021-06-01 to 2021-06-30, 2021-07-01 to 2021-07-31");
}

TEST_CASE("bars may part the cells of a row without standing at its ends") {
    CHECK(work_of(read("TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian\n"
                       "1 | Lập lịch trực | Công an xã | các thôn | Trước ngày 15/6/2021\n"
                       "2 | Mua thuốc | Trạm y tế xã | | Tháng 7/2021\n")) == two_rows);
}

TEST_CASE("whoever a list puts in charge of a place has work there") {
    CHECK(work_of(read(
              "STT\tThành viên\tĐịa bàn phụ trách\n1\tÔng Trần Văn Minh\tThôn Đông\n2\tBà Lê Thị Lan\tThôn Đoài\n")) ==
          "II.1 Ông Trần Văn Minh; II.2 Bà Lê Thị Lan");
}

TEST_CASE("printed, the rows of a table belong to the section in which it stands, and a body is named there once") {
    const auto reading = read(
        "TT\tNội dung\tĐơn vị chủ trì\tThời hạn\n1\tLập lịch trực\tCông an xã\t15/6/2021\n2\tTrực đêm\tCông an "
        "xã\t20/6/2021\n");
    const auto printed = reader::with_rows_in_sections(reading);
    REQUIRE(printed.sections.size() == 3);
    REQUIRE(printed.assignments.size() == 1);
    CHECK(printed.assignments[0].value.section == "II");
    CHECK(printed.assignments[0].value.duties.size() == 2);
    REQUIRE(printed.deadlines.size() == 2);
    CHECK(printed.deadlines[1].value.section == "II");
}

TEST_CASE("an item below a table of blanks is no row of it") {
    const auto reading = read(
        "TT   Nội dung           Thời gian               Chủ trì\n1    Lập lịch trực      Trước ngày 15/6/2021    Công "
        "an xã\n"
        "2    Mua thuốc          Trước ngày 20/6/2021    Trạm y tế xã\n\n        III. Tuyên truyền\n        Đài xã "
        "phát tin.\n");
    CHECK(reading.sections.back().value.heading == "Tuyên truyền");
}

TEST_CASE("a listed table whose rows print fewer cells than its head ends before the next part of the paper") {
    const auto reading = read(
        "STT\nNội dung\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian\n1\nLập lịch trực\nCông an xã\n2\nMua thuốc\n"
        "Trạm y tế xã\n\nIII. TUYÊN TRUYỀN\n\n1. Đài xã phát tin.\n");
    CHECK(reading.sections.back().value.id == "III.1");
    CHECK(work_of(reading) == "II.1 Công an xã; II.2 Trạm y tế xã; III.1 Đài xã");
}

TEST_CASE("a line with a Roman number and capitals heads the rows of a listed table below it") {
    const auto reading = read(
        "STT\nNội dung\nCơ quan chủ trì\nThời hạn\nI. GIỮ TRẬT TỰ\n1\nLập lịch trực\nCông an xã\n15/6/2021\n"
        "II. PHÒNG DỊCH\n2\nMua thuốc\nTrạm y tế xã\n20/6/2021\n");
    CHECK(work_of(reading) == "II.I.1 Công an xã, by 2021-06-15; II.II.2 Trạm y tế xã, by 2021-06-20");
}

TEST_CASE("names behind dashes are one cell of a listed table") {
    const auto reading = read(
        "STT\nNội dung\nCơ quan chủ trì\nThời hạn\n1\nLập lịch trực\n- Công an xã;\n- Ban Chỉ huy quân sự "
        "xã\n15/6/2021\n"
        "2\nMua thuốc\nTrạm y tế xã\n20/6/2021\n");
    CHECK(work_of(reading) ==
          "II.1 Công an xã; Ban Chỉ huy quân sự xã, by 2021-06-15; II.2 Trạm y tế xã, by 2021-06-20");
}

TEST_CASE("the head of a table that lost its columns is no body") {
    CHECK(read("STT Nội dung Cơ quan chủ trì Cơ quan phối hợp Thời hạn\n\n1 Lập lịch trực Công an xã Các thôn 15/6\n")
              .assignments.empty());
}

TEST_CASE("a row of a table spans all its cells, also those that stand before the task") {
    const auto reading = read(
        "| Thời gian | Đơn vị chủ trì | Nội dung | TT |\n|---|---|---|---|\n| Tháng 6/2021 | Trạm Y tế xã | Lập danh "
        "sách hộ | 1 |\n"
        "| Tháng 7/2021 | Công an xã | Tuần tra ban đêm | 2 |\n");
    REQUIRE(reading.sections.size() == 5);
    for (const auto& found : reading.sections) {
        INFO(found.value.id);
        CHECK(found.value.body.from < found.value.body.to);
    }
}

TEST_CASE("where one column names the chief, another only tells who answers for it") {
    CHECK(work_of(
              read("TT | Nội dung | Người đứng đầu chịu trách nhiệm | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian\n"
                   "1 | Lập lịch trực | Trưởng Công an xã | Công an xã | các thôn | Trước ngày 15/6/2021\n"
                   "2 | Mua thuốc | Trạm trưởng | Trạm y tế xã | | Tháng 7/2021\n")) == two_rows);
}
