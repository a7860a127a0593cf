#include "levels/level_http.hpp"

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "http/router.hpp"
#include "levels/level.hpp"

namespace levels {
namespace {

using areas::AreaId;
using base::Permission;
using http::allow;
using http::Call;
using http::Page;
using http::signed_in;

struct FactsForm {
    std::string rule;
    base::Day day;  ///< any day of the week
    Facts facts;
};
BOOST_DESCRIBE_STRUCT(FactsForm, (), (rule, day, facts))

struct DecisionForm : FactsForm {
    std::int64_t level = lowest_level;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(DecisionForm, (FactsForm), (level, reason))

/// What stands of an area on a day: its weeks, and the communes below it.
struct AreaSheet {
    std::string name;
    bool may_decide = false;
    std::vector<Level> weeks;
    std::vector<std::int64_t> communes;  ///< with level 1, 2, 3, 4 in that week
    std::int64_t decided = 0;
    std::int64_t of = 0;
};
BOOST_DESCRIBE_STRUCT(AreaSheet, (), (name, may_decide, weeks, communes, decided, of))

Page<Rule> list_rules(Call& call) {
    return {rules(call.tx), std::nullopt};
}

AreaSheet sheet_of(Call& call) {
    const auto area = areas::get(call.tx, call.id<AreaId>("id"));
    const auto by = rule(call.tx, call.text("rule"));
    const auto day = call.day_or_today("on");
    const auto below = spread(call.tx, area, by.code, day);
    return {
        .name = area.name,
        .may_decide = accounts::reaches(call.who, Permission::levels_decide, area.path),
        .weeks = history(call.tx, area.id, by.code, day),
        .communes = {below.communes.begin(), below.communes.end()},
        .decided = below.decided,
        .of = below.of,
    };
}

CommunePage list_communes(Call& call) {
    return communes(call.tx, areas::get(call.tx, call.id<AreaId>("id")), rule(call.tx, call.text("rule")).code,
                    call.day_or_today("on"), call.text("after"), call.limit());
}

Assessment weigh_form(Call& call, const FactsForm& form) {
    return weigh(call.tx, call.id<AreaId>("id"), form.rule, form.day, form.facts);
}

Level decide_form(Call& call, const DecisionForm& form) {
    return decide(call.tx, call.who, call.id<AreaId>("id"),
                  {.rule = form.rule,
                   .day = form.day,
                   .facts = form.facts,
                   .level = form.level,
                   .reason = form.reason.value_or("")});
}

Rule keep_form(Call& call, const Rule& form) {
    keep_rule(call.tx, call.who, form);
    return rule(call.tx, form.code);
}

}  // namespace

void add_routes(http::Router& router) {
    router.get("/api/level-rules", signed_in(), "The rules by which epidemic levels are told, the latest first",
               list_rules);
    router.put("/api/level-rules", allow(Permission::administer), "Make or change a rule of epidemic levels",
               keep_form);
    router.get("/api/areas/{id}/levels", signed_in(),
               "The levels of an area by ?rule= up to ?on= a day, and of its communes", sheet_of);
    router.get("/api/areas/{id}/levels/communes", signed_in(),
               "The communes below with their level; ?rule=, ?on=", list_communes);
    router.post("/api/areas/{id}/levels/weigh", allow(Permission::levels_decide),
                "What the rule makes of these figures; keeps nothing", weigh_form);
    router.put("/api/areas/{id}/levels", allow(Permission::levels_decide),
               "Decide the level of an area for the week of a day", decide_form);
}

}  // namespace levels
