#include <doctest/doctest.h>

#include "outreach/tone.hpp"

using namespace outreach;

namespace {

std::string troubles(std::string_view text) {
    std::string all;
    for (const auto& [trouble, words, instead, is_blocking] : check_tone(text))
        all += (all.empty() ? "" : "; ") + std::string(boost::describe::enum_to_string(trouble, "")) + ": " + words;
    return all;
}

}  // namespace

TEST_CASE("a calm message has nothing to find") {
    CHECK(
        troubles("Bà con thôn 3 đeo khẩu trang khi ra chợ, rửa tay, ai sốt thì gọi trạm y tế. Cảm ơn bà con.").empty());
    CHECK(troubles("Từ 6 giờ ngày 15/6/2021 xã lập chốt tại cầu Trần Hưng Đạo. UBND xã cảm ơn bà con.").empty());
    CHECK(troubles("Thành phố Hồ Chí Minh hỗ trợ trẻ em Việt Nam; Bà Rịa - Vũng Tàu cũng vậy.").empty());
    CHECK(troubles("").empty());
}

TEST_CASE("frightening and careless words are found with a kinder wording, whatever their case") {
    CHECK(troubles("Dịch Vỡ Trận, mua ngay kẻo hết") == "panic: Vỡ Trận; panic: mua ngay kẻo hết");
    CHECK(troubles("Covid chỉ như cúm, không cần khẩu trang") ==
          "negligence: chỉ như cúm; negligence: không cần khẩu trang");
    CHECK(check_tone("tình hình đã mất kiểm soát").front().instead == "đang tăng nhanh");
    CHECK(troubles("ai ra đường sẽ bị bắt, đừng trách") == "threat: sẽ bị bắt; threat: đừng trách");
    CHECK(troubles("Thôn 2 đội sổ, do ý thức kém") == "ranking: đội sổ; blame: ý thức kém");
}

TEST_CASE("the same words are found once, and not inside of another word") {
    CHECK(troubles("kinh hoàng, thật kinh hoàng") == "panic: kinh hoàng");
    CHECK(troubles("nhà sốt rét").empty());
}

TEST_CASE("names of people block a message, names of streets do not") {
    CHECK(troubles("Bệnh nhân là bà Hoa ở thôn 3") == "name: bà Hoa");
    CHECK(troubles("Cảm ơn Nguyễn Văn An đã giúp") == "name: Nguyễn Văn An");
    CHECK(troubles("Mời ông Trần Văn Bảy tới trạm") == "name: ông Trần Văn Bảy");
    CHECK(troubles("Chốt đặt ở đường Nguyễn Thị Minh Khai").empty());
    CHECK(troubles("Anh chị em Hội Phụ nữ nấu cơm").empty());
    CHECK(has_blocking(check_tone("bà Hoa")));
    CHECK_FALSE(has_blocking(check_tone("kinh hoàng")));
}

TEST_CASE("a person's telephone blocks, one that is there to be called does not") {
    CHECK(troubles("Ai gặp thì gọi 0912 345 678") == "phone: 0912 345 678");
    CHECK(troubles("gọi +84912345678 nhé") == "phone: +84912345678");
    CHECK(troubles("Đường dây nóng của xã: 0912.345.678").empty());
    CHECK(troubles("Gọi 1022, 115 hoặc 1900 9095, 0227 3 831 042").empty());
    CHECK(troubles("Hỗ trợ 1.000.000.000 đồng").empty());
}

TEST_CASE("an address of somebody is explained, capitals and rows of exclamation marks are found loud") {
    CHECK(troubles("ca bệnh ở số nhà 12") == "address: số nhà");
    CHECK(troubles("BÀ CON CHÚ Ý NGHE ĐÂY") == "shouting: BÀ CON CHÚ Ý NGHE ĐÂY");
    CHECK(troubles("Nhanh lên!!!") == "shouting: !!");
    CHECK(troubles("UBND, HĐND, MTTQ xã thông báo").empty());
}
