#pragma once

#include <string_view>

#include "accounts/secret.hpp"
#include "store/database.hpp"

/// Doors that open without an account: forms that anybody may send, and codes by which somebody looks after what they
/// sent. Each address may come through a door so often within an hour, so that a machine can neither flood a desk nor
/// guess codes; a whole dormitory shares one address, so the limits are wide.
namespace accounts {

struct Door {
    std::string_view name;  ///< "arrival.declare"
    int most;               ///< tries of one address within an hour
};

/// Counts a try. Problem: door.too_many, with how long to wait.
void begin_try(store::Transaction& tx, const Door& door, std::string_view address);
/// A right code costs nothing.
void forgive_try(store::Transaction& tx, const Door& door, std::string_view address);

/// The code of whoever sent a form: 43 random bits, too many to guess through a door and few enough to read aloud.
inline constexpr CodeShape public_code{9, 3};

}  // namespace accounts
