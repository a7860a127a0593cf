#include "demonstration/asking.hpp"

#include "needs/asker.hpp"
#include "needs/board.hpp"
#include "needs/offer.hpp"
#include "needs/step.hpp"

namespace demonstration {
namespace {

using needs::NeedId;

constexpr std::int64_t hour_ms = 3'600'000;

/// Whoever keeps the desk of the commune, at the time of the transaction.
struct Desk {
    store::Transaction& tx;
    const store::MasterKey& master;
    base::Who officer;

    Desk(store::Transaction& now, const store::MasterKey& key, const Cast& cast)
        : tx(now), master(key), officer(who_is(now, cast.players.at("canbo"))) {}

    void look_at(const needs::Need& need, needs::Urgency urgency) const {
        needs::triage(tx, master, officer, need.id,
                      {.kind = need.kind,
                       .urgency = urgency,
                       .groups = {"hardship"},
                       .promised = base::day_of(tx.now()) + 3,
                       .words = "Đã gọi cho tổ, đúng như tổ ghi"});
    }
    void give(NeedId need) const {
        needs::assign(tx, master, officer, need, needs::nearest(tx, need).front().body.id,
                      "Nhờ tổ mang sang trong hôm nay");
    }
};

/// What the teams found, one after the other: looked at, given, on the way, done; some still wait.
void help(const Desk& desk, const areas::AreaId& commune) {
    const auto found = needs::board(desk.tx, desk.master, desk.officer,
                                    {.area = commune, .owner = {}, .kind = {}, .words = {}, .after = {}})
                           .items;
    int place = 0;
    for (const auto& need : found) {
        if (need.source != needs::Source::team) continue;
        const auto progress = place++ % 4;
        desk.look_at(need, needs::Urgency::soon);
        if (progress == 0) continue;
        desk.give(need.id);
        if (progress == 1) continue;
        needs::begin(desk.tx, desk.master, desk.officer, need.id);
        if (progress == 2) continue;
        needs::finish(desk.tx, desk.master, desk.officer, need.id, {"helped", "10 kg gạo, nước mắm, mì"});
    }
}

needs::Receipt ask(store::Transaction& tx, const store::MasterKey& master, areas::AreaId hamlet, const char* kind,
                   needs::Wait wait, const needs::Asker& asker) {
    return needs::open(tx, master, base::Who{},
                       {.id = std::nullopt,
                        .area = hamlet,
                        .household = std::nullopt,
                        .source = asker.neighbour ? needs::Source::neighbour : needs::Source::web,
                        .kind = kind,
                        .wait = wait,
                        .asker = asker},
                       needs::new_code());
}

/// Refused because somebody next door had it; the asker says that it was the neighbour's.
void refuse_and_appeal(const Desk& desk, areas::AreaId hamlet) {
    const auto asked = ask(desk.tx, desk.master, hamlet, "money", needs::Wait::days,
                           {.name = "Ngô Văn Bưởi",
                            .phone = "0400 910 003",
                            .address = "Dãy trọ bà Hồng Xiêm, phòng 2",
                            .words = "Mất việc hai tháng, chưa có tiền nhà",
                            .neighbour = std::nullopt});
    needs::refuse(desk.tx, desk.master, desk.officer, asked.id,
                  {"has_it", "Phòng 2 đã nhận 1,5 triệu đồng tuần trước"});
    needs::appeal(desk.tx, desk.master, asked.code, "Người nhận là phòng 12, không phải nhà tôi");
}

void offer(const Desk& desk, areas::AreaId hamlet, const char* kind, const needs::Offerer& offerer) {
    needs::make_offer(desk.tx, desk.master, base::Who{},
                      {.id = std::nullopt,
                       .area = hamlet,
                       .kind = kind,
                       .until = base::day_of(desk.tx.now()) + 14,
                       .offerer = offerer},
                      needs::new_code());
}

}  // namespace

void ask_for_help(const AtTime& at, base::Instant now, const store::MasterKey& master, const Cast& cast) {
    const auto first = cast.areas.at("01").id;
    const auto second = cast.areas.at("02").id;
    at({now.ms - 3 * hour_ms}, [&](store::Transaction& tx) {
        const Desk desk(tx, master, cast);
        refuse_and_appeal(desk, second);
        offer(desk, first, "food", {"Mai Thị Na", "0400 920 001", "20 kg gạo, có xe máy chở"});
        offer(desk, second, "shopping", {"Lê Văn Hẹ", "0400 920 002", "Đi chợ giúp buổi sáng"});
        ask(tx, master, first, "food", needs::Wait::days,
            {.name = "Đỗ Thị Cam",
             .phone = "0400 910 001",
             .address = "Dãy trọ sau chùa, phòng 3",
             .words = "Hết gạo từ hôm qua, nhà có hai cháu nhỏ",
             .neighbour = std::nullopt});
    });
    at({now.ms - hour_ms}, [&](store::Transaction& tx) {
        ask(tx, master, first, "food", needs::Wait::today,
            {.name = "Vũ Thị Quýt",
             .phone = {},
             .address = "Dãy trọ sau chùa, phòng 5",
             .words = "Cũng hết gạo",
             .neighbour = needs::Helper{"Cam", "0400 910 001"}});
        ask(tx, master, second, "baby", needs::Wait::today,
            {.name = "Cao Thị Mận",
             .phone = "0400 910 002",
             .address = "Ngõ 7",
             .words = "Cháu sáu tháng hết sữa",
             .neighbour = std::nullopt});
    });
}

void help_the_teams(store::Transaction& now, const store::MasterKey& master, const Cast& cast) {
    help(Desk(now, master, cast), cast.commune);
}

}  // namespace demonstration
