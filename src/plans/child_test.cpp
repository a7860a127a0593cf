#include "plans/child_text.hpp"

#include <doctest/doctest.h>

#include "reader/reading.hpp"

namespace {

using plans::ChildClause;
using plans::ClauseFate;
using plans::DeadlineValue;
using plans::ItemKind;

base::Day day(std::string_view text) {
    return *base::parse_day(text);
}

ChildClause taken(const std::string& addressee, const std::string& words, bool ordered = true) {
    ChildClause clause{.id = {},
                       .fate = ClauseFate::taken,
                       .upper = plans::UpperDuty{},
                       .addressee = addressee,
                       .words = words,
                       .due = {},
                       .reason = {},
                       .printed = {}};
    clause.upper->ordered = ordered;
    return clause;
}

DeadlineValue before(std::string_view date, const std::string& text) {
    DeadlineValue deadline;
    deadline.date = day(date);
    deadline.exclusive = true;
    deadline.text = text;
    return deadline;
}

plans::ReadFile paper(std::vector<ChildClause> clauses) {
    return plans::write_paper({"Ủy ban nhân dân xã An Khê",
                               "Phòng bệnh mùa mưa",
                               "Kế hoạch số 45/KH-UBND ngày 09/6/2021 của Ủy ban nhân dân tỉnh Thái Bình",
                               {"45/KH-UBND", day("2021-06-09")},
                               "Ủy ban nhân dân tỉnh Thái Bình",
                               std::move(clauses)});
}

std::vector<plans::DraftItem> of_kind(const std::vector<plans::DraftItem>& items, ItemKind kind) {
    std::vector<plans::DraftItem> found;
    for (const auto& item : items)
        if (item.kind == kind) found.push_back(item);
    return found;
}

}  // namespace

TEST_CASE("the reader reads the paper of a lower plan as it was written") {
    auto first = taken("Trạm y tế xã", "Hướng dẫn từng hộ đậy kín bể nước, hoàn thành trước ngày 20/6/2021");
    first.upper->deadlines = {before("2021-06-20", "hoàn thành trước ngày 20/6/2021")};
    auto second = taken("Công an xã", "Giữ trật tự các điểm phun hóa chất");
    second.fate = ClauseFate::adapted;
    second.due = day("2021-06-25");
    const auto written = paper({first, second, taken("Mặt trận Tổ quốc xã", "Vận động các hộ", false)});
    const auto read = plans::items_of(written.source, reader::read_plan(written.source));
    for (const auto kind : {ItemKind::assignment, ItemKind::deadline, ItemKind::basis, ItemKind::recipient}) {
        const auto wanted = of_kind(written.items, kind);
        const auto got = of_kind(read, kind);
        REQUIRE(got.size() == wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            CHECK(got[i].section == wanted[i].section);
            if (kind == ItemKind::deadline)
                CHECK(got[i].value.at("date") == wanted[i].value.at("date"));
            else if (kind == ItemKind::assignment)
                CHECK(got[i].value.at("body") == wanted[i].value.at("body"));
        }
    }
    CHECK(of_kind(read, ItemKind::assignment)[2].value.at("ordered") == false);
}

TEST_CASE("a day that the words of a duty do not say is printed with it") {
    auto clause = taken("Trạm y tế xã", "Hướng dẫn từng hộ");
    clause.upper->deadlines = {before("2021-06-20", "hoàn thành trước ngày 20/6/2021")};
    CHECK(paper({clause}).source.text.find("- Hướng dẫn từng hộ, hoàn thành trước ngày 20/6/2021.") !=
          std::string::npos);
}

TEST_CASE("an adapted duty that keeps no day loses the words of it") {
    auto clause = taken("Trạm y tế xã", "Hướng dẫn từng hộ, hoàn thành trước ngày 20/6/2021");
    clause.upper->deadlines = {before("2021-06-20", "hoàn thành trước ngày 20/6/2021")};
    clause.fate = ClauseFate::adapted;
    const auto written = paper({clause});
    CHECK(written.source.text.find("- Hướng dẫn từng hộ.") != std::string::npos);
    CHECK(of_kind(written.items, ItemKind::deadline).empty());
}

TEST_CASE("the last good day of a duty is that of its earliest deadline") {
    CHECK(plans::last_day_of({before("2021-06-20", ""), before("2021-06-18", "")}) == day("2021-06-17"));
    CHECK_FALSE(plans::last_day_of({}));
}
