#include "documents/document_http.hpp"

#include <memory>

#include <fmt/format.h>

#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "documents/delegation.hpp"
#include "documents/drafting.hpp"
#include "documents/outgoing.hpp"
#include "documents/pdf.hpp"
#include "http/router.hpp"

namespace documents {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using http::Call;

/// What a draft is made from.
enum class Origin { blank, minutes, conclusions, invitation, report, plan };
BOOST_DESCRIBE_ENUM(Origin, blank, minutes, conclusions, invitation, report, plan)

struct NewOutgoing {
    Origin origin = Origin::blank;
    std::optional<std::string> kind;  ///< of a blank one; empty: a letter
    std::optional<base::Uuid> briefing;
    std::optional<base::Day> day;
    std::optional<base::Uuid> plan;
};
BOOST_DESCRIBE_STRUCT(NewOutgoing, (), (origin, kind, briefing, day, plan))

struct OutgoingLine {
    OutgoingId id;
    OutgoingState state = OutgoingState::draft;
    std::string kind;
    std::string number;
    std::string subject;
    std::optional<base::Day> day;
    std::string drafter;
    std::string approver;
    std::string reason;
    base::Instant changed_at;
};
BOOST_DESCRIBE_STRUCT(OutgoingLine, (), (id, state, kind, number, subject, day, drafter, approver, reason, changed_at))

struct OutgoingPage {
    OutgoingId id;
    OutgoingState state = OutgoingState::draft;
    Document document;
    std::string reason;
    std::string drafter;
    std::string approver;
    base::Instant changed_at;
    std::optional<plans::PlanId> plan;
    std::vector<Act> acts;
    std::optional<Delegation> in_place_of;  ///< by which the caller approves today
};
BOOST_DESCRIBE_STRUCT(OutgoingPage, (),
                      (id, state, document, reason, drafter, approver, changed_at, plan, acts, in_place_of))

struct DocumentEdit {
    Document from;
    Document to;
};
BOOST_DESCRIBE_STRUCT(DocumentEdit, (), (from, to))

struct Doing {
    Act act = Act::submit;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(Doing, (), (act, reason))

OutgoingPage page_of(Call& call, const Outgoing& outgoing) {
    return {outgoing.id,
            outgoing.state,
            outgoing.document,
            outgoing.reason,
            outgoing.drafter,
            outgoing.approver,
            outgoing.changed_at,
            outgoing.plan,
            acts_of(call.tx, call.who, outgoing),
            standing_in(call.tx, call.who, outgoing.body.id)};
}

OutgoingLine line_of(const Outgoing& outgoing) {
    const auto& document = outgoing.document;
    return {outgoing.id,  outgoing.state,   document.kind,     document.number, document.subject,
            document.day, outgoing.drafter, outgoing.approver, outgoing.reason, outgoing.changed_at};
}

http::Page<OutgoingLine> list_page(Call& call) {
    OutgoingQuery query{.state = call.maybe_one_of<OutgoingState>("state"),
                        .is_open = std::nullopt,
                        .before = call.maybe_id<OutgoingId>("before"),
                        .limit = call.limit()};
    if (const auto open = call.text("open"); !open.empty()) query.is_open = open == "true";
    http::Page<OutgoingLine> page;
    for (const auto& outgoing : list(call.tx, call.who, query)) page.items.push_back(line_of(outgoing));
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

/// The id that this origin needs.
template <class T>
T needed(const std::optional<T>& given, const char* path) {
    if (given) return *given;
    throw Problem(ProblemKind::invalid, "request.fields_wrong", path, {{path, "field.missing", ""}});
}

Document drafted(Call& call, const NewOutgoing& wanted) {
    if (wanted.origin == Origin::blank) return blank(call.tx, call.who, wanted.kind.value_or(""));
    if (wanted.origin == Origin::report)
        return report_on(call.tx, call.who, plans::PlanId{needed(wanted.plan, "/plan")});
    if (wanted.origin == Origin::plan) return plan_of(call.tx, call.who, plans::PlanId{needed(wanted.plan, "/plan")});
    const briefings::BriefingId briefing{needed(wanted.briefing, "/briefing")};
    const auto day = needed(wanted.day, "/day");
    if (wanted.origin == Origin::minutes) return minutes_of(call.tx, call.who, briefing, day);
    if (wanted.origin == Origin::conclusions) return conclusions_of(call.tx, call.who, briefing, day);
    return invitation_of(call.tx, call.who, briefing, day);
}

http::Created<OutgoingPage> lay_draft(Call& call, const NewOutgoing& wanted) {
    const auto id = lay(call.tx, call.who, drafted(call, wanted));
    return {"/api/outgoing/" + base::to_string(id), page_of(call, get(call.tx, call.who, id))};
}

Outgoing asked(Call& call) {
    return get(call.tx, call.who, call.id<OutgoingId>("outgoing"));
}

/// "05-KH-UBND.docx"; letters beyond ASCII as RFC 6266 wants them.
std::string as_file(const Document& document, std::string_view ending) {
    std::string name;
    for (const char c : document.number) {
        const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (is_plain)
            name += c;
        else if (static_cast<unsigned char>(c) >= 0x80)
            name += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else if (!name.empty())
            name += '-';
    }
    return fmt::format("attachment; filename*=UTF-8''{}.{}", name.empty() ? "van-ban" : name, ending);
}

http::Response word_file(const Outgoing& outgoing) {
    return {200,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            docx(outgoing.document),
            {{"Content-Disposition", as_file(outgoing.document, "docx")}},
            {}};
}

/// The page holds its own looks and nothing that runs; the application shows it in a frame.
http::Response print_page(const Outgoing& outgoing) {
    return {200,
            "text/html; charset=utf-8",
            html(outgoing.document),
            {{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"}},
            {}};
}

http::Response pdf_file(const Outgoing& outgoing, PdfTurn& turn) {
    return {200,
            "application/pdf",
            pdf_of(docx(outgoing.document), turn),
            {{"Content-Disposition", as_file(outgoing.document, "pdf")}},
            {}};
}

}  // namespace

void add_routes(http::Router& router, const std::string& authorities) {
    router.get("/api/outgoing", http::allow(Permission::documents_write),
               "Documents of the caller's body, newest first (?state=, ?open=true or false)", list_page);
    router.post("/api/outgoing", http::allow(Permission::documents_write),
                "Draft a document: blank, or from a meeting, a plan or its reports", lay_draft);
    router.get("/api/outgoing/{outgoing}", http::allow(Permission::documents_write),
               "A document with what the caller may do with it", [](Call& call) { return page_of(call, asked(call)); });
    router.put("/api/outgoing/{outgoing}", http::allow(Permission::documents_write),
               "Change a draft; a conflict when somebody else was first", [](Call& call, const DocumentEdit& change) {
                   return page_of(call,
                                  edit(call.tx, call.who, call.id<OutgoingId>("outgoing"), change.from, change.to));
               });
    router.post("/api/outgoing/{outgoing}/act", http::allow(Permission::documents_write),
                "Submit, approve, give back, number and issue, cancel; or take a step back",
                [](Call& call, const Doing& doing) {
                    return page_of(call, act(call.tx, call.who, call.id<OutgoingId>("outgoing"), doing.act,
                                             doing.reason.value_or("")));
                });
    router.get(
        "/api/outgoing/{outgoing}/docx", http::allow(Permission::documents_write), "The document for Word",
        [](Call& call) { return asked(call); }, word_file);
    router.get(
        "/api/outgoing/{outgoing}/page", http::allow(Permission::documents_write), "The document as a page to print",
        [](Call& call) { return asked(call); }, print_page);
    const auto turn = std::make_shared<PdfTurn>();
    router.get(
        "/api/outgoing/{outgoing}/pdf", http::allow(Permission::documents_write),
        "The document as PDF, where LibreOffice is installed", [](Call& call) { return asked(call); },
        [turn](const Outgoing& outgoing) { return pdf_file(outgoing, *turn); });
    add_register_routes(router);
    add_register_sheet_routes(router);
    add_arrival_routes(router, authorities);
}

}  // namespace documents
