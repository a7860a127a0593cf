#include "portal/portal_http.hpp"

#include "base/problem.hpp"
#include "http/gzip.hpp"
#include "portal/open_data.hpp"
#include "portal/pages.hpp"

namespace portal {
namespace {

using http::anyone;
using http::Call;

constexpr std::size_t most_matches = 20;
constexpr std::size_t most_weeks = 52;
/// What was told of a week never changes.
constexpr auto kept_long = "public, max-age=86400";

http::Response missing(Call& call) {
    return page_response(call, missing_page(call.request.path, language_of(call)), 404);
}

http::Response front_response(Call& call) {
    const auto id = base::parse_uuid(call.name("area"));
    if (!id || !areas::find(call.tx, areas::AreaId{*id})) return missing(call);
    return page_response(call, front_page(front(call.tx, call.who, areas::AreaId{*id}), language_of(call)));
}

http::Response search_response(Call& call) {
    Search search{.words = call.text("q"), .matches = {}, .places = outreach::places_with_news(call.tx, most_matches)};
    if (!search.words.empty())
        search.matches =
            areas::search(call.tx, {.words = search.words, .on = base::day_of(call.tx.now()), .limit = most_matches});
    return page_response(call, search_page(search, language_of(call)));
}

http::Response plan_response(Call& call) {
    const auto id = base::parse_uuid(call.name("plan"));
    const auto plan = id ? plans::find_published(call.tx, plans::PlanId{*id}) : std::nullopt;
    if (!plan) return missing(call);
    return page_response(call, plan_page(*plan, plans::source_lines(call.tx, plan->id).lines, language_of(call)));
}

/// The Monday in ?tuan=, or the last week that was told. Problem: portal.week_not_told.
base::Day week_of(Call& call) {
    const auto told = told_weeks(call.tx, most_weeks);
    const auto wanted = call.maybe_day("tuan");
    if (!wanted && !told.empty()) return told.front();
    for (const auto week : told)
        if (week == wanted) return week;
    throw base::Problem(base::ProblemKind::not_found, "portal.week_not_told");
}

template <class Write>
auto figures_response(std::string type, std::string ending, Write write) {
    return [type = std::move(type), ending = std::move(ending), write](Call& call) {
        const auto week = week_of(call);
        http::Response response{200, type, write(week, told_communes(call.tx, week)), {}, {}};
        response.headers.emplace_back("Cache-Control", kept_long);
        response.headers.emplace_back("Access-Control-Allow-Origin", "*");
        response.headers.emplace_back("Content-Disposition",
                                      "inline; filename=\"lalanh-" + base::to_string(week) + ending + "\"");
        return http::gzipped_for(call.request, std::move(response));
    };
}

}  // namespace

void add_routes(http::Router& router) {
    router.get("/cong", anyone(), "The public pages: find a place (?q=, ?lang=en)", search_response);
    router.get("/cong/{area}", anyone(), "What a place tells everybody, without scripts (?lang=en)", front_response);
    router.get("/cong/ke-hoach/{plan}", anyone(), "A plan that was published (?lang=en)", plan_response);
    router.get("/du-lieu", anyone(), "What the open data say (?lang=en)", [](Call& call) {
        return page_response(call, data_page(told_weeks(call.tx, most_weeks), language_of(call)));
    });
    router.get("/du-lieu/tuan.csv", anyone(), "The figures of a week by commune, with HXL tags (?tuan=, its Monday)",
               figures_response("text/csv; charset=utf-8", ".csv", figures_csv));
    router.get("/du-lieu/tuan.json", anyone(), "The figures of a week by commune (?tuan=, its Monday)",
               figures_response("application/json", ".json", figures_json));
}

}  // namespace portal
