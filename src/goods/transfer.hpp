#pragma once

#include "goods/movement.hpp"

/// Goods on their way from one store to another: out of the one, on the road, into the other. What is on the road is
/// nobody's to issue and is not lost from sight.
namespace goods {

enum class TransferState { under_way, arrived, taken_back };
BOOST_DESCRIBE_ENUM(TransferState, under_way, arrived, taken_back)

struct Transfer {
    TransferId id;
    Place from;
    Place to;
    base::Instant sent_at;
    TransferState state = TransferState::under_way;
    std::vector<Line> lines;  ///< what was sent
};
BOOST_DESCRIBE_STRUCT(Transfer, (), (id, from, to, sent_at, state, lines))

struct Sending {
    MovementId id;
    StoreId to;
    std::string words;
    std::optional<RequisitionId> requisition;
    std::vector<Taken> lines;
};
BOOST_DESCRIBE_STRUCT(Sending, (), (id, to, words, requisition, lines))
/// By the store that sends. Problems: those of an issue, transfer.same_store, goods_store.closed (the other one).
Movement send(store::Transaction& tx, const base::Who& who, StoreId from, const Sending& wanted);

/// What came; what did not has a reason and is lost on the way.
struct Arrival {
    MovementId id;
    std::vector<Share> lines;
    std::string reason;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Arrival, (), (id, lines, reason, words))
/// By the store that takes in. Problems: transfer.not_found, transfer.over, transfer.more_than_sent,
/// goods.word_unknown (something is missing and no reason is told).
Movement take_in(store::Transaction& tx, const base::Who& who, TransferId id, const Arrival& wanted);

/// Problems: transfer.not_found, account.outside_area (neither end is the caller's to see).
Transfer get_transfer(store::Transaction& tx, const base::Who& who, TransferId id);
/// Under way to or from a store, the oldest first. Problems: goods_store.not_found, account.outside_area.
std::vector<Transfer> under_way(store::Transaction& tx, const base::Who& who, StoreId store,
                                std::optional<TransferId> after, std::size_t limit);

}  // namespace goods
