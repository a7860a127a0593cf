#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/entry.hpp"

/// Finding entries, the newest first. Everything that is asked is a mark that entries carry, so a search goes along the
/// rarest of them and looks the others up.
namespace ledger {

struct Search {
    std::string words;                  ///< whole words, accents do not matter
    std::optional<areas::AreaId> area;  ///< with all below it
    std::optional<base::Uuid> campaign;
    std::optional<base::Day> day;
    std::string month;  ///< "2021-06"
    std::optional<Kind> kind;
    std::string account;
    std::optional<EntryId> after;  ///< where the page before said that the search goes on
    std::size_t limit = 50;
    std::size_t looks_at = 10'000;  ///< entries with the rarest of the marks, in one call
};

/// What was found, the newest first. A call looks at so many entries at most, that it answers at once however large the
/// ledger is: it may have found few or none when the search still goes on.
struct Found {
    std::vector<EntryId> entries;
    std::optional<EntryId> next;
};

/// Problem: area.not_found.
Found find(store::Transaction& tx, const Search& search);

/// Entries in the order of the tree from a place on, for exports that go on after a page.
std::vector<EntryId> ids_from(store::Transaction& tx, std::int64_t position, std::size_t limit);

}  // namespace ledger
