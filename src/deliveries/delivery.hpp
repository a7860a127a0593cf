#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "plans/ending.hpp"
#include "plans/plan.hpp"
#include "plans/recipient.hpp"
#include "store/database.hpp"

/// Issued plans in the hands of those they were sent to: delivered, read, acknowledged, per body.
namespace deliveries {

/// How far it has come; the order of the issuer's list.
enum class Stage { unread, read, acknowledged };
BOOST_DESCRIBE_ENUM(Stage, unread, read, acknowledged)

/// That the plan ended or was amended, as its bodies are told.
struct EndingTold {
    plans::EndingId id;
    plans::EndingKind kind = plans::EndingKind::closed;
    std::string number;
    base::Day from;
    std::optional<plans::PlanName> by;
    base::Instant told_at;
    std::optional<base::Instant> heard_at;       ///< when the body first opened it after that
    std::optional<base::Instant> taken_back_at;  ///< then that is what the body is told
};
BOOST_DESCRIBE_STRUCT(EndingTold, (), (id, kind, number, from, by, told_at, heard_at, taken_back_at))

/// One plan at one body.
struct Delivery {
    plans::PlanName plan;
    std::string type;
    std::string issuer;  ///< as printed
    std::optional<base::Day> dated;
    plans::BodyName from;
    plans::BodyName body;
    plans::Purpose purpose = plans::Purpose::know;
    bool asked = false;  ///< all that it is given are requests, which it may decline
    Stage stage = Stage::unread;
    base::Instant delivered_at;
    std::optional<base::Instant> read_at;
    std::optional<base::Instant> acknowledged_at;
    std::optional<EndingTold> ending;
};
BOOST_DESCRIBE_STRUCT(Delivery, (),
                      (plan, type, issuer, dated, from, body, purpose, asked, stage, delivered_at, read_at,
                       acknowledged_at, ending))

/// Puts an issued plan into the hands of every body that has work or reports from it, helps with its work or stands
/// among its recipients, but the issuer. What a body must do wins over what it helps with, and that over what it is
/// told.
void deliver(store::Transaction& tx, const base::Who& who, const plans::Plan& plan);

/// Tells every body that has the plan of its ending: it stands among the unread again until somebody opens it. Returns
/// how many there are.
std::int64_t tell_ending(store::Transaction& tx, const base::Who& who, const plans::Ending& ending);
/// The ending was taken back: whoever has heard of it is told that, until they open the plan; for all others whatever
/// was told before stands again.
void untell_ending(store::Transaction& tx, const base::Who& who, const plans::Ending& ending);

struct Query {
    std::string words;  ///< as typed; empty: all
    std::string after;  ///< where the page before ended
    std::size_t limit = 50;
    std::optional<base::Uuid> desk;  ///< of incoming: one of `desks`; empty: the caller's own body
};

struct DeliveryPage {
    std::vector<Delivery> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(DeliveryPage, (), (items, next))

/// A body whose papers the caller takes in: the own one, and the working groups whose work they hand out.
struct Desk {
    plans::BodyName body;
    std::int64_t unread = 0;  ///< with what ended and was not heard of
};
BOOST_DESCRIBE_STRUCT(Desk, (), (body, unread))
/// The own body first.
std::vector<Desk> desks(store::Transaction& tx, const base::Who& who);

/// What came to a desk: unread first, with what ended and was not heard of, then the newest. Words: of number, title
/// and issuer. Problem: delivery.not_found, for a desk of others.
DeliveryPage incoming(store::Transaction& tx, const base::Who& who, const Query& query);

/// Somebody of the desk opens it, and hears that it ended or that this was taken back; only the first is kept. Problem:
/// delivery.not_found.
Delivery mark_read(store::Transaction& tx, const base::Who& who, plans::PlanId plan,
                   const std::optional<base::Uuid>& desk = std::nullopt);
/// "Đã nhận"; harmless to repeat. Problem: delivery.not_found.
Delivery acknowledge(store::Transaction& tx, const base::Who& who, plans::PlanId plan,
                     const std::optional<base::Uuid>& desk = std::nullopt);

/// "22 delivered, 20 read, 18 acknowledged", never a bare total.
struct Counts {
    std::int64_t delivered = 0;
    std::int64_t read = 0;
    std::int64_t acknowledged = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (delivered, read, acknowledged))

Counts counts_of(store::Transaction& tx, plans::PlanId plan);
/// The silent first, then those who have only read, each by name. Words: of the body's name.
DeliveryPage of_plan(store::Transaction& tx, plans::PlanId plan, const Query& query);

}  // namespace deliveries
