#include "endings/ending_http.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "endings/ending.hpp"
#include "http/router.hpp"

namespace endings {
namespace {

using base::Permission;
using http::allow;
using http::Call;
using plans::PlanId;

/// All that is to be said of how a plan ends.
struct EndingSheet {
    plans::PlanName plan;
    plans::PlanState state;
    std::optional<base::Day> ended_from;
    bool may_end = false;                     ///< the caller decides of it
    std::vector<Ending> endings;              ///< of it, newest first
    std::vector<plans::EndedClause> clauses;  ///< changed or taken out by amendments
    std::vector<Ending> replaced;             ///< what it ended or amended
    std::vector<plans::EndingAbove> above;    ///< of plans that it rests on
    std::vector<plans::EndingOffer> offers;   ///< what its text says of other plans of the desk
};
BOOST_DESCRIBE_STRUCT(EndingSheet, (), (plan, state, ended_from, may_end, endings, clauses, replaced, above, offers))

PlanId which(Call& call) {
    return call.id<PlanId>("plan");
}

EndingSheet sheet_of(Call& call, PlanId id) {
    const auto plan = plans::get_paper(call.tx, call.who, id);
    const bool is_own = plan.body == call.who.body;
    EndingSheet sheet{.plan = {plan.id, plan.number, plan.title},
                      .state = plan.state,
                      .ended_from = plan.ended_from,
                      .may_end = accounts::reaches_body(call.tx, call.who, Permission::plans_issue, plan.body) &&
                                 plans::has_part(call.tx, call.who, id),
                      .endings = plans::endings_of(call.tx, id),
                      .clauses = plans::ended_clauses(call.tx, id),
                      .replaced = plans::endings_by(call.tx, id),
                      .above = {},
                      .offers = {}};
    if (!is_own) return sheet;
    sheet.above = plans::endings_above(call.tx, id);
    sheet.offers = plans::ending_offers(call.tx, plan);
    return sheet;
}

http::Page<plans::ClausePair> clause_page(Call& call) {
    plans::get(call.tx, call.who, which(call));
    const auto by = call.maybe_id<PlanId>("by");
    if (!by)
        throw base::Problem(base::ProblemKind::invalid, "request.fields_wrong", "", {{"?by", "field.not_an_id", ""}});
    return {clauses(call.tx, call.who, which(call), *by), std::nullopt};
}

/// The notice that closed a plan, for whoever may read the plan.
http::Response notice_file(Call& call) {
    const auto ending = plans::find_ending(call.tx, call.id<EndingId>("ending"));
    if (!plans::may_read_paper(call.tx, call.who, ending.plan.id) || !ending.file)
        throw base::Problem(base::ProblemKind::not_found, "ending.not_found", base::to_string(ending.id));
    const auto file = files::get(call.tx, *ending.file);
    http::Response response{200, file.media_type, std::string(file.bytes.begin(), file.bytes.end()), {}, {}};
    response.headers.emplace_back("Content-Disposition", "attachment");
    return response;
}

}  // namespace

void add_routes(http::Router& router) {
    const auto issuers = allow(Permission::plans_issue);
    router.get("/api/plans/{plan}/endings", allow(Permission::plans_read),
               "How a plan ended and was amended, what it ended, and whether a plan above it has",
               [](Call& call) { return sheet_of(call, which(call)); });
    router.get("/api/plans/{plan}/endings/effect", issuers,
               "What ending a plan would do: work, reports, briefings, who is told (?from=)",
               [](Call& call) { return foresee(call.tx, call.who, which(call), call.day_or_today("from")); });
    router.get("/api/plans/{plan}/endings/clauses", issuers,
               "The clauses of a plan beside those of another that comes in its place (?by=)", clause_page);
    router.post("/api/plans/{plan}/close", issuers, "Close a plan by a notice",
                [](Call& call, const Closing& closing) { return close(call.tx, call.who, which(call), closing); });
    router.post(
        "/api/plans/{plan}/supersede", issuers, "Put another plan of the same body in the place of one",
        [](Call& call, const Replacing& replacing) { return supersede(call.tx, call.who, which(call), replacing); });
    router.post(
        "/api/plans/{plan}/amend", issuers, "Change and take out clauses of a plan by a draft that is issued with it",
        [](Call& call, const Replacing& replacing) { return amend(call.tx, call.who, which(call), replacing); });
    router.remove("/api/endings/{ending}", issuers, "Take an ending back; everything is as it was before",
                  [](Call& call) { return take_back(call.tx, call.who, call.id<EndingId>("ending")); });
    router.get("/api/endings/{ending}/file", allow(Permission::plans_read), "The notice that closed a plan",
               notice_file);
    router.put("/api/plans/{plan}/kept/{ending}", issuers, "Go on with a plan although one that it rests on has ended",
               [](Call& call) {
                   keep_on(call.tx, call.who, which(call), call.id<EndingId>("ending"));
                   return sheet_of(call, which(call));
               });
    router.remove("/api/plans/{plan}/kept/{ending}", issuers, "Take that back", [](Call& call) {
        decide_again(call.tx, call.who, which(call), call.id<EndingId>("ending"));
        return sheet_of(call, which(call));
    });
}

}  // namespace endings
