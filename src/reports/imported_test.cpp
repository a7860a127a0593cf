#include "reports/imported.hpp"

#include <doctest/doctest.h>

#include "brought_figures.hpp"
#include "problem_of.hpp"
#include "reports/area_figures.hpp"

namespace {

using reports::Fate;
using reports::Method;
using reports::Taking;

struct Brought : spec::BroughtFigures {
    std::vector<reports::Verdict> bring(const char* name, std::int64_t value, Taking taking = Taking::each_alone,
                                        const std::string& code = "so_ca") {
        const reports::OutsideFigure figure{report_of(name).report.id, indicator(code), value};
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return reports::take_figures(tx, who, kind, period, {figure}, taking);
        });
    }

    Fate fate(const char* name, std::int64_t value) { return bring(name, value).at(0).fate; }
};

}  // namespace

TEST_CASE_FIXTURE(Brought, "a figure from outside stands in the report and in the total, whoever has reported or not") {
    owe({brought("so_ca")}, {body("committee_a"), body("committee_b")});
    CHECK(fate("committee_a", 7) == Fate::imported);
    CHECK(line_of("committee_a").value == 7);
    CHECK_FALSE(report_of("committee_a").report.at);
    CHECK(total().low == 7);
    CHECK(total().units == 1);
    CHECK(total().oldest_at);
    CHECK(fate("committee_a", 7) == Fate::unchanged);
    CHECK(fate("committee_a", 9) == Fate::updated);
    CHECK(total().low == 9);
}

TEST_CASE_FIXTURE(Brought, "looking first changes nothing") {
    owe({brought("so_ca")}, {body("committee_a")});
    CHECK(bring("committee_a", 7, Taking::not_at_all).at(0).fate == Fate::imported);
    CHECK_FALSE(line_of("committee_a").value);
}

TEST_CASE_FIXTURE(Brought, "a number that the unit has typed is never written over, and both are shown") {
    owe({brought("so_ca")}, {body("committee_a")});
    say(body("committee_a"), {5});
    const auto verdict = bring("committee_a", 8).at(0);
    CHECK(verdict.fate == Fate::refused);
    CHECK(verdict.reason == "figure.said_otherwise");
    CHECK(line_of("committee_a").value == 5);
    CHECK(line_of("committee_a").imported == 8);
    CHECK(total().low == 5);
    SUBCASE("the unit corrects other things and its number stays") {
        say(body("committee_a"), {5});
        CHECK(line_of("committee_a").value == 5);
    }
    SUBCASE("the unit agrees, and from then on the number comes from outside") {
        say(body("committee_a"), {8});
        CHECK(fate("committee_a", 9) == Fate::updated);
        CHECK(total().low == 9);
    }
}

TEST_CASE_FIXTURE(Brought, "who reports later does not hide a number that was brought") {
    owe({brought("so_ca"), asked("nha_ngap", Method::sum)}, {body("committee_a")});
    bring("committee_a", 7);
    CHECK(problem_of([&] { say(body("committee_a"), {6, 1}); }) == "report.figure_imported");
    say(body("committee_a"), {std::nullopt, 1});
    CHECK(line_of("committee_a").value == 7);
    CHECK(line_of("committee_a", 1).value == 1);
    CHECK(fate("committee_a", 8) == Fate::updated);
}

TEST_CASE_FIXTURE(Brought, "only what is to be brought is taken, and twice the same unit only once") {
    owe({brought("so_ca"), asked("nha_ngap", Method::sum)}, {body("committee_a")});
    CHECK(bring("committee_a", 3, Taking::each_alone, "nha_ngap").at(0).reason == "figure.of_the_unit");
    CHECK(bring("committee_a", -3).at(0).reason == "figure.negative");
    const auto report = report_of("committee_a").report.id;
    const auto cases = indicator("so_ca");
    const auto verdicts = write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return reports::take_figures(
            tx, who, kind, period,
            {{report, cases, 1}, {report, cases, 2}, {report, cases, 1}, {{}, cases, 1}, {report, {}, 1}},
            Taking::each_alone);
    });
    CHECK(verdicts.at(0).fate == Fate::imported);
    CHECK(verdicts.at(1).reason == "figure.twice");
    CHECK(verdicts.at(2).fate == Fate::unchanged);
    CHECK(verdicts.at(3).reason == "report.not_found");
    CHECK(verdicts.at(4).reason == "figure.not_asked");
}

TEST_CASE_FIXTURE(Brought, "what our own records give is not taken from outside") {
    auto done = brought("viec_da_xong");
    done.source = reports::Origin::computed;
    owe({done}, {body("committee_a")});
    CHECK(bring("committee_a", 3, Taking::each_alone, "viec_da_xong").at(0).reason == "figure.computed");
}

TEST_CASE_FIXTURE(Brought, "a wrong figure among several stops all of them when all or nothing was asked for") {
    owe({brought("so_ca")}, {body("committee_a"), body("committee_b")});
    const auto cases = indicator("so_ca");
    const std::vector<reports::OutsideFigure> figures{{report_of("committee_a").report.id, cases, 4},
                                                      {report_of("committee_b").report.id, cases, -1}};
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return reports::take_figures(tx, who, kind, period, figures, Taking::all_or_nothing);
    });
    CHECK_FALSE(line_of("committee_a").value);
}

TEST_CASE_FIXTURE(Brought, "a report that asks nothing of people has come when its figures have") {
    assign("I", "Ủy ban nhân dân xã", {body("committee_a")});
    owe_reports("weekly", {body("committee_a")});
    kind = write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return reports::make_kind(tx, who, {"Số liệu nhập", "", {}, {brought("so_ca"), brought("so_khoi")}, {}}).id;
    });
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        reports::choose_kind(tx, who, plan, plans::items(tx, plan, plans::ItemKind::report).at(0).id, kind);
        return 0;
    });
    issue();
    bring("committee_a", 7);
    CHECK_FALSE(report_of("committee_a").report.at);
    bring("committee_a", 6, Taking::each_alone, "so_khoi");
    const auto page = report_of("committee_a");
    CHECK(page.report.at);
    CHECK(page.sendings.size() == 1);
    CHECK(page.lines.at(0).value == 7);
    CHECK(page.lines.at(1).value == 6);
}

TEST_CASE_FIXTURE(Brought, "a neighbour brings nothing, and does not learn that there is such a report") {
    owe({brought("so_ca")}, {body("committee_a")});
    const auto try_it = [&] {
        write("minh", [&](store::Transaction& tx, const base::Who& who) {
            return reports::take_figures(tx, who, kind, period, {}, Taking::each_alone);
        });
    };
    CHECK(problem_of(try_it) == "report_kind.not_found");
}

TEST_CASE("figures are whole numbers, and a point is no guess between a thousand and a fraction") {
    CHECK(reports::whole_figure(" 1 234 567 ") == 1'234'567);
    CHECK(reports::whole_figure("0") == 0);
    const auto refusal = [](const char* text) { return problem_of([&] { reports::whole_figure(text); }); };
    CHECK(refusal("1.234") == "figure.not_whole");
    CHECK(refusal("12,5") == "figure.not_whole");
    CHECK(refusal("-1") == "figure.negative");
    CHECK(refusal("12 34") == "figure.not_a_number");
    CHECK(refusal("khoảng 3") == "figure.not_a_number");
    CHECK(refusal("99999999999999999999") == "figure.not_a_number");
}

TEST_CASE_FIXTURE(Brought, "figures of an area are what its own bodies make together, without those below") {
    owe({asked("cong", Method::sum), asked("moi", Method::latest), asked("cao", Method::maximum)},
        {body("committee_province"), body("committee_a"), body("front_a"), body("committee_b")});
    say(body("committee_a"), {10, 10, 10});
    pass_days(1);
    say(body("front_a"), {4, 4, 4});
    say(body("committee_b"), {1, 1, 1});
    say(body("committee_province"), {99, 99, 99});
    const auto lan = who("lan");
    const auto found =
        db().read([&](store::Transaction& tx) { return reports::area_figures(tx, lan, kind, period, "/vn/34/"); });
    REQUIRE(found.areas.size() == 2);  // the province's own figures hold what stands below, so they are left out
    const auto value_of = [&](const std::string& code, const char* path) {
        for (const auto& one : found.figures)
            if (one.indicator == indicator(code) && found.areas.at(one.area).path == path) return one.value;
        return std::int64_t{-1};
    };
    CHECK(value_of("cong", "/vn/34/338/12475/") == 14);
    CHECK(value_of("moi", "/vn/34/338/12475/") == 4);
    CHECK(value_of("cao", "/vn/34/338/12475/") == 10);
    CHECK(value_of("cong", "/vn/34/338/12478/") == 1);
}
