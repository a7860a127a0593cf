#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "documents/arrival_file.hpp"
#include "documents/delegation.hpp"
#include "documents/document_http.hpp"
#include "documents/waiting_paper.hpp"
#include "documents/register_query.hpp"
#include "http/router.hpp"
#include "plans/plan.hpp"
#include "sources/source.hpp"

namespace documents {
namespace {

using base::Permission;
using http::Call;

struct NewArrival : Paper {
    std::optional<bool> again;          ///< although its twin is registered
    std::optional<plans::PlanId> plan;  ///< what came through the system
};
BOOST_DESCRIBE_STRUCT(NewArrival, (Paper), (again, plan))

/// A line of the register with what the caller may do.
struct ArrivalPage : Arrival {
    bool may_annotate = false;
    std::optional<Delegation> in_place_of;
};
BOOST_DESCRIBE_STRUCT(ArrivalPage, (Arrival), (may_annotate, in_place_of))

/// A file that was looked at for a secrecy mark.
struct CleanFile {
    std::string name;
    std::string bytes;
};

struct PaperEdit {
    Paper from;
    Paper to;
};
BOOST_DESCRIBE_STRUCT(PaperEdit, (), (from, to))

struct Outcome {
    std::string outcome;
};
BOOST_DESCRIBE_STRUCT(Outcome, (), (outcome))

http::Page<Arrival> arrivals_page(Call& call) {
    const auto query = arrival_query(call);
    http::Page<Arrival> page{arrivals(call.tx, call.who, query), std::nullopt};
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

http::Page<WaitingPaper> waiting_page(Call& call) {
    const auto before = call.maybe_id<plans::PlanId>("before");
    http::Page<WaitingPaper> page{waiting_papers(call.tx, call.who, before, call.limit()), std::nullopt};
    if (page.items.size() == call.limit()) page.next = base::to_string(page.items.back().plan);
    return page;
}

ArrivalPage page_of(Call& call, const Arrival& arrival) {
    return {arrival, may_approve(call.tx, call.who, call.who.body), standing_in(call.tx, call.who, call.who.body)};
}

ArrivalId asked(const Call& call) {
    return call.id<ArrivalId>("arrival");
}

http::Created<ArrivalPage> register_one(Call& call, const NewArrival& wanted) {
    const auto twin = wanted.again.value_or(false) ? Twin::wanted : Twin::refused;
    const auto arrival = wanted.plan ? register_waiting(call.tx, call.who, *wanted.plan, wanted, twin)
                                     : register_paper(call.tx, call.who, wanted, twin);
    return {"/api/arrivals/" + base::to_string(arrival.id), page_of(call, arrival)};
}

http::Response as_sent(const files::File& file) {
    return {200,
            file.media_type,
            std::string(file.bytes.begin(), file.bytes.end()),
            {{"Content-Disposition", "attachment"}},
            {}};
}

http::Response as_signatures(const files::File& file, const std::string& authorities) {
    const http::Page<sources::Signature> page{signatures_in(file, authorities), std::nullopt};
    return {200, "application/json", base::to_json(page), {}, {}};
}

void add_file_routes(http::Router& router, const std::string& authorities) {
    const auto reads = http::allow(Permission::documents_write);
    const auto registers = http::allow(Permission::documents_issue);
    router
        .post(
            "/api/arrivals/reading", registers, "What a file says of itself, for the register; nothing is kept",
            [](const http::Upload& upload) { return paper_in(upload.name, upload.bytes); },
            [](Call&, const Paper& paper) { return paper; })
        .accepts_up_to(sources::largest_document);
    router
        .post(
            "/api/arrivals/{arrival}/file", registers, "Keep the file of a paper that came beside its line",
            [](const http::Upload& upload) {
                sources::refuse_secret(upload.bytes);
                return CleanFile{upload.name, upload.bytes};
            },
            [](Call& call, const CleanFile& file) {
                return page_of(call, keep_file(call.tx, call.who, asked(call), file.name, file.bytes));
            })
        .accepts_up_to(sources::largest_document);
    router.remove("/api/arrivals/{arrival}/file", registers, "Take the file of a paper that came away",
                  [](Call& call) { return page_of(call, take_file_away(call.tx, call.who, asked(call))); });
    router.get(
        "/api/arrivals/{arrival}/file", reads, "The file of a paper that came, as it was sent",
        [](Call& call) { return file_of(call.tx, call.who, asked(call)); }, as_sent);
    router.get(
        "/api/arrivals/{arrival}/signatures", reads, "Who signed the file of a paper that came, and whether that holds",
        [](Call& call) { return file_of(call.tx, call.who, asked(call)); },
        [authorities](const files::File& file) { return as_signatures(file, authorities); });
    router.get(
        "/api/plans/{plan}/signatures", http::allow(Permission::plans_read),
        "Who signed the file of a plan, and whether that holds",
        [](Call& call) {
            return plans::source_file(call.tx, plans::get_paper(call.tx, call.who, call.id<plans::PlanId>("plan")).id);
        },
        [authorities](const files::File& file) { return as_signatures(file, authorities); });
}

}  // namespace

void add_arrival_routes(http::Router& router, const std::string& authorities) {
    const auto reads = http::allow(Permission::documents_write);
    const auto registers = http::allow(Permission::documents_issue);
    router.get("/api/arrivals", reads,
               "The register of incoming documents of the caller's body (?q=, ?year=, ?stage=, ?own=true, ?from=, "
               "?until=)",
               arrivals_page);
    router.post("/api/arrivals", registers, "Register a paper that came, from outside or through the system",
                register_one);
    router.get("/api/arrivals/waiting", registers, "What came through the system and is not registered yet",
               waiting_page);
    router.get("/api/arrivals/{arrival}", reads, "A paper that came, with what was written on it",
               [](Call& call) { return page_of(call, get(call.tx, call.who, asked(call))); });
    router.put("/api/arrivals/{arrival}", registers, "Correct what was misread", [](Call& call, const PaperEdit& edit) {
        return page_of(call, correct(call.tx, call.who, asked(call), edit.from, edit.to));
    });
    router.post("/api/arrivals/{arrival}/annotate", reads, "Write on the paper what is to be done, by whom, by when",
                [](Call& call, const Annotation& annotation) {
                    return page_of(call, annotate(call.tx, call.who, asked(call), annotation));
                });
    router.post("/api/arrivals/{arrival}/settle", reads, "Say how it was dealt with; an empty outcome opens it again",
                [](Call& call, const Outcome& said) {
                    return page_of(call, settle(call.tx, call.who, asked(call), said.outcome));
                });
    add_file_routes(router, authorities);
}

}  // namespace documents
