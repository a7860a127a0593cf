#pragma once

#include "goods/stock.hpp"
#include "ledger/entry.hpp"

/// Goods come in, go out, are counted and lost. Each movement is a voucher with a number and is never changed; what was
/// wrong is moved back. Its id is made by the phone: the same again is harmless, the same id with other content is
/// refused. Each stands in the public ledger too, by an entry of the same moment that says nothing of what people
/// typed.
namespace goods {

using MovementId = base::Id<struct GoodsMovementTag>;
using TransferId = base::Id<struct GoodsTransferTag>;
using RequisitionId = base::Id<struct RequisitionTag>;

enum class MovementKind { receipt, issue, transfer_out, transfer_in, count, loss, packing, give_back, undo, to_seller };
BOOST_DESCRIBE_ENUM(MovementKind, receipt, issue, transfer_out, transfer_in, count, loss, packing, give_back, undo,
                    to_seller)

struct Line {
    LotId lot;
    std::string item;
    std::optional<base::Day> expires_on;
    std::string source;
    std::int64_t amount = 0;  ///< less than 0: out of the store
    std::int64_t worth = 0;   ///< in đồng, with the same sign
    std::string valued_by;
};
BOOST_DESCRIBE_STRUCT(Line, (), (lot, item, expires_on, source, amount, worth, valued_by))

struct Movement {
    MovementId id;
    MovementKind kind = MovementKind::receipt;
    std::string code;  ///< of the voucher: PN-2021-0012 in, PX-2021-0003 out
    Place store;
    base::Day day;
    base::Instant at;
    std::string by;      ///< who keeps the goods
    std::string reason;  ///< a word, empty when none is needed
    std::string words;
    std::optional<Place> receiver;     ///< the body that was given them
    std::optional<Place> other_store;  ///< of a transfer
    std::optional<TransferId> transfer;
    std::optional<RequisitionId> requisition;
    std::optional<MovementId> refers_to;
    std::optional<MovementId> undone_by;
    std::optional<std::string> entry;  ///< the code of its entry in the ledger; empty when nothing moved
    std::vector<Line> lines;
};
BOOST_DESCRIBE_STRUCT(Movement, (),
                      (id, kind, code, store, day, at, by, reason, words, receiver, other_store, transfer, requisition,
                       refers_to, undone_by, entry, lines))

/// Problems of all movements: goods_store.not_found, account.outside_area, movement.id_taken, movement.no_lines,
/// movement.amount_wrong, goods.text_too_long, goods.word_unknown, movement.not_enough, and of those that bring goods
/// in: goods_store.closed.

struct NewLot {
    std::string item;
    std::int64_t amount = 1;
    std::optional<base::Day> expires_on;  ///< left out: by the shelf life of the item
    std::optional<Worth> worth = {};      ///< of all of it; left out: by the price of the item at the place
};
BOOST_DESCRIBE_STRUCT(NewLot, (), (item, amount, expires_on, worth))

/// How goods come into a store; `other` was there before anybody wrote.
enum class Coming { gift, purchase, other };
BOOST_DESCRIBE_ENUM(Coming, gift, purchase, other)
struct Receipt {
    MovementId id;
    std::string source;  ///< the code of a gift or of a purchase, or who brought it; not public
    std::string words;
    std::vector<NewLot> lines;
    std::optional<Coming> coming = {};          ///< left out: a gift
    std::optional<base::Uuid> fundraiser = {};  ///< whose gift it is, or was bought with
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (id, source, words, lines, coming, fundraiser))

/// From which account of the ledger goods come, for slices that know better than "a donor who is not named": donors:…
/// of a gift, bought:… of a purchase; and lines that belong to the same entry, the money of a purchase.
struct Origin {
    std::string account;
    std::string name;  ///< what the account is called in public
    std::vector<ledger::Line> besides = {};
};

/// Problems: item.unknown, movement.source_missing, movement.expired, movement.worth_wrong.
Movement receive(store::Transaction& tx, const base::Who& who, StoreId store, const Receipt& wanted);
/// Problems: those of it and of ledger::post.
Movement receive_from(store::Transaction& tx, const base::Who& who, StoreId store, const Receipt& wanted,
                      const Origin& origin);

/// Goods that were bought go back to who sold them.
struct SentBack {
    MovementId id;
    std::string words;
    std::vector<Share> lines;
};
BOOST_DESCRIBE_STRUCT(SentBack, (), (id, words, lines))
/// Their worth in money goes from the seller's account onto `cash`, where there is one. Problems:
/// movement.lot_unknown, those of ledger::post.
Movement send_back(store::Transaction& tx, const base::Who& who, StoreId store, const SentBack& wanted,
                   const Origin& seller, const std::string& cash);

/// What goes out: of a lot, or of whatever is good and expires first.
struct Taken {
    std::string item;
    std::int64_t amount = 1;
    std::optional<LotId> lot;
};
BOOST_DESCRIBE_STRUCT(Taken, (), (item, amount, lot))
struct Issue {
    MovementId id;
    std::optional<base::Uuid> receiver;  ///< a body
    std::string words;                   ///< for whom and what; no names of households
    std::optional<RequisitionId> requisition;
    std::vector<Taken> lines;
};
BOOST_DESCRIBE_STRUCT(Issue, (), (id, receiver, words, requisition, lines))
/// Problems: item.unknown, body.not_found, movement.lot_unknown, movement.expired, and of one that answers a
/// requisition: requisition.not_found, requisition.not_granted.
Movement issue(store::Transaction& tx, const base::Who& who, StoreId store, const Issue& wanted);

/// Goods that were issued come back, as many as went at most.
struct Return {
    MovementId id;
    MovementId of;
    std::string reason;
    std::string words;
    std::vector<Share> lines;
};
BOOST_DESCRIBE_STRUCT(Return, (), (id, of, reason, words, lines))
/// Problems: movement.not_found, movement.not_issued.
Movement give_back(store::Transaction& tx, const base::Who& who, StoreId store, const Return& wanted);

/// What was counted of a lot, beside what was written when the counting began.
struct CountedLot {
    LotId lot;
    std::int64_t expected = 0;
    std::int64_t counted = 0;
};
BOOST_DESCRIBE_STRUCT(CountedLot, (), (lot, expected, counted))
struct Count {
    MovementId id;
    std::string reason;
    std::string words;
    std::vector<CountedLot> lines;
};
BOOST_DESCRIBE_STRUCT(Count, (), (id, reason, words, lines))
/// A count that finds what is written is kept too. Problems: movement.lot_unknown, movement.counted_meanwhile
/// (something moved between).
Movement count(store::Transaction& tx, const base::Who& who, StoreId store, const Count& wanted);

struct Loss {
    MovementId id;
    std::string reason;  ///< spoiled, theft, fire, …
    std::string words;
    bool everything = false;  ///< the warehouse burnt: all that is in it, and no lines
    std::vector<Share> lines;
};
BOOST_DESCRIBE_STRUCT(Loss, (), (id, reason, words, everything, lines))
/// Problem: movement.lot_unknown.
Movement lose(store::Transaction& tx, const base::Who& who, StoreId store, const Loss& wanted);

/// Items become packages by the recipe of today.
struct Packing {
    MovementId id;
    std::string package;
    std::int64_t packages = 1;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Packing, (), (id, package, packages, words))
/// Problems: item.unknown, recipe.not_a_package, recipe.missing.
Movement pack(store::Transaction& tx, const base::Who& who, StoreId store, const Packing& wanted);

struct Undo {
    MovementId id;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Undo, (), (id, words))
/// Moves everything back by a movement of its own, which cannot be moved back itself. Problems: movement.not_found,
/// movement.undone, movement.is_an_undo, movement.goods_came_back (some of it was given back), transfer.over (it was
/// taken in; that is moved back first).
Movement undo(store::Transaction& tx, const base::Who& who, MovementId of, const Undo& wanted);

/// Problems: movement.not_found, account.outside_area.
Movement get_movement(store::Transaction& tx, const base::Who& who, MovementId id);

struct MovementQuery {
    StoreId store;
    std::optional<MovementKind> kind;
    std::string item;  ///< empty: any
    std::string code;  ///< of a voucher, whole
    std::optional<base::Day> from;
    std::optional<base::Day> until;
    std::optional<MovementId> after;
    std::size_t limit = 50;
};
/// The newest first. Problems: goods_store.not_found, account.outside_area.
std::vector<Movement> movements(store::Transaction& tx, const base::Who& who, const MovementQuery& query);

}  // namespace goods
