#include "documents/document.hpp"

#include <doctest/doctest.h>

#include <string>

#include "documents/outline.hpp"
#include "documents/paper.hpp"
#include "documents/wording.hpp"

namespace documents {
namespace {

Document letter() {
    Document document;
    document.issuer = "Ủy ban nhân dân\nxã An Khê";
    document.number = "/UBND-VX";
    document.subject = "rà soát nhà trọ";
    document.addressed_to = {"Công an xã", "Trạm Y tế xã;"};
    document.body = "Đề nghị các đơn vị rà soát nhà trọ.\n| Thôn | Số phòng |\n| Thôn 1 | 12 |\nXin cảm ơn.";
    document.recipients = {"Như trên"};
    document.keep = "VT";
    return document;
}

bool has(const std::string& page, const std::string& words) {
    return page.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("letters of items follow the Vietnamese alphabet") {
    std::string all;
    for (std::size_t i = 1; i <= 12; ++i) all += sign_of(Level::letter, i);
    CHECK(all == "a)b)c)d)đ)e)g)h)i)k)l)m)");
    CHECK(sign_of(Level::part, 14) == "XIV.");
}

TEST_CASE("a day has its noughts where the decree wants them") {
    CHECK(written_day(*base::make_day(2020, 1, 5)) == "ngày 05 tháng 01 năm 2020");
    CHECK(written_day(*base::make_day(2021, 10, 15)) == "ngày 15 tháng 10 năm 2021");
    CHECK(written_day(*base::make_day(2021, 3, 9)) == "ngày 09 tháng 3 năm 2021");
}

TEST_CASE("the Party writes its numbers and its marks of authority in its own way") {
    Document document;
    document.number = "30-KH/BDVHU";
    document.form = Form::party;
    CHECK(number_line(document) == "Số 30-KH/BDVHU");
    document.form = Form::state;
    CHECK(number_line(document) == "Số: 30-KH/BDVHU");
    CHECK(capacity_line(Form::party, {Authority::for_head, "Trưởng ban"}) == "K/T TRƯỞNG BAN");
    CHECK(capacity_line(Form::front, {Authority::collective, "Ban Thường trực"}) == "TM. BAN THƯỜNG TRỰC");
    CHECK(capacity_of("T/M BAN THƯỜNG VỤ") == Capacity{Authority::collective, "BAN THƯỜNG VỤ"});
}

TEST_CASE("a letter bears its matter below its number and greets its addressees") {
    const auto page = html(letter());
    CHECK(has(page, "V/v rà soát nhà trọ"));
    CHECK(has(page, "- Công an xã;"));
    CHECK(has(page, "- Trạm Y tế xã."));
    CHECK(has(page, "Xin cảm ơn./."));
    CHECK(has(page, "- Lưu: VT."));
    CHECK_FALSE(has(page, "class=\"TenLoai\""));
}

TEST_CASE("figures in a table stand on the right") {
    CHECK(has(html(letter()), "<td class=\"OBang figure\">12</td>"));
}

TEST_CASE("signs that mean something to a page are only printed") {
    auto document = letter();
    document.body = "Số hộ < 5 & \"tạm trú\" <script>";
    CHECK(has(html(document), "Số hộ &lt; 5 &amp; &quot;tạm trú&quot; &lt;script&gt;./."));
}

TEST_CASE("a wide table of an appendix lies across its sheet") {
    auto document = letter();
    document.appendices = {{"Danh sách", row_of({"1", "2", "3", "4", "5", "6", "7", "8"})}};
    const auto pieces = laid_out(document);
    bool is_across = false;
    for (const auto& piece : pieces)
        if (const auto* sheet = std::get_if<Sheet>(&piece)) is_across = sheet->is_across;
    CHECK(is_across);
}

TEST_CASE("the same document gives the same bytes") {
    CHECK(docx(letter()) == docx(letter()));
}

}  // namespace documents
