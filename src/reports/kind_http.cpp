#include "accounts/permission.hpp"
#include "reports/kind.hpp"
#include "reports/report_http.hpp"

namespace reports {
namespace {

using base::Permission;
using http::Call;

/// What a form can ask for: what the body asks already, and what our own records give.
struct IndicatorChoice {
    std::vector<Indicator> known;
    std::vector<WantedIndicator> computed;
};
BOOST_DESCRIBE_STRUCT(IndicatorChoice, (), (known, computed))

struct ChosenKind {
    std::optional<KindId> kind;
};
BOOST_DESCRIBE_STRUCT(ChosenKind, (), (kind))

IndicatorChoice choice(Call& call) {
    IndicatorChoice found{indicators_of(call.tx, call.who.body), {}};
    for (const auto& one : computations())
        found.computed.push_back({std::string(one.code), std::string(one.vi), std::string(one.en),
                                  std::string(one.unit), one.method, Origin::computed});
    return found;
}

http::Page<ReportKind> list_page(Call& call) {
    return {kinds_of_body(call.tx, call.who), std::nullopt};
}

http::Created<ReportKind> made(Call& call, const WantedKind& wanted) {
    auto kind = make_kind(call.tx, call.who, wanted);
    return {"/api/report-kinds/" + base::to_string(kind.id), std::move(kind)};
}

}  // namespace

void add_kind_routes(http::Router& router) {
    router.get("/api/report-kinds", http::allow(Permission::reports_read), "The kinds of report of the caller's body",
               list_page);
    router.post("/api/report-kinds", http::allow(Permission::plans_write), "Make a kind of report with its form", made);
    router.get("/api/report-kinds/{kind}", http::allow(Permission::reports_read), "A kind of report",
               [](Call& call) { return get_kind(call.tx, call.who, call.id<KindId>("kind")); });
    router.put("/api/report-kinds/{kind}", http::allow(Permission::plans_write),
               "Change the form of a kind from today on", [](Call& call, const WantedKind& wanted) {
                   return change_kind(call.tx, call.who, call.id<KindId>("kind"), wanted);
               });
    router.get("/api/indicators", http::allow(Permission::reports_read), "What a form can ask for or compute", choice);
    router.put("/api/plans/{plan}/items/{item}/report-kind", http::allow(Permission::plans_write),
               "Choose the kind of report that a duty of a plan follows, or words alone",
               [](Call& call, const ChosenKind& chosen) {
                   choose_kind(call.tx, call.who, call.id<plans::PlanId>("plan"), call.id<plans::ItemId>("item"),
                               chosen.kind);
               });
}

}  // namespace reports
