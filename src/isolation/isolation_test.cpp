#include <doctest/doctest.h>

#include "base/text.hpp"
#include "isolation/danger.hpp"
#include "isolation/episode.hpp"
#include "needs/of_household.hpp"
#include "needs/step.hpp"
#include "problem_of.hpp"
#include "street.hpp"

namespace {

using namespace isolation;

base::Day day(int year, int month, int number) {
    return *base::make_day(year, month, number);
}

/// Nhi keeps the health station of the commune.
struct Station : spec::Street {
    households::HouseholdId home = enter("Nguyễn Thị Lụa");

    EpisodeId begin(Kind kind, Protection protection = Protection::other,
                    std::optional<base::Day> begun = std::nullopt) {
        return write("nhi", [&](store::Transaction& tx, const base::Who& who) {
            return isolation::begin(tx, master(), who,
                                    {.id = std::nullopt,
                                     .household = home,
                                     .kind = kind,
                                     .protection = protection,
                                     .begun_on = begun,
                                     .name = "Nguyễn Thị Lụa",
                                     .birth_year = 1950,
                                     .phone = "0912345678",
                                     .note = ""});
        });
    }
    OpenedEpisode opened(EpisodeId id) {
        return write("nhi", [&](store::Transaction& tx, const base::Who& who) { return open(tx, master(), who, id); });
    }
    void test(EpisodeId id, TestResult result) {
        write("nhi", [&](store::Transaction& tx, const base::Who& who) {
            note_test(tx, master(), who, id, {base::day_of(tx.now()), result});
        });
    }
    void close(EpisodeId id, Closing how) {
        write("nhi",
              [&](store::Transaction& tx, const base::Who& who) { isolation::close(tx, master(), who, id, how); });
    }
    std::vector<Episode> list(Part part) {
        return read("nhi", [&](store::Transaction& tx, const base::Who& who) {
            return episodes(tx, who, {id("commune_a")}, part, std::nullopt, 50).items;
        });
    }
    std::vector<needs::Need> needs() {
        return read("tuan", [&](store::Transaction& tx, const base::Who&) { return needs::open_of(tx, home); });
    }
    Rung ring(const std::string& speaker, std::vector<std::string> signs, const std::string& note = {}) {
        return write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return isolation::ring(tx, master(), who, {std::nullopt, home, signs, note}, tx.now());
        });
    }
    std::vector<Danger> ringing() {
        return read("nhi", [&](store::Transaction& tx, const base::Who& who) {
            return dangers(tx, master(), who, {id("commune_a")}, false, std::nullopt, 50).items;
        });
    }
    std::optional<base::Day> keep_away_until() {
        return db().read([&](store::Transaction& tx) -> std::optional<base::Day> {
            const auto until = contact_free_until(tx, {home});
            if (until.empty()) return std::nullopt;
            return until.begin()->second;
        });
    }
    bool is_counted_right() {
        return db().read([](store::Transaction& tx) {
            for (const auto& indicator : indicators())
                if (!store::disagreements(tx, indicator).empty()) return false;
            return true;
        });
    }
};

}  // namespace

TEST_CASE("the rule of a day says how long and when to test, and none is made up") {
    const auto contact = rule_for(Kind::contact, Protection::other, day(2021, 8, 1));
    REQUIRE(contact);
    CHECK(last_day(*contact, day(2021, 8, 1)) == day(2021, 8, 14));
    CHECK(contact->tests == std::vector<std::int64_t>{1, 7, 14});
    CHECK(rule_for(Kind::contact, Protection::full, day(2021, 12, 16))->isolate_days == 7);
    CHECK(rule_for(Kind::contact, Protection::other, day(2021, 12, 16))->isolate_days == 14);
    CHECK(rule_for(Kind::contact, Protection::other, day(2022, 2, 21))->isolate_days == 7);
    CHECK_FALSE(rule_for(Kind::patient, Protection::full, day(2021, 8, 1)));
}

TEST_CASE_FIXTURE(Station, "an isolation begins with the end and the tests of its rule") {
    set_now("2021-08-01T02:00:00Z");
    const auto id = begin(Kind::contact);
    const auto episode = opened(id);
    CHECK(episode.ends_on == day(2021, 8, 14));
    CHECK(episode.test_due == day(2021, 8, 1));
    CHECK(episode.patient->name == "Nguyễn Thị Lụa");
    test(id, TestResult::negative);
    CHECK(opened(id).test_due == day(2021, 8, 7));
    CHECK(is_counted_right());
}

TEST_CASE_FIXTURE(Station, "ends move when the rules change, except where the station set them") {
    set_now("2022-02-18T02:00:00Z");
    const auto id = begin(Kind::contact);
    const auto by_hand = begin(Kind::contact);
    write("nhi", [&](store::Transaction& tx, const base::Who& who) {
        set_end(tx, master(), who, by_hand, day(2022, 3, 1), "Xét nghiệm chưa rõ");
    });
    CHECK(opened(id).ends_on == day(2022, 3, 3));
    set_now("2022-02-21T02:00:00Z");
    CHECK(db().write([](store::Transaction& tx) { return follow_rules(tx, base::day_of(tx.now())); }) == 1);
    CHECK(opened(id).ends_on == day(2022, 2, 24));
    CHECK(opened(by_hand).ends_on == day(2022, 3, 1));
    CHECK(opened(by_hand).patient->note.find("Xét nghiệm chưa rõ") != std::string::npos);
    CHECK(db().write([](store::Transaction& tx) { return follow_rules(tx, base::day_of(tx.now())); }) == 0);
}

TEST_CASE_FIXTURE(Station, "where no rule is known the station sets the end, and the case stands among what is due") {
    const auto id = begin(Kind::patient);
    CHECK_FALSE(opened(id).ends_on);
    REQUIRE(list(Part::due).size() == 1);
    const auto set = [&](const std::string& reason, base::Day last) {
        return problem_of([&] {
            write("nhi",
                  [&](store::Transaction& tx, const base::Who& who) { set_end(tx, master(), who, id, last, reason); });
        });
    };
    CHECK(set(" ", day(2021, 6, 25)) == "episode.reason_missing");
    CHECK(set("Theo bác sĩ", day(2021, 6, 1)) == "episode.ends_before_it_began");
    CHECK(set("Theo bác sĩ", day(2021, 6, 25)) == "no problem");
    CHECK(list(Part::due).empty());
}

TEST_CASE_FIXTURE(Station, "a rule that asks for a negative test releases with one; going into care needs none") {
    set_now("2022-02-22T02:00:00Z");
    const auto id = begin(Kind::patient);
    test(id, TestResult::positive);
    CHECK(problem_of([&] { close(id, Closing::released); }) == "episode.needs_negative");
    pass_days(6);
    test(id, TestResult::negative);
    close(id, Closing::released);
    CHECK(problem_of([&] { close(id, Closing::released); }) == "episode.closed");
    close(begin(Kind::patient), Closing::in_care);
    CHECK(list(Part::open).empty());
    CHECK(list(Part::closed).size() == 2);
}

TEST_CASE_FIXTURE(Station, "an isolation begun by mistake is not counted") {
    close(begin(Kind::contact), Closing::mistaken);
    db().read([&](store::Transaction& tx) {
        const auto today = base::day_of(tx.now());
        CHECK(store::counted(tx, id("commune_a"), contacts_indicator, today, today) == 0);
    });
    CHECK(is_counted_right());
}

TEST_CASE_FIXTURE(Station, "whoever brings food is told until when to keep away, and nothing else") {
    CHECK_FALSE(keep_away_until());
    set_now("2021-08-01T02:00:00Z");
    const auto id = begin(Kind::contact);
    CHECK(keep_away_until() == day(2021, 8, 14));
    begin(Kind::patient);  // no rule: until the station says more, two days from now, each day anew
    CHECK(keep_away_until() == day(2021, 8, 14));
    close(id, Closing::in_care);
    CHECK(keep_away_until() == day(2021, 8, 3));
}

TEST_CASE_FIXTURE(Station, "only the health station sees an isolation") {
    const auto id = begin(Kind::contact);
    for (const auto* speaker : {"lan", "tuan", "cuong", "mat", "dung"})
        CHECK(problem_of([&] {
                  write(speaker, [&](store::Transaction& tx, const base::Who& who) { open(tx, master(), who, id); });
              }) == "account.outside_area");
}

TEST_CASE_FIXTURE(Station, "what a team leader sees at a door rings at the station until somebody answers") {
    CHECK(ring("tuan", {"breathless"}, "Thở gấp từ sáng").station == "Trạm y tế xã An Khê");
    REQUIRE(ringing().size() == 1);
    const auto heard = ringing()[0];
    CHECK(heard.rings);
    CHECK(heard.signs == std::vector<std::string>{"breathless"});
    const auto taken =
        write("nhi", [&](store::Transaction& tx, const base::Who& who) { return answer(tx, master(), who, heard.id); });
    CHECK(taken.record->members.at(0).name == "Nguyễn Thị Lụa");
    CHECK_FALSE(ringing()[0].rings);
    pass_days(1);
    CHECK(ringing()[0].rings);
    const auto end = [&](const std::string& outcome) {
        write("nhi", [&](store::Transaction& tx, const base::Who& who) {
            isolation::close(tx, master(), who, heard.id, outcome);
        });
    };
    CHECK(problem_of([&] { end(""); }) == "danger.outcome_missing");
    end("Đã đưa đi viện");
    CHECK(ringing().empty());
    CHECK(problem_of([&] {
              write("nhi", [&](store::Transaction& tx, const base::Who& who) { answer(tx, master(), who, heard.id); });
          }) == "danger.closed");
}

TEST_CASE_FIXTURE(Station, "the journal and the rows beside it say neither who nor what") {
    ring("tuan", {"chest_pain"}, "Đau ngực");
    begin(Kind::patient);
    db().read([&](store::Transaction& tx) {
        for (const auto& row : tx.run("SELECT subject, detail FROM journal WHERE verb LIKE 'health.%'")) {
            CHECK(row.uuid("subject") != home.uuid);
            CHECK(row.text("detail") == "null");
        }
    });
}

TEST_CASE_FIXTURE(Station, "the button on an isolating household's card rings; pressed twice it rings once") {
    const auto id = begin(Kind::contact);
    const auto code = read("nhi", [&](store::Transaction& tx, const base::Who& who) { return card_code(tx, who, id); });
    const auto press = [&](const std::string& note) {
        return db().write([&](store::Transaction& tx) { return ring_by_code(tx, master(), code, note); });
    };
    const auto first = press("");
    CHECK(press("").id == first.id);
    CHECK(press("Bà không thở được").id != first.id);
    CHECK(ringing().size() == 2);
    close(id, Closing::released);
    CHECK(problem_of([&] { press(""); }) == "episode.code_unknown");
}

TEST_CASE_FIXTURE(Station, "a call that a telephone sends twice rings once") {
    const DangerId made{*base::parse_uuid("0191e000-0000-7000-8000-000000000055")};
    const auto send = [&](const std::string& note) {
        return problem_of([&] {
            write("tuan", [&](store::Transaction& tx, const base::Who& who) {
                isolation::ring(tx, master(), who, {made, home, {"other"}, note}, tx.now());
            });
        });
    };
    CHECK(send("Sốt cao") == "no problem");
    CHECK(send("Sốt  cao") == "no problem");
    CHECK(send("Khác") == "danger.id_taken");
    CHECK(ringing().size() == 1);
    CHECK(problem_of([&] { ring("tuan", {"sneezing"}); }) == "danger.sign_unknown");
    CHECK(problem_of([&] { ring("tuan", {}, std::string(2001, 'a')); }) == "danger.note_too_long");
}

TEST_CASE_FIXTURE(Station, "who isolates needs food, and nobody has to ask for it; that says nothing of why") {
    begin(Kind::contact);
    REQUIRE(needs().size() == 1);
    CHECK(needs().front().kind == "food");
    begin(Kind::patient);
    CHECK(needs().size() == 1);
    const auto steps = read("lan", [&](store::Transaction& tx, const base::Who&) {
        return needs::steps(tx, master(), needs().front().id);
    });
    REQUIRE(steps.size() == 1);
    CHECK(steps.front().by.empty());
    CHECK_FALSE(steps.front().body);
}

TEST_CASE_FIXTURE(Station, "food that nobody has acted on ends with the last isolation of a household") {
    const auto first = begin(Kind::contact);
    const auto second = begin(Kind::contact);
    close(first, Closing::moved);
    CHECK(needs().size() == 1);
    close(second, Closing::mistaken);
    CHECK(needs().empty());
}

TEST_CASE_FIXTURE(Station, "food that is on its way stays with whoever brings it when the isolation ends") {
    const auto episode = begin(Kind::contact);
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        needs::triage(tx, master(), who, needs().front().id,
                      {.kind = "food", .urgency = needs::Urgency::soon, .groups = {}, .promised = {}, .words = {}});
    });
    close(episode, Closing::moved);
    CHECK(needs().size() == 1);
}

TEST_CASE_FIXTURE(Station, "who goes on isolating needs food again when nobody has brought any for three days") {
    const auto renew = [&] {
        return db().write([&](store::Transaction& tx) { return renew_food_needs(tx, master(), food_rules()); });
    };
    const auto bring_food = [&] {
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            const auto need = needs::open_of(tx, home).at(0).id;
            needs::triage(tx, master(), who, need,
                          {.kind = "food", .urgency = needs::Urgency::soon, .groups = {}, .promised = {}, .words = {}});
            needs::assign(tx, master(), who, need, team.uuid, {});
            needs::finish(tx, master(), who, need, {"helped", {}});
        });
    };
    const auto episode = begin(Kind::contact);
    CHECK(renew() == 0);
    bring_food();
    CHECK(needs().empty());
    pass_days(2);
    CHECK(renew() == 0);
    pass_days(1);
    CHECK(renew() == 1);
    CHECK(renew() == 0);
    REQUIRE(needs().size() == 1);
    CHECK_FALSE(needs().front().waits);
    bring_food();
    close(episode, Closing::moved);
    pass_days(9);
    CHECK(renew() == 0);
}

TEST_CASE_FIXTURE(Station, "a call does not take the id of a household") {
    const auto send = [&] {
        write("tuan", [&](store::Transaction& tx, const base::Who& who) {
            isolation::ring(tx, master(), who, {DangerId{home.uuid}, home, {"other"}, ""}, tx.now());
        });
    };
    CHECK(problem_of(send) == "danger.id_taken");
}
