#include "goods/store.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "areas/above.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "goods/store_row.hpp"
#include "goods/word.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace goods {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr int days_before_expiring = 7;
constexpr std::size_t most_steps_up = 20;

std::string select_stores(const std::string& where) {
    return R"(
        SELECT s.*, a.name AS area_name, a.path AS area_path, b.name AS body_name, c.path AS body_path, u.name AS upper_name
        FROM goods_store s JOIN area a ON a.id = s.area JOIN body b ON b.id = s.body JOIN area c ON c.id = b.area
        LEFT JOIN goods_store u ON u.id = s.upper WHERE )" +
           where;
}

StoreEntry read_entry(const store::Row& row) {
    StoreEntry entry{.store = {.id = row.id<GoodsStoreTag>("id"),
                               .kind = base::named<StoreKind>(row.text("kind")),
                               .name = row.text("name"),
                               .area = {row.uuid("area"), row.text("area_name")},
                               .body = {row.uuid("body"), row.text("body_name")},
                               .address = row.text("address"),
                               .hours = row.text("hours"),
                               .upper = std::nullopt,
                               .is_closed = !row.is_null("closed_at"),
                               .waiting = row.integer("waiting"),
                               .is_own = false},
                     .home = row.integer("home"),
                     .area_path = row.text("area_path"),
                     .body_path = row.text("body_path"),
                     .in_ledger = row.boolean("in_ledger")};
    if (const auto upper = row.maybe_uuid("upper")) entry.store.upper = Place{*upper, row.text("upper_name")};
    return entry;
}

/// By the body whose store it is, or from an area above it.
bool may(const base::Who& who, Permission permission, const StoreEntry& entry) {
    const auto bodies = accounts::reach_of(who, permission).bodies;
    return accounts::reaches(who, permission, entry.area_path) || accounts::reaches(who, permission, entry.body_path) ||
           std::ranges::find(bodies, entry.store.body.id) != bodies.end();
}

bool is_own(const base::Who& who, const StoreEntry& entry) {
    return may(who, Permission::goods_write, entry);
}

std::string checked_name(std::string_view typed) {
    auto name = short_text(typed);
    if (base::fold(name).empty()) throw Problem(ProblemKind::invalid, "goods_store.name_missing");
    return name;
}

NewStore checked(NewStore wanted) {
    wanted.name = checked_name(wanted.name);
    wanted.address = short_text(wanted.address);
    wanted.hours = short_text(wanted.hours);
    return wanted;
}

bool was_opened(store::Transaction& tx, const NewStore& wanted) {
    if (!wanted.id || tx.run("SELECT 1 AS found FROM goods_store WHERE id = $1", {*wanted.id}).empty()) return false;
    const auto there = store_entry(tx, *wanted.id).store;
    if (there.area.id != wanted.area.uuid || there.body.id != wanted.body || there.kind != wanted.kind ||
        there.name != wanted.name)
        throw Problem(ProblemKind::conflict, "goods_store.id_taken", base::to_string(*wanted.id));
    return true;
}

/// Going up from a store one never comes to one that asks it.
void require_above(store::Transaction& tx, StoreId id, StoreId upper) {
    std::optional<base::Uuid> at = upper.uuid;
    for (std::size_t steps = 0; at; ++steps) {
        if (*at == id.uuid || steps == most_steps_up)
            throw Problem(ProblemKind::conflict, "goods_store.upper_wrong", base::to_string(upper));
        const auto next = store_entry(tx, {*at}).store.upper;
        at = next ? std::optional(next->id) : std::nullopt;
    }
}

template <class T>
void put(std::optional<households::Edit<T>> edit, T& held) {
    if (!edit || held == edit->to) return;
    if (held != edit->from) throw Problem(ProblemKind::conflict, "goods_store.changed_meanwhile");
    held = std::move(edit->to);
}

void set_closed(store::Transaction& tx, const base::Who& who, const StoreEntry& entry,
                std::optional<base::Instant> closed_at) {
    if (entry.store.is_closed == closed_at.has_value()) return;
    tx.change("UPDATE goods_store SET closed_at = $3 WHERE home = $1 AND id = $2",
              {entry.home, entry.store.id, closed_at});
    store::record(tx, who, closed_at ? "goods_store.closed" : "goods_store.reopened", entry.store.id.uuid,
                  entry.store.area.id);
}

/// Where the page before ended: the folded name and the id of its last store.
std::pair<std::string, base::Uuid> read_cursor(const std::string& text) {
    const auto dot = text.rfind('.');
    if (dot == std::string::npos) return {};
    return {text.substr(0, dot), base::parse_uuid(std::string_view(text).substr(dot + 1)).value_or(base::Uuid{})};
}

}  // namespace

store::Bytes fingerprint_of(const std::string& wanted) {
    return accounts::hash_of(wanted);
}

StoreEntry store_entry(store::Transaction& tx, StoreId id) {
    const auto found = store::first(read_entry, tx.run(select_stores("s.id = $1"), {id}));
    if (!found) throw Problem(ProblemKind::not_found, "goods_store.not_found", base::to_string(id));
    return *found;
}

StoreEntry own_store(store::Transaction& tx, const base::Who& who, StoreId id) {
    auto found = store_entry(tx, id);
    found.store.is_own = is_own(who, found);
    if (!found.store.is_own) throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(id));
    return found;
}

StoreEntry seen_store(store::Transaction& tx, const base::Who& who, StoreId id) {
    auto found = store_entry(tx, id);
    found.store.is_own = is_own(who, found);
    if (!found.store.is_own && !may(who, Permission::goods_read, found))
        accounts::require_figures(tx, who, Permission::goods_read, found.area_path);
    return found;
}

Store open_store(store::Transaction& tx, const base::Who& who, const NewStore& sent) {
    const auto area = areas::get(tx, sent.area);
    const auto body = bodies::get(tx, bodies::BodyId{sent.body});
    accounts::require_body(tx, who, Permission::goods_write, body.id.uuid);
    accounts::require_figures(tx, who, Permission::goods_write, area.path);
    const auto wanted = checked(sent);
    if (was_opened(tx, wanted)) return get_store(tx, who, *wanted.id);
    if (wanted.upper) store_entry(tx, *wanted.upper);
    const auto id = wanted.id.value_or(StoreId{tx.new_id()});
    tx.change(R"(
        INSERT INTO goods_store (home, id, area, body, kind, name, name_key, address, hours, upper, opened_at, waiting,
                                 in_ledger)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, TRUE))",
              {area.home, id, area.id, body.id, base::name_of(wanted.kind), wanted.name, base::fold(wanted.name),
               wanted.address, wanted.hours, wanted.upper, tx.now()});
    store::record(tx, who, "goods_store.opened", id.uuid, area.id.uuid,
                  base::Json{{"kind", base::name_of(wanted.kind)}});
    return get_store(tx, who, id);
}

Store get_store(store::Transaction& tx, const base::Who& who, StoreId id) {
    return seen_store(tx, who, id).store;
}

Store change_store(store::Transaction& tx, const base::Who& who, StoreId id, const StoreChange& change) {
    const auto entry = own_store(tx, who, id);
    auto after = entry.store;
    auto upper = after.upper ? std::optional(StoreId{after.upper->id}) : std::nullopt;
    put(change.name, after.name);
    put(change.address, after.address);
    put(change.hours, after.hours);
    put(change.upper, upper);
    after.name = checked_name(after.name);
    if (upper) require_above(tx, id, *upper);
    tx.change(R"(
        UPDATE goods_store SET name = $3, name_key = $4, address = $5, hours = $6, upper = $7 WHERE home = $1 AND id = $2)",
              {entry.home, id, after.name, base::fold(after.name), short_text(after.address), short_text(after.hours),
               upper});
    store::record(tx, who, "goods_store.changed", id.uuid, entry.store.area.id);
    return get_store(tx, who, id);
}

Store close_store(store::Transaction& tx, const base::Who& who, StoreId id) {
    const auto entry = own_store(tx, who, id);
    const auto on_its_way = tx.run(R"(
        SELECT 1 AS found FROM goods_transfer WHERE state = 'under_way' AND (from_store = $1 OR to_store = $1) LIMIT 1)",
                                   {id});
    if (!on_its_way.empty()) throw Problem(ProblemKind::conflict, "goods_store.goods_under_way", base::to_string(id));
    set_closed(tx, who, entry, tx.now());
    return get_store(tx, who, id);
}

Store reopen_store(store::Transaction& tx, const base::Who& who, StoreId id) {
    set_closed(tx, who, own_store(tx, who, id), std::nullopt);
    return get_store(tx, who, id);
}

StorePage stores(store::Transaction& tx, const base::Who& who, const StoreQuery& query) {
    const auto area = areas::get(tx, query.area);
    accounts::require_figures(tx, who, Permission::goods_read, area.path);
    const auto kind = query.kind ? base::name_of(*query.kind) : std::string();
    const auto [name, id] = read_cursor(query.after);
    const auto rows = tx.run(select_stores(R"(
        a.path >= $1 AND a.path < $2 AND (s.closed_at IS NOT NULL) = $3 AND ($4 = '' OR s.kind = $4)
        AND ($5 IS NULL OR s.body = $5) AND (s.name_key, s.id) > ($6, $7) ORDER BY s.name_key, s.id LIMIT $8)"),
                             {area.path, area.path + '~', query.closed, kind, query.body, name, id, query.limit});
    StorePage page;
    for (const auto& row : rows) {
        auto entry = read_entry(row);
        entry.store.is_own = is_own(who, entry);
        page.items.push_back(std::move(entry.store));
    }
    if (rows.size() == query.limit)
        page.next = rows.back().text("name_key") + '.' + base::to_string(rows.back().uuid("id"));
    return page;
}

std::vector<Store> stores_above(store::Transaction& tx, const base::Who& who) {
    constexpr std::size_t most_stores = 100;
    const auto body = bodies::find(tx, bodies::BodyId{who.body});
    if (!body) return {};
    const auto area = areas::get(tx, body->area);
    std::vector<store::Value> parameters{most_stores};
    const auto list = store::list_behind(parameters, areas::itself_and_above(tx, area));
    return store::all([](const store::Row& row) { return read_entry(row).store; },
                      tx.run(select_stores("s.area IN " + list +
                                           " AND s.closed_at IS NULL ORDER BY a.level DESC, s.name_key, s.id LIMIT $1"),
                             parameters));
}

Now now(store::Transaction& tx, const base::Who& who) {
    const auto row = tx.run(R"(
        SELECT count(*) AS stores, CAST(coalesce(sum(s.waiting), 0) AS BIGINT) AS waiting,
               CAST(coalesce(sum((SELECT count(*) FROM goods_stock k WHERE k.place = s.id AND k.until <= $2)), 0) AS BIGINT) AS expiring,
               CAST(coalesce(sum((SELECT count(*) FROM goods_transfer t WHERE t.to_store = s.id AND t.state = 'under_way')), 0)
                    AS BIGINT) AS under_way
        FROM goods_store s WHERE s.body = $1 AND s.closed_at IS NULL)",
                            {who.body, base::day_of(tx.now()) + days_before_expiring})
                         .front();
    return {.stores = row.integer("stores"),
            .waiting = row.integer("waiting"),
            .expiring = row.integer("expiring"),
            .under_way = row.integer("under_way")};
}

}  // namespace goods
