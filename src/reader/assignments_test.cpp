#include <doctest/doctest.h>

#include <string>

#include "reader/reading.hpp"

namespace {

/// "I.2 Sở Y tế; I.2 Sở Tài chính" of a plan with this text.
std::string work_in(const std::string& text) {
    const auto reading = reader::read_plan(sources::read(
        "plan.txt", "UBND XÃ A\n\nSố: 1/KH-UBND\n\nA, ngày 01 tháng 6 năm 2021\n\nKẾ HOẠCH\nThử\n\n" + text));
    std::string work;
    for (const auto& found : reading.assignments)
        work += (work.empty() ? "" : "; ") + found.value.section + " " + found.value.body;
    return work;
}

}  // namespace

TEST_CASE("below 'Cơ quan chủ trì' each paragraph names who leads, below 'Cơ quan phối hợp' nobody does") {
    CHECK(work_in("I. TUYÊN TRUYỀN\n\n1. Cơ quan chủ trì, phối hợp\n\na) Cơ quan chủ trì\n\n- Ban Chỉ đạo huyện.\n\n"
                  "- Các cơ quan báo chí địa phương.\n\nb) Cơ quan phối hợp\n\n- Hội Nông dân huyện.\n\n"
                  "2. Thời gian: tháng 7/2021.\n") == "I.1.a Ban Chỉ đạo huyện; I.1.a Các cơ quan báo chí địa phương");
}

TEST_CASE("a heading above what a council consists of hands out no work") {
    CHECK(work_in("I. HỘI ĐỒNG\n\n1. Hội đồng thi và các ban\n\na) Thành viên của Hội đồng thi gồm: Hiệu trưởng và hai "
                  "thư ký.\n\n2. Ban Đề thi\n\na) Tổ chức ra đề;\n\nb) Niêm phong đề.\n") == "I.2 Ban Đề thi");
}

TEST_CASE("a sentence that leads to parts with heads of their own hands out no work") {
    CHECK(
        work_in("I. PHÂN CÔNG\n\n1. Các ban của huyện chủ động thực hiện các nhiệm vụ sau:\n\na) Ban Kinh tế\n\n- Lập "
                "kế hoạch vốn.\n\nb) Ban Pháp chế\n\n- Thẩm định hồ sơ.\n") == "I.1.a Ban Kinh tế; I.1.b Ban Pháp chế");
}

TEST_CASE("a call in the last paragraph hands out no work, even inside the last item") {
    CHECK(
        work_in("I. VIỆC\n\n1. Công an xã tuần tra mỗi đêm.\n\n2. Gửi số liệu cho Trạm Y tế xã.\n\nChủ tịch xã yêu cầu "
                "Trưởng các thôn thực hiện nghiêm túc, hiệu quả Kế hoạch này./.\n") == "I.1 Công an xã");
}

TEST_CASE("who asks and ends with a colon leads to the work of those asked") {
    CHECK(work_in("I. VIỆC\n\n1. Để trả lời phụ huynh trong tuần đầu, Phòng Giáo dục yêu cầu các trường:\n\n- Lập tổ "
                  "trực điện thoại;\n\n- Dán số máy ở cổng.\n") == "I.1 các trường");
    CHECK(work_in("I. GIAO VIỆC\n\nHội đồng nhân dân huyện giao:\n\n1. Ủy ban nhân dân huyện lập dự toán.\n\n2. Thường "
                  "trực Hội đồng nhân dân huyện giám sát.\n") ==
          "I.1 Ủy ban nhân dân huyện; I.2 Thường trực Hội đồng nhân dân huyện");
}

TEST_CASE("a part of the owner of an item is its owner") {
    CHECK(
        work_in("I. VIỆC\n\n1. Ủy ban nhân dân các phường\n\n- Tuyên truyền trên loa.\n\n- Mỗi phường chọn một khu phố "
                "làm điểm.\n") == "I.1 Ủy ban nhân dân các phường");
}

TEST_CASE("names behind the colon of a collective heading belong to it") {
    CHECK(
        work_in("I. VIỆC\n\n1. Các đơn vị chuyên môn: Khoa Nội, Khoa Nhi và Phòng Điều dưỡng\n\n- Trực theo lịch.\n") ==
        "I.1 Các đơn vị chuyên môn: Khoa Nội, Khoa Nhi và Phòng Điều dưỡng");
}

TEST_CASE("people are given work by a heading below 'Phân công'") {
    const std::string work = "1. Đối với ngƣời dự hội chợ\n\n- Phải đeo thẻ.\n\n- Thực hiện đúng giờ.\n";
    CHECK(work_in("I. PHÂN CÔNG THỰC HIỆN\n\n" + work) == "I.1 ngƣời dự hội chợ");
    CHECK(work_in("I. BIỆN PHÁP\n\n" + work).empty());
}

TEST_CASE("what is to be reached and what is to be known is nobody's work") {
    CHECK(work_in("I. MỤC TIÊU\n\n1. Đến cuối năm, các cơ quan xử lý hồ sơ trên mạng.\n\n2. Công an xã có trách nhiệm "
                  "làm mẫu.\n") == "I.2 Công an xã");
    CHECK(work_in("I. MỤC ĐÍCH, YÊU CẦU\n\n1. Các chi bộ xác định đây là việc hằng ngày.\n\n2. Các chi bộ chọn một "
                  "việc làm điểm.\n") == "I.2 Các chi bộ");
}

TEST_CASE("behind a place stands what is to happen there") {
    CHECK(work_in("I. SƠ TÁN\n\n1. Thôn Thượng: 112 hộ, sơ tán đến trường học.\n\n2. Thôn Hạ: các hộ sát sông dời lên "
                  "nhà cao tầng, Trưởng thôn chịu trách nhiệm dẫn đoàn.\n")
              .find("Thôn") == std::string::npos);
}

TEST_CASE("persons below the heading of their committee do its work") {
    CHECK(
        work_in("I. VIỆC\n\n1. Ban Giám hiệu\n\n- Thầy Hiệu trưởng Lê Văn An: Chỉ đạo chung.\n\n- Thầy Phó Hiệu trưởng "
                "Đỗ Văn Bê: Xếp thời khóa biểu.\n")
            .find("Ban Giám hiệu") == std::string::npos);
    CHECK(
        work_in("I. VIỆC\n\n1. Ban Giám hiệu\n\n- Thầy Hiệu trưởng Lê Văn An:\n\n+ Ký giấy mời.\n\n+ Họp phụ huynh.\n\n"
                "- Thầy Phó Hiệu trưởng Đỗ Văn Bê:\n\n+ Xếp thời khóa biểu.\n\n+ Dự giờ.\n")
            .find("Ban Giám hiệu") == std::string::npos);
}

TEST_CASE("the leading sentence gives nobody work where five items beside each other name who does it") {
    std::string items;
    int number = 0;
    for (const std::string name : {"Sở Y tế", "Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp", "Công an tỉnh"})
        items += std::to_string(++number) + ". " + name + " kiểm tra các chốt.\n\n";
    const auto work = work_in(
        "Để giữ đê, Chủ tịch tỉnh yêu cầu các sở, ngành thực hiện các việc sau:\n\nI. NGUYÊN TẮC\n\n"
        "1. Việc làm phải kịp thời.\n\nII. VIỆC\n\n" +
        items);
    CHECK(work.find("các sở, ngành") == std::string::npos);
}

TEST_CASE("what a body that is asked directs is its own work") {
    CHECK(work_in("Để dập dịch, Sở Y tế đề nghị Ủy ban nhân dân huyện thực hiện các việc sau:\n\n1. Chỉ đạo Phòng Kinh "
                  "tế tiêu hủy lợn bệnh.\n\n2. Chi tiền đền bù.\n") == " Ủy ban nhân dân huyện");
}

TEST_CASE("a leading sentence that names its bodies keeps them, whoever else works below") {
    CHECK(work_in("I. VIỆC\n\n1. Các Sở: Y tế, Tài chính khẩn trương tháo gỡ các việc sau:\n\na) Sở Y tế cử bác sĩ.\n\n"
                  "b) Sở Tài chính cấp tiền.\n") == "I.1 Các Sở: Y tế, Tài chính; I.1.a Sở Y tế; I.1.b Sở Tài chính");
}

TEST_CASE("below 'Phân công' a paragraph that is a name heads the work below it, though the dashes were lost") {
    CHECK(
        work_in("I. PHÂN CÔNG TRÁCH NHIỆM\n\nBan Giám hiệu\n\nTrực tiếp ký các giấy mời.\n\nTổ chức họp mỗi tháng.\n\n"
                "Tổ Văn phòng\n\nChuẩn bị phòng họp.\n") == "I Ban Giám hiệu; I Tổ Văn phòng");
}

TEST_CASE("nobody is given work below a heading that tells whom the plan is for") {
    CHECK(work_in("I. ĐỐI TƯỢNG THI ĐUA\n\na) Tập thể: các tổ chức liên quan đến việc thực hiện nhiệm vụ bầu cử.\n\n"
                  "II. VIỆC\n\n1. Công an xã tuần tra mỗi đêm.\n") == "II.1 Công an xã");
}

TEST_CASE("a heading that says which bodies are meant names them whole") {
    CHECK(work_in("I. VIỆC\n\n1. Các Sở, ngành chủ trì, tham gia các dự án làm đường\n\n- Lập kế hoạch từng quý.\n\n- "
                  "Kiểm tra "
                  "công trường.\n") == "I.1 Các Sở, ngành chủ trì, tham gia các dự án làm đường");
    CHECK(work_in(
              "I. VIỆC\n\n1. Chủ tịch các xã, phường, trong đó trọng tâm là các xã: Hạ Sơn và Thượng Sơn:\n\na) Lập kế "
              "hoạch từng quý.\n") ==
          "I.1 Chủ tịch các xã, phường, trong đó trọng tâm là các xã: Hạ Sơn và Thượng Sơn");
}

TEST_CASE("who is called to work together above parts with work of their own has none besides") {
    CHECK(work_in("I. VIỆC\n\n1. Yêu cầu Sở Y tế, Sở Xây dựng và các nhà thầu khẩn trương hoàn thành các việc sau:\n\n"
                  "a) Sở Y tế mua giường.\n\nb) Sở Xây dựng nghiệm thu nhà.\n") == "I.1.a Sở Y tế; I.1.b Sở Xây dựng");
}
