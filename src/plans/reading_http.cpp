#include "plans/reading_http.hpp"

#include <utility>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/pages.hpp"
#include "plans/readings.hpp"

namespace plans {
namespace {

using base::Permission;
using http::Call;

struct PlanLocation {
    PlanId id;
};
BOOST_DESCRIBE_STRUCT(PlanLocation, (), (id))

struct ReadingLocation {
    ReadingId reading;
};
BOOST_DESCRIBE_STRUCT(ReadingLocation, (), (reading))

/// A file, read when that is quick; else with the name under which it will be read.
struct Incoming {
    http::Upload upload;
    std::optional<ReadFile> file;
    ReadingId reading;
};

http::Response take_in(Call& call, const Incoming& incoming, Readings& readings) {
    if (incoming.file) {
        const PlanLocation made{keep_draft(call.tx, call.who, *incoming.file)};
        return {
            201, "application/json", base::to_json(made), {{"Location", "/api/plans/" + base::to_string(made.id)}}, {}};
    }
    require_desk(call.tx, call.who);
    // Of this unit of work the queue keeps a memory, but by an id that is the same however often it is tried.
    readings.begin(incoming.reading, call.who, incoming.upload.name, incoming.upload.bytes);
    const ReadingLocation begun{incoming.reading};
    return {202,
            "application/json",
            base::to_json(begun),
            {{"Location", "/api/readings/" + base::to_string(begun.reading)}},
            {}};
}

struct PageWanted {
    std::string file;
    std::size_t page = 0;
};

PageWanted wanted_page(Call& call) {
    const auto plan = get_paper(call.tx, call.who, call.id<PlanId>("plan"));
    std::string_view number;
    for (const auto& [name, value] : call.request.parameters)
        if (name == "page") number = value;
    PageWanted wanted;
    wanted.page = base::to_number<std::size_t>(number).value_or(0);
    const auto pages = source_lines(call.tx, plan.id).page_lines.size();
    if (wanted.page == 0 || wanted.page > pages)
        throw base::Problem(base::ProblemKind::not_found, "plan.page_not_found", std::string(number));
    const auto file = source_file(call.tx, plan.id);
    wanted.file.assign(file.bytes.begin(), file.bytes.end());
    return wanted;
}

http::Response page_response(const PageWanted& wanted) {
    auto picture = sources::page_picture(wanted.file, wanted.page);
    http::Response response{200, std::move(picture.media_type), std::move(picture.bytes), {}, {}};
    response.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
    return response;
}

}  // namespace

void add_reading_routes(http::Router& router, store::Database& database) {
    // The routes own it, so it ends with them and before the store.
    const auto readings = std::make_shared<Readings>(database);
    auto& post = router.post(
        "/api/plans", http::allow(Permission::plans_write),
        "Read a file in: 201 and a draft on the desk of the caller's body, or 202 and a reading when that takes longer",
        [&database](const http::Upload& upload) {
            const auto& edges = database.options();
            return Incoming{upload, read_file_at_once(upload.name, upload.bytes), ReadingId{edges.ids(edges.clock())}};
        },
        [readings](Call& call, const Incoming& incoming) { return take_in(call, incoming, *readings); });
    post.accepts_up_to(sources::largest_document).result_schema = base::schema_of<PlanLocation>();

    router.get("/api/readings/{reading}", http::allow(Permission::plans_write),
               "How far the reading of a scan is; at its end the plan or what was wrong",
               [readings](Call& call) { return readings->state(call.who, call.id<ReadingId>("reading")); });
    router.remove("/api/readings/{reading}", http::allow(Permission::plans_write), "Stop reading; nothing is kept",
                  [readings](Call& call) { readings->cancel(call.who, call.id<ReadingId>("reading")); });

    router.get("/api/plans/{plan}/pages/{page}", http::allow(Permission::plans_read),
               "A picture of a page of the plan's file (PDF and scans)", wanted_page, page_response);
}

}  // namespace plans
