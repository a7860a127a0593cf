#pragma once

#include "files/file.hpp"
#include "goods/movement.hpp"
#include "purchases/purse.hpp"

/// Cash becomes goods. Somebody of a body asks with the quotes that were taken, its head decides which one and why, the
/// goods come into a store with the invoice, and the ledger has money and goods in one entry.
namespace purchases {

using PurchaseId = base::Id<struct PurchaseTag>;
using QuoteId = base::Id<struct PurchaseQuoteTag>;

/// bought: all or part of it came; cancelled: before, or afterwards with what was given back.
enum class State { asked, approved, refused, bought, cancelled };
BOOST_DESCRIBE_ENUM(State, asked, approved, refused, bought, cancelled)

struct Quote {
    QuoteId id;
    std::string supplier;  ///< public
    std::int64_t total = 0;
    std::optional<files::FileId> file;
};
BOOST_DESCRIBE_STRUCT(Quote, (), (id, supplier, total, file))

struct Line {
    std::string item;
    std::int64_t asked = 0;
    std::int64_t amount = 0;  ///< that came
    std::int64_t price = 0;   ///< đồng for all of it
    std::optional<goods::LotId> lot;
};
BOOST_DESCRIBE_STRUCT(Line, (), (item, asked, amount, price, lot))

struct Purchase {
    PurchaseId id;
    std::string code;  ///< MH-2021-0003
    State state = State::asked;
    Place body;
    std::optional<Place> purse;  ///< empty: paid by what is not in the ledger
    std::string words;
    base::Instant asked_at;
    std::string asked_by;
    std::vector<Line> lines;
    std::vector<Quote> quotes;     ///< the cheapest first
    std::optional<QuoteId> quote;  ///< that was chosen
    std::string reason;            ///< of the decision
    std::optional<base::Instant> decided_at;
    std::string decided_by;
    std::optional<Place> store;
    std::string invoice;
    std::optional<base::Day> invoice_day;
    std::optional<files::FileId> invoice_file;
    std::int64_t total = 0;  ///< of the invoice
    std::optional<goods::MovementId> receipt;
    std::optional<goods::MovementId> sent_back;
    std::optional<std::string> entry;  ///< its code in the ledger
    std::string why_cancelled;
    bool may_change = false;  ///< by the caller: buy, cancel
    bool may_decide = false;
};
BOOST_DESCRIBE_STRUCT(Purchase, (),
                      (id, code, state, body, purse, words, asked_at, asked_by, lines, quotes, quote, reason,
                       decided_at, decided_by, store, invoice, invoice_day, invoice_file, total, receipt, sent_back,
                       entry, why_cancelled, may_change, may_decide))

struct NewPurchase {
    PurchaseId id;
    base::Uuid body;
    std::optional<PurseId> purse;
    std::string words;  ///< what for
    std::vector<goods::Part> lines;
    std::vector<Quote> quotes;
};
BOOST_DESCRIBE_STRUCT(NewPurchase, (), (id, body, purse, words, lines, quotes))

/// The same again is harmless. Problems: account.outside_area, body.not_found, purse.not_found, purchase.text_missing,
/// purchase.id_taken, purchase.quotes_wrong, item.unknown, movement.amount_wrong, movement.no_lines, file.not_found.
Purchase ask(store::Transaction& tx, const base::Who& who, const NewPurchase& wanted);

/// Problems of what follows: purchase.not_found, account.outside_area.

Purchase get(store::Transaction& tx, const base::Who& who, PurchaseId id);

/// One more quote, while nobody has decided. Problems: purchase.not_in_state, purchase.quotes_wrong, file.not_found.
Purchase add_quote(store::Transaction& tx, const base::Who& who, PurchaseId id, const Quote& quote);

struct Decision {
    std::optional<QuoteId> quote;  ///< left out: it is refused
    std::string reason;            ///< needed to refuse, and for another quote than the cheapest
};
BOOST_DESCRIBE_STRUCT(Decision, (), (quote, reason))
/// By a head, who did not ask for it. Problems: purchase.not_in_state, purchase.own_request, purchase.quote_unknown,
/// purchase.reason_missing.
Purchase decide(store::Transaction& tx, const base::Who& who, PurchaseId id, const Decision& decision);
/// It waits again; before anything was bought. Problem: purchase.not_in_state.
Purchase take_back_decision(store::Transaction& tx, const base::Who& who, PurchaseId id);

struct BoughtLine {
    std::string item;
    std::int64_t amount = 1;
    std::int64_t price = 0;
    std::optional<base::Day> expires_on;
};
BOOST_DESCRIBE_STRUCT(BoughtLine, (), (item, amount, price, expires_on))
struct Buying {
    goods::MovementId id;  ///< of the voucher
    goods::StoreId store;
    std::string invoice;
    base::Day invoice_day;
    std::optional<files::FileId> invoice_file;
    std::vector<BoughtLine> lines;
};
BOOST_DESCRIBE_STRUCT(Buying, (), (id, store, invoice, invoice_day, invoice_file, lines))
/// The goods come in and the money goes out. Problems: purchase.not_in_state, purchase.invoice_missing,
/// purchase.invoice_known (which says where), purchase.not_asked_for (an item), purchase.over_quote,
/// ledger.not_enough (cash), those of goods::receive.
Purchase buy(store::Transaction& tx, const base::Who& who, PurchaseId id, const Buying& wanted);

struct Cancelling {
    goods::MovementId id;  ///< of the voucher, when goods go back
    std::string reason;
    std::vector<goods::Share> lines;  ///< what the seller takes back; their money comes back, the rest stays
};
BOOST_DESCRIBE_STRUCT(Cancelling, (), (id, reason, lines))
/// Problems: purchase.not_in_state, purchase.reason_missing, purchase.nothing_goes_back (it was bought, and nothing is
/// named), purchase.lot_unknown, movement.not_enough (it is with people already).
Purchase cancel(store::Transaction& tx, const base::Who& who, PurchaseId id, const Cancelling& wanted);

struct PurchaseQuery {
    base::Uuid body;
    std::optional<State> state;
    std::string after;
    std::size_t limit = 50;
};
struct PurchasePage {
    std::vector<Purchase> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PurchasePage, (), (items, next))
/// The newest first. Problem: body.not_found.
PurchasePage purchases(store::Transaction& tx, const base::Who& who, const PurchaseQuery& query);

/// What waits at the caller's body.
struct Now {
    std::int64_t to_decide = 0;
    std::int64_t to_buy = 0;
    std::int64_t proposals = 0;  ///< of budgets, to decide
};
BOOST_DESCRIBE_STRUCT(Now, (), (to_decide, to_buy, proposals))
/// What the caller may not decide is not counted.
Now now(store::Transaction& tx, const base::Who& who);

/// The purchase that brought a lot; nothing when it is a gift.
std::optional<Purchase> of_lot(store::Transaction& tx, const base::Who& who, goods::LotId lot);

/// A paper beside it: a quote, the invoice. Problem: file.not_found.
files::File paper(store::Transaction& tx, const base::Who& who, PurchaseId id, files::FileId file);

}  // namespace purchases
