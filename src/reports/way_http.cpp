#include "accounts/permission.hpp"
#include "reports/addressee.hpp"
#include "reports/collector.hpp"
#include "reports/duty.hpp"
#include "reports/member.hpp"
#include "reports/report_http.hpp"
#include "reports/subject.hpp"

namespace reports {
namespace {

using base::Permission;
using http::Call;
using plans::ItemId;
using plans::PlanId;

struct Bodies {
    std::vector<base::Uuid> bodies;
};
BOOST_DESCRIBE_STRUCT(Bodies, (), (bodies))

struct ByMembers {
    bool by_members = false;
};
BOOST_DESCRIBE_STRUCT(ByMembers, (), (by_members))

struct PassedOn {
    base::Day period;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(PassedOn, (), (period, note))

struct CollectorPage {
    std::vector<Collector> items;
    std::vector<plans::BodyName> named;  ///< by the plan's own words
    bool may_pass = false;
};
BOOST_DESCRIBE_STRUCT(CollectorPage, (), (items, named, may_pass))

CollectorPage page_of(Call& call, DutyId id, std::optional<base::Day> period) {
    const auto duty = get_duty(call.tx, call.who, id);
    return {collectors_of(call.tx, duty.id, period), collectors_named(call.tx, duty.id),
            collects(call.tx, call.who, duty.id)};
}

CollectorPage passed_on(Call& call, const PassedOn& passed) {
    const auto duty = call.id<DutyId>("duty");
    pass_on(call.tx, call.who, duty, passed.period, passed.note);
    return page_of(call, duty, passed.period);
}

}  // namespace

void add_way_routes(http::Router& router) {
    router.get("/api/duties/{duty}/collectors", http::signed_in(),
               "Who gathers the reports of a duty and what of a period (?period=) they have passed on",
               [](Call& call) { return page_of(call, call.id<DutyId>("duty"), base::parse_day(call.text("period"))); });
    router.post("/api/duties/{duty}/pass-on", http::allow(Permission::reports_write),
                "Say that a period was gathered and passed on", passed_on);
    router.put("/api/plans/{plan}/items/{item}/collectors", http::allow(Permission::plans_write),
               "Choose who gathers the reports of a plan's duty on the way", [](Call& call, const Bodies& chosen) {
                   choose_collectors(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item"),
                                     chosen.bodies);
               });
    router.put("/api/plans/{plan}/items/{item}/addressees", http::allow(Permission::plans_write),
               "Choose the bodies that the reports of a plan's duty go to beside its own",
               [](Call& call, const Bodies& chosen) {
                   choose_addressees(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item"),
                                     chosen.bodies);
               });
    router.put("/api/plans/{plan}/items/{item}/members", http::allow(Permission::plans_write),
               "Say whether the working groups of a plan's duty report by their members",
               [](Call& call, const ByMembers& wanted) {
                   ask_members(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item"), wanted.by_members);
               });
    router.post("/api/plans/{plan}/items/{item}/subjects", http::allow(Permission::plans_write),
                "Say what bodies of a report duty report about: an area, a field or an object group",
                [](Call& call, const NewSubject& wanted) {
                    return give_subject(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item"), wanted);
                });
    router.remove("/api/plans/{plan}/items/{item}/subjects/{subject}", http::allow(Permission::plans_write),
                  "Take back what bodies report about", [](Call& call) {
                      take_subject(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item"),
                                   call.id<SubjectId>("subject"));
                  });
}

}  // namespace reports
