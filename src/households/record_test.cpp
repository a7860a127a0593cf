#include <doctest/doctest.h>

#include "base/problem.hpp"
#include "households/record.hpp"

using households::Record;

namespace {

const base::Day today = *base::make_day(2021, 6, 11);

std::vector<std::string> faults_of(const Record& record) {
    std::vector<std::string> faults;
    try {
        households::tidied(record, today);
    } catch (const base::Problem& problem) {
        for (const auto& field : problem.fields()) faults.push_back(field.path + " " + field.code);
    }
    return faults;
}

Record record_of(households::Member member) {
    return {.address = "", .members = {std::move(member)}, .hardship = std::nullopt};
}

}  // namespace

TEST_CASE("a phone number is the same however it is written") {
    CHECK(households::phone_digits("0400 123 456") == "0400123456");
    CHECK(households::phone_digits("+84 400.123.456") == "0400123456");
    CHECK(households::phone_digits("(0400) 123-456") == "0400123456");
}

TEST_CASE("words and short numbers are no phone number") {
    CHECK_FALSE(households::phone_digits("Đỗ Thị Cam"));
    CHECK_FALSE(households::phone_digits("0123"));
    CHECK_FALSE(households::phone_digits("1984"));
}

TEST_CASE("names lose needless blanks and keep their marks") {
    const auto tidy = households::tidied(
        record_of({.name = "  Đỗ   Thị Cam ", .birth_year = std::nullopt, .phone = std::nullopt}), today);
    CHECK(tidy.members.front().name == "Đỗ Thị Cam");
}

TEST_CASE("every faulty field of a record is named") {
    const auto faults = faults_of(record_of({.name = " ", .birth_year = 2031, .phone = "gọi bà Cam"}));
    CHECK(faults == std::vector<std::string>{"/members/0/name household.name_missing",
                                             "/members/0/birth_year household.birth_year_wrong",
                                             "/members/0/phone household.phone_wrong"});
}

TEST_CASE("a household with more members than a house holds is refused") {
    const Record record{.address = "",
                        .members = std::vector<households::Member>(61, {.name = "Cam", .birth_year = {}, .phone = {}}),
                        .hardship = {}};
    CHECK(faults_of(record) == std::vector<std::string>{"/members household.too_many_members"});
}

TEST_CASE("an address longer than a letter is refused") {
    const Record record{.address = std::string(301, 'a'), .members = {}, .hardship = {}};
    CHECK(faults_of(record) == std::vector<std::string>{"/address household.text_too_long"});
}

TEST_CASE("nobody consents tomorrow") {
    const Record record{.address = "", .members = {}, .hardship = households::Hardship{{"Sống một mình"}, today + 1}};
    CHECK(faults_of(record) == std::vector<std::string>{"/hardship/consented_on household.consent_in_future"});
}

TEST_CASE("an empty note of hardship is no note") {
    const Record record{.address = "", .members = {}, .hardship = households::Hardship{{" "}, today}};
    CHECK_FALSE(households::tidied(record, today).hardship);
}

TEST_CASE("hardship is told by the groups that plans name, by a note, or by both") {
    using Groups = std::vector<std::string>;
    households::Hardship hardship{.notes = {}, .consented_on = today, .kinds = Groups{"poor", "alone", "poor"}};
    Record record{.address = "", .members = {}, .hardship = hardship};
    CHECK(households::tidied(record, today).hardship->kinds == Groups{"poor", "alone"});
    record.hardship->kinds = Groups{"lazy"};
    CHECK(faults_of(record) == std::vector<std::string>{"/hardship/kinds household.hardship_unknown"});
}

TEST_CASE("several members may share one phone") {
    const Record record{
        .address = "", .members = {{"Cam", {}, "0400123456"}, {"Lựu", {}, "0400123456"}}, .hardship = {}};
    CHECK(households::tidied(record, today).members.back().phone == "0400123456");
}

TEST_CASE("a record has no place for religion or ethnicity") {
    CHECK_THROWS_AS(base::from_json_text<Record>(R"({"address":"","members":[],"religion":"…"})"), base::Problem);
    CHECK_THROWS_AS(base::from_json_text<Record>(R"({"address":"","members":[{"name":"Cam","ethnicity":"…"}]})"),
                    base::Problem);
}
