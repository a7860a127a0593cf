#include "library/library_http.hpp"

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "library/search.hpp"

namespace library {
namespace {

using base::Permission;
using http::Call;

struct Typed : Details {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Typed, (Details), (text))

struct WhichPlan {
    plans::PlanId plan;
};
BOOST_DESCRIBE_STRUCT(WhichPlan, (), (plan))

struct WhichAudience {
    Audience audience = Audience::below;
};
BOOST_DESCRIBE_STRUCT(WhichAudience, (), (audience))

struct PaperPage : Paper {
    std::vector<std::string> lines;
};
BOOST_DESCRIBE_STRUCT(PaperPage, (Paper), (lines))

Query query_of(const Call& call) {
    return {.words = call.text("q"),
            .kind = call.maybe_one_of<PaperKind>("kind"),
            .issuer = call.text("issuer"),
            .from = call.maybe_day("from"),
            .until = call.maybe_day("until"),
            .own = call.text("own") == "true",
            .after = call.maybe_id<PaperId>("after"),
            .limit = call.limit(30)};
}

http::Created<Paper> created(Paper paper) {
    const auto where = "/api/library/" + base::to_string(paper.id);
    return {where, std::move(paper)};
}

http::Response file_response(const files::File& file) {
    http::Response response{200, file.media_type, std::string(file.bytes.begin(), file.bytes.end()), {}, {}};
    response.headers.emplace_back("Content-Disposition", "attachment");
    return response;
}

void add_writing(http::Router& router) {
    const auto writers = http::allow(Permission::plans_write);
    router
        .post(
            "/api/library", writers, "Bring a paper into the library; nobody else sees it before it is put up",
            [](const http::Upload& upload) { return read_paper(upload.name, upload.bytes); },
            [](Call& call, const ReadPaper& paper) { return created(bring_in(call.tx, call.who, paper)); })
        .accepts_up_to(sources::largest_document);
    router.post(
        "/api/library/typed", writers, "The same of a paper that is typed: a model that others may copy",
        [](const Typed& typed) { return read_typed(typed, typed.text); },
        [](Call& call, const ReadPaper& paper) { return created(bring_in(call.tx, call.who, paper)); });
    router.post(
        "/api/library/plans", writers, "The same of a plan on the desk of the caller's body",
        [](Call& call, const WhichPlan& which) { return created(bring_in_plan(call.tx, call.who, which.plan)); });
    router.put("/api/library/{paper}", writers, "Correct what a paper is known by",
               [](Call& call, const Details& details) {
                   return describe(call.tx, call.who, call.id<PaperId>("paper"), details);
               });
    router.post("/api/library/{paper}/put-up", writers, "Show a paper to those below, or to all",
                [](Call& call, const WhichAudience& to) {
                    return put_up(call.tx, call.who, call.id<PaperId>("paper"), to.audience);
                });
    router.post("/api/library/{paper}/withdraw", writers, "Show it to others no longer; it can be put up again",
                [](Call& call) { return withdraw(call.tx, call.who, call.id<PaperId>("paper")); });
    router.remove("/api/library/{paper}", writers, "Take away a paper that was never put up",
                  [](Call& call) { discard(call.tx, call.who, call.id<PaperId>("paper")); });
    router.get("/api/library/{paper}/receipts", writers,
               "Which bodies have opened a paper of the caller's body, those who have not first", [](Call& call) {
                   return receipts(call.tx, call.who, call.id<PaperId>("paper"), call.maybe_id("after"), call.limit());
               });
}

}  // namespace

void add_routes(http::Router& router) {
    const auto readers = http::allow(Permission::plans_read);
    router.get("/api/library", readers,
               "Papers put up for the caller's body, by words with or without accents (?q=, ?kind=, ?issuer=, ?from=, "
               "?until=, ?own=true)",
               [](Call& call) { return search(call.tx, call.who, query_of(call)); });
    router.get("/api/library/{paper}", readers, "A paper of the library with its lines", [](Call& call) {
        const auto id = call.id<PaperId>("paper");
        return PaperPage{get(call.tx, call.who, id), lines_of(call.tx, call.who, id)};
    });
    router.get("/api/library/{paper}/file", readers, "The file of a paper as it was sent",
               [](Call& call) { return file_response(file_of(call.tx, call.who, call.id<PaperId>("paper"))); });
    router.post("/api/library/{paper}/read", readers, "Leave the receipt of the caller's body",
                [](Call& call) { return mark_read(call.tx, call.who, call.id<PaperId>("paper")); });
    add_writing(router);
}

}  // namespace library
