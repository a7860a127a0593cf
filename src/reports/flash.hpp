#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "reports/report.hpp"
#include "store/database.hpp"

/// Flash reports: what is urgent is told at once in two fields, approved by nobody, and stands on the receiver's
/// screens until somebody there says that it was received.
namespace reports {

using FlashId = base::Id<struct FlashTag>;

struct Receiver {
    plans::BodyName body;
    std::optional<base::Instant> acknowledged_at;
    std::optional<std::string> acknowledged_by;  ///< a person's name
};
BOOST_DESCRIBE_STRUCT(Receiver, (), (body, acknowledged_at, acknowledged_by))

struct Flash {
    FlashId id;
    plans::BodyName from;
    std::optional<plans::PlanName> plan;  ///< that asks for it
    std::string what;                     ///< what has happened
    std::string needs;                    ///< what is needed; may be empty
    base::Instant at;
    std::string by;
    std::vector<Receiver> receivers;
    bool awaits_us = false;  ///< the caller's body has received it and has not said so
};
BOOST_DESCRIBE_STRUCT(Flash, (), (id, from, plan, what, needs, at, by, receivers, awaits_us))

struct NewFlash {
    std::string what;
    std::string needs;
    std::optional<DutyId> duty;  ///< without it all bodies hear it that the caller's body reports to
};
BOOST_DESCRIBE_STRUCT(NewFlash, (), (what, needs, duty))

/// Tells it on behalf of the caller's body. Problems: flash.empty, flash.nobody_above (the body reports to nobody and
/// stands under none), duty.not_found (the body owes nothing by this duty).
Flash ring(store::Transaction& tx, const base::Who& who, const NewFlash& wanted);

/// "Đã nhận", by the receiving body; the first time counts. Problem: flash.not_found.
Flash acknowledge(store::Transaction& tx, const base::Who& who, FlashId id);

/// Told to the caller's body or by it: what nobody has acknowledged here first, then the newest.
std::vector<Flash> flashes(store::Transaction& tx, const base::Who& who, std::size_t limit);

/// A duty that asks for reports when something urgent happens, and who hears it.
struct FlashDuty {
    DutyId duty;
    plans::PlanName plan;
    plans::BodyName to;
};
BOOST_DESCRIBE_STRUCT(FlashDuty, (), (duty, plan, to))

/// Those of the caller's body.
std::vector<FlashDuty> flash_duties(store::Transaction& tx, const base::Who& who);

}  // namespace reports
