#include <algorithm>
#include <limits>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "goods/posting.hpp"
#include "goods/word.hpp"
#include "ledger/code.hpp"
#include "store/values.hpp"

/// Movements as they are read again, and moved back.
namespace goods {
namespace {

using base::Problem;
using base::ProblemKind;

std::string select_movements(const std::string& where) {
    return R"(
        SELECT m.*, s.name AS store_name, c.name AS by_name, b.name AS receiver_name, o.id AS other_id, o.name AS other_name,
               e.code AS entry_code
        FROM goods_movement m JOIN goods_store s ON s.id = m.store JOIN account c ON c.id = m.account
        LEFT JOIN ledger_entry e ON e.id = m.entry LEFT JOIN body b ON b.id = m.receiver LEFT JOIN goods_transfer t ON t.id = m.transfer
        LEFT JOIN goods_store o ON o.id = CASE WHEN t.from_store = m.store THEN t.to_store ELSE t.from_store END WHERE )" +
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

Movement read_movement(const store::Row& row) {
    return {
        .id = row.id<GoodsMovementTag>("id"),
        .kind = base::named<MovementKind>(row.text("kind")),
        .code = row.text("code"),
        .store = {row.uuid("store"), row.text("store_name")},
        .day = row.day("day"),
        .at = row.instant("at"),
        .by = row.text("by_name"),
        .reason = row.text("reason"),
        .words = row.text("words"),
        .receiver = maybe_place(row, "receiver", "receiver_name"),
        .other_store = maybe_place(row, "other_id", "other_name"),
        .transfer = maybe_id<TransferId>(row, "transfer"),
        .requisition = maybe_id<RequisitionId>(row, "requisition"),
        .refers_to = maybe_id<MovementId>(row, "refers_to"),
        .undone_by = maybe_id<MovementId>(row, "undone_by"),
        .entry = row.is_null("entry_code") ? std::nullopt : std::optional(ledger::shown_code(row.text("entry_code"))),
        .lines = {}};
}

/// Adds what each did in its own store, by one statement for all.
void complete(store::Transaction& tx, std::vector<Movement>& movements) {
    std::vector<store::Value> parameters;
    std::vector<base::Uuid> ids;
    for (const auto& one : movements) ids.push_back(one.id.uuid);
    const auto list = store::list_behind(parameters, ids);
    for (const auto& row : tx.run(R"(
             SELECT g.*, l.expires_on, l.source, l.valued_by
             FROM goods_movement m JOIN goods_line g ON g.home = m.home AND g.movement = m.id AND g.place = m.store
             JOIN goods_lot l ON l.id = g.lot WHERE m.id IN )" +
                                      list + " ORDER BY g.movement, g.position",
                                  parameters))
        std::ranges::find(movements, row.id<GoodsMovementTag>("movement"), &Movement::id)
            ->lines.push_back(read_line(row));
}

/// Of a sending its transfer is over by this, of a taking in it is under way again.
void turn_transfer_back(store::Transaction& tx, const Movement& movement) {
    if (!movement.transfer) return;
    const bool is_sending = movement.kind == MovementKind::transfer_out;
    const auto from = base::name_of(is_sending ? TransferState::under_way : TransferState::arrived);
    const auto to = base::name_of(is_sending ? TransferState::taken_back : TransferState::under_way);
    if (tx.change("UPDATE goods_transfer SET state = $3 WHERE id = $1 AND state = $2",
                  {*movement.transfer, from, to}) == 0)
        throw Problem(ProblemKind::conflict, "transfer.over", movement.code);
}

void require_can_be_undone(store::Transaction& tx, const Movement& movement) {
    if (movement.kind == MovementKind::undo) throw Problem(ProblemKind::conflict, "movement.is_an_undo", movement.code);
    if (movement.undone_by) throw Problem(ProblemKind::conflict, "movement.undone", movement.code);
    const auto returns = tx.run(
        "SELECT 1 AS found FROM goods_movement WHERE refers_to = $1 AND kind = 'give_back' AND undone_by IS NULL LIMIT "
        "1",
        {movement.id});
    if (!returns.empty()) throw Problem(ProblemKind::conflict, "movement.goods_came_back", movement.code);
}

std::vector<Leg> turned_round(std::vector<Leg> legs) {
    for (auto& leg : legs) {
        leg.amount = -leg.amount;
        leg.worth = -leg.worth;
    }
    return legs;
}

}  // namespace

Movement movement_of(store::Transaction& tx, MovementId id) {
    auto found = store::all(read_movement, tx.run(select_movements("m.id = $1"), {id}));
    if (found.empty()) throw Problem(ProblemKind::not_found, "movement.not_found", base::to_string(id));
    complete(tx, found);
    return std::move(found.front());
}

Movement get_movement(store::Transaction& tx, const base::Who& who, MovementId id) {
    auto found = movement_of(tx, id);
    seen_store(tx, who, {found.store.id});
    return found;
}

Movement undo(store::Transaction& tx, const base::Who& who, MovementId of, const Undo& wanted) {
    const auto movement = movement_of(tx, of);
    const auto place = own_store(tx, who, {movement.store.id});
    auto posting = begun(MovementKind::undo, place, wanted, "undo" + base::to_string(of));
    posting.transfer = movement.transfer;
    posting.requisition = movement.requisition;
    posting.refers_to = of;
    if (const auto before = posted_before(tx, wanted.id, posting.fingerprint)) return *before;
    require_can_be_undone(tx, movement);
    turn_transfer_back(tx, movement);
    posting.legs = turned_round(legs_of(tx, of));
    auto done = post(tx, who, std::move(posting));
    tx.change("UPDATE goods_movement SET undone_by = $2 WHERE id = $1", {of, wanted.id});
    return done;
}

std::vector<Movement> movements(store::Transaction& tx, const base::Who& who, const MovementQuery& query) {
    seen_store(tx, who, query.store);
    const auto kind = query.kind ? base::name_of(*query.kind) : std::string();
    const auto from = query.from ? base::start_of(*query.from).ms : std::numeric_limits<std::int64_t>::min();
    const auto until = query.until ? base::end_of(*query.until).ms : std::numeric_limits<std::int64_t>::max();
    auto found = store::all(read_movement,
                            tx.run(select_movements(R"(
        m.store = $1 AND m.at >= $2 AND m.at <= $3 AND ($4 = '' OR m.kind = $4) AND ($5 = '' OR m.code = $5)
        AND ($6 = '' OR EXISTS (SELECT 1 FROM goods_line g WHERE g.home = m.home AND g.movement = m.id AND g.item = $6))
        AND ($7 IS NULL OR (m.at, m.id) < (SELECT l.at, l.id FROM goods_movement l WHERE l.id = $7))
        ORDER BY m.at DESC, m.id DESC LIMIT $8)"),
                                   {query.store, from, until, kind, query.code, query.item, query.after, query.limit}));
    complete(tx, found);
    return found;
}

}  // namespace goods
