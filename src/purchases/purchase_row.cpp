#include "purchases/purchase_row.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "goods/word.hpp"
#include "ledger/code.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

/// Purchases as they are read.
namespace purchases {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// A voucher that was moved back took with it what it did: the purchase, or what went back to the seller.
std::string select_purchases(const std::string& where) {
    return R"(
        SELECT * FROM (
            SELECT p.*, b.name AS body_name, u.name AS purse_name, s.name AS store_name, k.name AS asked_name,
                   d.name AS decided_name, e.code AS entry_code,
                   CASE WHEN m.undone_by IS NOT NULL THEN 'cancelled' WHEN r.undone_by IS NOT NULL THEN 'bought'
                        ELSE p.state END AS state_now
            FROM purchase p JOIN body b ON b.id = p.body JOIN account k ON k.id = p.asked_by
            LEFT JOIN purse u ON u.id = p.purse LEFT JOIN goods_store s ON s.id = p.store
            LEFT JOIN account d ON d.id = p.decided_by LEFT JOIN goods_movement m ON m.id = p.receipt
            LEFT JOIN goods_movement r ON r.id = p.sent_back
            LEFT JOIN ledger_entry e ON e.id = m.entry) p WHERE )" +
           where;
}

template <class T>
std::optional<T> maybe_id(const store::Row& row, std::string_view column) {
    const auto id = row.maybe_uuid(column);
    return id ? std::optional(T{*id}) : std::nullopt;
}

std::optional<Place> maybe_place(const store::Row& row, std::string_view id, std::string_view name) {
    const auto there = row.maybe_uuid(id);
    return there ? std::optional(Place{*there, row.text(name)}) : std::nullopt;
}

Purchase read(const store::Row& row) {
    return {
        .id = row.id<PurchaseTag>("id"),
        .code = row.text("code"),
        .state = base::named<State>(row.text("state_now")),
        .body = {row.uuid("body"), row.text("body_name")},
        .purse = maybe_place(row, "purse", "purse_name"),
        .words = row.text("words"),
        .asked_at = row.instant("asked_at"),
        .asked_by = row.text("asked_name"),
        .lines = {},
        .quotes = {},
        .quote = maybe_id<QuoteId>(row, "quote"),
        .reason = row.text("reason"),
        .decided_at = row.maybe_instant("decided_at"),
        .decided_by = row.is_null("decided_name") ? std::string() : row.text("decided_name"),
        .store = maybe_place(row, "store", "store_name"),
        .invoice = row.text("invoice"),
        .invoice_day = row.maybe_day("invoice_day"),
        .invoice_file = maybe_id<files::FileId>(row, "invoice_file"),
        .total = 0,
        .receipt = maybe_id<goods::MovementId>(row, "receipt"),
        .sent_back = maybe_id<goods::MovementId>(row, "sent_back"),
        .entry = row.is_null("entry_code") ? std::nullopt : std::optional(ledger::shown_code(row.text("entry_code"))),
        .why_cancelled = row.text("why_cancelled")};
}

/// Adds lines and quotes, by one statement each for all.
void complete(store::Transaction& tx, std::vector<Purchase>& found) {
    std::vector<store::Value> parameters;
    std::vector<PurchaseId> ids;
    for (const auto& one : found) ids.push_back(one.id);
    const auto list = store::list_behind(parameters, ids);
    const auto of = [&](const store::Row& row) -> Purchase& {
        return *std::ranges::find(found, row.id<PurchaseTag>("purchase"), &Purchase::id);
    };
    for (const auto& row :
         tx.run("SELECT * FROM purchase_line WHERE purchase IN " + list + " ORDER BY purchase, position", parameters)) {
        auto& one = of(row);
        one.total += row.integer("price");
        one.lines.push_back({.item = row.text("item"),
                             .asked = row.integer("asked"),
                             .amount = row.integer("amount"),
                             .price = row.integer("price"),
                             .lot = maybe_id<goods::LotId>(row, "lot")});
    }
    for (const auto& row :
         tx.run("SELECT * FROM purchase_quote WHERE purchase IN " + list + " ORDER BY purchase, total, id", parameters))
        of(row).quotes.push_back({.id = row.id<PurchaseQuoteTag>("id"),
                                  .supplier = row.text("supplier"),
                                  .total = row.integer("total"),
                                  .file = maybe_id<files::FileId>(row, "file")});
}

/// What the caller may do, as the screens offer it.
void tell_rights(store::Transaction& tx, const base::Who& who, std::vector<Purchase>& found) {
    for (auto& one : found) {
        one.may_change = accounts::reaches_body(tx, who, Permission::goods_write, one.body.id);
        one.may_decide =
            one.state == State::asked && accounts::reaches_body(tx, who, Permission::documents_approve, one.body.id);
    }
}

void require_seen(store::Transaction& tx, const base::Who& who, const base::Uuid& body) {
    const auto area = areas::get(tx, bodies::get(tx, bodies::BodyId{body}).area);
    accounts::require_figures(tx, who, Permission::goods_read, area.path);
}

}  // namespace

std::pair<std::int64_t, base::Uuid> read_cursor(const std::string& text) {
    const auto dot = text.find('.');
    const std::pair first{std::numeric_limits<std::int64_t>::max(), base::Uuid{}};
    if (dot == std::string::npos) return first;
    const auto at = base::to_number<std::int64_t>(std::string_view(text).substr(0, dot));
    const auto id = base::parse_uuid(std::string_view(text).substr(dot + 1));
    return at && id ? std::pair{*at, *id} : first;
}

Entry entry(store::Transaction& tx, PurchaseId id) {
    const auto rows = tx.run(select_purchases("p.id = $1"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "purchase.not_found", base::to_string(id));
    std::vector<Purchase> found{read(rows.front())};
    complete(tx, found);
    return {std::move(found.front()), rows.front().integer("home"), rows.front().uuid("asked_by")};
}

Entry own_entry(store::Transaction& tx, const base::Who& who, PurchaseId id) {
    auto found = entry(tx, id);
    accounts::require_body(tx, who, Permission::goods_write, found.purchase.body.id);
    return found;
}

void require_state(const Entry& entry, std::initializer_list<State> states) {
    if (std::ranges::find(states, entry.purchase.state) == states.end())
        throw Problem(ProblemKind::conflict, "purchase.not_in_state", base::name_of(entry.purchase.state));
}

Number next_number(store::Transaction& tx, std::int64_t home, const base::Uuid& body, const std::string& prefix) {
    const auto year = static_cast<int>(base::parts_of(base::day_of(tx.now())).year());
    const auto series = fmt::format("{}-{}", prefix, year);
    const auto number = tx.run(R"(
        INSERT INTO purchase_number (home, body, series, last) VALUES ($1, $2, $3, 1)
        ON CONFLICT (home, body, series) DO UPDATE SET last = purchase_number.last + 1 RETURNING last)",
                               {home, body, series})
                            .front()
                            .integer("last");
    return {number, fmt::format("{}-{:04}", series, number)};
}

void record(store::Transaction& tx, const base::Who& who, const Entry& entry, std::string_view verb) {
    const auto area = bodies::get(tx, bodies::BodyId{entry.purchase.body.id}).area;
    store::record(tx, who, std::string(verb), entry.purchase.id.uuid, area.uuid,
                  base::Json{{"code", entry.purchase.code}});
}

goods::Origin seller(const std::string& supplier) {
    auto account = ledger::account("bought", supplier);
    if (!ledger::root_of_account(account)) account = "bought:ten-khac";
    return {account, supplier};
}

std::string said(std::string_view typed) {
    auto text = goods::short_text(typed);
    if (base::fold(text).empty()) throw Problem(ProblemKind::invalid, "purchase.text_missing");
    return text;
}

Purchase get(store::Transaction& tx, const base::Who& who, PurchaseId id) {
    std::vector<Purchase> found{entry(tx, id).purchase};
    require_seen(tx, who, found.front().body.id);
    tell_rights(tx, who, found);
    return std::move(found.front());
}

PurchasePage purchases(store::Transaction& tx, const base::Who& who, const PurchaseQuery& query) {
    require_seen(tx, who, query.body);
    const auto state = query.state ? base::name_of(*query.state) : std::string();
    const auto [at, id] = read_cursor(query.after);
    const auto rows = tx.run(select_purchases(R"(
        p.body = $1 AND ($2 = '' OR p.state_now = $2) AND (p.asked_at, p.id) < ($3, $4)
        ORDER BY p.asked_at DESC, p.id DESC LIMIT $5)"),
                             {query.body, state, at, id, query.limit});
    PurchasePage page{store::all(read, rows), std::nullopt};
    complete(tx, page.items);
    tell_rights(tx, who, page.items);
    if (rows.size() == query.limit)
        page.next = std::to_string(rows.back().integer("asked_at")) + '.' + base::to_string(rows.back().uuid("id"));
    return page;
}

Now now(store::Transaction& tx, const base::Who& who) {
    const auto row = tx.run(R"(
        SELECT (SELECT count(*) FROM purchase WHERE body = $1 AND state = 'asked') AS to_decide,
               (SELECT count(*) FROM purchase WHERE body = $1 AND state = 'approved') AS to_buy,
               (SELECT count(*) FROM budget_proposal WHERE decider = $1 AND state = 'asked') AS proposals)",
                            {who.body})
                         .front();
    const bool decides = who.may(Permission::documents_approve);
    return {.to_decide = decides ? row.integer("to_decide") : 0,
            .to_buy = row.integer("to_buy"),
            .proposals = decides ? row.integer("proposals") : 0};
}

std::optional<Purchase> of_lot(store::Transaction& tx, const base::Who& who, goods::LotId lot) {
    const auto rows = tx.run("SELECT purchase FROM purchase_line WHERE lot = $1", {lot});
    if (rows.empty()) return std::nullopt;
    return get(tx, who, rows.front().id<PurchaseTag>("purchase"));
}

files::File paper(store::Transaction& tx, const base::Who& who, PurchaseId id, files::FileId file) {
    const auto found = get(tx, who, id);
    const bool is_here = found.invoice_file == file ||
                         std::ranges::find(found.quotes, std::optional(file), &Quote::file) != found.quotes.end();
    if (!is_here) throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(file));
    return files::get(tx, file);
}

}  // namespace purchases
