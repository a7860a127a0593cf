#include <doctest/doctest.h>

#include "phones/phone_on_street.hpp"
#include "problem_of.hpp"

namespace {

using phones::Standing;

base::Uuid made(int number) {
    base::Uuid id = *base::parse_uuid("0191e000-0000-7000-8000-000000000000");
    id.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

struct Phone : spec::PhoneOnStreet {
    households::HouseholdId home = enter("Nguyễn Thị Lụa");
    phones::DeviceId device = bring_in("tuan");

    std::vector<Standing> standings(const std::vector<phones::Record>& records) {
        std::vector<Standing> standings;
        for (const auto& one : hand_in("tuan", device, records).items) standings.push_back(one.standing);
        return standings;
    }
    std::size_t visits() {
        return read("tuan", [&](store::Transaction& tx, const base::Who& who) {
            return rounds::check_ins(tx, master(), who, home, 100).size();
        });
    }
    std::string address() {
        return write("tuan", [&](store::Transaction& tx, const base::Who& who) {
            return households::open_record(tx, master(), who, home)->address;
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Phone, "what was done without a network comes in, at the hour at which it was done") {
    CHECK(standings({visit(1, home, made(1), "well", 7200)}) == std::vector{Standing::accepted});
    const auto visits = read("tuan", [&](store::Transaction& tx, const base::Who& who) {
        return rounds::check_ins(tx, master(), who, home, 10);
    });
    REQUIRE(visits.size() == 1);
    CHECK(visits[0].received_at.ms - visits[0].at.ms == 7'200'000);
}

TEST_CASE_FIXTURE(Phone, "a record sent twice is done once and answered twice") {
    const auto record = visit(1, home, made(1));
    CHECK(standings({record}) == standings({record}));
    CHECK(visits() == 1);
}

TEST_CASE_FIXTURE(Phone, "one bad record blocks no other, and says why it was refused") {
    auto bad = visit(2, home, made(2), "asleep");
    const auto handed = hand_in("tuan", device, {visit(1, home, made(1)), bad, visit(3, home, made(3))});
    REQUIRE(handed.items.size() == 3);
    CHECK(handed.items[1].standing == Standing::refused);
    CHECK(handed.items[1].code == "request.fields_wrong");
    CHECK(handed.items[1].fields.at(0).path == "/outcome");
    CHECK_FALSE(handed.items[1].message.empty());
    CHECK(handed.next_number == 4);
    CHECK(visits() == 2);
    CHECK(hand_in("tuan", device, {bad}).items.at(0).code == "request.fields_wrong");
}

TEST_CASE_FIXTURE(Phone, "a record that comes before the one before it waits, and then is done in its turn") {
    CHECK(standings({new_address(2, home, "Ngõ 5", "Ngõ 6")}) == std::vector{Standing::held});
    CHECK(address() == "Ngõ 4");
    CHECK(standings({new_address(1, home, "Ngõ 4", "Ngõ 5")}) == std::vector{Standing::accepted, Standing::accepted});
    CHECK(address() == "Ngõ 6");
}

TEST_CASE_FIXTURE(Phone, "a record that waits is nowhere in clear words") {
    hand_in("tuan", device, {new_address(2, home, "Ngõ 4", "Sau chùa")});
    db().read([](store::Transaction& tx) {
        for (const auto& row : tx.run("SELECT sealed FROM device_record"))
            CHECK(row.text("sealed").find("chùa") == std::string::npos);
    });
}

TEST_CASE_FIXTURE(Phone,
                  "two telephones that change different fields both keep their work; the same field asks a person") {
    const auto other = bring_in("lan");
    hand_in("tuan", device, {new_address(1, home, "Ngõ 4", "Ngõ 4, sau chùa")});
    phones::Record people{
        1, "PATCH", "/api/households/" + base::to_string(home), {{"people", base::Json{{"from", 3}, {"to", 4}}}}, 0};
    const auto handed = hand_in("lan", other, {people, new_address(2, home, "Ngõ 4", "Ngõ 14")});
    CHECK(handed.items[0].standing == Standing::accepted);
    CHECK(handed.items[1].code == "household.changed_meanwhile");
    CHECK(handed.items[1].fields.at(0).path == "/address");
    CHECK(address() == "Ngõ 4, sau chùa");
}

TEST_CASE_FIXTURE(Phone, "a number does not stand for two records") {
    hand_in("tuan", device, {visit(1, home, made(1))});
    CHECK(hand_in("tuan", device, {visit(1, home, made(2))}).items.at(0).code == "device.number_taken");
    CHECK(visits() == 1);
}

TEST_CASE_FIXTURE(Phone, "what needs a network is not done without one") {
    const phones::Record record{1, "POST", "/api/teams", {{"name", "Tổ số 2"}}, 0};
    CHECK(hand_in("tuan", device, {record}).items.at(0).code == "request.needs_network");
    const phones::Record reading{2, "GET", "/api/teams", nullptr, 0};
    CHECK(hand_in("tuan", device, {reading}).items.at(0).code == "device.record_malformed");
    CHECK(problem_of([&] { hand_in("tuan", device, {visit(0, home, made(1))}); }) == "device.record_malformed");
    CHECK(problem_of([&] { hand_in("tuan", device, std::vector(201, visit(1, home, made(1)))); }) ==
          "device.too_many_records");
}

TEST_CASE_FIXTURE(Phone, "a telephone holds the households of its team, those that wait longest first, and no other") {
    enter("Trần Văn Gấm", Care::nobody);
    hand_in("tuan", device, {visit(1, home, made(1))});
    const auto waiting = enter("Lý Văn Đay");
    pass_days(1);
    hand_in("tuan", device, {visit(2, home, made(2))});
    const auto held = fetch("tuan", device, std::nullopt, 1);
    REQUIRE(held.items.size() == 2);
    CHECK(held.items[0].household == waiting);
    CHECK(held.items[0].record->members.at(0).name == "Lý Văn Đay");
    CHECK(held.items[1].light == rounds::Light::met);
}

TEST_CASE_FIXTURE(Phone, "after the first time only what changed travels, and looking is no change") {
    enter("Lý Văn Đay");
    const auto first = fetch("tuan", device);
    CHECK(first.items.size() == 2);
    CHECK(fetch("tuan", device, fetch("tuan", device, first.seq).seq).items.empty());
    CHECK(address() == "Ngõ 4");
    CHECK(fetch("tuan", device, first.seq).items.empty());
    hand_in("tuan", device, {new_address(1, home, "Ngõ 4", "Ngõ 6")});
    const auto second = fetch("tuan", device, first.seq);
    REQUIRE(second.items.size() == 1);
    CHECK(second.items[0].record->address == "Ngõ 6");
}

TEST_CASE_FIXTURE(Phone, "a household that another team took over is let go, however often the answer is lost") {
    const auto first = fetch("tuan", device);
    write("lan",
          [&](store::Transaction& tx, const base::Who& who) { households::hand_to(tx, who, {home}, std::nullopt); });
    const auto second = fetch("tuan", device, first.seq);
    CHECK(second.gone == std::vector{home.uuid});
    CHECK(fetch("tuan", device, first.seq).gone == std::vector{home.uuid});
    enter("Lý Văn Đay");
    const auto third = fetch("tuan", device, second.seq);
    CHECK(fetch("tuan", device, third.seq).gone.empty());
    write("lan",
          [&](store::Transaction& tx, const base::Who& who) { households::hand_to(tx, who, {home}, team.uuid); });
    CHECK(fetch("tuan", device, third.seq).items.size() == 1);
}

TEST_CASE_FIXTURE(Phone, "a household sees that a telephone holds it") {
    fetch("tuan", device);
    fetch("tuan", device);
    const auto readings = read(
        "lan", [&](store::Transaction& tx, const base::Who& who) { return households::readings(tx, who, home, 10); });
    REQUIRE(readings.size() == 1);
    CHECK(readings[0].on_telephone);
}

TEST_CASE_FIXTURE(Phone, "a lost telephone is revoked from the desk, gets nothing more and hands nothing in") {
    auto elsewhere = who("tuan");
    elsewhere.session = made(99);
    write("lan", [&](store::Transaction& tx, const base::Who& who) { phones::revoke(tx, who, device); });
    CHECK(ask("tuan", "GET", "/api/devices", {}, "").status == 401);
    const auto fetch_again = [&] {
        db().write(
            [&](store::Transaction& tx) { phones::hold(tx, master(), elsewhere, device, std::nullopt, "", 10); });
    };
    CHECK(problem_of(fetch_again) == "device.revoked");
}

TEST_CASE_FIXTURE(Phone, "a telephone brought in twice is one; somebody else's is not to be had") {
    CHECK(bring_in("tuan", device) == device);
    CHECK(problem_of([&] { bring_in("lan", device); }) == "device.id_taken");
    CHECK(problem_of([&] { hand_in("lan", device, {}); }) == "device.not_found");
    const auto held =
        read("lan", [&](store::Transaction& tx, const base::Who& who) { return phones::of_team(tx, who, team.uuid); });
    REQUIRE(held.size() == 1);
    CHECK(held[0].name == "Điện thoại");
}

TEST_CASE_FIXTURE(Phone,
                  "a need is a record of its own: taken in at its hour, and shown on the telephone until it ends") {
    const auto first = fetch("tuan", device);
    CHECK(standings({need(1, home, made(1), "food", 7200), visit(2, home, made(2), "need", 7200)}) ==
          std::vector{Standing::accepted, Standing::accepted});
    const auto told = fetch("tuan", device, first.seq);
    REQUIRE(told.items.size() == 1);
    REQUIRE(told.items[0].needs.size() == 1);
    CHECK(told.items[0].needs[0].id.uuid == made(1));
    CHECK(db().read([](store::Transaction& tx) { return tx.now().ms; }) - told.items[0].needs[0].asked_at.ms ==
          7'200'000);
    CHECK(standings({no_longer_needed(3, made(1))}) == std::vector{Standing::accepted});
    CHECK(fetch("tuan", device, told.seq).items.at(0).needs.empty());
}

TEST_CASE_FIXTURE(Phone, "a need that was refused blocks no visit, and the visit still says that something is needed") {
    const auto handed = hand_in("tuan", device, {need(1, home, made(1), "gold"), visit(2, home, made(2), "need")});
    CHECK(handed.items.at(0).code == "need.kind_unknown");
    CHECK(handed.items.at(1).standing == Standing::accepted);
    const auto needs = fetch("tuan", device).items.at(0).needs;
    REQUIRE(needs.size() == 1);
    CHECK(needs[0].kind == "other");  // its note says nothing
}

TEST_CASE_FIXTURE(Phone, "a need that comes before the record before it waits, and is opened once") {
    CHECK(standings({need(2, home, made(1))}) == std::vector{Standing::held});
    CHECK(fetch("tuan", device).items.at(0).needs.empty());
    hand_in("tuan", device, {visit(1, home, made(2)), need(2, home, made(1))});
    CHECK(fetch("tuan", device).items.at(0).needs.size() == 1);
}
