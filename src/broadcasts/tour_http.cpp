#include "accounts/permission.hpp"
#include "broadcasts/routes.hpp"
#include "broadcasts/tour.hpp"

namespace broadcasts {
namespace {

using base::Permission;
using http::allow;
using http::Call;

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

struct ThatDay {
    base::Day day;
};
BOOST_DESCRIBE_STRUCT(ThatDay, (), (day))

TourId tour_of(Call& call) {
    return call.id<TourId>("speaker_tour");
}

}  // namespace

void add_tour_routes(http::Router& router) {
    const auto writes = allow(Permission::documents_write);
    const auto tells = allow(Permission::tasks_do);
    router.get("/api/areas/{area}/speaker-tours", allow(Permission::plans_read),
               "Mobile loudspeakers of a commune on a day, and whether they went (?day=)", [](Call& call) {
                   return tours(call.tx, call.who, call.id<areas::AreaId>("area"), call.day_or_today("day"),
                                call.text("after"), call.limit());
               });
    router.post("/api/speaker-tours", writes, "A body goes through a hamlet every day",
                [](Call& call, const NewTour& wanted) {
                    auto made = add_tour(call.tx, call.who, wanted);
                    return http::Created<TourDay>{"/loa/luu-dong", std::move(made)};
                });
    router.remove("/api/speaker-tours/{speaker_tour}", writes, "It goes no longer",
                  [](Call& call) { return end_tour(call.tx, call.who, tour_of(call)); });
    router.post("/api/speaker-tours/{speaker_tour}/resume", writes, "Take that back",
                [](Call& call, const Nothing&) { return resume_tour(call.tx, call.who, tour_of(call)); });
    router.post(
        "/api/speaker-tours/{speaker_tour}/days", tells, "Who went on a day, or why nobody did",
        [](Call& call, const TourTelling& telling) { return tell_tour(call.tx, call.who, tour_of(call), telling); });
    router.post(
        "/api/speaker-tours/{speaker_tour}/days/undo", tells, "Nobody said anything, then",
        [](Call& call, const ThatDay& sent) { return take_back_tour(call.tx, call.who, tour_of(call), sent.day); });
}

}  // namespace broadcasts
