#include "plans/compare.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "base/problem.hpp"
#include "cast.hpp"

namespace {

using plans::Change;
using plans::ItemKind;

/// What both versions say, around what each of them orders.
std::string version(const std::string& number, const std::string& orders) {
    return "ỦY BAN NHÂN DÂN\nXÃ AN KHÊ\n\nSố: " + number + R"(/KH-UBND

An Khê, ngày 10 tháng 6 năm 2021

KẾ HOẠCH
Diệt lăng quăng

I. MỤC ĐÍCH

Không để dịch lan ra các thôn.

II. CÁC VIỆC

)" + orders +
           R"(
Nơi nhận:
- UBND huyện;
- Lưu: VT.
)";
}

const std::string first_version = version("12", R"(1. Trạm Y tế xã

Lập danh sách các hộ có bể nước, hoàn thành trước ngày 15/6/2021.

2. Công an xã

Giữ trật tự tại các điểm phun hóa chất.

3. Đoàn Thanh niên

Phát tờ rơi đến từng hộ trong hai ngày cuối tuần.
)");

/// The second version: a section before the others, so that all are renumbered; a day moved; one section gone.
const std::string second_version = version("14", R"(1. Hội Phụ nữ xã

Vận động từng nhà đậy kín bể nước.

2. Trạm Y tế xã

Lập danh sách các hộ có bể nước, hoàn thành trước ngày 20/6/2021.

3. Công an xã

Giữ trật tự tại các điểm phun hóa chất.
)");

struct TwoVersions : spec::Cast {
    plans::PlanId read_in(const std::string& speaker, const std::string& text) {
        const auto somebody = who(speaker);
        const auto file = plans::read_file("plan.txt", text);
        return db().write([&](store::Transaction& tx) { return plans::keep_draft(tx, somebody, file); });
    }

    plans::Comparison compare(plans::PlanId before, plans::PlanId after) {
        const auto somebody = who("lan");
        return db().read([&](store::Transaction& tx) { return plans::compare(tx, somebody, before, after); });
    }
};

const plans::SectionDifference* section(const plans::Comparison& comparison, const std::string& heading) {
    const auto found = std::find_if(comparison.sections.begin(), comparison.sections.end(),
                                    [&](const auto& one) { return one.heading == heading; });
    return found == comparison.sections.end() ? nullptr : &*found;
}

std::vector<plans::ItemDifference> items(const plans::Comparison& comparison, ItemKind kind) {
    std::vector<plans::ItemDifference> found;
    for (const auto& one : comparison.items)
        if (one.kind == kind) found.push_back(one);
    return found;
}

}  // namespace

TEST_CASE_FIXTURE(TwoVersions, "a section that was only renumbered is told as moved, with none of its words") {
    const auto comparison = compare(read_in("lan", first_version), read_in("lan", second_version));
    const auto* police = section(comparison, "Công an xã");
    REQUIRE(police);
    CHECK(police->change == Change::moved);
    CHECK(police->before == "II.2");
    CHECK(police->after == "II.3");
    CHECK(police->words.empty());
    CHECK(comparison.same_sections == 3);
}

TEST_CASE_FIXTURE(TwoVersions, "a section whose text changed shows the words, also under another number") {
    const auto comparison = compare(read_in("lan", first_version), read_in("lan", second_version));
    const auto* health = section(comparison, "Trạm Y tế xã");
    REQUIRE(health);
    CHECK(health->change == Change::changed);
    CHECK(health->before == "II.1");
    CHECK(health->after == "II.2");
    REQUIRE(health->words.size() == 3);
    CHECK(health->words[1].text == "15/6/2021");
    CHECK(health->words[2].text == "20/6/2021");
}

TEST_CASE_FIXTURE(TwoVersions, "sections that came and went are told with their words") {
    const auto comparison = compare(read_in("lan", first_version), read_in("lan", second_version));
    REQUIRE(section(comparison, "Hội Phụ nữ xã"));
    CHECK(section(comparison, "Hội Phụ nữ xã")->change == Change::added);
    REQUIRE(section(comparison, "Đoàn Thanh niên"));
    CHECK(section(comparison, "Đoàn Thanh niên")->change == Change::removed);
}

TEST_CASE_FIXTURE(TwoVersions, "a value that says something else shows both, with the sentences around them") {
    const auto comparison = compare(read_in("lan", first_version), read_in("lan", second_version));
    const auto numbers = items(comparison, ItemKind::number);
    REQUIRE(numbers.size() == 1);
    CHECK(numbers[0].change == Change::changed);
    CHECK(numbers[0].before->value.at("text") == "12/KH-UBND");
    CHECK(numbers[0].after->value.at("text") == "14/KH-UBND");
    auto deadlines = items(comparison, ItemKind::deadline);
    std::erase_if(deadlines, [](const auto& one) { return one.change != Change::changed; });
    REQUIRE(deadlines.size() == 1);
    CHECK(deadlines[0].before->value.at("date") == "2021-06-15");
    CHECK(deadlines[0].after->value.at("date") == "2021-06-20");
    CHECK(deadlines[0].after->words.find("Lập danh sách các hộ") == 0);
    CHECK(items(comparison, ItemKind::title).empty());
}

TEST_CASE_FIXTURE(TwoVersions, "work of a renumbered section is the same work") {
    const auto comparison = compare(read_in("lan", first_version), read_in("lan", second_version));
    for (const auto& one : items(comparison, ItemKind::assignment)) {
        CHECK(one.change != Change::moved);
        if (one.before) CHECK(one.before->value.at("body") != "Công an xã");
    }
}

TEST_CASE_FIXTURE(TwoVersions, "a plan against itself has changed in nothing") {
    const auto plan = read_in("lan", first_version);
    const auto comparison = compare(plan, plan);
    CHECK(comparison.items.empty());
    CHECK(comparison.sections.empty());
    CHECK(comparison.same_sections == 7);
}

TEST_CASE_FIXTURE(TwoVersions, "another desk's plan cannot be compared with") {
    const auto own = read_in("lan", first_version);
    const auto foreign = read_in("minh", second_version);
    CHECK_THROWS_AS(compare(own, foreign), base::Problem);
}
