#include "demonstration/demonstration.hpp"

#include "accounts/account.hpp"
#include "demonstration/alerts.hpp"
#include "demonstration/asking.hpp"
#include "demonstration/benefits.hpp"
#include "demonstration/books.hpp"
#include "demonstration/cast.hpp"
#include "demonstration/coming.hpp"
#include "demonstration/campaigns.hpp"
#include "demonstration/commitments.hpp"
#include "demonstration/earlier.hpp"
#include "demonstration/goods.hpp"
#include "demonstration/honours.hpp"
#include "demonstration/life.hpp"
#include "demonstration/meals.hpp"
#include "demonstration/loudspeakers.hpp"
#include "demonstration/occasions.hpp"
#include "demonstration/oversight.hpp"
#include "demonstration/papers.hpp"
#include "demonstration/produce.hpp"
#include "demonstration/purchases.hpp"
#include "demonstration/rumours.hpp"
#include "demonstration/subscribers.hpp"
#include "demonstration/script.hpp"
#include "demonstration/visits.hpp"
#include "demonstration/speaking.hpp"
#include "demonstration/zones.hpp"

namespace demonstration {
namespace {

constexpr std::string_view setting_name = "demonstration";
constexpr int days_before_stage = 60;
constexpr int days_before_households = 30;
constexpr std::int64_t hour_ms = 3'600'000;

base::Instant at_hour(base::Day day, int hour) {
    return {base::start_of(day).ms + hour * hour_ms};
}

void tell(store::Transaction& now, const base::IdSource& ids, const store::MasterKey& master, const Hashes& hashes,
          const plans::ReadFile& plan, base::Day first) {
    const AtTime at = [&](base::Instant when, const std::function<void(store::Transaction&)>& what) {
        Earlier then(now, ids, when);
        what(then);
    };
    Cast cast;
    at(at_hour(first - days_before_stage, 8), [&](store::Transaction& tx) {
        cast = set_stage(tx, hashes);
        found_groups(tx, first, cast);
        form_teams(tx, hashes, first, cast);
    });
    at(at_hour(first - days_before_households, 9), [&](store::Transaction& tx) { enter_households(tx, master, cast); });
    at(at_hour(first, 9), [&](store::Transaction& tx) { issue_the_plan(tx, cast, plan); });
    at(at_hour(first, 10), [&](store::Transaction& tx) { divide_the_care(tx, cast, first); });
    at(at_hour(first, 11),
       [&](store::Transaction& tx) { plan_the_meetings(tx, cast, first, base::day_of(now.now())); });
    at(at_hour(first, 12), [&](store::Transaction& tx) { publish_the_plan(tx, cast); });
    const auto today = base::day_of(now.now());
    auto meanwhile = zone_days(cast, master, today);
    meanwhile.merge(book_days(cast, master, today));
    meanwhile.merge(goods_days(cast, today));
    meanwhile.merge(purchase_days(cast, today));
    meanwhile.merge(meal_days(cast, master, today));
    meanwhile.merge(occasion_days(cast, today));
    meanwhile.merge(benefit_days(cast, master, today));
    meanwhile.merge(commitment_days(cast, today));
    meanwhile.merge(rumour_days(cast, today));
    meanwhile.merge(honour_days(cast, master, today));
    meanwhile.merge(oversight_days(cast, today));
    meanwhile.merge(subscriber_days(cast, master, today));
    meanwhile.merge(loudspeaker_days(cast, today));
    meanwhile.merge(alert_days(cast, today));
    meanwhile.merge(campaign_days(cast, today));
    meanwhile.merge(voice_days(cast, master, today));
    live(at, cast, first, meanwhile);
    handle_papers(at, cast, today);
    ask_for_help(at, now.now(), master, cast);
    sell_produce(at, now.now(), master, cast);
    speak(at, now.now(), master, cast);
    hand_in_visits(now, master, cast);
    help_the_teams(now, master, cast);
    account_for_zones(now, cast);
    people_come(now, master, cast);
    now.change("INSERT INTO setting (name, value) VALUES ($1, $2)", {setting_name, base::to_string(first)});
}

}  // namespace

bool load(store::Database& database, const store::MasterKey& master) {
    if (database.read([](store::Transaction& tx) { return accounts::has_administrator(tx); })) return false;
    const auto first = first_day(base::day_of(database.options().clock()));
    const auto hashes = hash_passwords();
    const auto plan = read_the_plan(first);
    return database.write([&](store::Transaction& tx) {
        if (accounts::has_administrator(tx)) return false;
        tell(tx, database.options().ids, master, hashes, plan, first);
        return true;
    });
}

bool is_loaded(store::Transaction& tx) {
    return !tx.run("SELECT 1 AS found FROM setting WHERE name = $1", {setting_name}).empty();
}

}  // namespace demonstration
