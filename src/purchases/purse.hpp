#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"

/// Cash that a body may spend: of a fundraiser, or its own. How much is in it, the ledger says.
namespace purchases {

using PurseId = base::Id<struct PurseTag>;
using households::Place;

struct Purse {
    PurseId id;  ///< of a fundraiser: the same
    Place body;
    std::string name;
    std::string account;  ///< in the ledger: "cash:…"
    bool is_fundraiser = false;
    std::int64_t amount = 0;
};
BOOST_DESCRIBE_STRUCT(Purse, (), (id, body, name, account, is_fundraiser, amount))

struct NewPurse {
    PurseId id;
    base::Uuid body;
    std::string name;  ///< public
};
BOOST_DESCRIBE_STRUCT(NewPurse, (), (id, body, name))

/// A body's own; the same again is harmless. By its head. Problems: account.outside_area, body.not_found,
/// purchase.text_missing, purchase.id_taken.
Purse open_purse(store::Transaction& tx, const base::Who& who, const NewPurse& wanted);

/// That of a fundraiser, for the slice that opens or renames one and tells of it: its id, the body that spends it and
/// its account in the ledger.
void keep_purse_of_fundraiser(store::Transaction& tx, const base::Who& who, const NewPurse& wanted,
                              const std::string& account);

/// By name. Problem: account.outside_area.
std::vector<Purse> purses_of(store::Transaction& tx, const base::Who& who, const base::Uuid& body);

/// What a slice of this folder needs of one. Problem: purse.not_found (or it is another body's).
Purse purse_of(store::Transaction& tx, PurseId id, const base::Uuid& body);

}  // namespace purchases
