#include "purchases/purchase.hpp"

#include <algorithm>
#include <set>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "bodies/body.hpp"
#include "goods/item_row.hpp"
#include "goods/posting.hpp"
#include "goods/word.hpp"
#include "purchases/purchase_row.hpp"

/// Asking for a purchase, and deciding.
namespace purchases {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t beyond_reason = 1'000'000'000'000;
constexpr std::size_t most_quotes = 20;
constexpr std::size_t longest_supplier = 150;

Quote checked(store::Transaction& tx, Quote quote) {
    quote.supplier = said(quote.supplier);
    if (quote.supplier.size() > longest_supplier || quote.total < 1 || quote.total > beyond_reason)
        throw Problem(ProblemKind::invalid, "purchase.quotes_wrong", quote.supplier);
    if (quote.file) files::get(tx, *quote.file);
    return quote;
}

void write_quote(store::Transaction& tx, std::int64_t home, PurchaseId purchase, const Quote& quote) {
    tx.change("INSERT INTO purchase_quote (home, id, purchase, supplier, total, file) VALUES ($1, $2, $3, $4, $5, $6)",
              {home, quote.id, purchase, quote.supplier, quote.total, quote.file});
}

void write_lines(store::Transaction& tx, const areas::Area& area, const NewPurchase& wanted) {
    if (wanted.lines.empty()) throw Problem(ProblemKind::invalid, "movement.no_lines");
    std::set<std::string> named;
    for (const auto& [item, amount] : wanted.lines) {
        goods::item_for(tx, item, area.path);
        goods::require_amount(amount);
        if (!named.insert(item).second) throw Problem(ProblemKind::invalid, "movement.amount_wrong", item);
        tx.change(R"(INSERT INTO purchase_line (home, purchase, position, item, asked, amount, price)
                     VALUES ($1, $2, $3, $4, $5, 0, 0))",
                  {area.home, wanted.id, named.size(), item, amount});
    }
}

bool was_asked(store::Transaction& tx, PurchaseId id, const store::Bytes& fingerprint) {
    const auto rows = tx.run("SELECT fingerprint FROM purchase WHERE id = $1", {id});
    if (rows.empty()) return false;
    if (rows.front().bytes("fingerprint") != fingerprint)
        throw Problem(ProblemKind::conflict, "purchase.id_taken", base::to_string(id));
    return true;
}

void write(store::Transaction& tx, const Entry& found, State state, const base::Who& who, const Decision& decision) {
    const bool is_decided = state != State::asked;
    tx.change(
        R"(
        UPDATE purchase SET state = $3, quote = $4, reason = $5, decided_at = $6, decided_by = $7 WHERE home = $1 AND id = $2)",
        {found.home, found.purchase.id, base::name_of(state), decision.quote, goods::short_text(decision.reason),
         is_decided ? std::optional(tx.now()) : std::nullopt, is_decided ? std::optional(who.account) : std::nullopt});
}

/// A head of the body, who did not ask for it. Four eyes see more than two.
void require_may_decide(store::Transaction& tx, const base::Who& who, const Entry& found) {
    accounts::require_body(tx, who, Permission::documents_approve, found.purchase.body.id);
    if (found.asked_by == who.account) throw Problem(ProblemKind::forbidden, "purchase.own_request");
}

}  // namespace

Purchase ask(store::Transaction& tx, const base::Who& who, const NewPurchase& wanted) {
    accounts::require_body(tx, who, Permission::goods_write, wanted.body);
    const auto fingerprint = goods::fingerprint_of(base::to_json(wanted));
    if (was_asked(tx, wanted.id, fingerprint)) return get(tx, who, wanted.id);
    const auto area = areas::get(tx, bodies::get(tx, bodies::BodyId{wanted.body}).area);
    if (wanted.purse) purse_of(tx, *wanted.purse, wanted.body);
    if (wanted.quotes.empty() || wanted.quotes.size() > most_quotes)
        throw Problem(ProblemKind::invalid, "purchase.quotes_wrong");
    const auto [number, code] = next_number(tx, area.home, wanted.body, "MH");
    tx.change(R"(
        INSERT INTO purchase (home, id, body, purse, number, code, words, state, asked_at, asked_by, reason, invoice, invoice_key,
                              why_cancelled, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'asked', $8, $9, '', '', '', '', $10))",
              {area.home, wanted.id, wanted.body, wanted.purse, number, code, said(wanted.words), tx.now(), who.account,
               fingerprint});
    write_lines(tx, area, wanted);
    for (const auto& quote : wanted.quotes) write_quote(tx, area.home, wanted.id, checked(tx, quote));
    record(tx, who, entry(tx, wanted.id), "purchase.asked");
    return get(tx, who, wanted.id);
}

Purchase add_quote(store::Transaction& tx, const base::Who& who, PurchaseId id, const Quote& quote) {
    const auto found = own_entry(tx, who, id);
    require_state(found, {State::asked});
    const auto wanted = checked(tx, quote);
    const auto& quotes = found.purchase.quotes;
    if (std::ranges::find(quotes, wanted.id, &Quote::id) != quotes.end()) return get(tx, who, id);
    if (quotes.size() == most_quotes) throw Problem(ProblemKind::invalid, "purchase.quotes_wrong");
    write_quote(tx, found.home, id, wanted);
    record(tx, who, found, "purchase.quoted");
    return get(tx, who, id);
}

Purchase decide(store::Transaction& tx, const base::Who& who, PurchaseId id, const Decision& decision) {
    const auto found = entry(tx, id);
    require_may_decide(tx, who, found);
    require_state(found, {State::asked});
    const auto& quotes = found.purchase.quotes;
    const auto chosen =
        std::ranges::find(quotes, decision.quote, [](const Quote& one) { return std::optional(one.id); });
    if (decision.quote && chosen == quotes.end()) throw Problem(ProblemKind::invalid, "purchase.quote_unknown");
    const bool is_cheapest = decision.quote && chosen->total == quotes.front().total;
    if (!is_cheapest && goods::short_text(decision.reason).empty())
        throw Problem(ProblemKind::invalid, "purchase.reason_missing");
    const auto state = decision.quote ? State::approved : State::refused;
    write(tx, found, state, who, decision);
    record(tx, who, found, "purchase." + base::name_of(state));
    return get(tx, who, id);
}

Purchase take_back_decision(store::Transaction& tx, const base::Who& who, PurchaseId id) {
    const auto found = entry(tx, id);
    require_may_decide(tx, who, found);
    require_state(found, {State::approved, State::refused});
    write(tx, found, State::asked, who, {});
    record(tx, who, found, "purchase.decision_taken_back");
    return get(tx, who, id);
}

}  // namespace purchases
