#include <doctest/doctest.h>

#include <stdexcept>

#include "demonstration/script.hpp"

using demonstration::with_days;

namespace {

const base::Day first = *base::make_day(2021, 6, 11);

}  // namespace

TEST_CASE("days are written as offices write them") {
    CHECK(with_days("trước ngày {day +4}", first) == "trước ngày 15/6/2021");
    CHECK(with_days("{date -10}", first) == "ngày 01 tháng 6 năm 2021");
    CHECK(with_days("{day +235}", first) == "01/02/2022");
    CHECK(with_days("\"{iso +0}\"", first) == "\"2021-06-11\"");
}

TEST_CASE("braces that hold no day stay as they are") {
    const auto text = R"({"a": {"b": "{day x}"}, "c": "{week +1}"})";
    CHECK(with_days(text, first) == text);
}

TEST_CASE("the story begins on a working day three weeks ago") {
    CHECK(demonstration::first_day(*base::make_day(2021, 6, 30)) == *base::make_day(2021, 6, 7));
    CHECK(demonstration::first_day(*base::make_day(2021, 6, 29)) == *base::make_day(2021, 6, 4));
}

TEST_CASE("a table is read by the names of its columns") {
    const auto table = demonstration::read_table("login\tparts\nlan\ta|b\nminh\t\n");
    CHECK(table[0]["login"] == "lan");
    CHECK(table[0].parts("parts") == std::vector<std::string>{"a", "b"});
    CHECK(table[1].parts("parts").empty());
    CHECK_THROWS_AS(table[0]["name"], std::logic_error);
}

TEST_CASE("every page of the demonstration's plan says that it is one") {
    CHECK(demonstration::file("plan.txt").starts_with("(Văn bản của bản trình diễn"));
}
