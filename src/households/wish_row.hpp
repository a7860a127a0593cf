#pragma once

#include <vector>

#include "households/entry.hpp"
#include "households/own_record.hpp"

/// Wishes as their rows keep them, for the verbs of this folder.
namespace households {

/// A wish as its row keeps it.
struct WishRow {
    std::int64_t home = 0;
    HouseholdId household;  ///< who asked: its key seals the words
    base::Uuid area;
    Wish wish;
    std::optional<base::Uuid> refused_by;
};

/// Problem: own_record.wish_not_found.
WishRow find_wish(store::Transaction& tx, const store::MasterKey& master, WishId id);

/// Ciphertext under the household's key; nothing for no words.
std::optional<std::string> sealed_words(store::Transaction& tx, const store::MasterKey& master, HouseholdId household,
                                        const std::string& words);

/// The household whose key it is. Problem: own_record.key_unknown.
Entry entry_by_key(store::Transaction& tx, std::string_view typed);

/// Newest first; those of entries that became part of the household too.
std::vector<Wish> wishes_of(store::Transaction& tx, const store::MasterKey& master, HouseholdId household);

void add_wish(store::Transaction& tx, const store::MasterKey& master, const Entry& one, const Wish& wish);

/// Problem: own_record.words_too_long.
void check_length(std::string_view words);

}  // namespace households
