#include "plans/plan_http.hpp"

#include <utility>

#include "accounts/permission.hpp"
#include "plans/addressee_http.hpp"
#include "plans/cooperator.hpp"
#include "plans/child_http.hpp"
#include "plans/coverage_http.hpp"
#include "plans/lineage_http.hpp"
#include "plans/plan.hpp"
#include "plans/publication.hpp"
#include "plans/plan_links.hpp"
#include "plans/reading_http.hpp"

namespace plans {
namespace {

using base::Permission;
using http::Call;

struct PageView {
    std::uint32_t first_line;
};
BOOST_DESCRIBE_STRUCT(PageView, (), (first_line))

struct PlanView {
    PlanId id;
    PlanState state;
    std::string name;
    std::vector<std::string> lines;
    std::vector<PageView> pages;
    std::vector<PlanItem> items;
    std::optional<base::Instant> issued_at;
    std::optional<base::Day> ended_from;
    bool board = false;  ///< the caller may see where its work stands
};
BOOST_DESCRIBE_STRUCT(PlanView, (), (id, state, name, lines, pages, items, issued_at, ended_from, board))

struct NewItem {
    ItemKind kind;
    std::string section;
    base::Json value;
    std::optional<std::vector<SourcePlace>> spans;  ///< the words marked on the paper
};
BOOST_DESCRIBE_STRUCT(NewItem, (), (kind, section, value, spans))

struct Change {
    base::Json from;
    base::Json to;
};
BOOST_DESCRIBE_STRUCT(Change, (), (from, to))

struct ItemChange {
    Change value;
    std::optional<bool> taken_back;  ///< an undone look: the reader's doubt stands again
};
BOOST_DESCRIBE_STRUCT(ItemChange, (), (value, taken_back))

struct ChosenBodies {
    std::vector<base::Uuid> bodies;
};
BOOST_DESCRIBE_STRUCT(ChosenBodies, (), (bodies))

PlanView view(Call& call) {
    const auto plan = get_paper(call.tx, call.who, call.id<PlanId>("plan"));
    auto source = source_lines(call.tx, plan.id);
    std::vector<PageView> pages;
    for (const auto line : source.page_lines) pages.push_back({line});
    auto values = items(call.tx, plan.id);
    link_plans(call.tx, call.who, plan.id, values);
    return {plan.id,
            plan.state,
            std::move(source.name),
            std::move(source.lines),
            std::move(pages),
            std::move(values),
            plan.issued_at,
            plan.ended_from,
            has_part(call.tx, call.who, plan.id)};
}

void add_publication_routes(http::Router& router) {
    constexpr auto path = "/api/plans/{plan}/publication";
    router.get(path, http::allow(Permission::plans_read), "Whether everybody may read the plan",
               [](Call& call) { return publication(call.tx, call.who, call.id<PlanId>("plan")); });
    router.put(path, http::allow(Permission::plans_issue), "Show the plan to everybody",
               [](Call& call) { return publish(call.tx, call.who, call.id<PlanId>("plan")); });
    router.remove(path, http::allow(Permission::plans_issue), "Show it to everybody no longer",
                  [](Call& call) { return unpublish(call.tx, call.who, call.id<PlanId>("plan")); });
}

}  // namespace

void add_routes(http::Router& router, store::Database& database) {
    add_reading_routes(router, database);
    add_addressee_routes(router);
    add_lineage_routes(router);
    add_child_routes(router);
    add_coverage_routes(router);
    add_publication_routes(router);

    router.get("/api/plans/{plan}", http::allow(Permission::plans_read),
               "A plan: its source lines and everything that was read of it", [](Call& call) { return view(call); });

    router.post("/api/plans/{plan}/items", http::allow(Permission::plans_write),
                "Add a value that the reader did not see", [](Call& call, const NewItem& item) {
                    return add(call.tx, call.who, call.id<PlanId>("plan"), item.kind, item.section, item.value,
                               item.spans.value_or(std::vector<SourcePlace>{}));
                });

    router.patch("/api/plans/{plan}/items/{item}", http::allow(Permission::plans_write),
                 "Correct a value; a conflict when somebody else was first", [](Call& call, const ItemChange& change) {
                     return correct(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item"),
                                    change.value.from, change.value.to,
                                    change.taken_back.value_or(false) ? Look::taken_back : Look::taken);
                 });

    router.remove("/api/plans/{plan}/items/{item}", http::allow(Permission::plans_write),
                  "Drop a value; it can be restored",
                  [](Call& call) { return drop(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item")); });

    router.post(
        "/api/plans/{plan}/items/{item}/restore", http::allow(Permission::plans_write), "Bring a dropped value back",
        [](Call& call) { return restore(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item")); });

    router.put("/api/plans/{plan}/items/{item}/bodies", http::allow(Permission::plans_write),
               "Say which bodies an assignment or report duty means", [](Call& call, const ChosenBodies& chosen) {
                   return choose_bodies(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item"),
                                        chosen.bodies);
               });

    router.put("/api/plans/{plan}/items/{item}/cooperators", http::allow(Permission::plans_write),
               "Say which bodies help with an assignment", [](Call& call, const ChosenBodies& chosen) {
                   return choose_cooperators(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item"),
                                             chosen.bodies);
               });
}

}  // namespace plans
