#pragma once

#include <string_view>

#include "ledger/merkle.hpp"
#include "store/row.hpp"

/// Hashes as the store keeps them.
namespace ledger {

store::Bytes bytes_of(const Hash& hash);
/// Of another length than a hash has: zeros, which no hash is.
Hash hash_from(const store::Bytes& bytes);
Hash hash_in(const store::Row& row, std::string_view column);

}  // namespace ledger
