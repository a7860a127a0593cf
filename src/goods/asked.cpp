#include <algorithm>
#include <limits>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "goods/requisition_row.hpp"
#include "store/values.hpp"

/// Requisitions as they are read, and what they came to.
namespace goods {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

std::string select_requisitions(const std::string& where) {
    return R"(
        SELECT r.*, b.name AS body_name, a.name AS area_name, a.home AS area_home, f.name AS from_name, o.name AS to_name
        FROM requisition r JOIN body b ON b.id = r.body JOIN area a ON a.id = r.area JOIN goods_store o ON o.id = r.to_store
        LEFT JOIN goods_store f ON f.id = r.from_store WHERE )" +
           where;
}

Asked read_entry(const store::Row& row, base::Day today) {
    Asked entry{.requisition = {.id = row.id<RequisitionTag>("id"),
                                .state = base::named<RequisitionState>(row.text("state")),
                                .body = {row.uuid("body"), row.text("body_name")},
                                .area = {row.uuid("area"), row.text("area_name")},
                                .from = std::nullopt,
                                .to = {row.uuid("to_store"), row.text("to_name")},
                                .wanted_by = row.maybe_day("wanted_by"),
                                .words = row.text("words"),
                                .reason = row.text("reason"),
                                .answer = row.text("answer"),
                                .opened_at = row.instant("opened_at"),
                                .decided_at = row.maybe_instant("decided_at"),
                                .is_late = false,
                                .lines = {}},
                .home = row.integer("home"),
                .area_home = row.integer("area_home")};
    auto& one = entry.requisition;
    if (const auto from = row.maybe_uuid("from_store")) one.from = Place{*from, row.text("from_name")};
    const bool is_open = one.state == RequisitionState::waiting || one.state == RequisitionState::granted;
    one.is_late = is_open && one.wanted_by && *one.wanted_by < today;
    return entry;
}

/// Adds the lines, by one statement for all.
void complete(store::Transaction& tx, std::vector<Requisition>& requisitions) {
    std::vector<store::Value> parameters;
    std::vector<base::Uuid> ids;
    for (const auto& one : requisitions) ids.push_back(one.id.uuid);
    const auto list = store::list_behind(parameters, ids);
    for (const auto& row : tx.run(
             "SELECT * FROM requisition_line WHERE requisition IN " + list + " ORDER BY requisition, item", parameters))
        std::ranges::find(requisitions, row.id<RequisitionTag>("requisition"), &Requisition::id)
            ->lines.push_back({row.text("item"), row.integer("asked"), row.integer("granted"), row.integer("sent")});
}

/// The last one of the page before: when it was opened, and its id.
struct Cursor {
    std::int64_t at = std::numeric_limits<std::int64_t>::max();
    base::Uuid id;
};

Cursor read_cursor(const std::string& text) {
    const auto dot = text.find('.');
    if (dot == std::string::npos) return {};
    const auto at = base::to_number<std::int64_t>(std::string_view(text).substr(0, dot));
    const auto id = base::parse_uuid(std::string_view(text).substr(dot + 1));
    return at && id ? Cursor{*at, *id} : Cursor{};
}

/// Where the page before of a shortfall ended: the path of an area, and an item.
std::pair<std::string, std::string> read_place(const std::string& text) {
    const auto bar = text.find('|');
    if (bar == std::string::npos) return {};
    return {text.substr(0, bar), text.substr(bar + 1)};
}

}  // namespace

Asked asked_entry(store::Transaction& tx, RequisitionId id) {
    const auto rows = tx.run(select_requisitions("r.id = $1"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "requisition.not_found", base::to_string(id));
    auto found = read_entry(rows.front(), base::day_of(tx.now()));
    std::vector<Requisition> one{std::move(found.requisition)};
    complete(tx, one);
    found.requisition = std::move(one.front());
    return found;
}

Requisition get_requisition(store::Transaction& tx, const base::Who& who, RequisitionId id) {
    auto found = asked_entry(tx, id).requisition;
    if (found.body.id != who.body) seen_store(tx, who, {found.to.id});
    return found;
}

RequisitionPage requisitions(store::Transaction& tx, const base::Who& who, const RequisitionQuery& query) {
    if (query.to) seen_store(tx, who, *query.to);
    const auto body = query.to ? std::nullopt : std::optional(who.body);
    const auto state = query.state ? base::name_of(*query.state) : std::string();
    const auto [at, id] = read_cursor(query.after);
    // Each of the two has its index; one statement with a choice between them would have none.
    const std::string whose = query.to ? "r.to_store = $1 AND $2 IS NULL" : "r.body = $2 AND $1 IS NULL";
    const auto rows = tx.run(select_requisitions(whose + R"(
        AND ($3 = '' OR r.state = $3) AND (r.opened_at, r.id) < ($4, $5) ORDER BY r.opened_at DESC, r.id DESC LIMIT $6)"),
                             {query.to, body, state, at, id, query.limit});
    RequisitionPage page;
    for (const auto& row : rows) page.items.push_back(read_entry(row, base::day_of(tx.now())).requisition);
    complete(tx, page.items);
    if (rows.size() == query.limit)
        page.next = std::to_string(rows.back().integer("opened_at")) + '.' + base::to_string(rows.back().uuid("id"));
    return page;
}

ShortfallPage shortfall(store::Transaction& tx, const base::Who& who, const ShortfallQuery& query) {
    const auto area = areas::get(tx, query.area);
    accounts::require_figures(tx, who, Permission::goods_read, area.path);
    const auto [path, item] = read_place(query.after);
    const auto rows = tx.run(R"(
        SELECT a.id, a.name, a.path, g.item, CAST(sum(g.asked) AS BIGINT) AS asked, CAST(sum(g.granted) AS BIGINT) AS granted
        FROM area a JOIN goods_asked g ON g.area = a.id
        WHERE a.path >= $1 AND a.path < $1 || '~' AND g.day >= $2 AND g.day <= $3 AND (a.path, g.item) > ($4, $5)
        GROUP BY a.id, a.name, a.path, g.item HAVING sum(g.asked) > 0 ORDER BY a.path, g.item LIMIT $6)",
                             {area.path, query.from, query.until, path, item, query.limit});
    std::set<std::string> codes;
    for (const auto& row : rows) codes.insert(row.text("item"));
    const auto items = items_called(tx, codes);
    ShortfallPage page;
    for (const auto& row : rows) {
        const auto asked = row.integer("asked");
        const auto granted = row.integer("granted");
        const auto known = items.find(row.text("item"));
        page.items.push_back({.area = {row.uuid("id"), row.text("name")},
                              .item = known == items.end() ? Item{.code = row.text("item")} : known->second,
                              .asked = asked,
                              .granted = granted,
                              .missing = asked - granted});
    }
    if (rows.size() == query.limit) page.next = rows.back().text("path") + '|' + rows.back().text("item");
    return page;
}

}  // namespace goods
