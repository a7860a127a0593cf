#include "ledger/bytes.hpp"

#include <algorithm>

namespace ledger {

store::Bytes bytes_of(const Hash& hash) {
    return {hash.begin(), hash.end()};
}

Hash hash_from(const store::Bytes& bytes) {
    Hash hash{};
    if (bytes.size() == hash.size()) std::ranges::copy(bytes, hash.begin());
    return hash;
}

Hash hash_in(const store::Row& row, std::string_view column) {
    return hash_from(row.bytes(column));
}

}  // namespace ledger
