#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "documents/document.hpp"
#include "store/database.hpp"

/// What a body's documents have in common, and how its numbers are written.
namespace documents {

struct Letterhead {
    Form form = Form::state;
    std::string superior;
    std::string issuer;
    std::string symbol;  ///< behind the kind in a number: "UBND", "MTTQ-BTT", "BDVHU"
    std::string place;
    std::optional<base::Day> term_from;  ///< the Party counts its numbers by terms
    std::vector<Capacity> capacities;
    std::string signer;
    bool operator==(const Letterhead&) const = default;
};
BOOST_DESCRIBE_STRUCT(Letterhead, (), (form, superior, issuer, symbol, place, term_from, capacities, signer))

/// As it was set, or as it is usual for a body of its kind and place. Problem: body.not_found.
Letterhead letterhead_of(store::Transaction& tx, const base::Uuid& body);

/// Sets that of the caller's body. Problems: account.outside_area, letterhead.incomplete (no issuer or no symbol),
/// letterhead.changed_meanwhile when it is neither `from` nor `to`.
Letterhead set_letterhead(store::Transaction& tx, const base::Who& who, const Letterhead& from, const Letterhead& to);

}  // namespace documents
