#include "needs/of_household.hpp"

#include <doctest/doctest.h>

#include "households/twin.hpp"
#include "needs/correcting.hpp"
#include "needs/count.hpp"
#include "needs/offer.hpp"
#include "problem_of.hpp"
#include "store/counters.hpp"
#include "street.hpp"

using namespace needs;

namespace {

/// What a street asks for: its team's leader writes it down, and Lan keeps the desk.
struct Asking : spec::Street {
    households::HouseholdId home = enter("Nguyễn Thị Lụa");

    NewNeed of(households::HouseholdId household, const std::string& kind) {
        return {.id = std::nullopt,
                .area = std::nullopt,
                .household = household,
                .source = Source::team,
                .kind = kind,
                .wait = Wait::days,
                .asker = {}};
    }
    NeedId ask(const std::string& speaker, const NewNeed& wanted) {
        return write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return open(tx, master(), who, wanted, new_code()).id;
        });
    }
    std::vector<Need> open_at(households::HouseholdId household) {
        return read("tuan", [&](store::Transaction& tx, const base::Who&) { return open_of(tx, household); });
    }
    void end(NeedId need) {
        write("tuan", [&](store::Transaction& tx, const base::Who& who) {
            return withdraw(tx, master(), who, need, {"not_needed", {}});
        });
    }
    void slip(NeedId need) {
        write("tuan",
              [&](store::Transaction& tx, const base::Who& who) { withdraw_untouched(tx, who, need, "mistaken"); });
    }
    std::optional<Record> record_of(NeedId need) {
        return write(
            "lan", [&](store::Transaction& tx, const base::Who& who) { return open_record(tx, master(), who, need); });
    }
};

/// A request by telephone from somebody of whom nobody knows the household, in a hamlet that turns out to be another.
struct Caller : Asking {
    areas::AreaId hamlet = hamlet_named("Thôn Bến Đò");
    areas::AreaId other = hamlet_named("Thôn Cổ Ngựa");
    NeedId need =
        ask("lan", {.id = std::nullopt,
                    .area = hamlet,
                    .household = std::nullopt,
                    .source = Source::hotline,
                    .kind = "food",
                    .wait = Wait::days,
                    .asker = {.name = "Cam", .phone = "0400123456", .address = "Ngõ 2", .words = {}, .neighbour = {}}});

    areas::AreaId hamlet_named(const std::string& name) {
        return write("admin", [&](store::Transaction& tx, const base::Who& who) {
            return areas::open(tx, who,
                               {.parent = {id("commune_a")},
                                .kind = "thon",
                                .name = name,
                                .code = "",
                                .valid_from = *base::make_day(2021, 1, 1)})
                .id;
        });
    }
    Need put_right(const Correction& correction) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return correct(tx, master(), who, need, correction);
        });
    }
    std::int64_t counted(areas::AreaId area, std::string_view indicator) {
        return db().read([&](store::Transaction& tx) {
            return store::counted(tx, area.uuid, indicator, *base::make_day(2021, 1, 1), *base::make_day(2022, 1, 1));
        });
    }
    bool is_counted_right() {
        return db().read([](store::Transaction& tx) {
            for (const auto& indicator : needs::indicators())
                if (!store::disagreements(tx, indicator).empty()) return false;
            return miscounts(tx).empty();
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Asking, "the open needs of a team's households are told at once, and of no other household") {
    const auto elsewhere = enter("Trần Văn Gấm", Care::nobody);
    ask("lan", of(elsewhere, "food"));
    const auto mine = ask("tuan", of(home, "food"));
    const auto open =
        read("tuan", [&](store::Transaction& tx, const base::Who&) { return open_of_team(tx, team.uuid); });
    REQUIRE(open.size() == 1);
    CHECK(open.at(home.uuid).front().id == mine);
}

TEST_CASE_FIXTURE(Asking, "nobody who is signed in asks for a household of another commune") {
    CHECK(problem_of([&] { ask("minh", of(home, "food")); }) == "account.outside_area");
}

TEST_CASE_FIXTURE(Asking, "a slip ends its need only as long as nobody has done anything with it") {
    const auto untouched = ask("tuan", of(home, "food"));
    slip(untouched);
    CHECK(open_at(home).empty());
    const auto noted = ask("tuan", of(home, "baby"));
    write("lan", [&](store::Transaction& tx, const base::Who& who) { note(tx, master(), who, noted, "Đã gọi"); });
    slip(noted);
    CHECK(open_at(home).size() == 1);
}

TEST_CASE_FIXTURE(Asking,
                  "what is not needed any more ends without having been given, and any other end is worked for") {
    const auto need = ask("tuan", of(home, "food"));
    const auto helped = [&] {
        write("tuan", [&](store::Transaction& tx, const base::Who& who) {
            return withdraw(tx, master(), who, need, {"helped", {}});
        });
    };
    CHECK(problem_of(helped) == "need.outcome_unknown");
    end(need);
    CHECK(open_at(home).empty());
}

TEST_CASE_FIXTURE(Asking, "a household that takes in its twin takes in what the twin waits for") {
    const auto twin_home = enter("Nguyễn Thị Lụa");
    const auto need = ask("tuan", of(twin_home, "food"));
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        const auto twins = households::twins(tx, who, {.area = {id("commune_a")}, .after = {}});
        REQUIRE(twins.size() == 1);
        households::merge(tx, master(), who, twins.front().id, home);
    });
    REQUIRE(open_at(home).size() == 1);
    CHECK(open_at(home).front().id == need);
    CHECK(*open_at(home).front().household == home.uuid);
    const auto again = write("tuan", [&](store::Transaction& tx, const base::Who& who) {
        return open(tx, master(), who, of(home, "food"), new_code());
    });
    CHECK(again.looks_alike);
}

TEST_CASE_FIXTURE(Asking, "an id under which something is sealed already is no id for a new need or offer") {
    auto wanted = of(home, "food");
    wanted.id = NeedId{home.uuid};
    CHECK(problem_of([&] { ask("tuan", wanted); }) == "need.id_taken");
    const auto offer_it = [&] {
        db().write([&](store::Transaction& tx) {
            make_offer(
                tx, master(), base::Who{},
                {OfferId{home.uuid}, {id("commune_a")}, "food", base::day_of(tx.now()), {"Na", "0400777888", {}}},
                new_code());
        });
    };
    CHECK(problem_of(offer_it) == "offer.id_taken");
    const auto record = write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return households::open_record(tx, master(), who, home);
    });
    CHECK(record->members.front().name == "Nguyễn Thị Lụa");
}

TEST_CASE_FIXTURE(Asking, "erasing a household forgets what it asked for, and leaves what is counted") {
    const auto need = ask("tuan", of(home, "food"));
    db().write([&](store::Transaction& tx) { erase_of(tx, home); });
    CHECK_FALSE(record_of(need));
    CHECK(open_at(home).size() == 1);
}

TEST_CASE_FIXTURE(Asking, "who wishes to be forgotten is, once the need is ended, and for ever") {
    const auto need = ask("tuan", of(home, "food"));
    const auto forget = [&] {
        write("lan", [&](store::Transaction& tx, const base::Who& who) { return erase(tx, who, need); });
    };
    CHECK(problem_of(forget) == "need.not_now");
    end(need);
    forget();
    CHECK_FALSE(record_of(need));
    CHECK(problem_of([&] {
              write("lan", [&](store::Transaction& tx, const base::Who& who) { return take_back(tx, who, need); });
          }) == "need.nothing_to_take_back");
    CHECK(problem_of([&] {
              write("lan", [&](store::Transaction& tx, const base::Who& who) {
                  return note(tx, master(), who, need, "Chị Lụa gọi lại");
              });
          }) == "need.erased");
}

TEST_CASE_FIXTURE(Caller, "a need put into its right hamlet is counted there, as if it had always been") {
    put_right({.area = {{hamlet, other}}, .address = {}});
    CHECK(counted(hamlet, open_indicator) == 0);
    CHECK(counted(hamlet, asked_indicator) == 0);
    CHECK(counted(other, open_indicator) == 1);
    CHECK(counted(other, asked_indicator) == 1);
    CHECK(is_counted_right());
}

TEST_CASE_FIXTURE(Caller,
                  "a corrected address is the one that whoever helps goes to; the old one is told with the step") {
    put_right({.area = {}, .address = {{"Ngõ 2", "Ngõ 2, sau chùa"}}});
    CHECK(record_of(need)->asker.address == "Ngõ 2, sau chùa");
    const auto done = read("lan", [&](store::Transaction& tx, const base::Who&) { return steps(tx, master(), need); });
    CHECK(done.back().act == Act::correct);
    CHECK(done.back().words == "Ngõ 2");
    CHECK(problem_of([&] { put_right({.area = {}, .address = {{"Ngõ 2", "Ngõ 5"}}}); }) == "need.changed_meanwhile");
}

TEST_CASE_FIXTURE(Caller, "a need stays in its commune") {
    CHECK(problem_of([&] {
              put_right({.area = {{hamlet, {id("commune_b")}}}, .address = {}});
          }) == "need.stays_in_commune");
    CHECK(put_right({.area = {{hamlet, {id("commune_a")}}}, .address = {}}).area.id == id("commune_a"));
}
