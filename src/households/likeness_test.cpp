#include <doctest/doctest.h>

#include <algorithm>

#include "households/likeness.hpp"

using namespace households;

namespace {

Appearance lives(std::string name, std::optional<int> born, std::optional<std::string> phone, std::string address,
                 std::uint8_t hamlet = 1) {
    Appearance one{.record = {.address = std::move(address),
                              .members = {{std::move(name), born, std::move(phone)}},
                              .hardship = std::nullopt},
                   .area = {},
                   .dwelling = "home"};
    one.area.bytes[0] = hamlet;
    return one;
}

Appearance lodges(Appearance one) {
    one.dwelling = "boarding_house";
    return one;
}

using Reasons = std::vector<TwinReason>;

}  // namespace

TEST_CASE("the same name, year and hamlet is asked about; in another hamlet it is not") {
    const auto one = lives("Đỗ Thị Cam", 1961, {}, "");
    const auto same = likeness(one, lives("Đỗ Thị Cam", 1961, {}, "", 1));
    CHECK(same.score >= asked_from);
    CHECK(same.reasons == Reasons{TwinReason::same_name, TwinReason::same_birth_year, TwinReason::same_hamlet});
    CHECK(likeness(one, lives("Đỗ Thị Cam", 1961, {}, "", 2)).score < asked_from);
}

TEST_CASE("a name without its marks is the same name, a little less surely") {
    const auto found = likeness(lives("Đỗ Thị Cam", 1961, {}, ""), lives("DO THI CAM", 1961, {}, ""));
    CHECK(found.reasons.front() == TwinReason::name_without_marks);
    CHECK(found.score >= asked_from);
}

TEST_CASE("a name without its middle, or with a slip of the pen, is similar") {
    const auto one = lives("Đỗ Thị Cam", 1961, "0400123456", "");
    CHECK(likeness(one, lives("Đỗ Cam", 1961, "0400123456", "")).reasons.at(1) == TwinReason::similar_name);
    CHECK(likeness(one, lives("Đỗ Thi Cạn", 1961, "0400123456", "")).reasons.at(1) == TwinReason::similar_name);
    CHECK(likeness(one, lives("Đỗ Văn Cam", 1961, {}, "")).score == 0);
}

TEST_CASE("a name whose words were run together is similar") {
    const auto found =
        likeness(lives("Đỗ Thị Cam", 1961, "0400123456", ""), lives("Đỗ ThịCam", 1961, "0400123456", ""));
    CHECK(found.reasons.at(1) == TwinReason::similar_name);
}

TEST_CASE("two people of one name who were born in different years are two") {
    CHECK(likeness(lives("Đỗ Thị Cam", 1961, {}, ""), lives("Đỗ Thị Cam", 1990, {}, "")).score == 0);
}

TEST_CASE("neighbours who share a phone are not asked about") {
    const auto found = likeness(lives("Đỗ Thị Cam", 1961, "0400123456", "Số 7, ngõ 2"),
                                lives("Bùi Văn Lựu", 1955, "0400123456", "Số 9, ngõ 2"));
    CHECK(found.score == 0);
}

TEST_CASE("husband and wife who entered the same house are asked about") {
    const auto found = likeness(lives("Đỗ Thị Cam", 1961, "0400123456", "Số 7, ngõ 2"),
                                lives("Bùi Văn Lựu", 1955, "0400123456", "nhà 7 ngõ 2 Bến Đò"));
    CHECK(found.reasons == Reasons{TwinReason::same_phone, TwinReason::similar_address, TwinReason::same_hamlet});
    CHECK(found.score >= asked_from);
}

TEST_CASE("an address is the same however its small words are written") {
    const auto found = likeness(lives("Đỗ Thị Cam", {}, {}, "Số 7, ngõ 2"), lives("Đỗ Thị Cam", {}, {}, "7/2"));
    CHECK(std::ranges::find(found.reasons, TwinReason::same_address) != found.reasons.end());
    CHECK(likeness(lives("Đỗ Thị Cam", {}, {}, "7 Lê Lợi"), lives("Bùi Văn Lựu", {}, {}, "7 Trần Phú")).score == 0);
}

TEST_CASE("lodgers behind one door who share the landlord's phone are not asked about") {
    const auto one = lodges(lives("Đỗ Thị Cam", 1998, "0400123456", "Số 7, ngõ 2"));
    CHECK(likeness(one, lodges(lives("Bùi Văn Lựu", 1999, "0400123456", "Số 7, ngõ 2"))).score == 0);
}

TEST_CASE("a second member in common says more") {
    auto one = lives("Đỗ Thị Cam", 1961, {}, "", 1);
    auto other = lives("Đỗ Thị Cam", 1961, {}, "", 2);
    one.record.members.push_back({"Bùi Văn Lựu", 1955, {}});
    other.record.members.push_back({"Bùi Văn Lựu", 1955, {}});
    CHECK(likeness(one, other).score >= asked_from);
}

TEST_CASE("nobody looks like a household without names") {
    const Appearance nobody{.record = {.address = "", .members = {}, .hardship = {}}, .area = {}, .dwelling = "home"};
    CHECK(likeness(nobody, nobody).score == 0);
}

TEST_CASE("a twin can be found by the words that it would have") {
    const auto finds = [](const Member& written, const Member& known) {
        const auto asked = words_of_twins({.address = "", .members = {written}, .hardship = {}});
        const auto indexed = words_of_person(known);
        return std::ranges::any_of(
            asked, [&](const std::string& word) { return std::ranges::find(indexed, word) != indexed.end(); });
    };
    const Member cam{"Đỗ Thị Cam", 1961, {}};
    CHECK(finds(cam, {"do thi cam", 1961, {}}));
    CHECK(finds(cam, {"Đỗ Thị Cam", 1962, {}}));
    CHECK(finds(cam, {"Đỗ Thị Cam", {}, {}}));
    CHECK(finds({"Đỗ Thị Cam", {}, {}}, cam));
    CHECK(finds(cam, {"Đỗ Cam", 1961, {}}));
    CHECK(finds({"Đỗ Cam", 1961, {}}, cam));
    CHECK_FALSE(finds(cam, {"Đỗ Thị Cam", 1990, {}}));
}
