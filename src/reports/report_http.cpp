#include "reports/report_http.hpp"

#include "accounts/permission.hpp"
#include "reports/asking.hpp"
#include "reports/filling.hpp"
#include "reports/member.hpp"

namespace reports {
namespace {

using base::Permission;
using http::Call;

struct ReportLine {
    ReportId id;
    plans::PlanName plan;
    std::string to;
    std::string every;
    std::string channel;
    Period period;
    base::Day due;
    ReportState state;
    bool is_nothing;
    std::optional<std::string> text;
    std::optional<base::Instant> at;
};
BOOST_DESCRIBE_STRUCT(ReportLine, (), (id, plan, to, every, channel, period, due, state, is_nothing, text, at))

struct ReportPage : ReportLine {
    plans::BodyName body;
    std::optional<plans::BodyName> member;  ///< of the body, who reports for his own part
    DutyId duty;
    bool may_write = false;
    std::optional<std::string> kind;
    std::vector<FormLine> lines;
    std::optional<Asking> asked;    ///< empty: of the rhythm
    std::vector<Subject> subjects;  ///< what it is about
    std::vector<Answered> answers;
    std::vector<Sending> sendings;
};
BOOST_DESCRIBE_STRUCT(ReportPage, (ReportLine),
                      (body, member, duty, may_write, kind, lines, asked, subjects, answers, sendings))

struct WrittenReport {
    std::string text;
    std::optional<std::vector<Figure>> figures;
    std::optional<std::vector<std::string>> answers;
    std::optional<std::int64_t> after;
};
BOOST_DESCRIBE_STRUCT(WrittenReport, (), (text, figures, answers, after))

ReportLine line_of(const Report& report) {
    return {report.id,         {report.plan, report.plan_number, report.plan_title},
            report.to,         report.every,
            report.channel,    report.period,
            report.due,        report.state,
            report.is_nothing, report.text,
            report.at};
}

ReportPage page_of(Call& call, const Report& report) {
    auto whole = filled(call.tx, report);
    ReportPage page;
    static_cast<ReportLine&>(page) = line_of(report);
    page.body = {report.body, call.tx.run("SELECT name FROM body WHERE id = $1", {report.body}).at(0).text("name")};
    if (report.person)
        page.member = {*report.person,
                       call.tx.run("SELECT name FROM person WHERE id = $1", {*report.person}).at(0).text("name")};
    page.duty = report.duty;
    page.may_write = writes(call.tx, call.who, report);
    page.kind = std::move(whole.kind);
    page.lines = std::move(whole.lines);
    page.asked = asking_of(call.tx, report.duty, report.period.from);
    page.subjects = subjects_of(call.tx, report);
    page.answers = std::move(whole.answers);
    page.sendings = std::move(whole.sendings);
    return page;
}

Said said_in(const WrittenReport& written) {
    return {written.text, written.figures.value_or(std::vector<Figure>{}),
            written.answers.value_or(std::vector<std::string>{}), written.after, false};
}

}  // namespace

void add_routes(http::Router& router) {
    router.get("/api/reports", http::allow(Permission::reports_write),
               "What the caller's body owes and has reported, and the caller as a member", [](Call& call) {
                   http::Page<ReportLine> page;
                   for (const auto& report : of_body(call.tx, call.who, call.limit()))
                       page.items.push_back(line_of(report));
                   return page;
               });
    router.get("/api/reports/{report}", http::signed_in(),
               "A report with its form filled in, and every time that it was sent",
               [](Call& call) { return page_of(call, get(call.tx, call.who, call.id<ReportId>("report"))); });
    router.post("/api/reports/{report}", http::allow(Permission::reports_write),
                "Send the report of a period, or correct it", [](Call& call, const WrittenReport& written) {
                    return page_of(call, send(call.tx, call.who, call.id<ReportId>("report"), said_in(written)));
                });
    router.post("/api/reports/{report}/nothing", http::allow(Permission::reports_write),
                "Say that there is nothing to report",
                [](Call& call) { return page_of(call, send_nothing(call.tx, call.who, call.id<ReportId>("report"))); });
    router.get("/api/reports/{report}/rows", http::signed_in(), "What a computed figure of a report counts (?code=)",
               [](Call& call) {
                   return rows_behind(call.tx, call.who, call.id<ReportId>("report"), call.text("code"),
                                      call.limit(200, 1000));
               });
    add_kind_routes(router);
    add_duty_routes(router);
    add_way_routes(router);
    add_flash_routes(router);
}

}  // namespace reports
