#pragma once

#include <cstdint>
#include <optional>

#include "store/database.hpp"
#include "store/sealed.hpp"

/// What keeps the journal honest: a hash that chains every line to the one before, and a seal for every day that is
/// over.
namespace store {

/// Seals every day that is over and is not sealed yet. Returns how many.
std::size_t seal_journal_days(Transaction& tx, const MasterKey& master);

/// What came of reading the whole journal: each line's hash, the chain, and the sealed days (their seals only with the
/// master key).
struct JournalCheck {
    std::int64_t lines = 0;                    ///< that are whole
    std::int64_t days = 0;                     ///< that are sealed
    std::optional<std::int64_t> first_broken;  ///< the first line that is changed, missing or sealed otherwise
};
JournalCheck verify_journal(Transaction& tx, const MasterKey* master = nullptr);

}  // namespace store
