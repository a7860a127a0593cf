#include "plans/basis.hpp"

#include <doctest/doctest.h>

namespace {

using plans::BasisDoubt;
using plans::Candidate;
using plans::Likeness;
using plans::WantedBasis;

base::Day day(std::string_view text) {
    return *base::parse_day(text);
}

base::Uuid numbered(std::uint8_t number) {
    base::Uuid id;
    id.bytes.back() = number;
    return id;
}

Candidate of_district(std::string_view dated, std::uint8_t number = 1) {
    return {plans::PlanId{numbered(number)}, day(dated), "Ủy ban nhân dân huyện Quỳnh Phụ", false, true};
}

const WantedBasis wanted{day("2021-06-09"), "UBND huyện"};

}  // namespace

TEST_CASE("a number is the same with zeros before it and blanks in it") {
    CHECK(plans::number_key("Số 045 /KH-UBND") == plans::number_key("45/KH-UBND"));
    CHECK(plans::number_key("Chỉ thị 12-CT/TU") == plans::number_key("12-CT/TU"));
    CHECK(plans::number_key("Luật Phòng, chống thiên tai").empty());
    CHECK(plans::number_key("/KH-UBND").empty());
}

TEST_CASE("the issuer of a basis is read behind its number, and not what the document is about") {
    const std::string text =
        "Căn cứ Kế hoạch số 45/KH-UBND ngày 09/6/2021 của UBND huyện về công tác của các thôn;\nCăn cứ khác;";
    const auto from = static_cast<std::uint32_t>(text.find("Kế hoạch"));
    const auto to = static_cast<std::uint32_t>(text.find(" ngày"));
    CHECK(plans::printed_basis(text, {from, to}).issuer == "UBND huyện");
    CHECK(plans::printed_basis(text, {from, to}).words ==
          "Kế hoạch số 45/KH-UBND ngày 09/6/2021 của UBND huyện về công tác của các thôn");
    const std::string about = "Căn cứ Luật số 10/2012/QH13 về quyền của công dân;";
    const auto number = static_cast<std::uint32_t>(about.find("Luật"));
    CHECK(plans::printed_basis(about, {number, number + 24}).issuer.empty());
}

TEST_CASE("the district's plan is found by number, day and issuer, however the issuer is shortened") {
    CHECK(plans::compare_basis(wanted, of_district("2021-06-09")).likeness == Likeness::sure);
}

TEST_CASE("the district of other communes is not meant") {
    auto elsewhere = of_district("2021-06-09");
    elsewhere.above = false;
    CHECK(plans::compare_basis(wanted, elsewhere).likeness == Likeness::none);
}

TEST_CASE("the same number of another year is another document") {
    CHECK(plans::compare_basis(wanted, of_district("2020-06-09")).likeness == Likeness::none);
}

TEST_CASE("another day of the same year, another issuer and a bare number are doubted") {
    CHECK(plans::compare_basis(wanted, of_district("2021-06-19")).doubt == BasisDoubt::other_day);
    const WantedBasis of_front{day("2021-06-09"), "Mặt trận huyện"};
    CHECK(plans::compare_basis(of_front, of_district("2021-06-09")).doubt == BasisDoubt::other_issuer);
    CHECK(plans::compare_basis({}, of_district("2021-06-09")).doubt == BasisDoubt::only_number);
}

TEST_CASE("the original goes before a copy on the desk, and two different documents are a doubt") {
    auto copy = of_district("2021-06-09", 9);
    copy.same_desk = true;
    const auto found = plans::choose_basis(wanted, {copy, of_district("2021-06-09", 2)});
    CHECK(found.plan == plans::PlanId{numbered(2)});
    CHECK_FALSE(found.doubt);
    const WantedBasis undated{{}, "UBND huyện"};
    const auto either = plans::choose_basis(undated, {of_district("2021-01-05", 1), of_district("2021-06-09", 2)});
    CHECK(either.plan == plans::PlanId{numbered(2)});
    CHECK(either.doubt == BasisDoubt::several);
}
