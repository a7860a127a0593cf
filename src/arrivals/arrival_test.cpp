#include <doctest/doctest.h>

#include "accounts/door.hpp"
#include "arrivals/declarant.hpp"
#include "phones/phone_on_street.hpp"
#include "problem_of.hpp"
#include "store/counters.hpp"
#include "street.hpp"

using namespace arrivals;

namespace {

struct Gate : spec::Street {
    NewArrival coming(const std::string& name, bool has_come = true) {
        NewArrival wanted;
        wanted.area = areas::AreaId{id("commune_a")};
        wanted.has_come = has_come;
        wanted.traveller = {name, "", "Bình Dương", "Ngõ 4", {"Cháu Bin"}, std::nullopt};
        return wanted;
    }
    Receipt announce_as(const std::string& speaker, const NewArrival& wanted) {
        return write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return announce(tx, master(), who, wanted, new_code());
        });
    }
    Arrival as_seen_by(const std::string& speaker, ArrivalId arrival) {
        return read(speaker, [&](store::Transaction& tx, const base::Who& who) { return get(tx, who, arrival); });
    }
    std::int64_t come() {
        return read("lan", [&](store::Transaction& tx, const base::Who&) {
            for (const auto& indicator : indicators()) CHECK(store::disagreements(tx, indicator).empty());
            const auto today = base::day_of(tx.now());
            return store::counted(tx, id("commune_a"), arrivals_indicator, today - 400, today);
        });
    }
};

struct OnTelephone : spec::PhoneOnStreet {};

}  // namespace

TEST_CASE_FIXTURE(Gate, "who stays with a household is looked after by its team, whoever wrote it down") {
    auto wanted = coming("Mơ");
    wanted.area.reset();
    wanted.household = enter("Đỗ Thị Cam");
    const auto mo = announce_as("lan", wanted);
    CHECK(as_seen_by("lan", mo.id).team->id == team.uuid);
    CHECK(as_seen_by("nhi", mo.id).people == 2);
}

TEST_CASE_FIXTURE(Gate, "where a hamlet has one team, that team looks after who comes") {
    const auto mo = announce_as("stranger", coming("Mơ"));
    CHECK(as_seen_by("lan", mo.id).team->id == team.uuid);
}

TEST_CASE_FIXTURE(Gate, "people are counted when they have come, and as many as they are") {
    const auto expected = announce_as("lan", coming("Na", false));
    CHECK(come() == 0);
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return arrive(tx, who, expected.id, base::day_of(tx.now()));
    });
    CHECK(come() == 2);
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        const auto traveller = *open_record(tx, master(), who, expected.id);
        auto more = traveller;
        more.along.emplace_back("Cháu Bông");
        return correct(tx, master(), who, expected.id, {base::day_of(tx.now()), traveller, more});
    });
    CHECK(come() == 3);
    write("lan", [&](store::Transaction& tx, const base::Who& who) { return leave(tx, who, expected.id); });
    write("lan", [&](store::Transaction& tx, const base::Who& who) { return take_back(tx, who, expected.id); });
    CHECK(come() == 3);
    CHECK(as_seen_by("lan", expected.id).state == State::arrived);
}

TEST_CASE_FIXTURE(Gate, "somebody who never left the register is not entered a second time") {
    const auto home = enter("Đỗ Thị Mơ");
    const auto mo = announce_as("stranger", coming("đỗ thị mơ"));
    write("lan",
          [&](store::Transaction& tx, const base::Who& who) { return settle(tx, master(), who, mo.id, {home}); });
    const auto people = read(
        "lan", [&](store::Transaction& tx, const base::Who& who) { return households::get(tx, who, home).people; });
    CHECK(people == 4);  // the child who came along
}

TEST_CASE_FIXTURE(Gate, "a month after it was over nobody can read who came") {
    const auto mo = announce_as("stranger", coming("Mơ"));
    write("lan", [&](store::Transaction& tx, const base::Who& who) { return leave(tx, who, mo.id); });
    pass_days(20);
    const auto forget = [](store::Transaction& tx, const base::Who&) { return forget_over(tx, 10); };
    CHECK(write("lan", forget) == 0);
    pass_days(20);
    CHECK(write("lan", forget) == 1);
    CHECK(write("lan", forget) == 0);
    CHECK_FALSE(write(
        "lan", [&](store::Transaction& tx, const base::Who& who) { return open_record(tx, master(), who, mo.id); }));
}

TEST_CASE_FIXTURE(Gate, "what was forgotten cannot be put right or settled") {
    const auto mo = announce_as("stranger", coming("Mơ"));
    const auto problem = problem_of([&] {
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            store::erase_sealed(tx, mo.id.uuid);
            return settle(tx, master(), who, mo.id, {});
        });
    });
    CHECK(problem == "declared_arrival.forgotten");
}

TEST_CASE_FIXTURE(Gate, "a machine that floods the form is asked to rest, a person who errs is not") {
    constexpr accounts::Door door{"test", 3};
    const auto knock = [&](store::Transaction& tx, const base::Who&) { accounts::begin_try(tx, door, "192.0.2.1"); };
    for (int i = 0; i < 3; ++i) write("stranger", knock);
    CHECK(problem_of([&] { write("stranger", knock); }) == "door.too_many");
    write("stranger", [&](store::Transaction& tx, const base::Who&) { accounts::forgive_try(tx, door, "192.0.2.1"); });
    CHECK(problem_of([&] { write("stranger", knock); }) == "no problem");
}

TEST_CASE_FIXTURE(Gate, "a declaration is too long or too many only beyond any sense") {
    auto wanted = coming("Mơ");
    wanted.traveller.along.assign(31, "Cháu");
    wanted.traveller.staying.assign(400, 'x');
    std::vector<std::string> codes;
    try {
        announce_as("stranger", wanted);
    } catch (const base::Problem& problem) {
        for (const auto& field : problem.fields()) codes.push_back(field.code);
    }
    CHECK(codes == std::vector<std::string>{"declared_arrival.text_too_long", "declared_arrival.too_many_along"});
}

TEST_CASE_FIXTURE(Gate, "nobody comes to a place that is no longer on the map") {
    auto wanted = coming("Mơ");
    wanted.area = write("admin", [&](store::Transaction& tx, const base::Who& who) {
        const auto hamlet = areas::open(tx, who,
                                        {.parent = {id("commune_a")},
                                         .kind = "thon",
                                         .name = "Thôn Cũ",
                                         .code = "",
                                         .valid_from = *base::make_day(2021, 2, 1)});
        areas::close(tx, who, hamlet.id, *base::make_day(2021, 5, 1));
        return hamlet.id;
    });
    CHECK(problem_of([&] { announce_as("stranger", wanted); }) == "declared_arrival.area_closed");
}

TEST_CASE_FIXTURE(OnTelephone, "a team leader's telephone brings a declaration that was written without a network") {
    const auto home = enter("Đỗ Thị Cam");
    const auto device = bring_in("tuan");
    const ArrivalId made{*base::parse_uuid("0191e000-0000-7000-8000-0000000000b1")};
    const base::Json traveller{
        {"name", "Mơ"}, {"phone", ""}, {"from", "Bình Dương"}, {"staying", ""}, {"along", boost::json::array{}}};
    const phones::Record record{1,
                                "POST",
                                "/api/declared-arrivals",
                                {{"id", base::to_string(made)},
                                 {"household", base::to_string(home)},
                                 {"source", "team"},
                                 {"has_come", true},
                                 {"traveller", traveller}},
                                90'000};
    CHECK(hand_in("tuan", device, {record}).items.at(0).standing == phones::Standing::accepted);
    CHECK(hand_in("tuan", device, {record}).items.at(0).standing == phones::Standing::accepted);
    const auto seen = read("tuan", [&](store::Transaction& tx, const base::Who& who) { return get(tx, who, made); });
    CHECK(base::to_string(seen.on) == "2021-06-10");
    CHECK(seen.household == home.uuid);
}

TEST_CASE_FIXTURE(Gate, "nobody overwrites what is sealed under another's id") {
    const auto home = enter("Đỗ Thị Cam");
    auto wanted = coming("Mơ");
    wanted.id = ArrivalId{home.uuid};
    CHECK(problem_of([&] { announce_as("stranger", wanted); }) == "declared_arrival.id_taken");
}
