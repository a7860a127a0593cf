#include "occasions/occasion_row.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "ledger/code.hpp"
#include "store/values.hpp"

namespace occasions {
namespace {

template <class T>
std::optional<T> maybe_id(const store::Row& row, std::string_view column) {
    const auto id = row.maybe_uuid(column);
    return id ? std::optional(T{*id}) : std::nullopt;
}

Entry read(const store::Row& row) {
    return {.occasion = {.id = row.id<OccasionTag>("id"),
                         .body = {row.uuid("body"), row.text("body_name")},
                         .kind = base::named<PlaceKind>(row.text("place_kind")),
                         .place = {row.uuid("place"), row.text("place_name")},
                         .area = {row.uuid("area"), row.text("area_name")},
                         .day = row.day("day"),
                         .people = row.text("people"),
                         .words = row.text("words"),
                         .goods = {},
                         .cash = row.integer("cash"),
                         .issue = maybe_id<goods::MovementId>(row, "issue"),
                         .entries = {},
                         .is_taken_back = !row.is_null("taken_back_at"),
                         .may_take_back = false},
            .home = row.integer("home"),
            .area_path = row.text("area_path"),
            .entries = {},
            .fingerprint = row.bytes("fingerprint")};
}

void add_goods(store::Transaction& tx, std::vector<Entry>& entries) {
    std::vector<goods::MovementId> issues;
    for (const auto& one : entries)
        if (one.occasion.issue) issues.push_back(*one.occasion.issue);
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, issues);
    for (const auto& row : tx.run("SELECT movement, item, CAST(-sum(amount) AS BIGINT) AS amount FROM goods_line "
                                  "WHERE movement IN " +
                                      list + " GROUP BY movement, item ORDER BY movement, item",
                                  parameters)) {
        const goods::MovementId issue{row.uuid("movement")};
        const auto of = std::ranges::find_if(entries, [&](const Entry& one) { return one.occasion.issue == issue; });
        of->occasion.goods.push_back({row.text("item"), row.integer("amount")});
    }
}

/// The goods before the money.
void add_ledger_entries(store::Transaction& tx, std::vector<Entry>& entries) {
    std::vector<store::Value> parameters;
    std::vector<OccasionId> ids;
    for (const auto& one : entries) ids.push_back(one.occasion.id);
    const auto list = store::list_behind(parameters, ids);
    for (const auto& row :
         tx.run("SELECT x.occasion, e.id, e.code FROM ("
                "SELECT id AS occasion, given AS entry, 1 AS place FROM occasion WHERE id IN " +
                    list + " UNION ALL SELECT occasion, entry, 2 FROM occasion_entry WHERE occasion IN " + list +
                    " UNION ALL SELECT id, cash_entry, 3 FROM occasion WHERE id IN " + list +
                    ") x JOIN ledger_entry e ON e.id = x.entry ORDER BY x.place, e.id",
                parameters)) {
        const OccasionId id{row.uuid("occasion")};
        const auto of = std::ranges::find_if(entries, [&](const Entry& one) { return one.occasion.id == id; });
        of->entries.push_back({row.uuid("id")});
        of->occasion.entries.push_back(ledger::shown_code(row.text("code")));
    }
}

}  // namespace

std::string select_occasions(const std::string& where) {
    return R"(
        SELECT o.*, b.name AS body_name, a.name AS area_name, a.path AS area_path
        FROM occasion o JOIN body b ON b.id = o.body JOIN area a ON a.id = o.area WHERE )" +
           where;
}

std::vector<Entry> read_entries(store::Transaction& tx, const store::Rows& rows) {
    auto entries = store::all(read, rows);
    add_goods(tx, entries);
    add_ledger_entries(tx, entries);
    return entries;
}

std::optional<Entry> find_entry(store::Transaction& tx, OccasionId id) {
    auto found = read_entries(tx, tx.run(select_occasions("o.id = $1"), {id}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace occasions
