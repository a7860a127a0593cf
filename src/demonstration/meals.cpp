#include "demonstration/meals.hpp"

#include <algorithm>

#include "demonstration/script.hpp"
#include "gifts/fundraiser.hpp"
#include "households/household.hpp"
#include "needs/step.hpp"
#include "purchases/purchase.hpp"
#include "trips/telling.hpp"

namespace demonstration {
namespace {

constexpr std::size_t plenty = 200;
constexpr std::size_t households_reached = 6;
const std::string hamlet = "04";
const std::vector<goods::Part> each_gets{{"eggs", 20}, {"oil", 1}};

/// Somebody who works for the Front, at the time of a transaction.
struct Helper {
    store::Transaction& tx;
    const store::MasterKey& master;
    const Cast& cast;
    base::Who who;

    Helper(store::Transaction& now, const store::MasterKey& key, const Cast& all, const std::string& login)
        : tx(now), master(key), cast(all), who(who_is(now, all.players.at(login))) {}

    base::Uuid front() const { return cast.bodies.at("mttq").uuid; }
    goods::StoreId store() const {
        const auto found = goods::stores(tx, stage_hand(), {.area = cast.commune, .limit = plenty}).items;
        return std::ranges::find(found, "ATM gạo bến đò", &goods::Store::name)->id;
    }
    purchases::PurseId purse() const {
        return {gifts::list(tx, who, {.body = front(), .open = true, .after = {}, .limit = 1}).items.front().id.uuid};
    }
    purchases::Purchase last(purchases::State state) const {
        return purchases::purchases(tx, who, {.body = front(), .state = state, .limit = 1}).items.front();
    }
    std::vector<needs::NeedId> asked() const {
        const auto homes =
            households::list(tx, master, who, {.area = cast.areas.at(hamlet).id, .team = {}, .words = {}});
        std::vector<needs::NeedId> needs;
        for (std::size_t place = homes.size() - households_reached; place < homes.size(); ++place)
            needs.push_back(needs::open(tx, master, who,
                                        {.id = std::nullopt,
                                         .area = {},
                                         .household = homes[place].id,
                                         .source = needs::Source::officer,
                                         .kind = "food",
                                         .wait = needs::Wait::days,
                                         .asker = {.name = {},
                                                   .phone = {},
                                                   .address = {},
                                                   .words = "Nghỉ chợ, trong nhà còn ít đồ ăn",
                                                   .neighbour = std::nullopt}},
                                        needs::new_code())
                                .id);
        return needs;
    }
};

void ask_for_eggs(const Helper& officer) {
    const auto quote = [&](const char* supplier, std::int64_t total) {
        return purchases::Quote{{officer.tx.new_id()}, supplier, total, std::nullopt};
    };
    purchases::ask(officer.tx, officer.who,
                   {{officer.tx.new_id()},
                    officer.front(),
                    officer.purse(),
                    "Trứng và dầu ăn cho Bữa cơm nghĩa tình",
                    {{"eggs", 300}, {"oil", 20}},
                    {quote("Trại gà Thôn Bờ Đê", 1'700'000), quote("Tạp hóa Cô Sáu", 1'880'000)}});
}

void decide(const Helper& front) {
    const auto asked = front.last(purchases::State::asked);
    purchases::decide(front.tx, front.who, asked.id, {asked.quotes.front().id, ""});
}

void buy_eggs(const Helper& officer) {
    purchases::buy(officer.tx, officer.who, officer.last(purchases::State::approved).id,
                   {{officer.tx.new_id()},
                    officer.store(),
                    "0000231",
                    base::day_of(officer.tx.now()),
                    std::nullopt,
                    {{"eggs", 300, 900'000, std::nullopt}, {"oil", 20, 800'000, std::nullopt}}});
}

/// Households of a hamlet ask, and a trip is made for them.
void set_out(const Helper& officer) {
    trips::NewTrip wanted{
        .id = {officer.tx.new_id()},
        .store = officer.store(),
        .day = base::day_of(officer.tx.now()),
        .carrier = {trips::CarrierKind::team, officer.cast.bodies.at(officer.cast.teams.at(hamlet).front()).uuid},
        .words = "Bữa cơm nghĩa tình",
        .stops = {}};
    for (const auto& need : officer.asked()) {
        needs::triage(officer.tx, officer.master, officer.who, need,
                      {.kind = "food",
                       .urgency = needs::Urgency::soon,
                       .groups = {"hardship"},
                       .promised = std::nullopt,
                       .words = ""});
        wanted.stops.push_back({{officer.tx.new_id()}, need, each_gets});
    }
    trips::make(officer.tx, officer.who, wanted);
    trips::hand_out(officer.tx, officer.who, wanted.id, {officer.tx.new_id()});
}

/// One household was not met: its share is back in the store.
void come_home(const Helper& officer) {
    const auto trip = trips::list(officer.tx, officer.who, {.area = officer.cast.commune}).front();
    const auto sheet = trips::get(officer.tx, officer.who, trip.id);
    for (const auto& stop : sheet.stops) {
        const bool is_last = stop.number == sheet.trip.stops;
        trips::tell(officer.tx, officer.master, officer.who, stop.id,
                    {.id = {officer.tx.new_id()},
                     .outcome = is_last ? trips::Outcome::not_home : trips::Outcome::delivered,
                     .proof = is_last ? trips::Proof::none : trips::Proof::paper,
                     .code = {},
                     .picture = {},
                     .neighbour = {},
                     .words = {}},
                    officer.tx.now());
    }
    trips::close(officer.tx, officer.who, trip.id, {{officer.tx.new_id()}, each_gets, {}, ""});
}

void bring_to_the_ferry(const Helper& front) {
    goods::issue(front.tx, front.who, front.store(),
                 {{front.tx.new_id()},
                  front.cast.bodies.at("thon-01").uuid,
                  "Bếp cơm cho người trực bến đò",
                  std::nullopt,
                  {{"eggs", 60, {}}, {"oil", 4, {}}}});
}

}  // namespace

Meanwhile meal_days(const Cast& cast, const store::MasterKey& master, base::Day today) {
    Meanwhile days;
    const auto at = [&](int days_ago, const std::string& time, const std::string& login, void (*what)(const Helper&)) {
        days.emplace(moment(today - days_ago, time), [&cast, master, login, what](store::Transaction& tx) {
            what({tx, master, cast, login});
        });
    };
    at(4, "10:10", "canbo", ask_for_eggs);
    at(4, "16:00", "mttq", decide);
    at(3, "08:10", "canbo", buy_eggs);
    at(2, "07:20", "canbo", set_out);
    at(2, "16:00", "canbo", come_home);
    at(1, "06:40", "mttq", bring_to_the_ferry);
    return days;
}

}  // namespace demonstration
