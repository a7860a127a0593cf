#include "demonstration/zones.hpp"

#include <algorithm>
#include <vector>

#include "demonstration/script.hpp"
#include "rounds/round.hpp"
#include "surge/surge.hpp"
#include "zones/branch.hpp"
#include "zones/change.hpp"
#include "zones/coverage.hpp"
#include "zones/ground.hpp"
#include "zones/site.hpp"
#include "zones/team.hpp"

namespace demonstration {
namespace {

using households::HouseholdId;
using zones::How;
using zones::ZoneId;

constexpr std::size_t plenty = 200;
constexpr std::size_t not_heard_of_today = 3;

/// A lane: the first households in the list of a team.
struct Lane {
    std::string name;
    std::string hamlet;
    std::string team;
    std::size_t households;
    std::string decision;
    int days_ago;
};

const Lane shut{"Ngõ ven đê, Thôn Bờ Đê", "02", "to03", 24, "41/QĐ-UBND", 9};
const Lane overdue{"Xóm chợ, Thôn Đồng Mới", "03", "to05", 18, "38/QĐ-UBND", 20};
const Lane planned{"Ngõ chùa, Thôn Vườn Cau", "04", "to07", 15, "44/QĐ-UBND", 2};

base::Who speaking(store::Transaction& tx, const Cast& cast, const std::string& login) {
    return who_is(tx, cast.players.at(login));
}

std::vector<HouseholdId> homes_of(store::Transaction& tx, const Cast& cast, const Lane& lane) {
    std::vector<HouseholdId> homes;
    for (const auto& stop :
         rounds::round_of(tx, stage_hand(), cast.bodies.at(lane.team).uuid, "", lane.households).items)
        homes.push_back(stop.household);
    return homes;
}

ZoneId zone_called(store::Transaction& tx, const Cast& cast, const std::string& name) {
    const auto all = zones::list(tx, stage_hand(), {.area = cast.commune, .limit = plenty});
    return std::ranges::find(all, name, &zones::Zone::name)->id;
}

std::vector<HouseholdId> homes_in(store::Transaction& tx, ZoneId id) {
    std::vector<HouseholdId> homes;
    for (const auto& one : zones::households_of(tx, stage_hand(), id, {.day = base::day_of(tx.now()), .limit = plenty}))
        homes.push_back(one.id);
    return homes;
}

zones::Seat seat(const Cast& cast, const std::string& login, const std::string& role) {
    return {.person = {cast.players.at(login).person}, .role = role, .leads = role == "Tổ trưởng"};
}

ZoneId open(store::Transaction& tx, const Cast& cast, const Lane& lane, base::Instant starts_at) {
    return zones::open(tx, speaking(tx, cast, "canbo"),
                       {.id = std::nullopt,
                        .kind = zones::Kind::lockdown,
                        .name = lane.name,
                        .area = cast.areas.at(lane.hamlet).id,
                        .extent = zones::Extent::households,
                        .households = homes_of(tx, cast, lane),
                        .polygon = std::nullopt,
                        .decision_number = lane.decision,
                        .decision_day = base::day_of(tx.now()),
                        .decision_body = cast.bodies.at("ubnd").uuid,
                        .starts_at = starts_at,
                        .days = std::nullopt,
                        .exceptions = "Cấp cứu, khám chữa bệnh, người làm nhiệm vụ, xe chở hàng thiết yếu"});
}

/// The chairman leads, the chief of police sits in it, and whoever else is named.
void let_it_hold(store::Transaction& tx, const Cast& cast, ZoneId id, const std::string& helper) {
    const auto officer = speaking(tx, cast, "canbo");
    zones::staff(
        tx, officer, id,
        {{seat(cast, "chutich", "Tổ trưởng"), seat(cast, "congan", "Tổ phó"), seat(cast, helper, "Thành viên")}});
    zones::decide(tx, officer, id, {.kind = zones::ChangeKind::activated});
}

void equip(store::Transaction& tx, const Cast& cast, ZoneId id) {
    const auto officer = speaking(tx, cast, "canbo");
    zones::post(tx, officer, id, {"Chốt đầu ngõ", cast.bodies.at("cong-an").uuid, "Suốt ngày đêm, ba ca"});
    zones::post(tx, officer, id, {"Chốt bờ đê", cast.bodies.at("quan-su").uuid, "5 giờ đến 22 giờ"});
    for (const auto* item : {"command_list", "command_plan", "forces_team", "means_barrier", "logistics_food"})
        zones::tell_ready(tx, officer, id, {item, true, ""});
    zones::tell_ready(tx, officer, id, {"means_transport", false, "Có xe chở hàng, chưa có xe cấp cứu trực"});
}

void name_branches(store::Transaction& tx, const Cast& cast, ZoneId id) {
    const auto officer = speaking(tx, cast, "canbo");
    const auto homes = homes_in(tx, id);
    const auto middle = homes.begin() + static_cast<std::ptrdiff_t>(homes.size() / 2);
    zones::add_branch(tx, officer, id, {"Phía đê", std::nullopt, {homes.begin(), middle}});
    zones::add_branch(tx, officer, id, {"Phía đồng", std::nullopt, {middle, homes.end()}});
}

/// The nearer to the dike, the more fell ill; on the other side nobody since the second day.
void tell_cases(store::Transaction& tx, const Cast& cast, int days_ago) {
    const auto station = speaking(tx, cast, "tramyte");
    for (const auto& branch : zones::branches(tx, station, zone_called(tx, cast, shut.name))) {
        const auto most = branch.name == "Phía đê" ? days_ago / 3 : days_ago - 7;
        zones::tell_cases(tx, station, branch.id, {base::day_of(tx.now()), std::max(0, most)});
    }
}

/// Everybody of a lane but so many at the end of the list.
void account_for_lane(store::Transaction& tx, const Cast& cast, const Lane& lane, base::Day day, How how,
                      std::size_t but = 0) {
    const auto id = zone_called(tx, cast, lane.name);
    auto homes = homes_in(tx, id);
    homes.resize(homes.size() - but);
    zones::account(tx, speaking(tx, cast, "canbo"), id, {.households = homes, .how = how, .day = day});
}

void open_site(store::Transaction& tx, const Cast& cast, const store::MasterKey& master) {
    const auto officer = speaking(tx, cast, "canbo");
    const auto station = speaking(tx, cast, "tramyte");
    const auto id = zones::open(tx, officer,
                                {.id = std::nullopt,
                                 .kind = zones::Kind::quarantine_site,
                                 .name = "Trường Tiểu học Giao Xuân",
                                 .area = cast.commune,
                                 .extent = zones::Extent::area,
                                 .households = {},
                                 .polygon = std::nullopt,
                                 .decision_number = "42/QĐ-UBND",
                                 .decision_day = base::day_of(tx.now()),
                                 .decision_body = cast.bodies.at("ubnd").uuid,
                                 .starts_at = tx.now(),
                                 .days = 21,
                                 .exceptions = "Cấp cứu, khám chữa bệnh"});
    let_it_hold(tx, cast, id, "tramyte");
    zones::set_places(tx, officer, id, 40);
    const std::vector<zones::Supply> supplies{
        {"Giường và chăn màn", "bộ", 40, 31}, {"Nước uống", "bình", 20, 24}, {"Khẩu trang y tế", "hộp", 30, 12}};
    for (const auto& supply : supplies) zones::set_supply(tx, officer, id, supply);
    const std::vector<zones::StayRecord> guests{{"Đỗ Thị Hoa Mười Giờ", 1988, "0400900101", "Mẹ chồng ở Thôn Cầu Gạch"},
                                                {"Ngô Văn Cỏ May", 1995, {}, "Vợ, nhắn qua trưởng thôn"},
                                                {"Trần Thị Lá Giang", 1973, "0400900103", "Con gái"}};
    for (const auto& guest : guests) zones::admit(tx, master, station, id, {{}, guest, base::day_of(tx.now())});
    zones::ask(tx, master, officer, id,
               {{}, zones::RequestKind::parcel, "Nhà gửi chị Mười Giờ túi quần áo và thuốc dạ dày"});
    zones::ask(tx, master, officer, id,
               {{}, zones::RequestKind::contact, "Con gái muốn gọi hình cho bà Lá Giang tối nay"});
}

surge::CallId call_for(store::Transaction& tx, const Cast& cast, const std::string& login,
                       const surge::NewCall& wanted) {
    return surge::open(tx, speaking(tx, cast, login), wanted);
}

/// The hamlet asks for six people, the youth has three, and the commune brings those.
void ask_for_hands(store::Transaction& tx, const Cast& cast) {
    const auto zone = zone_called(tx, cast, shut.name).uuid;
    const auto last_day = base::day_of(tx.now()) + 6;
    const auto asked = call_for(tx, cast, "thon02",
                                {.side = surge::Side::asked,
                                 .area = cast.areas.at("02").id,
                                 .zone = zone,
                                 .what = surge::What::people,
                                 .words = "Người trực chốt ban đêm",
                                 .quantity = 6,
                                 .wanted_by = last_day});
    const auto offered = call_for(tx, cast, "thanhnien",
                                  {.side = surge::Side::offered,
                                   .area = cast.commune,
                                   .zone = std::nullopt,
                                   .what = surge::What::people,
                                   .words = "Đoàn viên đã tập huấn trực chốt",
                                   .quantity = 3,
                                   .wanted_by = last_day});
    surge::match(tx, speaking(tx, cast, "canbo"), {asked, offered, 3});
}

void ask_for_a_boat(store::Transaction& tx, const Cast& cast) {
    call_for(tx, cast, "thon02",
             {.side = surge::Side::asked,
              .area = cast.areas.at("02").id,
              .zone = zone_called(tx, cast, shut.name).uuid,
              .what = surge::What::vehicles,
              .words = "Thuyền chở hàng qua bến khi nước lớn",
              .quantity = 1,
              .wanted_by = base::day_of(tx.now()) + 6});
}

}  // namespace

Meanwhile zone_days(const Cast& cast, const store::MasterKey& master, base::Day today) {
    Meanwhile days;
    const auto at = [&](int days_ago, const std::string& time, std::function<void(store::Transaction&)> what) {
        days.emplace(moment(today - days_ago, time), std::move(what));
    };
    at(overdue.days_ago, "10:30",
       [&cast](store::Transaction& tx) { let_it_hold(tx, cast, open(tx, cast, overdue, tx.now()), "thon03"); });
    at(shut.days_ago, "11:15", [&cast](store::Transaction& tx) {
        const auto id = open(tx, cast, shut, tx.now());
        let_it_hold(tx, cast, id, "thon02");
        equip(tx, cast, id);
        name_branches(tx, cast, id);
    });
    at(6, "15:10", [&cast, &master](store::Transaction& tx) { open_site(tx, cast, master); });
    at(3, "16:40", [&cast](store::Transaction& tx) { ask_for_hands(tx, cast); });
    at(3, "16:55", [&cast](store::Transaction& tx) { ask_for_a_boat(tx, cast); });
    at(planned.days_ago, "16:20", [&cast, today](store::Transaction& tx) {
        const auto id = open(tx, cast, planned, moment(today + 1, "06:00"));
        zones::staff(tx, speaking(tx, cast, "canbo"), id, {{seat(cast, "chutich", "Tổ trưởng")}});
    });
    for (int ago = overdue.days_ago; ago >= 2; --ago)
        at(ago, "18:30", [&cast, ago](store::Transaction& tx) {
            account_for_lane(tx, cast, overdue, base::day_of(tx.now()), How::told);
            if (ago > shut.days_ago) return;
            account_for_lane(tx, cast, shut, base::day_of(tx.now()), How::met);
            tell_cases(tx, cast, ago);
        });
    return days;
}

void account_for_zones(store::Transaction& tx, const Cast& cast) {
    const auto today = base::day_of(tx.now());
    account_for_lane(tx, cast, shut, today - 1, How::called);
    account_for_lane(tx, cast, overdue, today - 1, How::told);
    account_for_lane(tx, cast, shut, today, How::called, not_heard_of_today);
}

}  // namespace demonstration
