#include <doctest/doctest.h>

#include <string>

#include "base/time.hpp"
#include "reader/outline.hpp"
#include "reader/read_json.hpp"
#include "reader/reading.hpp"

namespace {

using reader::Reading;

Reading read(const std::string& text) {
    return reader::read_plan(sources::read("plan.txt", text));
}

std::string ids_of(const Reading& reading) {
    std::string ids;
    for (const auto& section : reading.sections) ids += (ids.empty() ? "" : " ") + section.value.id;
    return ids;
}

std::string header(const std::string& body) {
    return "UBND XÃ A\n\nSố: 1/KH-UBND\n\nA, ngày 01 tháng 6 năm 2021\n\nKẾ HOẠCH\nThử\n\n" + body;
}

}  // namespace

TEST_CASE("a decimal that repeats its parent's number is not numbered twice") {
    CHECK(ids_of(read(header("II. VIỆC\n\n2. Làm\n\n2.1. Một\n\n2.2. Hai\n\n3. Nghỉ\n\na) Trưa\n\nđ) Tối\n"))) ==
          "II II.2 II.2.1 II.2.2 II.3 II.3.a II.3.đ");
}

TEST_CASE("a number that repeats under its parent is told apart") {
    CHECK(ids_of(read(header("I. MỘT\n\nII. HAI\n\n1. Việc\n\nII. HAI LẦN NỮA\n\n1. Việc\n"))) ==
          "I II II.1 II#2 II#2.1");
}

TEST_CASE("a number alone on its line belongs to the line below") {
    const auto reading = read(header("I. MỘT\n\n1.\nNguy cơ\n\n2.\nViệc làm\n"));
    REQUIRE(reading.sections.size() == 3);
    CHECK(reading.sections[1].value.heading == "Nguy cơ");
}

TEST_CASE("the rows of a school year's schedule stand in order, whatever month it begins with") {
    const auto reading = read(
        "Kế hoạch tuyển sinh năm học 2021-2022\n\nI. TIẾN ĐỘ\n\nTháng 2: Tư vấn tại các lớp 9.\n\n"
        "Tháng 6+7: Nhận hồ sơ.\n\nTháng 9: Nhập học.\n\nTháng 3: Xét bổ sung.\n");
    std::string months;
    for (const auto& found : reading.deadlines) {
        REQUIRE(found.value.from);
        const auto day = base::parts_of(*found.value.from);
        months += std::to_string(static_cast<int>(day.year())) + "-" +
                  std::to_string(static_cast<unsigned>(day.month())) + " ";
    }
    CHECK(months == "2021-2 2021-6 2021-9 2022-3 ");
}

TEST_CASE("a sentence cut by a page break is one paragraph") {
    const auto reading =
        read(header("I. MỘT\n\n1. Giữ gìn an sinh\n\n                      2\nxã hội cho dân.\n\n2. Việc khác.\n"));
    CHECK(ids_of(reading) == "I I.1 I.2");
}

TEST_CASE("a date wrapped to the start of a line is no item") {
    const auto reading =
        read(header("I. MỘT\n\n1. Theo Quyết định của Thủ tướng Chính phủ ban hành ngày\n15. tháng sáu đã nêu rõ việc "
                    "phải làm của các cấp trong mùa\nmưa bão năm nay và các năm sau nữa của địa phương.\n\n2. Hai\n"));
    CHECK(ids_of(reading) == "I I.1 I.2");
}

TEST_CASE("two columns on one line are two columns") {
    const auto reading = read(
        "    UBND HUYỆN HIỆP HÒA               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n PHÒNG Y TẾ                         "
        "     Độc lập - Tự do - Hạnh phúc\n\n"
        "      Số: 3   /KH-PYT                   Hiệp Hòa, ngày 12 tháng 10 năm 2020\n\n                 KẾ HOẠCH\n    "
        "        Thử\n\nI. MỘT\n");
    CHECK(reading.issuer->value == "Phòng Y tế");
    CHECK(reading.number->value == "3/KH-PYT");
    CHECK(reading.place->value == "Hiệp Hòa");
}

TEST_CASE("a superior body above the issuer is not the issuer") {
    const auto reading = read("SỞ Y TẾ\nTRUNG TÂM KIỂM SOÁT BỆNH TẬT\n\nSố: 3/KH-KSBT\n\nKẾ HOẠCH\nThử\n\nI. MỘT\n");
    CHECK(reading.issuer->value == "Trung tâm Kiểm soát bệnh tật");
}

TEST_CASE("an official letter without a kind is titled by its subject") {
    const auto reading =
        read("UBND XÃ A\n\nSố: 12/UBND-VX\nV/v dọn vệ sinh sau lũ\n\nKính gửi: Các thôn\n\n1. Dọn rác\n");
    CHECK(reading.type->value == "công văn");
    CHECK(reading.title->value == "V/v dọn vệ sinh sau lũ");
}

TEST_CASE("short lines that end on purpose are paragraphs of their own") {
    const auto reading =
        read(header("1. Mục đích\nChia sẻ khó khăn với bà con vùng lũ.\n2. Phân công\n- Các thôn cử người đi dọn "
                    "đường.\n3. Báo cáo\n"));
    REQUIRE(reading.sections.size() == 3);
    CHECK(reading.sections[0].value.heading == "Mục đích");
}

TEST_CASE("a section that tells how things stand gives nobody work") {
    const auto reading =
        read(header("I. ĐÁNH GIÁ TÌNH HÌNH\n\n1. Trạm y tế xã triển khai tiêm đúng tiến độ.\n\nII. NHIỆM VỤ\n\n1. Trạm "
                    "y tế xã triển khai tiêm mũi hai.\n"));
    REQUIRE(reading.assignments.size() == 1);
    CHECK(reading.assignments[0].value.section == "II.1");
}

TEST_CASE("the row of the partners goes to the lead above it") {
    const auto reading =
        read(header("1. Tập huấn\n\n- Cơ quan chủ trì: Sở Nội vụ\n\n- Cơ quan phối hợp: Sở Y tế, UBND các xã\n"));
    REQUIRE(reading.assignments.size() == 1);
    REQUIRE(reading.assignments[0].value.cooperators.size() == 1);
    CHECK(reading.assignments[0].value.cooperators[0] == "Sở Y tế, UBND các xã");
}

TEST_CASE("a title ends where sentences begin, though no empty line parts them") {
    const auto reading = read(
        "CHỈ THỊ\nVề việc chống hạn\nHiện nay trời nắng nóng. Chủ tịch UBND huyện yêu cầu:\n1. Trạm bơm vận hành "
        "máy.\n");
    CHECK(reading.title->value == "Về việc chống hạn");
}

TEST_CASE("a name in capitals below room for a signature is the signer's") {
    const auto reading = read(header("1. Việc.\n\nTM. ỦY BAN NHÂN\nDÂN\nCHỦ TỊCH\n\n\nNGUYỄN VĂN A\n"));
    REQUIRE(reading.signer);
    CHECK(reading.signer->value.role == "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH");
    CHECK(reading.signer->value.name == "NGUYỄN VĂN A");
}

TEST_CASE("a heading may name bodies between semicolons") {
    const auto reading = read(header("1. Thủ trưởng các phòng, ban; Chủ tịch UBND các xã\n\na) Trực 24/24.\n"));
    REQUIRE(reading.assignments.size() == 1);
    CHECK(reading.assignments[0].value.body == "Thủ trưởng các phòng, ban; Chủ tịch UBND các xã");
}

TEST_CASE("the sentence that leads to the numbers gives its work to whom it asks") {
    const auto reading = read(
        header("Để giữ đê, Chủ tịch Ủy ban nhân dân xã yêu cầu các thôn, trong đó trước hết là thôn B thực hiện các "
               "việc sau:\n\n1. Canh đê ban đêm.\n\n2. Chuẩn bị bao cát.\n"));
    REQUIRE(reading.assignments.size() == 1);
    CHECK(reading.assignments[0].value.section == "");
    CHECK(reading.assignments[0].value.body == "các thôn");
    CHECK(reading.assignments[0].value.ordered);
    const auto asking = read(header("Ủy ban nhân dân xã đề nghị:\n\n1. Canh đê ban đêm.\n"));
    CHECK(asking.assignments.empty());
    const auto passing_on =
        read(header("Thực hiện công văn của huyện yêu cầu các xã canh đê, Ủy ban nhân dân xã xây dựng kế hoạch như "
                    "sau:\n\n1. Canh đê ban đêm.\n"));
    CHECK(passing_on.assignments.empty());
}

TEST_CASE("a request may be declined, an order may not") {
    const auto reading =
        read(header("1. Đề nghị Mặt trận Tổ quốc xã vận động hội viên.\n\n2. Giao Công an xã tuần tra.\n"));
    REQUIRE(reading.assignments.size() == 2);
    CHECK_FALSE(reading.assignments[0].value.ordered);
    CHECK(reading.assignments[1].value.ordered);
}

TEST_CASE("what a document does not print is a doubt") {
    const auto reading = read("Số:   /KH-UBND\n\nKẾ HOẠCH\nThử\n\nI. MỘT\n");
    std::string about;
    for (const auto& doubt : reading.doubts) about += doubt.about + " ";
    CHECK(about == "issuer date signer number ");
}

TEST_CASE("text that is no plan gives an empty reading, not a failure") {
    const auto reading = read("Chào bạn.\n");
    CHECK(reading.sections.empty());
    CHECK(reading.assignments.empty());
}

// The bound below is on work that grows with the square of the input: each of these takes well under a second when
// reading is linear and minutes when it is not, so a wrong turn shows as a test that never ends.

TEST_CASE("one line of ten megabytes is read") {
    std::string text = header("I. MỘT\n\n1. ");
    while (text.size() < (10U << 20U)) text += "Trạm y tế xã chủ trì, phối hợp với các thôn, ";
    CHECK(ids_of(read(text)) == "I I.1");
}

TEST_CASE("fifty thousand items are read") {
    std::string text = header("I. MỘT\n\n");
    for (int i = 0; i < 50000; ++i) text += std::to_string(i % 50 + 1) + ". Việc\n\na) Làm\n\n";
    CHECK(read(text).sections.size() == 100001);
}

TEST_CASE("five thousand recipients are read") {
    std::string text = header("I. MỘT\n\nNơi nhận:\n");
    for (int i = 0; i < 5000; ++i) text += "- Thôn " + std::to_string(i) + ";\n";
    CHECK(read(text).recipients.size() <= 5000);
}

TEST_CASE("brackets, quotation marks and commas without end are read") {
    for (const std::string piece :
         {"(", "“", ", ", "các ", "từ ngày ", "a) ", "1.1.1.1. ", "- ", "báo cáo và ", "Thành lập Tổ "}) {
        std::string text = header("I. MỘT\n\n1. ");
        for (int i = 0; i < 20000; ++i) text += piece;
        INFO(piece);
        CHECK(read(text).sections.size() >= 2);
    }
}

TEST_CASE("a heading without a number names who does what stands below it") {
    const auto reading = read(
        header("1. Trách nhiệm của các cơ quan\n\n* Công an xã\n\n- Tuần tra ban đêm.\n\n* Đài Truyền thanh, Nhà văn "
               "hóa:\n\n- Phát tin hai buổi.\n"));
    REQUIRE(reading.assignments.size() == 2);
    CHECK(reading.assignments[0].value.body == "Công an xã");
    CHECK(reading.assignments[1].value.body == "Đài Truyền thanh, Nhà văn hóa");
    REQUIRE(reading.assignments[1].value.duties.size() == 1);
    CHECK(reading.assignments[1].value.duties[0].value == "Phát tin hai buổi");
}

TEST_CASE("a letter without numbered items gives work outside every section") {
    const auto reading = read(
        "UBND XÃ A\n\nSố: 12/UBND-VX\nV/v dọn vệ sinh sau lũ\n\nKính gửi: Các thôn\n\nĐề nghị Trưởng các thôn tổ chức "
        "dọn "
        "rác sau lũ.\n");
    REQUIRE(reading.assignments.size() == 1);
    CHECK(reading.assignments[0].value.section.empty());
    CHECK(reading.assignments[0].value.body == "Trưởng các thôn");
}

TEST_CASE("who meets is given no work") {
    CHECK(read(header("I. THÀNH PHẦN THAM DỰ\n\n1. Chủ trì: Đồng chí Chủ tịch UBND xã.\n")).assignments.empty());
}

TEST_CASE("the explanation is a tree by section that ends with the counts, coloured only when asked") {
    const auto source = sources::read(
        "plan.txt", header("I. MỘT\n\n1. Trạm Y tế xã lập danh sách trước ngày 15/7/2021.\n\n2. Dọn rác.\n"));
    const auto reading = reader::read_plan(source);
    const auto tree = reader::explain(source, reading);
    CHECK(tree.find("\n  I.1 ") != std::string::npos);
    CHECK(tree.find("\n    assignment Trạm Y tế xã\n") != std::string::npos);
    CHECK(tree.find("\n    deadline before 2021-07-15") != std::string::npos);
    CHECK(tree.find("? signer doubt.not_found") != std::string::npos);
    CHECK(tree.find("3 sections, 1 assignments, 1 deadlines") != std::string::npos);
    CHECK(tree.find('\x1b') == std::string::npos);
    CHECK(reader::explain(source, reading, true).find("\x1b[0m") != std::string::npos);
}

namespace {

/// The codes of the doubts that stand on a place in the text.
std::string doubts_of(const Reading& reading) {
    std::string codes;
    for (const auto& doubt : reading.doubts)
        if (doubt.span.to > doubt.span.from) codes += (codes.empty() ? "" : " ") + doubt.code;
    return codes;
}

std::string doubts_in(const std::string& sentence) {
    return doubts_of(read(header("I. MỘT\n\n1. Trạm Y tế xã " + sentence + "\n\n2. Dọn rác.\n")));
}

}  // namespace

TEST_CASE("what cannot be right is doubted where it stands") {
    CHECK(doubts_in("lập danh sách trước ngày 15/7/2021.").empty());
    CHECK(doubts_in("họp sáng thứ Hai, ngày 15/6/2021.") == "doubt.weekday_wrong");
    CHECK(doubts_in("họp sáng thứ Ba, ngày 15/6/2021.").empty());
    CHECK(doubts_in("họp ngày 15/6/2021 (thứ Hai).") == "doubt.weekday_wrong");
    CHECK(doubts_in("nộp chậm nhất ngày 15/5/2021.") == "doubt.before_document");
    CHECK(doubts_in("nộp chậm nhất ngày 31/6/2021.") == "doubt.no_such_day");
    CHECK(doubts_in("trực từ ngày 20/7/2021 đến ngày 10/7/2021.") == "doubt.range_backwards");
    CHECK(doubts_in("lập danh sách gửi UBND Huyệ theo quy định.") == "doubt.word_cut_off");
    CHECK(doubts_in("khẩn trương lập danh sách.") == "doubt.no_date");
}

TEST_CASE("a stated number of people is compared with the list below it") {
    const auto people = [](const std::string& stated) {
        return header("I. MỘT\n\n1. Thành lập tổ gồm " + stated +
                      " thành viên:\n\n- Ông Lò Văn Páo;\n\n- Bà Vàng Thị Mai;\n\n- Ông Hà Văn Sơn.\n\n2. Dọn rác.\n");
    };
    CHECK(doubts_of(read(people("03"))).empty());
    CHECK(doubts_of(read(people("04"))) == "doubt.count_differs");
}

TEST_CASE("a date that leaves its day blank and one that the page adds are doubted") {
    CHECK(doubts_of(read("UBND XÃ A\nSố: 1/KH-UBND\nA, ngày      tháng 6 năm 2021\nKẾ HOẠCH\nThử\n\nI. MỘT\n")) ==
          "doubt.date_blank");
    CHECK(doubts_of(read("Ngày đăng: 19/06/2021\n\n" + header("I. MỘT\n\n1. Dọn rác.\n"))) == "doubt.two_dates");
    CHECK(doubts_of(read(header("I. MỘT\n\n1. Dọn rác.\n\n(Kèm theo Quyết định số      /QĐ-UBND)\n"))) ==
          "doubt.attached_number_blank");
}

TEST_CASE("a date without a year in a document without one is left to a person") {
    const auto reading = read("KẾ HOẠCH\nThử\n\nI. MỘT\n\n1. Dọn rác trước ngày 15/6.\n");
    CHECK(doubts_of(reading) == "doubt.year_unknown");
    REQUIRE(reading.deadlines.size() == 1);
    CHECK(reading.deadlines[0].value.kind == reader::DeadlineKind::undated);
}

TEST_CASE("a date that stands above the signature is the document's") {
    const auto reading = read(
        "TRƯỜNG THCS A\n\nKẾ HOẠCH\nThử\n\nI. MỘT\n\n1. Dọn rác.\n\nA, ngày 05 tháng 9 năm 2022\n\nHIỆU TRƯỞNG\n\n\nLò "
        "Văn Páo\n");
    REQUIRE(reading.date);
    CHECK(base::to_string(reading.date->value) == "2022-09-05");
    CHECK(reading.place->value == "A");
}

TEST_CASE("a body under which only those who meet are named is given no work") {
    const auto reading =
        read(header("I. HỘI NGHỊ\n\n1. HĐND xã: Thành phần dự họp gồm Thường trực và trưởng các ban.\n\n2. Trạm y tế "
                    "xã: Trực ở cổng.\n"));
    REQUIRE(reading.assignments.size() == 1);
    CHECK(reading.assignments[0].value.body == "Trạm y tế xã");
}

TEST_CASE("slogans and definitions name bodies and give them no work") {
    const auto reading =
        read("1. Công an xã gác chốt.\n\nIII. KHẨU HIỆU TUYÊN TRUYỀN\n\n1. Công an xã vì nhân dân phục vụ!\n");
    REQUIRE(reading.assignments.size() == 1);
    CHECK(reading.assignments.front().value.section == "1");
}

TEST_CASE("the last word of a document belongs to no item, the word of an article stays in it") {
    const auto told = read(header(
        "1. Trạm Y tế\n\na) Phun thuốc.\n\nb) Phát tờ rơi.\n\nVăn phòng theo dõi, định kỳ báo cáo UBND huyện việc thực "
        "hiện Kế hoạch này.\n"));
    REQUIRE(told.reports.size() == 1);
    CHECK(told.reports.front().value.section.empty());
    const auto ruled = read(header(
        "Điều 1. Lập tổ trực.\n\nĐiều 2. Giao tổ trực canh đê.\n\nỦy ban nhân dân xã báo cáo UBND huyện trước ngày "
        "20/6/2021.\n"));
    REQUIRE(ruled.reports.size() == 1);
    CHECK(ruled.reports.front().value.section == "2");
}

TEST_CASE("the days that tell who is entitled date no work") {
    const auto reading = read(header(
        "1. Hỗ trợ\n\na) Đối tượng hỗ trợ: Hộ thôi trồng lúa trước ngày 01/7/2021.\n\nb) Thời gian: từ ngày 05/7/2021 "
        "đến ngày 15/7/2021.\n"));
    REQUIRE(reading.deadlines.size() == 1);
    CHECK(reading.deadlines.front().value.section == "1.b");
}

TEST_CASE("items below a regime of reports go to whom it names, and the regime is none itself") {
    const auto reading = read(header(
        "1. Các thôn thực hiện chế độ báo cáo với UBND xã như sau:\n\na) Báo cáo nhanh: trong ngày 15/6/2021.\n\n"
        "b) Báo cáo tổng kết chậm nhất ngày 20/6/2021.\n"));
    REQUIRE(reading.reports.size() == 2);
    for (const auto& found : reading.reports) CHECK(found.value.to == "UBND xã");
}
