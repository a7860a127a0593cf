#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "reports/addressee.hpp"
#include "reports/asking.hpp"
#include "reports/bulletin.hpp"
#include "reports/duty.hpp"
#include "reports/map_figures.hpp"
#include "reports/member.hpp"
#include "reports/report_http.hpp"
#include "reports/series.hpp"

namespace reports {
namespace {

using base::Permission;
using http::Call;

constexpr int days_looked_back = 183;
constexpr std::size_t most_periods = 60;

struct DutyPage {
    Duty duty;
    std::vector<DutyPeriod> periods;
    std::vector<Silent> silent;
    std::vector<plans::BodyName> groups;
    std::vector<Subject> subjects;
    std::vector<plans::BodyName> addressees;
    std::vector<plans::BodyName> addressees_named;  ///< by the plan's own words
    bool has_members = false;                       ///< a working group that could report by its members
    bool by_members = false;
    bool may_choose = false;
};
BOOST_DESCRIBE_STRUCT(DutyPage, (),
                      (duty, periods, silent, groups, subjects, addressees, addressees_named, has_members, by_members,
                       may_choose))

struct FollowedPage {
    DutyPeriod overall;
    std::vector<FollowedDuty> items;
    std::vector<Silent> silent;
};
BOOST_DESCRIBE_STRUCT(FollowedPage, (), (overall, items, silent))

RollUpQuery query_of(const Call& call) {
    return {call.id<DutyId>("duty"), call.maybe_day("period"), call.maybe_id("area"), call.maybe_id("group"),
            call.maybe_one_of<SubjectKind>("by")};
}

/// What was given to bodies, and what members are in charge of in the newest period.
std::vector<Subject> all_subjects(store::Transaction& tx, plans::ItemId item, const std::vector<DutyPeriod>& periods) {
    auto subjects = subjects_of(tx, item);
    const auto today = base::day_of(tx.now());
    if (is_by_members(tx, item))
        for (auto& part : parts_of_members(tx, item, periods.empty() ? Period{today, today} : periods.front().period))
            subjects.push_back(std::move(part));
    return subjects;
}

DutyPage page_of(Call& call, const Duty& duty) {
    DutyPage page{.duty = duty,
                  .periods = periods_of(call.tx, duty.id, most_periods),
                  .silent = silent(call.tx, call.who, duty.id, call.limit(200, 1000)),
                  .groups = groups_for(call.tx, duty.id),
                  .subjects = {},
                  .addressees = addressees_of(call.tx, duty.id),
                  .addressees_named = addressees_named(call.tx, duty.id),
                  .has_members = has_members(call.tx, duty.item, base::day_of(call.tx.now())),
                  .by_members = is_by_members(call.tx, duty.item),
                  .may_choose = accounts::reaches_body(call.tx, call.who, Permission::plans_write, duty.body.id)};
    page.subjects = all_subjects(call.tx, duty.item, page.periods);
    return page;
}

DutyPage duty_page(Call& call) {
    return page_of(call, get_duty(call.tx, call.who, call.id<DutyId>("duty")));
}

DutyPage asked_now(Call& call, const NewAsking& wanted) {
    const auto duty = call.id<DutyId>("duty");
    ask_now(call.tx, call.who, duty, wanted);
    return page_of(call, get_duty(call.tx, call.who, duty));
}

/// The half year that lies behind us: what is over of it.
FollowedPage followed_page(Call& call) {
    const auto today = base::day_of(call.tx.now());
    return {timeliness(call.tx, call.who, today - days_looked_back, today),
            followed(call.tx, call.who, call.limit(200, 1000)),
            silent(call.tx, call.who, std::nullopt, call.limit(200, 1000))};
}

UnitPage unit_page(Call& call) {
    return units_behind(call.tx, call.who,
                        UnitQuery{query_of(call), call.maybe_id<IndicatorId>("indicator"),
                                  call.maybe_id<SubjectId>("subject"), call.text("after"), call.limit()});
}

MapFigures map_figures(Call& call) {
    const auto area = call.maybe_id("area");
    return on_map(call.tx, call.who,
                  {.duty = call.id<DutyId>("duty"),
                   .from = call.maybe_day("period"),
                   .indicator = IndicatorId{call.maybe_id("indicator").value_or(base::Uuid{})},
                   .on = call.day_or_today("on"),
                   .area = area ? std::optional(areas::AreaId{*area}) : std::nullopt});
}

Series series_page(Call& call) {
    return series(call.tx, call.who,
                  {.duty = call.id<DutyId>("duty"),
                   .indicator = IndicatorId{call.maybe_id("indicator").value_or(base::Uuid{})},
                   .area = call.maybe_id<areas::AreaId>("area"),
                   .on = call.maybe_day("on"),
                   .limit = call.limit(24, most_periods)});
}

}  // namespace

void add_duty_routes(http::Router& router) {
    router.get("/api/duties", http::signed_in(),
               "Report duties of the plans of the caller's body: how complete, how timely, who is silent",
               followed_page);
    router.get("/api/duties/{duty}", http::signed_in(),
               "A report duty with its periods, who is silent and who owns that", duty_page);
    router.post("/api/duties/{duty}/ask-now", http::allow(Permission::plans_write),
                "Ask everybody who owes the duty for one more report, out of turn", asked_now);
    router.get("/api/duties/{duty}/roll-up", http::signed_in(),
               "What the reports of a period (?period=) say together, by area (?area=), cluster or regional office "
               "(?group=), or by what they are about (?by=)",
               [](Call& call) { return roll_up(call.tx, call.who, query_of(call)); });
    router.get("/api/duties/{duty}/units", http::signed_in(),
               "The reports behind a figure of the roll-up (?period=, ?area=, ?subject=, ?indicator=)", unit_page);
    router.get("/api/duties/{duty}/series", http::signed_in(),
               "A figure (?indicator=) over the newest periods, of an area (?area=), on the map of a day (?on=)",
               series_page);
    router.get(
        "/api/duties/{duty}/on-map", http::allow(Permission::reports_read),
        "A figure (?indicator=) of a period (?period=) on the map of a day (?on=, today without it), below ?area=",
        map_figures);
    router.get(
        "/api/bulletin", http::allow(Permission::plans_read),
        "The situation bulletin of the caller's body for a day (?day=): what is urgent, overdue, silent, what came in",
        [](Call& call) { return bulletin(call.tx, call.who, call.day_or_today("day")); });
}

}  // namespace reports
