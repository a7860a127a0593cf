#pragma once

#include "goods/store_row.hpp"
#include "goods/transfer.hpp"
#include "goods/word.hpp"

/// Writing a movement: for the verbs of this folder.
namespace goods {

/// What a movement does with a lot at a place: a store, or the road of a transfer.
struct Leg {
    std::int64_t home = 0;
    base::Uuid place;
    LotId lot;
    std::string item;
    std::int64_t amount = 0;
    std::int64_t worth = 0;  ///< with the sign of the amount
};

struct Posting {
    MovementId id;
    MovementKind kind = MovementKind::receipt;
    const StoreEntry& store;
    std::string reason = {};
    std::string words = {};
    std::optional<base::Uuid> receiver = {};
    std::optional<TransferId> transfer = {};
    std::optional<RequisitionId> requisition = {};
    std::optional<MovementId> refers_to = {};
    store::Bytes fingerprint;
    std::vector<Leg> legs = {};
    std::optional<Origin> origin = {};  ///< of goods that come in
    Coming coming = Coming::gift;
};

/// A movement as its verb was asked for it; `about` tells it from other verbs with the same content.
template <class Wanted>
Posting begun(MovementKind kind, const StoreEntry& place, const Wanted& wanted, const std::string& about) {
    Posting posting{.id = wanted.id,
                    .kind = kind,
                    .store = place,
                    .words = short_text(wanted.words),
                    .fingerprint = fingerprint_of(about + base::to_json(wanted))};
    if constexpr (requires { wanted.reason; }) posting.reason = wanted.reason;
    return posting;
}
template <class Wanted>
Posting begun(MovementKind kind, const StoreEntry& place, const Wanted& wanted) {
    return begun(kind, place, wanted, base::to_string(place.store.id) + std::to_string(static_cast<int>(kind)));
}

/// The one place where a movement is written: its voucher, its lines, the totals that are kept of them and its entry in
/// the ledger. Problems: movement.no_lines, goods_store.closed, movement.not_enough, those of ledger::post.
Movement post(store::Transaction& tx, const base::Who& who, Posting posting);

/// The movement of this id when it was written before with the same content. Problem: movement.id_taken.
std::optional<Movement> posted_before(store::Transaction& tx, MovementId id, const store::Bytes& fingerprint);

/// As get_movement, for a caller of whom it is known that they may.
Movement movement_of(store::Transaction& tx, MovementId id);
/// A row of goods_line with what its lot says.
Line read_line(const store::Row& row);
/// What it did everywhere, on the road too.
std::vector<Leg> legs_of(store::Transaction& tx, MovementId id);

/// A lot as it was made.
struct LotRow {
    std::int64_t home = 0;
    LotId id;
    std::string item;
    std::optional<base::Day> expires_on;
    std::int64_t amount = 0;
    std::int64_t worth = 0;
};
/// Problem: movement.lot_unknown.
LotRow lot_row(store::Transaction& tx, LotId id);
/// Whose gift goods are; mixed: of several fundraisers, or of some and of none (contents.hpp).
struct Whose {
    std::optional<base::Uuid> fundraiser = {};
    bool is_mixed = false;
};
/// `wanted` says what it is worth.
LotRow make_lot(store::Transaction& tx, const StoreEntry& store, const NewLot& wanted, const std::string& source,
                const Whose& whose);

/// Gives what leaves a place its share of what the lot is worth there; what leaves a place whole leaves nothing. A
/// worth that was given stays where the rest can bear it.
void value_what_leaves(store::Transaction& tx, std::vector<Leg>& legs);

/// How much of a lot is at a place.
std::int64_t amount_at(store::Transaction& tx, const base::Uuid& place, LotId lot);

/// The lots of an item that are not past their day, in the order in which they leave.
std::vector<Share> good_lots(store::Transaction& tx, const StoreEntry& place, const std::string& item);

/// The lots that lines name or that expire first, as valued legs out of a store. Problems: item.unknown,
/// movement.amount_wrong, movement.lot_unknown, movement.expired, movement.not_enough.
std::vector<Leg> legs_out(store::Transaction& tx, const base::Who& who, const StoreEntry& store,
                          const std::vector<Taken>& lines);

/// Problem: movement.amount_wrong.
void require_amount(std::int64_t amount, std::int64_t least = 1);
/// Problem: movement.not_enough, which says what is there.
[[noreturn]] void refuse_too_much(store::Transaction& tx, const base::Who& who, const std::string& item,
                                  std::int64_t there);

}  // namespace goods
