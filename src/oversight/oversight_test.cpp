#include <doctest/doctest.h>

#include "cast.hpp"
#include "occasions/occasion.hpp"
#include "oversight/care.hpp"
#include "oversight/record.hpp"
#include "oversight/supervision.hpp"
#include "oversight/word.hpp"
#include "problem_of.hpp"

using namespace oversight;

namespace {

/// The commune inspects a works that is none of its bodies, and one that is.
struct Inspectors : spec::Cast {
    base::Who lan = who("lan");
    base::Who dung = who("dung");
    areas::AreaId commune{id("commune_a")};

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    base::Day today() {
        return write([](store::Transaction& tx) { return base::day_of(tx.now()); });
    }
    InspectedPlace works(const std::string& name, std::optional<base::Uuid> body = std::nullopt) {
        return write([&](store::Transaction& tx) {
            return add_place(tx, lan,
                             {.id = {tx.new_id()},
                              .added_by = id("committee_a"),
                              .kind = Kind::enterprise,
                              .name = name,
                              .area = commune,
                              .body = body});
        });
    }
    NewInspection wanted(const InspectedPlace& place) {
        return write([&](store::Transaction& tx) {
            NewInspection one{.id = {tx.new_id()},
                              .body = id("committee_a"),
                              .place = place.id,
                              .day = base::day_of(tx.now()),
                              .checklist = "enterprise-1",
                              .people = "",
                              .words = "",
                              .answers = {},
                              .pictures = {}};
            one.answers.resize(checklist_of(tx, one.checklist).questions.size());
            return one;
        });
    }
    InspectionId inspected(const InspectedPlace& place) {
        const auto one = wanted(place);
        return write([&](store::Transaction& tx) { return record(tx, lan, one).line.id; });
    }
    FindingId found(InspectionId inspection) {
        return write([&](store::Transaction& tx) {
            return oversight::write(tx, lan, inspection,
                                    {.id = {tx.new_id()},
                                     .words = "Thiếu chỗ rửa tay",
                                     .question = 2,
                                     .corrector = {},
                                     .due = base::day_of(tx.now()) + 3})
                .id;
        });
    }
    void corrected(FindingId finding) {
        write([&](store::Transaction& tx) { return say_corrected(tx, lan, finding, {"Đã có", {}}); });
        write([&](store::Transaction& tx) { return verify(tx, dung, finding); });
    }
    std::optional<std::int64_t> told() {
        return write([&](store::Transaction& tx) { return supervision(tx, commune).kinds.front().inspected; });
    }
};

}  // namespace

TEST_CASE("what everybody is told is at least so many, by fives, and fewer than five not at all") {
    CHECK(at_least(0) == 0);
    CHECK_FALSE(at_least(1));
    CHECK_FALSE(at_least(4));
    CHECK(at_least(5) == 5);
    CHECK(at_least(9) == 5);
    CHECK(at_least(10) == 10);
}

TEST_CASE_FIXTURE(Inspectors, "one inspection more does not show in the public figure") {
    const auto place = works("Xưởng mộc");
    CHECK(told() == 0);
    for (int i = 0; i < 4; ++i) inspected(place);
    CHECK_FALSE(told());
    inspected(place);
    CHECK(told() == 5);
    inspected(place);
    CHECK(told() == 5);
}

TEST_CASE_FIXTURE(Inspectors, "a body's record counts what it inspected, found and put right in time") {
    const auto finding = found(inspected(works("Hợp tác xã", id("front_a"))));
    corrected(finding);
    found(inspected(works("Xưởng mộc")));
    pass_days(5);
    found(inspected(works("Lò gạch", id("front_a"))));
    pass_days(9);
    const auto year = static_cast<int>(base::parts_of(today()).year());
    const auto committee = write([&](store::Transaction& tx) { return record_of_body(tx, id("committee_a"), year); });
    CHECK(committee.inspections == 3);
    CHECK(committee.found == 3);
    CHECK(committee.to_correct == 0);
    const auto front = write([&](store::Transaction& tx) { return record_of_body(tx, id("front_a"), year); });
    CHECK(front.inspections == 0);
    CHECK(front.corrected_in_time == 1);
    CHECK(front.corrected_later == 0);
    CHECK(front.to_correct == 1);
    CHECK(front.late == 1);
    CHECK(write([&](store::Transaction& tx) { return open_findings(tx, id("front_a"), 10).size(); }) == 1);
    CHECK(write([&](store::Transaction& tx) { return open_findings(tx, id("committee_a"), 10).size(); }) == 2);
}

TEST_CASE_FIXTURE(Inspectors, "verifying is taken back by a further step, and said again by another one") {
    const auto finding = found(inspected(works("Xưởng mộc")));
    corrected(finding);
    const auto after = write([&](store::Transaction& tx) { return undo(tx, dung, finding); });
    CHECK(after.state == FindingState::corrected);
    CHECK(after.steps.size() == 3);
    CHECK(after.steps.back().is_taken_back);
    CHECK(write([&](store::Transaction& tx) { return verify(tx, dung, finding); }).state == FindingState::verified);
}

TEST_CASE_FIXTURE(Inspectors, "words of an inspection are short, and its pictures few") {
    const auto place = works("Xưởng mộc");
    auto long_one = wanted(place);
    long_one.words = std::string(3000, 'x');
    CHECK(problem_of([&] { write([&](store::Transaction& tx) { return record(tx, lan, long_one); }); }) ==
          "inspection.text_too_long");
    auto many = wanted(place);
    many.pictures.resize(13);
    CHECK(problem_of([&] { write([&](store::Transaction& tx) { return record(tx, lan, many); }); }) ==
          "inspection.too_many_pictures");
}

TEST_CASE_FIXTURE(Inspectors, "pictures go where the inspection goes, and to nobody else") {
    auto one = wanted(works("Xưởng mộc"));
    const std::string jpeg("\xff\xd8\xff\xdb\x00\x04\x00\x00\xff\xda\x00\x04\x00\x00\x00\xff\xd9", 17);
    one.pictures = {write([&](store::Transaction& tx) { return files::keep_picture(tx, lan, "a.jpg", jpeg); })};
    const auto inspection = write([&](store::Transaction& tx) { return record(tx, lan, one).line.id; });
    const auto picture = [&](const base::Who& who) {
        return problem_of(
            [&] { write([&](store::Transaction& tx) { return picture_of(tx, who, inspection, one.pictures[0]); }); });
    };
    auto other = wanted(works("Lò gạch"));
    const std::string told = jpeg.substr(0, 2) + std::string("\xff\xe1\x00\x04xy", 6) + jpeg.substr(2);
    other.pictures = {write([&](store::Transaction& tx) { return files::keep_picture(tx, lan, "b.jpg", told); })};
    CHECK(problem_of([&] { write([&](store::Transaction& tx) { return record(tx, lan, other); }); }) ==
          "file.not_a_picture");
    CHECK(picture(lan) == "no problem");
    CHECK(picture(who("yen")) == "account.outside_area");
}

TEST_CASE("a question about who was there is told apart from one about the place") {
    CHECK(asks_attendance("Số người dự lễ hôm nay"));
    CHECK(asks_attendance("Có ĐIỂM DANH không"));
    CHECK_FALSE(asks_attendance("Chỗ ngồi có giãn cách"));
}

TEST_CASE_FIXTURE(Inspectors, "a visit with gifts is care too") {
    const auto station = id("health_a");
    write([&](store::Transaction& tx) {
        occasions::NewOccasion visit;
        visit.id = {tx.new_id()};
        visit.body = id("committee_a");
        visit.place = station;
        visit.day = base::day_of(tx.now());
        return occasions::record(tx, lan, visit);
    });
    const auto units = write([&](store::Transaction& tx) { return care_units(tx, lan, commune, std::nullopt); });
    REQUIRE(units.others.size() == 1);
    CHECK(units.others.front().id == station);
    pass_days(20);
    CHECK(write([&](store::Transaction& tx) { return care_units(tx, lan, commune, std::nullopt).others.size(); }) == 0);
}
