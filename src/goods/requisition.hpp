#pragma once

#include "goods/movement.hpp"

/// A relief point or a team asks a store of its own area, or of one above it, for goods. That store grants all of it or
/// a part, or refuses, always with a reason, and sends.
namespace goods {

/// granted: in whole or in part, and not all of that is sent.
enum class RequisitionState { waiting, granted, refused, sent, withdrawn };
BOOST_DESCRIBE_ENUM(RequisitionState, waiting, granted, refused, sent, withdrawn)

struct NewRequisition {
    RequisitionId id;
    StoreId to;
    std::optional<StoreId> from;  ///< where the goods are to come to; left out: the team fetches them
    std::optional<base::Day> wanted_by;
    std::string words;
    std::vector<Part> lines;
};
BOOST_DESCRIBE_STRUCT(NewRequisition, (), (id, to, from, wanted_by, words, lines))

struct AskedLine {
    std::string item;
    std::int64_t asked = 1;
    std::int64_t granted = 0;
    std::int64_t sent = 0;
};
BOOST_DESCRIBE_STRUCT(AskedLine, (), (item, asked, granted, sent))

struct Requisition {
    RequisitionId id;
    RequisitionState state = RequisitionState::waiting;
    Place body;
    Place area;
    std::optional<Place> from;
    Place to;
    std::optional<base::Day> wanted_by;
    std::string words;
    std::string reason;
    std::string answer;
    base::Instant opened_at;
    std::optional<base::Instant> decided_at;
    bool is_late = false;
    std::vector<AskedLine> lines;
};
BOOST_DESCRIBE_STRUCT(Requisition, (),
                      (id, state, body, area, from, to, wanted_by, words, reason, answer, opened_at, decided_at,
                       is_late, lines))

/// For the caller's body. Problems: requisition.no_body, requisition.not_above (a store of another place),
/// goods_store.not_found, goods_store.closed, account.outside_area, item.unknown, movement.amount_wrong,
/// movement.no_lines, requisition.id_taken.
Requisition ask(store::Transaction& tx, const base::Who& who, const NewRequisition& wanted);

/// Problems of what follows: requisition.not_found, account.outside_area.

Requisition get_requisition(store::Transaction& tx, const base::Who& who, RequisitionId id);
/// By who asked, before it is answered. Problem: requisition.not_waiting.
Requisition withdraw(store::Transaction& tx, const base::Who& who, RequisitionId id);

struct GrantedLine {
    std::string item;
    std::int64_t granted = 0;
};
BOOST_DESCRIBE_STRUCT(GrantedLine, (), (item, granted))
struct Decision {
    std::vector<GrantedLine> lines;  ///< what is not named is not granted
    std::string reason;              ///< a word, when it is less than what was asked
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(Decision, (), (lines, reason, answer))
/// By the store that was asked. Problems: requisition.not_waiting, requisition.more_than_asked, goods.word_unknown.
Requisition decide(store::Transaction& tx, const base::Who& who, RequisitionId id, const Decision& wanted);
/// It waits again; before anything was sent. Problem: requisition.sent_already.
Requisition take_back_decision(store::Transaction& tx, const base::Who& who, RequisitionId id);

struct RequisitionQuery {
    std::optional<StoreId> to;              ///< what a store was asked; left out: what the caller's body asked
    std::optional<RequisitionState> state;  ///< left out: all
    std::string after;
    std::size_t limit = 50;
};
struct RequisitionPage {
    std::vector<Requisition> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(RequisitionPage, (), (items, next))
/// The newest first. Problems: goods_store.not_found, account.outside_area.
RequisitionPage requisitions(store::Transaction& tx, const base::Who& who, const RequisitionQuery& query);

/// What was asked, granted and is missing, of one item in one area.
struct Shortfall {
    Place area;
    Item item;
    std::int64_t asked = 0;
    std::int64_t granted = 0;
    std::int64_t missing = 0;
};
BOOST_DESCRIBE_STRUCT(Shortfall, (), (area, item, asked, granted, missing))
struct ShortfallQuery {
    areas::AreaId area;  ///< it and all below it
    base::Day from;      ///< of asking
    base::Day until;
    std::string after;
    std::size_t limit = 50;
};
struct ShortfallPage {
    std::vector<Shortfall> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ShortfallPage, (), (items, next))
/// By area and item. Problems: area.not_found, account.outside_area.
ShortfallPage shortfall(store::Transaction& tx, const base::Who& who, const ShortfallQuery& query);

}  // namespace goods
