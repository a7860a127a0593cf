#pragma once

#include <string>
#include <vector>

#include "needs/step.hpp"
#include "phones/phone_on_street.hpp"
#include "trips/proposal.hpp"
#include "trips/telling.hpp"

namespace spec {

/// A street whose Front keeps a store (Mát hands out of it), and whose households ask for food.
struct TripsOnStreet : PhoneOnStreet {
    goods::StoreId kho = open_store("Kho Mặt trận");

    template <class T>
    T fresh() {
        return db().write([](store::Transaction& tx) { return T{tx.new_id()}; });
    }
    goods::StoreId open_store(const std::string& name) {
        return write("mat", [&](store::Transaction& tx, const base::Who& who) {
            return goods::open_store(tx, who,
                                     {.id = {},
                                      .area = areas::AreaId{id("commune_a")},
                                      .body = id("front_a"),
                                      .kind = goods::StoreKind::warehouse,
                                      .name = name,
                                      .address = "",
                                      .hours = "",
                                      .upper = {}})
                .id;
        });
    }
    void bring(const std::string& item, std::int64_t amount) {
        const auto voucher = fresh<goods::MovementId>();
        write("mat", [&](store::Transaction& tx, const base::Who& who) {
            goods::receive(tx, who, kho, {voucher, "QUA-1", "", {{item, amount, std::nullopt}}});
        });
    }
    std::int64_t in_stock(const std::string& item) {
        return read("mat", [&](store::Transaction& tx, const base::Who& who) {
            std::int64_t amount = 0;
            for (const auto& shelf : goods::shelves(tx, who, kho, {}).items)
                if (shelf.item.code == item) amount = shelf.amount;
            return amount;
        });
    }

    /// A household that asks for food; Lan has looked at it.
    needs::Receipt ask(households::HouseholdId home) {
        const auto code = needs::new_code();
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            const auto receipt =
                needs::open(tx, master(), who,
                            {.id = {},
                             .area = {},
                             .household = home,
                             .source = needs::Source::officer,
                             .kind = "food",
                             .wait = needs::Wait::today,
                             .asker = {.name = {}, .phone = {}, .address = {}, .words = "Hết gạo", .neighbour = {}}},
                            code);
            needs::triage(
                tx, master(), who, receipt.id,
                {.kind = "food", .urgency = needs::Urgency::urgent, .groups = {}, .promised = {}, .words = {}});
            return receipt;
        });
    }
    needs::State state_of(needs::NeedId need) {
        return read("lan",
                    [&](store::Transaction& tx, const base::Who& who) { return needs::get(tx, who, need).state; });
    }

    trips::Proposal propose(std::int64_t grams) {
        return read("mat", [&](store::Transaction& tx, const base::Who& who) {
            return trips::propose(tx, who,
                                  {.area = {id("commune_a")}, .store = {}, .kinds = {}, .gets = {{"rice", grams}}});
        });
    }
    trips::Carrier the_team() { return {trips::CarrierKind::team, team.uuid}; }

    /// A trip of today, 5 kg of rice for each.
    trips::TripSheet plan(const std::vector<needs::NeedId>& needs) {
        trips::NewTrip wanted{.id = fresh<trips::TripId>(),
                              .store = kho,
                              .day = *base::make_day(2021, 6, 11),
                              .carrier = the_team(),
                              .words = "",
                              .stops = {}};
        for (const auto& need : needs) wanted.stops.push_back({fresh<trips::StopId>(), need, {{"rice", 5000}}});
        return make(wanted);
    }
    trips::TripSheet make(const trips::NewTrip& wanted) {
        return write("mat", [&](store::Transaction& tx, const base::Who& who) { return trips::make(tx, who, wanted); });
    }
    trips::TripSheet load(trips::TripId trip) {
        const auto voucher = fresh<goods::MovementId>();
        return write("mat", [&](store::Transaction& tx, const base::Who& who) {
            return trips::hand_out(tx, who, trip, voucher);
        });
    }
    trips::TripSheet sheet(trips::TripId trip) {
        return read("mat", [&](store::Transaction& tx, const base::Who& who) { return trips::get(tx, who, trip); });
    }
    trips::NewTelling said(trips::Outcome outcome) {
        return {.id = fresh<trips::TellingId>(),
                .outcome = outcome,
                .proof = trips::Proof::none,
                .code = {},
                .picture = {},
                .neighbour = {},
                .words = {}};
    }
    trips::Telling tell(const std::string& speaker, trips::StopId stop, const trips::NewTelling& telling) {
        return write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return trips::tell(tx, master(), who, stop, telling, tx.now());
        });
    }
    trips::Telling tell(const std::string& speaker, trips::StopId stop, trips::Outcome outcome) {
        return tell(speaker, stop, said(outcome));
    }
    trips::TripSheet close(trips::TripId trip, std::vector<goods::Part> back = {}, std::vector<trips::Lost> lost = {}) {
        const trips::Closing closing{fresh<goods::MovementId>(), std::move(back), std::move(lost), ""};
        return write(
            "mat", [&](store::Transaction& tx, const base::Who& who) { return trips::close(tx, who, trip, closing); });
    }
    static phones::Record told(std::int64_t number, trips::StopId stop, const trips::NewTelling& telling,
                               std::int64_t ago = 0) {
        return {number, "POST", "/api/trip-stops/" + base::to_string(stop) + "/tellings",
                base::parse_json(base::to_json(telling)), ago};
    }
};

}  // namespace spec
