#include "reports/report_http.hpp"

#include "accounts/permission.hpp"
#include "reports/report.hpp"

namespace reports {
namespace {

using base::Permission;
using http::Call;

struct PeriodView {
    base::Day from;
    base::Day until;
};
BOOST_DESCRIBE_STRUCT(PeriodView, (), (from, until))

struct ReportLine {
    ReportId id;
    plans::PlanName plan;
    std::string to;
    std::string every;
    std::string channel;
    PeriodView period;
    base::Day due;
    ReportState state;
    std::optional<std::string> text;
    std::optional<base::Instant> at;
};
BOOST_DESCRIBE_STRUCT(ReportLine, (), (id, plan, to, every, channel, period, due, state, text, at))

struct ReportText {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(ReportText, (), (text))

ReportLine line_of(const Report& report) {
    return {report.id,      {report.plan, report.plan_number, report.plan_title},
            report.to,      report.every,
            report.channel, {report.period.from, report.period.until},
            report.due,     report.state,
            report.text,    report.at};
}

}  // namespace

void add_routes(http::Router& router) {
    router.get("/api/reports", http::allow(Permission::reports_write), "What the caller's body owes and has reported",
               [](Call& call) {
                   http::Page<ReportLine> page;
                   for (const auto& report : of_body(call.tx, call.who, call.limit()))
                       page.items.push_back(line_of(report));
                   return page;
               });
    router.post("/api/reports/{report}", http::allow(Permission::reports_write),
                "Send or replace the report of a period", [](Call& call, const ReportText& report) {
                    return line_of(send(call.tx, call.who, call.id<ReportId>("report"), report.text));
                });
}

}  // namespace reports
