#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "plans/item_values.hpp"
#include "reader/reading.hpp"

/// The values of a plan, each an item of its own that a person can correct, add or drop. What `value` holds depends on
/// the kind.
namespace plans {

using PlanId = base::Id<struct PlanTag>;
using ItemId = base::Id<struct ItemTag>;

enum class ItemKind {
    type,
    issuer,
    number,
    date,
    place,
    title,
    signer,
    basis,
    recipient,
    section,
    assignment,
    deadline,
    report,
    urgency,
    reference
};
BOOST_DESCRIBE_ENUM(ItemKind, type, issuer, number, date, place, title, signer, basis, recipient, section, assignment,
                    deadline, report, urgency, reference)

enum class ItemState { read, corrected, added, dropped };
BOOST_DESCRIBE_ENUM(ItemState, read, corrected, added, dropped)

/// Where in the source a value stands: a line and UTF-16 columns, as a browser counts.
struct SourcePlace {
    std::int64_t line = 0;
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool operator==(const SourcePlace&) const = default;
};
BOOST_DESCRIBE_STRUCT(SourcePlace, (), (line, from, to))

/// An item before it has an identity: what the reader saw or a person typed.
struct DraftItem {
    ItemKind kind;
    std::string section;
    base::Json value;
    std::vector<SourcePlace> places;
    std::string rule;
    std::optional<std::string> doubt;
};

/// A reading as items in the order of the source, header first.
std::vector<DraftItem> items_of(const Source& source, const reader::Reading& reading);

/// The value as its kind wants it, or a Problem request.fields_wrong.
base::Json checked_value(ItemKind kind, const base::Json& value);

}  // namespace plans
