#include "demonstration/occasions.hpp"

#include <algorithm>

#include "demonstration/script.hpp"
#include "occasions/occasion.hpp"

namespace demonstration {
namespace {

using occasions::PlaceKind;

/// Fish sauce out of the commune's store and money of the Front's purse for the health station; good words for the
/// others.
void visit_those_on_duty(store::Transaction& tx, const Cast& cast) {
    const auto officer = who_is(tx, cast.players.at("canbo"));
    const auto front = cast.bodies.at("mttq").uuid;
    const auto purses = purchases::purses_of(tx, officer, front);
    const auto own_purse = std::ranges::find(purses, false, &purchases::Purse::is_fundraiser)->id;
    const auto stores = goods::stores(tx, stage_hand(), {.area = cast.commune, .limit = 200}).items;
    for (const auto& place : occasions::places(tx, officer, cast.commune)) {
        occasions::NewOccasion visit;
        visit.id = {tx.new_id()};
        visit.body = front;
        visit.kind = place.kind;
        visit.place = place.id;
        visit.day = base::day_of(tx.now());
        visit.people = "Chủ tịch Mặt trận, Chủ tịch Hội Phụ nữ, Bí thư Đoàn xã";
        visit.words = "Động viên anh chị em trực";
        if (place.kind == PlaceKind::body) {
            visit.store = std::ranges::find(stores, "Kho xã Giao Xuân", &goods::Store::name)->id;
            visit.goods = {{"fish_sauce", 6}};
            visit.purse = own_purse;
            visit.cash = 300'000;
        }
        occasions::record(tx, officer, visit);
    }
}

}  // namespace

Meanwhile occasion_days(const Cast& cast, base::Day today) {
    Meanwhile days;
    days.emplace(moment(today - 2, "15:10"), [&cast](store::Transaction& tx) { visit_those_on_duty(tx, cast); });
    return days;
}

}  // namespace demonstration
