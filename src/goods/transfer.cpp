#include "goods/transfer.hpp"

#include <algorithm>
#include <map>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "goods/posting.hpp"
#include "goods/requisition_row.hpp"
#include "goods/word.hpp"
#include "store/values.hpp"

namespace goods {
namespace {

using base::Problem;
using base::ProblemKind;

std::string select_transfers(const std::string& where) {
    return R"(
        SELECT t.*, f.name AS from_name, o.name AS to_name
        FROM goods_transfer t JOIN goods_store f ON f.id = t.from_store JOIN goods_store o ON o.id = t.to_store WHERE )" +
           where;
}

Transfer read_transfer(const store::Row& row) {
    return {.id = row.id<GoodsTransferTag>("id"),
            .from = {row.uuid("from_store"), row.text("from_name")},
            .to = {row.uuid("to_store"), row.text("to_name")},
            .sent_at = row.instant("sent_at"),
            .state = base::named<TransferState>(row.text("state")),
            .lines = {}};
}

/// Adds what was sent, by one statement for all.
void complete(store::Transaction& tx, std::vector<Transfer>& transfers) {
    std::vector<store::Value> parameters;
    std::vector<base::Uuid> ids;
    for (const auto& one : transfers) ids.push_back(one.id.uuid);
    const auto list = store::list_behind(parameters, ids);
    for (const auto& row : tx.run(R"(
             SELECT g.*, l.expires_on, l.source, l.valued_by, g.place AS road
             FROM goods_line g JOIN goods_lot l ON l.id = g.lot JOIN goods_movement m ON m.home = g.home AND m.id = g.movement
             WHERE m.kind = 'transfer_out' AND g.place IN )" +
                                      list + " ORDER BY g.place, g.position",
                                  parameters))
        std::ranges::find(transfers, row.id<GoodsTransferTag>("road"), &Transfer::id)->lines.push_back(read_line(row));
}

struct Entry {
    Transfer transfer;
    std::int64_t home = 0;
};

Entry entry(store::Transaction& tx, TransferId id) {
    const auto rows = tx.run(select_transfers("t.id = $1"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "transfer.not_found", base::to_string(id));
    std::vector<Transfer> found{read_transfer(rows.front())};
    complete(tx, found);
    return {std::move(found.front()), rows.front().integer("home")};
}

/// The same goods on the road, of those that a store gives away.
std::vector<Leg> on_the_road(const std::vector<Leg>& out, TransferId road) {
    auto legs = out;
    for (auto leg : out) {
        leg.place = road.uuid;
        leg.amount = -leg.amount;
        leg.worth = -leg.worth;
        legs.push_back(std::move(leg));
    }
    return legs;
}

/// All leaves the road; what came is in the store.
std::vector<Leg> legs_in(const Entry& sent, const StoreEntry& place, const std::vector<Share>& came) {
    std::map<LotId, std::int64_t> arrived;
    for (const auto& [lot, amount] : came) {
        require_amount(amount);
        arrived[lot] += amount;
    }
    std::vector<Leg> legs;
    for (const auto& line : sent.transfer.lines) {
        legs.push_back({.home = sent.home,
                        .place = sent.transfer.id.uuid,
                        .lot = line.lot,
                        .item = line.item,
                        .amount = -line.amount,
                        .worth = -line.worth});
        const auto part = std::min(arrived[line.lot], line.amount);
        arrived[line.lot] -= part;
        if (part > 0)
            legs.push_back({.home = place.home,
                            .place = place.store.id.uuid,
                            .lot = line.lot,
                            .item = line.item,
                            .amount = part,
                            .worth = share_of(line.worth, part, line.amount)});
    }
    for (const auto& [lot, left] : arrived)
        if (left > 0) throw Problem(ProblemKind::conflict, "transfer.more_than_sent", base::to_string(lot));
    return legs;
}

bool is_all_there(const std::vector<Leg>& legs) {
    std::int64_t missing = 0;
    for (const auto& leg : legs) missing += leg.amount;
    return missing == 0;
}

}  // namespace

Movement send(store::Transaction& tx, const base::Who& who, StoreId from, const Sending& wanted) {
    const auto place = own_store(tx, who, from);
    // The road is known by the movement that sends, so a repeat needs no other id.
    const TransferId road{wanted.id.uuid};
    auto posting = begun(MovementKind::transfer_out, place, wanted, "send" + base::to_string(from));
    posting.transfer = road;
    posting.requisition = wanted.requisition;
    if (const auto before = posted_before(tx, wanted.id, posting.fingerprint)) return *before;
    if (wanted.to == from) throw Problem(ProblemKind::conflict, "transfer.same_store", base::to_string(from));
    const auto other = store_entry(tx, wanted.to);
    if (other.store.is_closed) throw Problem(ProblemKind::conflict, "goods_store.closed", other.store.name);
    if (wanted.requisition) require_granted(tx, *wanted.requisition, place);
    tx.change(R"(INSERT INTO goods_transfer (home, id, from_store, to_store, sent_at, state)
                 VALUES ($1, $2, $3, $4, $5, 'under_way'))",
              {place.home, road, from, wanted.to, tx.now()});
    posting.legs = on_the_road(legs_out(tx, who, place, wanted.lines), road);
    return post(tx, who, std::move(posting));
}

Movement take_in(store::Transaction& tx, const base::Who& who, TransferId id, const Arrival& wanted) {
    const auto sent = entry(tx, id);
    const auto place = own_store(tx, who, {sent.transfer.to.id});
    auto posting = begun(MovementKind::transfer_in, place, wanted, "take_in" + base::to_string(id));
    posting.transfer = id;
    if (const auto before = posted_before(tx, wanted.id, posting.fingerprint)) return *before;
    if (sent.transfer.state != TransferState::under_way)
        throw Problem(ProblemKind::conflict, "transfer.over", base::to_string(id));
    posting.legs = legs_in(sent, place, wanted.lines);
    if (!is_all_there(posting.legs)) require_word("loss", wanted.reason);
    tx.change("UPDATE goods_transfer SET state = 'arrived' WHERE home = $1 AND id = $2", {sent.home, id});
    return post(tx, who, std::move(posting));
}

Transfer get_transfer(store::Transaction& tx, const base::Who& who, TransferId id) {
    auto found = entry(tx, id).transfer;
    try {
        seen_store(tx, who, {found.from.id});
    } catch (const Problem&) {
        seen_store(tx, who, {found.to.id});
    }
    return found;
}

std::vector<Transfer> under_way(store::Transaction& tx, const base::Who& who, StoreId place,
                                std::optional<TransferId> after, std::size_t limit) {
    seen_store(tx, who, place);
    auto found = store::all(read_transfer, tx.run(select_transfers(R"(
        t.state = 'under_way' AND (t.from_store = $1 OR t.to_store = $1)
        AND ($2 IS NULL OR (t.sent_at, t.id) > (SELECT l.sent_at, l.id FROM goods_transfer l WHERE l.id = $2))
        ORDER BY t.sent_at, t.id LIMIT $3)"),
                                                  {place, after, limit}));
    complete(tx, found);
    return found;
}

}  // namespace goods
