#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "goods/posting.hpp"
#include "goods/word.hpp"
#include "purchases/purchase_row.hpp"

/// The goods come in with the invoice; and what becomes of it when it is cancelled.
namespace purchases {
namespace {

using base::Problem;
using base::ProblemKind;

const Quote& chosen(const Purchase& purchase) {
    return *std::ranges::find(purchase.quotes, *purchase.quote, &Quote::id);
}

std::string key_of(const std::string& invoice) {
    auto key = base::fold(invoice);
    std::erase(key, ' ');
    return key;
}

/// The same paper twice would be paid twice.
void require_new_invoice(store::Transaction& tx, const Entry& found, const std::string& invoice) {
    const auto supplier = base::fold(chosen(found.purchase).supplier);
    for (const auto& row : tx.run(R"(
             SELECT p.code, q.supplier FROM purchase p JOIN purchase_quote q ON q.id = p.quote
             LEFT JOIN goods_movement m ON m.id = p.receipt
             WHERE p.invoice_key = $1 AND p.invoice_key <> '' AND m.undone_by IS NULL)",
                                  {key_of(invoice)}))
        if (base::fold(row.text("supplier")) == supplier)
            throw Problem(ProblemKind::conflict, "purchase.invoice_known", row.text("code"));
}

/// Of what was asked for, at no more than was agreed.
std::int64_t checked_total(const Purchase& purchase, const std::vector<BoughtLine>& lines) {
    constexpr std::int64_t beyond_reason = 1'000'000'000'000;
    std::int64_t total = 0;
    for (const auto& line : lines) {
        if (std::ranges::find(purchase.lines, line.item, &Line::item) == purchase.lines.end() ||
            std::ranges::count(lines, line.item, &BoughtLine::item) > 1)
            throw Problem(ProblemKind::invalid, "purchase.not_asked_for", line.item);
        if (line.price < 0 || line.price > beyond_reason)
            throw Problem(ProblemKind::invalid, "movement.worth_wrong", line.item);
        total += line.price;
    }
    if (total > chosen(purchase).total)
        throw Problem(ProblemKind::conflict, "purchase.over_quote", std::to_string(chosen(purchase).total));
    return total;
}

goods::Receipt receipt_of(const Purchase& purchase, const std::optional<Purse>& purse, const Buying& wanted) {
    goods::Receipt receipt{.id = wanted.id,
                           .source = purchase.code,
                           .words = "",
                           .lines = {},
                           .coming = goods::Coming::purchase,
                           .fundraiser = {}};
    if (purse && purse->is_fundraiser) receipt.fundraiser = purse->id.uuid;
    for (const auto& line : wanted.lines)
        receipt.lines.push_back({line.item, line.amount, line.expires_on,
                                 goods::Worth{line.price, "hóa đơn " + goods::short_text(wanted.invoice)}});
    return receipt;
}

void write_lines(store::Transaction& tx, const Entry& found, const Buying& wanted, const goods::Movement& came) {
    for (std::size_t i = 0; i < wanted.lines.size(); ++i) {
        const auto& line = wanted.lines[i];
        tx.change(
            "UPDATE purchase_line SET amount = $4, price = $5, lot = $6 WHERE home = $1 AND purchase = $2 AND item = "
            "$3",
            {found.home, found.purchase.id, line.item, line.amount, line.price, came.lines[i].lot});
    }
}

std::optional<Purse> purse_for(store::Transaction& tx, const Purchase& purchase) {
    if (!purchase.purse) return std::nullopt;
    return purse_of(tx, {purchase.purse->id}, purchase.body.id);
}

/// What of the purchase the seller takes back.
goods::SentBack going_back(const Purchase& purchase, const Cancelling& wanted) {
    if (wanted.lines.empty()) throw Problem(ProblemKind::invalid, "purchase.nothing_goes_back");
    for (const auto& [lot, amount] : wanted.lines)
        if (std::ranges::find(purchase.lines, std::optional(lot), &Line::lot) == purchase.lines.end())
            throw Problem(ProblemKind::invalid, "purchase.lot_unknown", base::to_string(lot));
    return {wanted.id, purchase.code, wanted.lines};
}

/// Again what was done already: the phone did not hear the answer.
bool was_done(const std::optional<goods::MovementId>& before, goods::MovementId id) {
    return before == id;
}

}  // namespace

Purchase buy(store::Transaction& tx, const base::Who& who, PurchaseId id, const Buying& wanted) {
    const auto found = own_entry(tx, who, id);
    const auto& purchase = found.purchase;
    if (purchase.state == State::bought && was_done(purchase.receipt, wanted.id)) return get(tx, who, id);
    require_state(found, {State::approved});
    const auto invoice = goods::short_text(wanted.invoice);
    if (key_of(invoice).empty()) throw Problem(ProblemKind::invalid, "purchase.invoice_missing");
    require_new_invoice(tx, found, invoice);
    if (wanted.invoice_file) files::get(tx, *wanted.invoice_file);
    const auto total = checked_total(purchase, wanted.lines);
    const auto purse = purse_for(tx, purchase);
    auto origin = seller(chosen(purchase).supplier);
    if (purse && total > 0) origin.besides = ledger::moved(purse->account, origin.account, ledger::money(total));
    const auto came = goods::receive_from(tx, who, wanted.store, receipt_of(purchase, purse, wanted), origin);
    write_lines(tx, found, wanted, came);
    tx.change(R"(
        UPDATE purchase SET state = 'bought', store = $3, invoice = $4, invoice_key = $5, invoice_day = $6, invoice_file = $7,
                            receipt = $8, bought_at = $9 WHERE home = $1 AND id = $2)",
              {found.home, id, wanted.store, invoice, key_of(invoice), wanted.invoice_day, wanted.invoice_file,
               wanted.id, tx.now()});
    record(tx, who, found, "purchase.bought");
    return get(tx, who, id);
}

Purchase cancel(store::Transaction& tx, const base::Who& who, PurchaseId id, const Cancelling& wanted) {
    const auto found = own_entry(tx, who, id);
    const auto& purchase = found.purchase;
    if (purchase.state == State::cancelled && was_done(purchase.sent_back, wanted.id)) return get(tx, who, id);
    require_state(found, {State::asked, State::approved, State::bought});
    const auto reason = goods::short_text(wanted.reason);
    if (reason.empty()) throw Problem(ProblemKind::invalid, "purchase.reason_missing");
    std::optional<goods::MovementId> sent_back;
    if (purchase.state == State::bought) {
        const auto purse = purse_for(tx, purchase);
        sent_back = goods::send_back(tx, who, {purchase.store->id}, going_back(purchase, wanted),
                                     seller(chosen(purchase).supplier), purse ? purse->account : std::string())
                        .id;
    }
    tx.change(R"(
        UPDATE purchase SET state = 'cancelled', why_cancelled = $3, cancelled_at = $4, sent_back = $5
        WHERE home = $1 AND id = $2)",
              {found.home, id, reason, tx.now(), sent_back});
    record(tx, who, found, "purchase.cancelled");
    return get(tx, who, id);
}

}  // namespace purchases
