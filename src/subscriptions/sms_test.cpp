#include <doctest/doctest.h>

#include "subscriptions/gateway.hpp"
#include "subscriptions/sms.hpp"

using namespace subscriptions;

TEST_CASE("a message with Vietnamese marks is as long as telephones count it") {
    CHECK(signs_of("Nước đang dâng") == 14);
    CHECK(signs_of("🌿") == 2);
    CHECK(parts_of(70) == 1);
    CHECK(parts_of(71) == 2);
    CHECK(parts_of(134) == 2);
    CHECK(parts_of(135) == 3);
}

TEST_CASE("what fits goes out whole, on one line") {
    const auto sms = fitted("Nước dâng.\nLên nhà văn hóa.", " Thôi nhận: mã 7KQ-DM2-XH9", " Đọc tiếp");
    CHECK(sms.text == "Nước dâng. Lên nhà văn hóa. Thôi nhận: mã 7KQ-DM2-XH9");
    CHECK(sms.is_whole);
    CHECK(sms.parts == 1);
}

TEST_CASE("what does not fit ends with a whole word, the way to the rest and how to leave") {
    std::string words;
    for (int i = 0; i < 200; ++i) words += "nước ";
    const auto sms = fitted(words, " Thôi nhận: mã 7KQ-DM2-XH9", " Đọc tiếp: https://la.example/tin");
    CHECK_FALSE(sms.is_whole);
    CHECK(sms.parts == 4);
    CHECK(sms.text.find("nước… Đọc tiếp: https://la.example/tin Thôi nhận: mã 7KQ-DM2-XH9") != std::string::npos);
}

TEST_CASE("a gateway's answer is about the message, about us, or about now") {
    CHECK(outcome_of(202) == Outcome::sent);
    CHECK(outcome_of(400) == Outcome::refused);
    CHECK(outcome_of(403) == Outcome::later);
    CHECK(outcome_of(503) == Outcome::later);
}
