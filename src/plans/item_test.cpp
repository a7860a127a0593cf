#include "plans/item.hpp"

#include <doctest/doctest.h>

#include "base/problem.hpp"

namespace {

using plans::ItemKind;

reader::Reading reading_of(reader::Found<std::string> title) {
    reader::Reading reading;
    reading.title = std::move(title);
    return reading;
}

}  // namespace

TEST_CASE("a value's place counts columns as a browser does, in UTF-16") {
    const sources::Source source{"a.txt", "Số 1\n🌿 Lá lành\n"};
    const auto from = static_cast<std::uint32_t>(source.text.find("Lá"));
    const auto items = plans::items_of(source, reading_of({"Lá lành", {from, from + 9}, "title"}));
    REQUIRE(items.size() == 1);
    REQUIRE(items[0].places.size() == 1);
    CHECK(items[0].places[0].line == 1);
    CHECK(items[0].places[0].from == 3);
    CHECK(items[0].places[0].to == 10);
}

TEST_CASE("a value that runs over two lines has a place in each") {
    const sources::Source source{"a.txt", "một\nhai\nba"};
    const auto items = plans::items_of(
        source, reading_of({"một hai", {0, static_cast<std::uint32_t>(source.text.find("\nba"))}, "title"}));
    REQUIRE(items[0].places.size() == 2);
    CHECK(items[0].places[1].line == 1);
    CHECK(items[0].places[1].from == 0);
    CHECK(items[0].places[1].to == 3);
}

TEST_CASE("a doubt within a value is shown with it") {
    auto reading = reading_of({"Huyệ", {0, 6}, "title"});
    reading.doubts.push_back({reader::DoubtKind::ambiguous, "title", "doubt.word_cut_off", {2, 6}});
    CHECK(plans::items_of({"a.txt", "Huyệ theo quy định"}, reading)[0].doubt == "doubt.word_cut_off");
}

TEST_CASE("a doubt is told of the narrowest value that holds its words, and not again of those around it") {
    const sources::Source source{"a.txt", "1. Trước ngày 15/6"};
    reader::Reading reading;
    reading.sections.push_back({{"1", "", {}}, {0, 21}, "section"});
    reader::Deadline deadline;
    deadline.section = "1";
    reading.deadlines.push_back({deadline, {3, 21}, "deadline"});
    reading.doubts.push_back({reader::DoubtKind::ambiguous, "1", "doubt.range_backwards", {3, 21}});
    const auto items = plans::items_of(source, reading);
    REQUIRE(items.size() == 2);
    CHECK_FALSE(items[0].doubt);
    CHECK(items[1].doubt == "doubt.range_backwards");
}

TEST_CASE("a duty without a day asks for one, and so does a day that does not exist") {
    const sources::Source source{"a.txt", "khi cần. trước ngày 31/6"};
    reader::Reading reading;
    reader::Deadline undated;
    undated.kind = reader::DeadlineKind::undated;
    reading.deadlines.push_back({undated, {0, 8}, "deadline"});
    const auto day = static_cast<std::uint32_t>(source.text.find("trước"));
    const auto end = static_cast<std::uint32_t>(source.text.size());
    reading.doubts.push_back({reader::DoubtKind::inconsistent, "II.1", "doubt.no_such_day", {day, end}});
    const auto items = plans::items_of(source, reading);
    REQUIRE(items.size() == 2);
    CHECK(items[0].doubt == "doubt.no_date");
    CHECK(items[1].doubt == "doubt.no_such_day");
    CHECK(items[1].section == "II.1");
    CHECK(items[1].value.at("text") == "trước ngày 31/6");
}

TEST_CASE("a value typed in must have the shape of its kind") {
    CHECK(plans::checked_value(ItemKind::date, {{"date", "2021-06-15"}}) == base::Json{{"date", "2021-06-15"}});
    CHECK_THROWS_AS(plans::checked_value(ItemKind::date, {{"date", "2021-06-31"}}), base::Problem);
    CHECK_THROWS_AS(plans::checked_value(ItemKind::assignment, {{"text", "Trạm y tế xã"}}), base::Problem);
}

TEST_CASE("an assignment stands where its body is named and where its duties are told") {
    const sources::Source source{"a.txt", "1. Công an xã\n- Giữ trật tự\n"};
    reader::Reading reading;
    const auto duty = static_cast<std::uint32_t>(source.text.find("Giữ"));
    reading.assignments.push_back(
        {{"1", "Công an xã", true, {}, {{"Giữ trật tự", {duty, duty + 16}, "duty"}}}, {3, 16}, "body"});
    const auto places = plans::items_of(source, reading)[0].places;
    REQUIRE(places.size() == 2);
    CHECK(places[0].line == 0);
    CHECK(places[1].line == 1);
    CHECK(places[1].from == 2);
}
