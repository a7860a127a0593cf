#include "demonstration/rumours.hpp"

#include <array>

#include "demonstration/script.hpp"
#include "rumours/rumour.hpp"

namespace demonstration {
namespace {

/// How often the first one was heard on each of the days since.
constexpr std::array<std::int64_t, 6> heard_a_day{3, 9, 14, 6, 2, 1};

struct Desk {
    store::Transaction& tx;
    const Cast& cast;
    base::Who officer = who_is(tx, cast.players.at("canbo"));

    rumours::Rumour heard(areas::AreaId where, const char* words) const {
        return rumours::write_down(tx, officer, {{tx.new_id()}, cast.bodies.at("ubnd").uuid, where, words});
    }
};

void look_into_the_spirits(store::Transaction& tx, const Cast& cast) {
    const Desk desk{tx, cast};
    const auto id = desk.heard(cast.commune, "Uống rượu mạnh, xông lá nhiều lần thì không mắc dịch").id;
    const auto today = base::day_of(tx.now());
    for (std::size_t i = 0; i < heard_a_day.size(); ++i)
        rumours::hear_again(
            tx, desk.officer, id,
            {{tx.new_id()}, cast.commune, today - static_cast<int>(heard_a_day.size() - 1 - i), heard_a_day.at(i)});
    rumours::add_source(tx, desk.officer, id, {{tx.new_id()}, "Trạm y tế xã, hỏi trực tiếp"});
    rumours::add_source(tx, desk.officer, id, {{tx.new_id()}, "Hướng dẫn của Bộ Y tế về phòng, chống dịch"});
    rumours::verify(tx, desk.officer, id,
                    {rumours::Verdict::wrong,
                     "Rượu không diệt được vi rút trong người; uống nhiều hại gan, xông nhiều dễ bỏng và mất nước. "
                     "Bà con đeo khẩu trang, rửa tay, sốt thì gọi trạm y tế."});
    rumours::answer(tx, desk.officer, id, {{tx.new_id()}});
}

void hear_of_the_market(store::Transaction& tx, const Cast& cast) {
    Desk{tx, cast}.heard(cast.areas.at("02").id, "Chợ xã sắp đóng cửa hai tháng, phải mua gạo trữ");
}

}  // namespace

Meanwhile rumour_days(const Cast& cast, base::Day today) {
    Meanwhile days;
    days.emplace(moment(today - 2, "10:20"), [&cast](store::Transaction& tx) { look_into_the_spirits(tx, cast); });
    days.emplace(moment(today - 2, "17:55"), [&cast](store::Transaction& tx) { hear_of_the_market(tx, cast); });
    return days;
}

}  // namespace demonstration
