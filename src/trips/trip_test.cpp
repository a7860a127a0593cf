#include <doctest/doctest.h>

#include "files/metadata.hpp"
#include "goods/ledger_names.hpp"
#include "ledger/campaign.hpp"
#include "problem_of.hpp"
#include "store/journal.hpp"
#include "trips/trips_on_street.hpp"

using namespace trips;

namespace {

struct Trips : spec::TripsOnStreet {
    households::HouseholdId lua = enter("Nguyễn Thị Lụa");
    households::HouseholdId gam = enter("Trần Văn Gấm");

    std::size_t miscounted() {
        return db().read([](store::Transaction& tx) {
            return goods::miscounts(tx).size() + store::disagreements(tx, indicators().front()).size();
        });
    }
    std::int64_t lines_of(const base::Uuid& subject, std::string_view verb) {
        return db().read([&](store::Transaction& tx) {
            std::int64_t lines = 0;
            for (const auto& line : store::lines_about(tx, subject, 0, 100)) lines += line.verb == verb;
            return lines;
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Trips, "where goods are short, who waits longest is proposed first and the other stands on a list") {
    const auto first = ask(lua).id;
    pass_days(2);
    const auto second = ask(gam).id;
    bring("rice", 7000);
    const auto proposal = propose(5000);
    REQUIRE(proposal.trips.size() == 1);
    REQUIRE(proposal.trips[0].stops.size() == 1);
    CHECK(proposal.trips[0].stops[0].need == first);
    CHECK(proposal.trips[0].stops[0].reason.waited_days == 2);
    CHECK(proposal.trips[0].stops[0].reason.waits_longest);
    CHECK(proposal.trips[0].stops[0].household == code_of(lua));
    REQUIRE(proposal.without.size() == 1);
    CHECK(proposal.without[0].need == second);
}

TEST_CASE_FIXTURE(Trips, "what a planned trip will take is not proposed again, nor is a need that is on it") {
    const auto first = ask(lua).id;
    bring("rice", 8000);
    plan({first});
    const auto second = ask(gam).id;
    const auto proposal = propose(5000);
    CHECK(proposal.trips.empty());
    REQUIRE(proposal.without.size() == 1);
    CHECK(proposal.without[0].need == second);
    CHECK(problem_of([&] { plan({first}); }) == "trip.need_on_another");
}

TEST_CASE_FIXTURE(Trips, "an officer above both the store and the team that carries hands the load out") {
    bring("rice", 5000);
    const auto trip = plan({ask(lua).id}).trip.id;
    const auto is_own = [&](const std::string& speaker) {
        return read(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return trips::get(tx, who, trip).trip.is_own;
        });
    };
    CHECK(is_own("lan"));
    CHECK(is_own("mat"));
    CHECK_FALSE(is_own("tuan"));
}

TEST_CASE_FIXTURE(Trips,
                  "a need at which nobody has looked is not brought anything by a machine, and stands on the list") {
    const auto code = needs::new_code();
    const auto unseen = write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return needs::open(tx, master(), who,
                           {.id = {},
                            .area = {},
                            .household = lua,
                            .source = needs::Source::officer,
                            .kind = "food",
                            .wait = needs::Wait::today,
                            .asker = {}},
                           code)
            .id;
    });
    bring("rice", 50000);
    CHECK(propose(5000).trips.empty());
    CHECK(problem_of([&] { plan({unseen}); }) == "trip.need_not_accepted");
    const auto page = read("mat", [&](store::Transaction& tx, const base::Who& who) {
        return waiting(tx, who, {.area = {id("commune_a")}, .after = {}, .limit = 10});
    });
    REQUIRE(page.items.size() == 1);
    CHECK_FALSE(page.items[0].is_accepted);
}

TEST_CASE_FIXTURE(Trips, "what is delivered closes the need, what is not comes back, and every bag is accounted for") {
    const auto given = ask(lua).id;
    const auto missed = ask(gam).id;
    bring("rice", 20000);
    const auto trip = plan({given, missed});
    CHECK(trip.trip.code == "CH-2021-0001");
    CHECK(in_stock("rice") == 20000);
    load(trip.trip.id);
    CHECK(in_stock("rice") == 10000);
    CHECK(state_of(given) == needs::State::under_way);
    tell("tuan", trip.stops[0].id, Outcome::delivered);
    CHECK(problem_of([&] { close(trip.trip.id); }) == "trip.stops_untold");
    tell("tuan", trip.stops[1].id, Outcome::not_home);
    CHECK(state_of(given) == needs::State::done);
    CHECK(state_of(missed) == needs::State::under_way);
    CHECK(problem_of([&] { close(trip.trip.id); }) == "trip.bags_missing");
    CHECK(problem_of([&] { close(trip.trip.id, {{"rice", 6000}}); }) == "trip.bags_missing");
    const auto closed = close(trip.trip.id, {{"rice", 4000}}, {{"rice", 1000, "broken"}});
    CHECK(closed.trip.state == State::closed);
    REQUIRE(closed.loads.size() == 1);
    CHECK(closed.loads[0].loaded == 10000);
    CHECK(closed.loads[0].delivered == 5000);
    CHECK(closed.loads[0].came_back == 4000);
    CHECK(closed.loads[0].lost == 1000);
    CHECK(in_stock("rice") == 14000);
    CHECK(propose(5000).trips.at(0).stops.at(0).need == missed);
    CHECK(miscounted() == 0);
}

TEST_CASE_FIXTURE(Trips, "a trip that asks for more than there is stays planned until a person takes stops off") {
    const auto one = ask(lua).id;
    const auto other = ask(gam).id;
    bring("rice", 9000);
    const auto trip = plan({one, other});
    CHECK(problem_of([&] { load(trip.trip.id); }) == "movement.not_enough");
    write("mat", [&](store::Transaction& tx, const base::Who& who) { drop_stop(tx, who, trip.stops[0].id); });
    const auto left = load(trip.trip.id);
    REQUIRE(left.stops.size() == 1);
    CHECK(left.stops[0].number == 1);
    CHECK(left.stops[0].need == other);
    CHECK(in_stock("rice") == 4000);
}

TEST_CASE_FIXTURE(Trips, "a stop told twice: the same again is harmless, another telling is shown to a person") {
    const auto need = ask(lua).id;
    bring("rice", 5000);
    const auto trip = plan({need});
    load(trip.trip.id);
    const auto stop = trip.stops[0].id;
    const auto first = said(Outcome::not_home);
    CHECK(tell("tuan", stop, first).weight == Weight::stands);
    CHECK(tell("tuan", stop, first).weight == Weight::stands);
    CHECK(tell("lan", stop, Outcome::not_home).weight == Weight::agrees);
    auto other = first;
    other.outcome = Outcome::refused;
    CHECK(problem_of([&] { tell("tuan", stop, other); }) == "trip_telling.id_taken");
    const auto second = said(Outcome::delivered);
    CHECK(tell("lan", stop, second).weight == Weight::differs);
    CHECK(sheet(trip.trip.id).stops[0].outcome == Outcome::not_home);
    CHECK(sheet(trip.trip.id).trip.differing == 1);
    CHECK(problem_of([&] { close(trip.trip.id, {{"rice", 5000}}); }) == "trip.differs");
    const auto decided = write("mat", [&](store::Transaction& tx, const base::Who& who) {
        return decide(tx, master(), who, stop, second.id, "");
    });
    CHECK(decided.outcome == Outcome::delivered);
    CHECK_FALSE(decided.differs);
    CHECK(state_of(need) == needs::State::done);
    CHECK(close(trip.trip.id).trip.state == State::closed);
    CHECK(miscounted() == 0);
}

TEST_CASE_FIXTURE(Trips, "who was said to have got it and did not is asked for again, with a word why") {
    const auto need = ask(lua).id;
    bring("rice", 5000);
    const auto trip = plan({need});
    load(trip.trip.id);
    const auto stop = trip.stops[0].id;
    tell("tuan", stop, Outcome::delivered);
    const auto other = said(Outcome::not_home);
    tell("lan", stop, other);
    const auto decide_for = [&](const std::string& words) {
        write("mat",
              [&](store::Transaction& tx, const base::Who& who) { decide(tx, master(), who, stop, other.id, words); });
    };
    CHECK(problem_of([&] { decide_for(""); }) == "need.words_missing");
    decide_for("Giao nhầm nhà bên");
    CHECK(state_of(need) == needs::State::received);
    CHECK(miscounted() == 0);
}

TEST_CASE_FIXTURE(Trips, "the warehouse burns while a trip is on its way: what is on the road still reaches people") {
    const auto given = ask(lua).id;
    const auto missed = ask(gam).id;
    bring("rice", 30000);
    const auto trip = plan({given, missed});
    load(trip.trip.id);
    const auto voucher = fresh<goods::MovementId>();
    write("mat", [&](store::Transaction& tx, const base::Who& who) {
        goods::lose(tx, who, kho, {voucher, "fire", "Cháy kho", true, {}});
    });
    CHECK(in_stock("rice") == 0);
    tell("tuan", trip.stops[0].id, Outcome::at_door);
    tell("tuan", trip.stops[1].id, Outcome::not_home);
    CHECK(state_of(given) == needs::State::done);
    close(trip.trip.id, {{"rice", 5000}});
    CHECK(in_stock("rice") == 5000);
    CHECK(miscounted() == 0);
}

TEST_CASE_FIXTURE(Trips,
                  "a carrier's telephone is lost on the way: another takes the trip over, and what was told stands") {
    const auto one = ask(lua).id;
    const auto other = ask(gam).id;
    bring("rice", 10000);
    const auto trip = plan({one, other});
    load(trip.trip.id);
    const auto lost = bring_in("tuan");
    hand_in("tuan", lost, {told(1, trip.stops[0].id, said(Outcome::delivered))});
    write("lan", [&](store::Transaction& tx, const base::Who& who) { phones::revoke(tx, who, lost); });
    const Carrier yen{CarrierKind::account, id("account_yen")};
    CHECK(problem_of([&] { tell("yen", trip.stops[1].id, Outcome::delivered); }) == "account.outside_area");
    write("mat", [&](store::Transaction& tx, const base::Who& who) {
        change(tx, who, trip.trip.id, {.carrier = {{the_team(), yen}}, .day = {}});
    });
    const auto held = write(
        "yen", [&](store::Transaction& tx, const base::Who& who) { return carried(tx, master(), who, std::nullopt); });
    REQUIRE(held.size() == 1);
    CHECK(held[0].stops[0].outcome == Outcome::delivered);
    CHECK_FALSE(held[0].stops[1].outcome);
    tell("yen", trip.stops[1].id, Outcome::delivered);
    CHECK(close(trip.trip.id).trip.delivered == 2);
}

TEST_CASE_FIXTURE(Trips, "a telephone holds the trip of its team with its names, and its people are told of it once") {
    const auto need = ask(lua).id;
    bring("rice", 5000);
    const auto trip = plan({need});
    const auto device = bring_in("tuan");
    load(trip.trip.id);
    const auto held = fetch("tuan", device);
    REQUIRE(held.trips.size() == 1);
    CHECK(held.trips[0].stops.at(0).name == "Nguyễn Thị Lụa");
    CHECK(held.trips[0].stops.at(0).address == "Ngõ 4");
    CHECK(base::to_json(sheet(trip.trip.id)).find("Lụa") == std::string::npos);
    fetch("tuan", device);
    CHECK(lines_of(need.uuid, "need.held") == 1);
    const auto done = hand_in("tuan", device, {told(1, trip.stops[0].id, said(Outcome::delivered), 7200)});
    CHECK(done.items.at(0).standing == phones::Standing::accepted);
    CHECK(sheet(trip.trip.id).stops[0].told_at->ms ==
          db().read([](store::Transaction& tx) { return tx.now().ms; }) - 7'200'000);
    CHECK(state_of(need) == needs::State::done);
    close(trip.trip.id);
    CHECK(fetch("tuan", device).trips.empty());
}

TEST_CASE_FIXTURE(Trips, "a code proves who received; a wrong one is no reason to write nothing down") {
    const auto receipt = ask(lua);
    const auto other = ask(gam);
    bring("rice", 10000);
    const auto trip = plan({receipt.id, other.id});
    load(trip.trip.id);
    auto right = said(Outcome::delivered);
    right.proof = Proof::code;
    right.code = receipt.code;
    CHECK(tell("tuan", trip.stops[0].id, right).is_proven);
    auto wrong = said(Outcome::delivered);
    wrong.proof = Proof::code;
    wrong.code = receipt.code;
    CHECK_FALSE(tell("tuan", trip.stops[1].id, wrong).is_proven);
    CHECK(state_of(other.id) == needs::State::done);
}

TEST_CASE_FIXTURE(Trips, "who took it in their place is named, and the name is sealed") {
    const auto need = ask(lua).id;
    bring("rice", 5000);
    const auto trip = plan({need});
    load(trip.trip.id);
    auto telling = said(Outcome::to_neighbour);
    CHECK(problem_of([&] { tell("tuan", trip.stops[0].id, telling); }) == "trip_telling.neighbour_missing");
    telling.neighbour = "Bà Sáu nhà bên";
    CHECK(tell("tuan", trip.stops[0].id, telling).neighbour == "Bà Sáu nhà bên");
    db().read([](store::Transaction& tx) {
        for (const auto& row : tx.run("SELECT neighbour FROM trip_telling"))
            CHECK(row.text("neighbour").find("Sáu") == std::string::npos);
    });
    const auto told = write("mat", [&](store::Transaction& tx, const base::Who& who) {
        return tellings(tx, master(), who, trip.stops[0].id);
    });
    CHECK(told.at(0).neighbour == "Bà Sáu nhà bên");
    CHECK(lines_of(need.uuid, "need.record_opened") == 1);
}

TEST_CASE_FIXTURE(Trips, "a need that ended while it was on its way stays ended, and its bag comes back") {
    const auto need = ask(lua).id;
    bring("rice", 5000);
    const auto trip = plan({need});
    load(trip.trip.id);
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        needs::withdraw(tx, master(), who, need, {"not_needed", ""});
    });
    tell("tuan", trip.stops[0].id, Outcome::refused);
    close(trip.trip.id, {{"rice", 5000}});
    CHECK(state_of(need) == needs::State::done);
    CHECK(in_stock("rice") == 5000);
}

TEST_CASE_FIXTURE(Trips, "a load handed out by mistake is taken back as long as nothing was told") {
    const auto need = ask(lua).id;
    bring("rice", 5000);
    const auto trip = plan({need});
    load(trip.trip.id);
    const auto take_back = [&] {
        const auto voucher = fresh<goods::MovementId>();
        return write("mat", [&](store::Transaction& tx, const base::Who& who) {
            return take_load_back(tx, who, trip.trip.id, voucher);
        });
    };
    CHECK(take_back().trip.state == State::planned);
    CHECK(in_stock("rice") == 5000);
    CHECK(problem_of([&] { tell("tuan", trip.stops[0].id, Outcome::delivered); }) == "trip.not_on_the_way");
    load(trip.trip.id);
    tell("tuan", trip.stops[0].id, Outcome::delivered);
    CHECK(problem_of(take_back) == "trip.told_already");
}

TEST_CASE_FIXTURE(Trips, "a stop is moved to another trip and the rest close up; the same trip sent twice is one") {
    const auto one = ask(lua).id;
    const auto other = ask(gam).id;
    bring("rice", 20000);
    const auto first = plan({one, other});
    const auto third = ask(enter("Lý Văn Đay")).id;
    const auto second = plan({third});
    const auto there = write("mat", [&](store::Transaction& tx, const base::Who& who) {
        return move_stop(tx, who, first.stops[0].id, second.trip.id);
    });
    REQUIRE(there.stops.size() == 2);
    CHECK(there.stops[1].need == one);
    CHECK(sheet(first.trip.id).stops.at(0).number == 1);
    NewTrip again{.id = fresh<TripId>(),
                  .store = kho,
                  .day = *base::make_day(2021, 6, 11),
                  .carrier = the_team(),
                  .words = "",
                  .stops = {{fresh<StopId>(), ask(enter("Vũ Thị Mơ")).id, {{"rice", 1000}}}}};
    CHECK(make(again).trip.code == make(again).trip.code);
    again.words = "khác";
    CHECK(problem_of([&] { make(again); }) == "trip.id_taken");
}

TEST_CASE_FIXTURE(Trips, "when a trip is closed, nothing of it is left on the road in the public ledger") {
    const auto given = ask(lua).id;
    const auto missed = ask(gam).id;
    bring("rice", 20000);
    const auto trip = plan({given, missed});
    load(trip.trip.id);
    const auto left_of = [&](const std::string& account) {
        return db().read([&](store::Transaction& tx) {
            return tx
                .run(R"(SELECT CAST(coalesce(sum(quantity), 0) AS BIGINT) AS quantity FROM ledger_line
                             WHERE account = $1 AND commodity = 'rice')",
                     {account})
                .front()
                .integer("quantity");
        });
    };
    const auto way = goods::way_account(kho);
    CHECK(left_of(way) == 10000);
    tell("tuan", trip.stops[0].id, Outcome::delivered);
    tell("tuan", trip.stops[1].id, Outcome::not_home);
    close(trip.trip.id, {{"rice", 4000}}, {{"rice", 1000, "broken"}});
    CHECK(left_of(way) == 0);
    CHECK(left_of("lost:broken") == 1000);
    CHECK(left_of("delivered:vn") == 5000);
    CHECK(left_of(goods::stock_account(kho)) == 14000);
}

TEST_CASE_FIXTURE(Trips, "what a fundraiser gave is told as its own all the way to people, also beside other goods") {
    const auto both = ask(lua).id;
    const auto other = ask(gam).id;
    const base::Uuid fundraiser = fresh<TripId>().uuid;
    write("mat", [&](store::Transaction& tx, const base::Who& who) {
        goods::receive_from(tx, who, kho,
                            {.id = goods::MovementId{tx.new_id()},
                             .source = "Bữa cơm nghĩa tình",
                             .words = "",
                             .lines = {{"rice", 3000, std::nullopt, goods::Worth{45'000, "giá chợ"}}},
                             .coming = goods::Coming::gift,
                             .fundraiser = fundraiser},
                            {"donors:individual", "Cá nhân"});
    });
    bring("rice", 20000);
    const auto trip = plan({both, other});
    load(trip.trip.id);
    const auto stands = [&] {
        return db().read([&](store::Transaction& tx) { return ledger::standing_of(tx, fundraiser); });
    };
    CHECK(stands() == ledger::CampaignStanding{{"donors", -45'000}, {"way", 45'000}});
    for (const auto& stop : trip.stops) tell("tuan", stop.id, Outcome::delivered);
    close(trip.trip.id);
    CHECK(stands() == ledger::CampaignStanding{{"donors", -45'000}, {"delivered", 45'000}});
    CHECK(miscounted() == 0);
}

TEST_CASE_FIXTURE(
    Trips, "a trip serves the place of its store, is no longer than a hundred stops, and leaves from an own store") {
    const auto need = ask(lua).id;
    bring("rice", 5000);
    const auto trip = plan({need});
    const auto elsewhere = write("minh", [&](store::Transaction& tx, const base::Who& who) {
        return needs::open(
                   tx, master(), who,
                   {.id = {},
                    .area = areas::AreaId{id("commune_b")},
                    .household = {},
                    .source = needs::Source::officer,
                    .kind = "food",
                    .wait = needs::Wait::today,
                    .asker =
                        {.name = "Lê Thị Bưởi", .phone = "0400123456", .address = {}, .words = {}, .neighbour = {}}},
                   "7KQ-DM2-XH9")
            .id;
    });
    CHECK(problem_of([&] { plan({elsewhere}); }) == "trip.need_elsewhere");
    CHECK(problem_of([&] { plan(std::vector(101, elsewhere)); }) == "trip.too_many_stops");
    const auto propose_as = [&](const std::string& speaker) {
        return read(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return trips::propose(tx, who, {.area = {id("commune_a")}, .store = {}, .kinds = {}, .gets = {}});
        });
    };
    CHECK(problem_of([&] { propose_as("yen"); }) == "trip.no_store");
}

TEST_CASE("a picture loses what the camera wrote beside it and stays a picture") {
    const std::string head = "\xff\xd8\xff\xe0" + std::string("\x00\x04JF", 4);
    const std::string where = std::string("\xff\xe1\x00\x0a", 4) + "Exif GPS";
    const std::string rest = std::string("\xff\xda\x00\x02", 4) + "bags\xff\xd9";
    CHECK(files::without_metadata(head + where + rest) == head + rest);
    CHECK_FALSE(files::without_metadata(head + where));
    CHECK_FALSE(files::without_metadata("GPS"));
}
