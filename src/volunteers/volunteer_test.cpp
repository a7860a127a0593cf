#include <doctest/doctest.h>

#include "cast.hpp"
#include "problem_of.hpp"
#include "volunteers/shift.hpp"

using namespace volunteers;

namespace {

struct Helpers : spec::Cast {
    const store::MasterKey& master = app().master;
    base::Who lan = who("lan");
    areas::AreaId commune{id("commune_a")};
    Receipt luu = enlist_one({}, "Bùi Văn Lựu");

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    NewVolunteer wanted(const std::string& name) {
        NewVolunteer one;
        one.area = commune;
        one.consents = true;
        one.person = {name, "0400 222 333", "", "", "", false};
        return one;
    }
    Receipt enlist_one(std::optional<VolunteerId> made, const std::string& name) {
        auto one = wanted(name);
        one.id = made;
        return write([&](store::Transaction& tx) { return enlist(tx, master, {}, one, new_code()); });
    }
    Shift shift(int days_ahead, std::int64_t begins = 420) {
        return write([&](store::Transaction& tx) {
            return open_shift(tx, lan,
                              {.id = {},
                               .area = commune,
                               .day = base::day_of(tx.now()) + days_ahead,
                               .begins = begins,
                               .ends = begins + 120,
                               .place = "Nhà văn hóa",
                               .words = "",
                               .skill = {},
                               .places = 2});
        });
    }
    void brief() {
        write([&](store::Transaction& tx) { return be_briefed(tx, master, luu.code); });
    }
    void check_kept() {
        write([&](store::Transaction& tx) {
            CHECK(miscounts(tx).empty());
            for (const auto& indicator : indicators()) CHECK(store::disagreements(tx, indicator).empty());
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Helpers, "a form that is sent twice registers once and gives the same code") {
    const VolunteerId made{*base::parse_uuid("0191e000-0000-7000-8000-0000000000d1")};
    CHECK(enlist_one(made, "Mai Thị Na").code == enlist_one(made, "Mai Thị Na").code);
}

TEST_CASE_FIXTURE(Helpers, "who withdraws leaves the shifts to come to others, and what was done stays counted") {
    brief();
    const auto today = shift(0);
    const auto later = shift(3);
    for (const auto& one : {today, later})
        write([&](store::Transaction& tx) { return put_on(tx, lan, one.id, luu.id); });
    write([&](store::Transaction& tx) { return note_coming(tx, lan, today.id, luu.id, true); });
    check_kept();
    write([&](store::Transaction& tx) { return withdraw(tx, master, luu.code); });
    check_kept();
    write([&](store::Transaction& tx) {
        CHECK(get_shift(tx, lan, today.id).came == 1);
        CHECK(get_shift(tx, lan, later.id).taken == 0);
        CHECK_FALSE(store::unseal(tx, master, luu.id.uuid));
    });
}

TEST_CASE_FIXTURE(Helpers, "a slip in noting who came is taken back") {
    brief();
    const auto one = shift(0);
    write([&](store::Transaction& tx) { return put_on(tx, lan, one.id, luu.id); });
    for (const bool came : {true, true, false})
        write([&](store::Transaction& tx) { return note_coming(tx, lan, one.id, luu.id, came); });
    check_kept();
    write([&](store::Transaction& tx) { return take_off(tx, lan, one.id, luu.id); });
    check_kept();
}

TEST_CASE_FIXTURE(Helpers, "two shifts of one day fit when one ends as the other begins") {
    brief();
    for (const auto& one : {shift(1, 420), shift(1, 540)})
        CHECK(write([&](store::Transaction& tx) { return put_on(tx, lan, one.id, luu.id); }).taken == 1);
}

TEST_CASE_FIXTURE(Helpers,
                  "for a shift only those are offered who read the briefing and are on no other at that hour") {
    const auto [morning, also_morning, noon] = std::tuple{shift(1, 420), shift(1, 480), shift(1, 540)};
    const auto offered = [&](const Shift& one) {
        return write(
            [&](store::Transaction& tx) { return list(tx, lan, {.area = commune, .free_for = one.id}).size(); });
    };
    CHECK(offered(morning) == 0);
    brief();
    CHECK(offered(morning) == 1);
    write([&](store::Transaction& tx) { return put_on(tx, lan, morning.id, luu.id); });
    CHECK(offered(morning) == 0);
    CHECK(offered(also_morning) == 0);
    CHECK(offered(noon) == 1);
    write([&](store::Transaction& tx) { return cancel_shift(tx, lan, morning.id); });
    CHECK(offered(also_morning) == 1);
}

TEST_CASE_FIXTURE(Helpers, "nobody offers themselves to a place that is gone, or in more words than are read") {
    auto one = wanted("Na");
    one.person.words.assign(3000, 'x');
    const auto problem =
        problem_of([&] { write([&](store::Transaction& tx) { return enlist(tx, master, {}, one, new_code()); }); });
    CHECK(problem == "volunteer.text_too_long");
    auto gone = wanted("Na");
    const auto admin = who("admin");
    gone.area = write([&](store::Transaction& tx) {
        const auto hamlet = areas::open(tx, admin,
                                        {.parent = commune,
                                         .kind = "thon",
                                         .name = "Thôn Cũ",
                                         .code = "",
                                         .valid_from = *base::make_day(2021, 2, 1)});
        areas::close(tx, admin, hamlet.id, *base::make_day(2021, 5, 1));
        return hamlet.id;
    });
    CHECK(problem_of([&] {
              write([&](store::Transaction& tx) { return enlist(tx, master, {}, gone, new_code()); });
          }) == "volunteer.area_closed");
}

TEST_CASE_FIXTURE(Helpers, "nobody overwrites what is sealed under another's id") {
    const auto somebody = write([&](store::Transaction& tx) {
        const auto subject = tx.new_id();
        store::seal(tx, master, subject, commune.uuid, base::Json{{"words", "của người khác"}});
        return subject;
    });
    CHECK(problem_of([&] { enlist_one(VolunteerId{somebody}, "Mai Thị Na"); }) == "volunteer.id_taken");
}
