#pragma once

#include "store/database.hpp"

namespace store {

/// Whether anything lies sealed under this id. Whoever lets people bring an id along asks first: sealing a new thing
/// under the id of another would overwrite that one's record.
bool is_sealed(Transaction& tx, const base::Uuid& id);

}  // namespace store
