#include "demonstration/benefits.hpp"

#include "benefits/objection.hpp"
#include "benefits/payment.hpp"
#include "demonstration/script.hpp"

namespace demonstration {
namespace {

constexpr std::size_t on_a_list = 12;
constexpr std::size_t paid_already = 7;

/// Somebody of the story at the committee's desk.
struct Desk {
    store::Transaction& tx;
    const store::MasterKey& master;
    const Cast& cast;
    base::Who who;

    Desk(store::Transaction& now, const store::MasterKey& key, const Cast& all, const std::string& login)
        : tx(now), master(key), cast(all), who(who_is(now, all.players.at(login))) {}

    base::Uuid committee() const { return cast.bodies.at("ubnd").uuid; }

    std::string policy(const std::string& name, const std::string& who_is_due, std::int64_t amount,
                       const std::string& paper) const {
        const auto today = base::day_of(tx.now());
        return benefits::add_policy(tx, who,
                                    {.id = {tx.new_id()},
                                     .body = committee(),
                                     .name = name,
                                     .whom = benefits::Whom::household,
                                     .who_is_due = who_is_due,
                                     .kinds = {"poor", "no_income", "alone"},
                                     .amount = amount,
                                     .per_day = false,
                                     .most_days = {},
                                     .excludes = {},
                                     .approved_at_level = areas::commune_level,
                                     .valid_from = today,
                                     .valid_until = {},
                                     .paper = paper})
            .code;
    }
    /// With the first households of a hamlet.
    benefits::ListId list(const std::string& policy, const std::string& hamlet) const {
        const auto id = benefits::make_list(tx, who, {{tx.new_id()}, policy, cast.commune, committee(), {}}).id;
        for (const auto& home :
             households::list(tx, master, stage_hand(),
                              {.area = cast.areas.at(hamlet).id, .team = {}, .words = "", .limit = on_a_list}))
            benefits::add_entry(tx, master, who, id, {{tx.new_id()}, home.id, {}, {}});
        benefits::post_list(tx, who, id);
        return id;
    }
    benefits::List last(benefits::ListState state) const {
        return benefits::lists(tx, who, {.body = committee(), .state = state, .after = {}, .limit = 1}).at(0);
    }
};

void list_the_poor(const Desk& officer) {
    officer.list(
        officer.policy("Hỗ trợ hộ mất thu nhập trong những ngày phong tỏa",
                       "Hộ có người chính mất việc, mất thu nhập vì dịch", 1'500'000, "Quyết định 27/QĐ-UBND của xã"),
        "01");
}

void pay_some(const Desk& officer) {
    const auto list = officer.last(benefits::ListState::approved);
    const auto waiting = benefits::entries(
        officer.tx, officer.who,
        {.list = list.id, .state = benefits::EntryState::approved, .after = "", .limit = paid_already});
    for (const auto& entry : waiting)
        benefits::pay(officer.tx, officer.master, officer.who, entry.id,
                      {{officer.tx.new_id()}, base::day_of(officer.tx.now()), benefits::Way::cash, {}});
}

void list_the_old(const Desk& officer) {
    const auto id = officer.list(officer.policy("Hỗ trợ người già neo đơn", "Hộ chỉ có người từ 70 tuổi trở lên",
                                                500'000, "Quyết định 31/QĐ-UBND của xã"),
                                 "02");
    benefits::object(officer.tx, officer.master, id,
                     {{officer.tx.new_id()}, benefits::About::missing, "", "Bà Sợi ở cạnh bến đò sống một mình"},
                     "GAQ-GAQ-7XH");
}

}  // namespace

Meanwhile benefit_days(const Cast& cast, const store::MasterKey& master, base::Day today) {
    Meanwhile days;
    const auto at = [&](int days_ago, const std::string& time, const std::string& login, void (*what)(const Desk&)) {
        days.emplace(moment(today - days_ago, time),
                     [&cast, master, login, what](store::Transaction& tx) { what(Desk(tx, master, cast, login)); });
    };
    at(6, "14:10", "canbo", list_the_poor);
    at(4, "10:05", "chutich", [](const Desk& head) {
        benefits::approve(head.tx, head.who, head.last(benefits::ListState::posted).id, {"Quyết định 29/QĐ-UBND"});
    });
    at(3, "15:00", "canbo", pay_some);
    at(2, "09:40", "canbo", list_the_old);
    return days;
}

}  // namespace demonstration
