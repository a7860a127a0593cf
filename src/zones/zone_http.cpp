#include "zones/zone_http.hpp"

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "zones/branch.hpp"
#include "zones/change.hpp"
#include "zones/coverage.hpp"
#include "zones/ground.hpp"
#include "zones/hold.hpp"
#include "zones/sight.hpp"
#include "zones/site_http.hpp"
#include "zones/rule.hpp"
#include "zones/team.hpp"

namespace zones {
namespace {

using base::Permission;
using http::allow;
using http::Call;
using http::Page;

ZoneId which(const Call& call) {
    return call.id<ZoneId>("zone");
}

/// What one page of a zone shows at once.
struct ZoneSheet : Zone {
    std::optional<std::string> polygon;
    Team team_members;
    std::vector<CoverageDay> days_covered;  ///< the last three weeks
    std::vector<Branch> branches;
    std::vector<Checkpoint> checkpoints;
    std::vector<Readiness> readiness;
    std::vector<Change> changes;
    std::vector<Entitlement> entitlements;
    bool may_decide = false;
    bool may_account = false;  ///< and read who lives there
    bool may_tell_cases = false;
    BOOST_DESCRIBE_CLASS(ZoneSheet, (Zone),
                         (polygon, team_members, days_covered, branches, checkpoints, readiness, changes, entitlements,
                          may_decide, may_account, may_tell_cases),
                         (), ())
};

constexpr std::size_t days_shown = 21;

ZoneSheet sheet_of(Call& call, ZoneId id) {
    auto& tx = call.tx;
    const auto& who = call.who;
    const auto today = base::day_of(tx.now());
    ZoneSheet sheet{get(tx, who, id)};
    const auto path = areas::get(tx, areas::AreaId{sheet.area.id}).path;
    sheet.polygon = polygon(tx, who, id);
    sheet.team_members = team_of(tx, who, id);
    if (has_households(sheet.kind)) sheet.days_covered = coverage(tx, who, id, today, days_shown);
    sheet.branches = branches(tx, who, id);
    sheet.checkpoints = checkpoints(tx, who, id);
    sheet.readiness = readiness(tx, who, id);
    sheet.changes = changes(tx, who, id);
    sheet.entitlements = entitlements(sheet, today);
    sheet.may_decide = accounts::reaches(who, may_decide_zones, path);
    sheet.may_account = who.may(Permission::households_write);
    sheet.may_tell_cases = accounts::reaches(who, Permission::health_read, path);
    return sheet;
}

struct ZonePage : Page<Zone> {
    Totals totals;
    bool may_decide = false;
    BOOST_DESCRIBE_CLASS(ZonePage, (Page<Zone>), (totals, may_decide), (), ())
};

ZonePage list_page(Call& call) {
    const areas::AreaId area{call.id("area")};
    const Query query{.area = area,
                      .is_ended = call.text("state") == "lifted",
                      .kind = call.maybe_one_of<Kind>("kind"),
                      .after = call.maybe_id<ZoneId>("after"),
                      .limit = call.limit()};
    ZonePage page{{.items = list(call.tx, call.who, query), .next = std::nullopt},
                  totals(call.tx, call.who, area),
                  accounts::reaches(call.who, may_decide_zones, areas::get(call.tx, area).path)};
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

Page<ZoneHousehold> household_page(Call& call) {
    const HouseholdQuery query{.day = call.day_or_today("day"),
                               .show = call.maybe_one_of<Show>("show").value_or(Show::all),
                               .branch = call.maybe_id("branch"),
                               .after = households::number_of(call.text("after")),
                               .limit = call.limit()};
    Page<ZoneHousehold> page{.items = households_of(call.tx, call.who, which(call), query), .next = std::nullopt};
    if (page.items.size() == query.limit) page.next = page.items.back().code;
    return page;
}

struct Accounted {
    std::int64_t newly = 0;
    CoverageDay day;
};
BOOST_DESCRIBE_STRUCT(Accounted, (), (newly, day))

Accounted account_form(Call& call, const Accounting& accounting) {
    const auto newly = account(call.tx, call.who, which(call), accounting);
    return {newly, coverage(call.tx, call.who, which(call), accounting.day, 1).at(0)};
}

struct TakenBack {
    std::int64_t households = 0;
    CoverageDay day;
};
BOOST_DESCRIBE_STRUCT(TakenBack, (), (households, day))

TakenBack take_back_form(Call& call, const Accounting& accounting) {
    const auto gone = take_back_accounts(call.tx, call.who, which(call), accounting);
    return {gone, coverage(call.tx, call.who, which(call), accounting.day, 1).at(0)};
}

void add_deciding(http::Router& router) {
    const auto deciders = allow(may_decide_zones);
    router
        .post("/api/zones", deciders, "Open a zone by a decision; it is planned until its team stands",
              [](Call& call, const NewZone& wanted) {
                  const auto id = open(call.tx, call.who, wanted);
                  return http::Created<Zone>{"/api/zones/" + base::to_string(id), get(call.tx, call.who, id)};
              })
        .accepts_up_to(1024 * 1024);
    router.put("/api/zones/{zone}/team", deciders, "Who is the management team of a zone from now on",
               [](Call& call, const Staffing& staffing) { return staff(call.tx, call.who, which(call), staffing); });
    router.post("/api/zones/{zone}/changes/effect", deciders,
                "What a change would do to households and what they are owed; changes nothing",
                [](Call& call, const NewChange& wanted) { return foresee(call.tx, call.who, which(call), wanted); });
    router.post("/api/zones/{zone}/changes", deciders,
                "Activate, keep, narrow, split or lift a zone, or withdraw one that was only planned",
                [](Call& call, const NewChange& wanted) { return decide(call.tx, call.who, which(call), wanted); });
    router.remove("/api/zone-changes/{zone_change}", deciders, "Take the last change back; everything is as before",
                  [](Call& call) { return take_back(call.tx, call.who, call.id<ChangeId>("zone_change")); });
    router.post("/api/zones/{zone}/branches", deciders, "Name a part of a zone",
                [](Call& call, const NewBranch& wanted) {
                    add_branch(call.tx, call.who, which(call), wanted);
                    return Page<Branch>{branches(call.tx, call.who, which(call)), std::nullopt};
                });
    router.remove("/api/zone-branches/{zone_branch}", deciders, "Drop the name of a part; its households stay",
                  [](Call& call) { remove_branch(call.tx, call.who, call.id<BranchId>("zone_branch")); });
    router.post("/api/zones/{zone}/checkpoints", deciders, "Post a checkpoint",
                [](Call& call, const NewCheckpoint& wanted) {
                    post(call.tx, call.who, which(call), wanted);
                    return Page<Checkpoint>{checkpoints(call.tx, call.who, which(call)), std::nullopt};
                });
    router.remove("/api/zone-checkpoints/{zone_checkpoint}", deciders, "Take a checkpoint away",
                  [](Call& call) { take_away(call.tx, call.who, call.id<CheckpointId>("zone_checkpoint")); });
    router.put("/api/zones/{zone}/readiness", deciders, "Say of one thing whether it is on the spot",
               [](Call& call, const Ready& told) {
                   tell_ready(call.tx, call.who, which(call), told);
                   return Page<Readiness>{readiness(call.tx, call.who, which(call)), std::nullopt};
               });
}

}  // namespace

// Whoever reads plans in a place sees its zones, the police too; households and cases need their own permissions.
void add_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/areas/{area}/zones", allow(Permission::plans_read),
               "Zones in an area and around it, the oldest first; ?state=lifted, ?kind=", list_page);
    router.get("/api/zones/{zone}", allow(Permission::plans_read),
               "A zone: its decision, team, counts, branches, checkpoints, readiness and what was decided",
               [](Call& call) { return sheet_of(call, which(call)); });
    add_deciding(router);
    router.get("/api/zones/{zone}/households", allow(Permission::households_read),
               "Households of a zone on a ?day=; ?show=missing are those not accounted for", household_page);
    router.get("/api/households/{id}/zones", allow(Permission::households_read),
               "The zones that hold a household today, and what it is owed meanwhile", [](Call& call) {
                   return Page<Hold>{holds_on(call.tx, call.who, call.id<households::HouseholdId>("id")), std::nullopt};
               });
    router.post("/api/zones/{zone}/accounts", allow(Permission::households_write),
                "Say that households were accounted for on a day, and how", account_form);
    router.post("/api/zones/{zone}/accounts/take-back", allow(Permission::households_write),
                "Take back what one wrote down by mistake within the last day", take_back_form);
    router.put(
        "/api/zone-branches/{zone_branch}/cases", allow(Permission::health_read),
        "New cases of a part of a zone on a day: a number, told by the health station",
        [](Call& call, const CaseDay& told) { tell_cases(call.tx, call.who, call.id<BranchId>("zone_branch"), told); });
    router.get("/api/zone-rules", http::signed_in(), "The rules with days, each with its date and source",
               [](Call& call) {
                   return Page<Rule>{rules(call.tx), std::nullopt};
               });
    router.put("/api/zone-rules", allow(Permission::administer), "Change a rule from a day on",
               [](Call& call, const NewRule& wanted) {
                   keep_rule(call.tx, call.who, wanted);
                   return Page<Rule>{rules(call.tx), std::nullopt};
               });
    add_site_routes(router, master);
}

}  // namespace zones
