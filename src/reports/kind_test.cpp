#include "reports/kind.hpp"

#include <doctest/doctest.h>

#include "weekly_numbers.hpp"

using reports::Method;
using spec::WeeklyNumbers;

namespace {

struct ChangedKind : WeeklyNumbers {
    reports::Filled form_of(const std::string& speaker) {
        const auto somebody = who(speaker);
        return db().read(
            [&](store::Transaction& tx) { return reports::filled(tx, reports::of_body(tx, somebody, 1).at(0)); });
    }

    void change(const std::vector<reports::WantedIndicator>& indicators, reports::CutOff until = {}) {
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return reports::change_kind(tx, who, kind, {"Tình hình ngập", "", until, indicators, {}});
        });
    }

    base::Instant due_at(reports::CutOff of) {
        return db().read([&](store::Transaction& tx) {
            return reports::moment_of(tx, of, {*base::parse_day("2021-06-07"), *base::parse_day("2021-06-13")});
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(ChangedKind,
                  "a cut-off is counted from the last day of the period, at an hour or at the day's last good moment") {
    CHECK(base::to_string(due_at({-2, 1020})) == "2021-06-11T10:00:00.000Z");
    CHECK(base::to_string(due_at({1, 0})) == "2021-06-13T17:00:00.000Z");
    CHECK(base::day_of(due_at({})) == *base::parse_day("2021-06-13"));
}

TEST_CASE_FIXTURE(ChangedKind,
                  "a report keeps the form that it was sent on, one that is owed follows the new form at once") {
    owe({asked("nha_ngap", Method::sum)}, {id("committee_a"), id("health_a")});
    say(id("committee_a"), {12});
    change({asked("nha_ngap", Method::sum), asked("nguoi_do", Method::sum)});
    CHECK(form_of("lan").lines.size() == 1);
    CHECK(form_of("lan").answers.size() == 1);
    CHECK(form_of("yen").lines.size() == 2);
    CHECK(form_of("yen").answers.empty());
}

TEST_CASE_FIXTURE(ChangedKind, "a new cut-off moves the day by which a report is owed, not the one that came") {
    owe({asked("nha_ngap", Method::sum)}, {id("committee_a"), id("health_a")});
    say(id("committee_a"), {12});
    change({asked("nha_ngap", Method::sum)}, {-2, 480});
    CHECK(form_of("yen").report.due == *base::parse_day("2021-06-11"));
    CHECK(form_of("lan").report.due == *base::parse_day("2021-06-13"));
}

TEST_CASE_FIXTURE(ChangedKind, "what a body has said for the same period in another report is not asked for again") {
    owe({asked("nha_ngap", Method::sum)}, {id("committee_a"), id("health_a")});
    say(id("health_a"), {12});
    const auto first = form_of("yen").report;
    plan = write("lan", [](store::Transaction& tx, const base::Who& who) {
        return plans::keep_draft(tx, who, {"plan.txt", "bytes", {"plan.txt", "KẾ HOẠCH"}, {}});
    });
    assign("I", "Trạm y tế xã", {id("health_a")});
    owe_reports("weekly", {id("health_a")});
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        reports::choose_kind(tx, who, plan, plans::items(tx, plan, plans::ItemKind::report).at(0).id, kind);
        return 0;
    });
    issue();
    const auto again = form_of("yen");
    CHECK(again.report.id != first.id);
    CHECK(again.lines.at(0).value == 12);
    CHECK(again.lines.at(0).known_from.has_value());
}

TEST_CASE_FIXTURE(ChangedKind, "a kind gives a rhythm to a duty whose plan names none") {
    assign("I", "Trạm y tế xã", {id("health_a")});
    owe_reports("periodic", {id("health_a")});
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        const auto made = reports::make_kind(tx, who, {"Hằng tháng", "monthly", {}, {}, {"Có gì mới?"}});
        reports::choose_kind(tx, who, plan, plans::items(tx, plan, plans::ItemKind::report).at(0).id, made.id);
        return 0;
    });
    issue();
    CHECK(form_of("yen").report.period.until == *base::parse_day("2021-06-30"));
}
