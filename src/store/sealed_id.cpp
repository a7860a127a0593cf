#include "store/sealed_id.hpp"

namespace store {

bool is_sealed(Transaction& tx, const base::Uuid& id) {
    return !tx.run("SELECT 1 AS found FROM sealed_key WHERE subject = $1", {id}).empty();
}

}  // namespace store
