#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bodies/body.hpp"
#include "plans/plan.hpp"
#include "plans/recipient.hpp"

/// Who will get a plan, seen before it goes out: per body what it is given, whether somebody can receive it there, and
/// what does not exist yet. Nothing is issued silently to nobody.
namespace plans {

/// How a body can be reached; the order of the list.
enum class Presence {
    missing,     ///< the body is not in the directory yet
    unattended,  ///< nobody has an account there: told on paper only
    attended
};
BOOST_DESCRIBE_ENUM(Presence, missing, unattended, attended)

/// One body of the list, or a unit in which it is missing.
struct Addressee {
    Presence presence = Presence::attended;
    std::optional<bodies::BodyId> body;  ///< empty when it is missing
    std::string kind;
    areas::AreaId area;
    std::string name;
    std::int64_t orders = 0;
    std::int64_t requests = 0;
    std::int64_t reports = 0;
    Purpose purpose = Purpose::know;  ///< the strongest
};
BOOST_DESCRIBE_STRUCT(Addressee, (), (presence, body, kind, area, name, orders, requests, reports, purpose))

/// An item of which something is missing or unknown.
struct UnclearItem {
    ItemId item;
    ItemKind kind = ItemKind::assignment;
    std::string section;
    std::string phrase;
    std::int64_t bodies = 0;
    std::int64_t missing = 0;
    std::vector<std::string> unknown;  ///< words that name no body here
};
BOOST_DESCRIBE_STRUCT(UnclearItem, (), (item, kind, section, phrase, bodies, missing, unknown))

struct AddresseeCounts {
    std::int64_t bodies = 0;  ///< that exist
    std::int64_t tasks = 0;
    std::int64_t reports = 0;
    std::int64_t missing = 0;
    std::int64_t unattended = 0;
};
BOOST_DESCRIBE_STRUCT(AddresseeCounts, (), (bodies, tasks, reports, missing, unattended))

/// What is asked of the list.
struct AddresseeQuery {
    std::string words;                 ///< of the name, as typed; empty: all
    std::optional<Presence> presence;  ///< only these
    std::string after;                 ///< where the page before ended
    std::size_t limit = 50;
};

struct AddresseePage {
    std::vector<Addressee> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(AddresseePage, (), (items, next))

/// Missing ones first, then those where nobody can receive, then by name. Problem: request.fields_wrong (`after`).
AddresseePage addressees(store::Transaction& tx, const Plan& plan, const AddresseeQuery& query);
AddresseeCounts addressee_counts(store::Transaction& tx, const Plan& plan);
std::vector<UnclearItem> unclear_items(store::Transaction& tx, const Plan& plan);

/// Bodies with duties that no recipient line covers; none when the plan names no recipients or says "như trên".
std::vector<BodyName> without_recipient_line(store::Transaction& tx, const Plan& plan, std::size_t limit);

/// Makes the bodies that are missing, of one item or of all, below the nearest body of their kind, and puts them to
/// every item that misses them, those that help as well as those that do the work. Returns how many were made; one that
/// somebody has made meanwhile is taken as it is. Problems: those of own_draft and of bodies::open.
std::int64_t create_missing(store::Transaction& tx, const base::Who& who, PlanId plan, std::optional<ItemId> only);

}  // namespace plans
