#pragma once

#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace store {

/// Writes many rows by few statements; `insert` is "INSERT INTO place (id, name)", each row has its values in that
/// order.
void insert_rows(Transaction& tx, std::string_view insert, const std::vector<std::vector<Value>>& rows);

}  // namespace store
