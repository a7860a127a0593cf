#include <doctest/doctest.h>

#include "cast.hpp"
#include "honours/candidate.hpp"
#include "honours/open_page.hpp"
#include "honours/proposal.hpp"
#include "honours/review.hpp"
#include "problem_of.hpp"

using namespace honours;

namespace {

struct Desk : spec::Cast {
    base::Who son = who("son");
    base::Who dung = who("dung");
    const store::MasterKey& master = app().master;
    areas::AreaId commune{id("commune_a")};

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    Deed noticed(const std::string& name, const std::string& words = "Chở gạo tới từng nhà") {
        return write([&](store::Transaction& tx) {
            return notice(tx, master, son,
                          {{tx.new_id()}, {}, commune, base::day_of(tx.now()), Doer::person, name, words});
        });
    }
    Deed consented(DeedId deed, const std::string& code) {
        return write([&](store::Transaction& tx) {
            return record_consent(tx, master, son, deed, {Consent::given, "Gặp tại nhà", "Bác Ba"}, code);
        });
    }
    std::string code_of(DeedId deed) {
        return write([&](store::Transaction& tx) { return open_name(tx, master, son, deed).code.value_or(""); });
    }
    Model described() {
        return write([&](store::Transaction& tx) {
            Description words;
            words.kind = "rice_atm";
            words.title = "ATM gạo";
            words.how = "Ai cũng lấy hai cân";
            words.steps = {{"Chọn điểm", 1}, {"Mở phát", 3}};
            words.evidence = {"Sổ xuất kho"};
            return describe(tx, son, {{tx.new_id()}, id("committee_a"), words});
        });
    }
    Review this_year() {
        return write([&](store::Transaction& tx) {
            const auto today = base::day_of(tx.now());
            return review(tx, son, commune, today - 30, today);
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Desk, "the name of who did good stands in no column until they say that it may") {
    const auto deed = noticed("Trần Văn Lành");
    const auto column = [&] {
        return write([&](store::Transaction& tx) {
            return tx.run("SELECT public_name FROM good_deed WHERE id = $1", {deed.id}).at(0).text("public_name");
        });
    };
    CHECK(column().empty());
    consented(deed.id, new_code());
    CHECK(column() == "Bác Ba");
}

TEST_CASE_FIXTURE(Desk, "a desk that is told of a consent twice gives the code of the first time") {
    const auto deed = noticed("Trần Văn Lành");
    const auto first = new_code();
    consented(deed.id, first);
    consented(deed.id, new_code());
    CHECK(code_of(deed.id) == first);
}

TEST_CASE_FIXTURE(Desk, "a withdrawn consent leaves no name behind, sealed or public, and the code shows that") {
    const auto deed = noticed("Trần Văn Lành");
    const auto code = new_code();
    consented(deed.id, code);
    write([&](store::Transaction& tx) { return withdraw(tx, code); });
    write([&](store::Transaction& tx) {
        CHECK_FALSE(store::unseal(tx, master, deed.id.uuid));
        CHECK(look(tx, code).name.empty());
        return 0;
    });
    CHECK(problem_of([&] { consented(deed.id, new_code()); }) == "deed.no_name");
}

TEST_CASE_FIXTURE(Desk, "a refused consent keeps the deed and names nobody") {
    const auto deed = noticed("Trần Văn Lành");
    consented(deed.id, new_code());
    const auto after = write([&](store::Transaction& tx) {
        return record_consent(tx, master, son, deed.id, {Consent::refused, "Gọi điện", ""}, new_code());
    });
    CHECK(after.public_name.empty());
    CHECK(after.has_name);
}

TEST_CASE_FIXTURE(Desk, "what is longer than a loudspeaker reads is not taken") {
    CHECK(problem_of([&] { noticed("", std::string(4000, 'a')); }) == "honour.text_too_long");
}

TEST_CASE_FIXTURE(Desk, "the steps of a copied model are tasks that fall due on their days") {
    const auto model = described();
    const auto made = write([&](store::Transaction& tx) {
        return copy(tx, dung, model.id,
                    {{tx.new_id()}, id("committee_a"), base::day_of(tx.now()), {id("front_a"), id("health_a")}});
    });
    CHECK(made.tasks == 4);
    write([&](store::Transaction& tx) {
        const auto today = base::day_of(tx.now());
        const auto rows = tx.run("SELECT title, due FROM task WHERE plan = $1 AND body = $2 ORDER BY due",
                                 {*made.plan, id("front_a")});
        REQUIRE(rows.size() == 2);
        CHECK(rows.at(0).text("title") == "Chọn điểm");
        CHECK(rows.at(0).day("due") == today + 1);
        CHECK(rows.at(1).day("due") == today + 3);
        return 0;
    });
}

TEST_CASE_FIXTURE(Desk, "a review counts a model where it was thought of and its copy as a copy") {
    noticed("");
    const auto model = described();
    write([&](store::Transaction& tx) {
        return copy(tx, dung, model.id, {{tx.new_id()}, id("committee_a"), base::day_of(tx.now()), {}});
    });
    const auto found = this_year();
    CHECK(found.deeds == 1);
    CHECK(found.models == 1);
    CHECK(found.copies == 1);
    const auto lines = write([&](store::Transaction& tx) {
        return review_lines(tx, son, commune, base::day_of(tx.now()) - 30, base::day_of(tx.now()), 100);
    });
    CHECK(lines.size() == 3);
}

TEST_CASE("no criterion of a title looks at who is ill, who complains or who lives where") {
    for (const auto& rule : rules())
        for (const std::string_view table : {"episode", "danger", "health", "zone", "voice", "household", "need",
                                             "patient", "indicator", "report_figure"}) {
            CAPTURE(rule.code);
            CAPTURE(table);
            CHECK(rule.rows.find(table) == rule.rows.npos);
        }
}

TEST_CASE_FIXTURE(Desk, "every criterion of a title can be held against the data of a body") {
    write([&](store::Transaction& tx) {
        const auto today = base::day_of(tx.now());
        for (const auto& rule : rules()) {
            const auto finding =
                evaluate(tx, {std::string(rule.code), rule.at_least}, id("committee_a"), today - 365, today);
            CAPTURE(rule.code);
            CHECK(finding.good == 0);
            CHECK(finding.is_met.has_value() == (rule.unit == RuleUnit::times));
        }
        return 0;
    });
}
