#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ledger/head.hpp"
#include "store/database.hpp"

/// Reads the whole ledger anew and says whether it is what was signed.
namespace ledger {

/// What does not fit, the first of it.
struct Broken {
    enum class What {
        entry,      ///< it is not what its leaf was made of
        place,      ///< a place of the tree has no entry
        lines,      ///< its lines do not balance
        node,       ///< a node of the tree is not what its leaves give
        head,       ///< what was signed is not what the entries give
        signature,  ///< a head was not signed by the key it names, or by another key than ours
        balance,    ///< a kept balance is not what the lines say
    } what;
    std::string which;  ///< the code of the entry, the day of the head, the account
};

struct Check {
    std::int64_t entries = 0;  ///< that are whole, from the first on
    std::int64_t heads = 0;
    std::int64_t waiting = 0;  ///< posted and not yet in the tree
    std::optional<Broken> first_broken;
};

/// With our public key, heads of another key are told too.
Check verify(store::Transaction& tx, const store::Bytes& our_public_key);

}  // namespace ledger
