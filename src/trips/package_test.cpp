#include <doctest/doctest.h>

#include "ledger/balance.hpp"
#include "ledger/campaign.hpp"
#include "problem_of.hpp"
#include "trips/trips_on_street.hpp"

using namespace trips;

namespace {

/// The Front's packages: rice of one fundraiser, eggs of another, and fish sauce that nobody called for.
struct PackageTrips : spec::TripsOnStreet {
    households::HouseholdId lua = enter("Nguyễn Thị Lụa");
    households::HouseholdId gam = enter("Trần Thị Gấm");
    base::Uuid rice_fund = fresh<TripId>().uuid;
    base::Uuid egg_fund = fresh<TripId>().uuid;
    std::string bag = package();

    std::string package() {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            goods::NewItem wanted;
            wanted.area = areas::AreaId{id("commune_a")};
            wanted.kind = "package";
            wanted.name = "Túi nghĩa tình";
            wanted.unit = wanted.smallest = "túi";
            const auto made = goods::add_item(tx, who, wanted);
            goods::set_recipe(tx, who, {*base::parse_uuid(made.code)},
                              {base::day_of(tx.now()), {{"rice", 5000}, {"eggs", 10}, {"fish_sauce", 1}}});
            return made.code;
        });
    }
    void given(const std::string& item, std::int64_t amount, std::int64_t value, std::optional<base::Uuid> fundraiser) {
        write("mat", [&](store::Transaction& tx, const base::Who& who) {
            goods::Receipt receipt{.id = {tx.new_id()}, .source = "Vận động", .words = "", .lines = {}};
            receipt.lines.push_back({item, amount, std::nullopt, goods::Worth{value, "chợ"}});
            receipt.fundraiser = fundraiser;
            goods::receive(tx, who, kho, receipt);
        });
    }
    void pack_three() {
        given("rice", 15'000, 200'000, rice_fund);
        given("eggs", 30, 100'001, egg_fund);
        given("fish_sauce", 3, 60'000, std::nullopt);
        write("mat", [&](store::Transaction& tx, const base::Who& who) {
            goods::pack(tx, who, kho, {{tx.new_id()}, bag, 3, ""});
        });
    }
    /// Two packages for Lụa, one for Gấm.
    TripSheet loaded() {
        NewTrip wanted{.id = fresh<TripId>(),
                       .store = kho,
                       .day = *base::make_day(2021, 6, 11),
                       .carrier = the_team(),
                       .words = "",
                       .stops = {}};
        wanted.stops.push_back({fresh<StopId>(), ask(lua).id, {{bag, 2}}});
        wanted.stops.push_back({fresh<StopId>(), ask(gam).id, {{bag, 1}}});
        const auto trip = make(wanted);
        load(trip.trip.id);
        return trip;
    }
    ledger::CampaignStanding stands(const base::Uuid& fundraiser) {
        return db().read([&](store::Transaction& tx) { return ledger::standing_of(tx, fundraiser); });
    }
    std::int64_t on(const std::string& account, const std::string& commodity) {
        return db().read([&](store::Transaction& tx) {
            std::int64_t sum = 0;
            for (const auto& one : ledger::balances(tx, account))
                if (one.commodity == commodity) sum += one.quantity;
            return sum;
        });
    }
    std::size_t miscounted() {
        return db().read([](store::Transaction& tx) { return goods::miscounts(tx).size(); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(PackageTrips, "what each fundraiser put into a package is at people's when the package is") {
    pack_three();
    const auto trip = loaded();
    for (const auto& stop : trip.stops) tell("tuan", stop.id, Outcome::delivered);
    close(trip.trip.id);
    CHECK(stands(rice_fund) == ledger::CampaignStanding{{"donors", -200'000}, {"delivered", 200'000}});
    CHECK(stands(egg_fund) == ledger::CampaignStanding{{"donors", -100'001}, {"delivered", 100'001}});
    CHECK(on("delivered", "rice") == 15'000);
    CHECK(on("delivered", "eggs") == 30);
    CHECK(on("delivered", "fish-sauce") == 3);
    CHECK(on("way", "rice") == 0);
    CHECK(miscounted() == 0);
}

TEST_CASE_FIXTURE(PackageTrips, "of packages that are brought back or lost each fundraiser has its share there") {
    pack_three();
    const auto trip = loaded();
    tell("tuan", trip.stops[0].id, Outcome::not_home);
    tell("tuan", trip.stops[1].id, Outcome::delivered);
    close(trip.trip.id, {{bag, 1}}, {{bag, 1, "broken"}});
    CHECK(on("delivered", "rice") == 5000);
    CHECK(on("lost", "rice") == 5000);
    const auto eggs = stands(egg_fund);
    CHECK(eggs.at("packed") + eggs.at("delivered") + eggs.at("lost") == 100'001);
    CHECK_FALSE(eggs.contains("way"));
    CHECK(miscounted() == 0);
}
