#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "store/database.hpp"

/// Sealed records: what names, phones, addresses and health notes are kept in. Each subject (a household with its
/// members, or an official) has a random key of its own, wrapped by a master key that lies outside the database;
/// erasing the key erases the subject. Search runs on a blind index of folded words, keyed per commune, so that how
/// often a surname occurs does not leak across (sealed_index.hpp).
namespace store {

/// The key that wraps all others, read from (or made in) a file that only its owner may read.
/// Problem: seal.no_master_key (cannot be read or made), seal.master_key_readable (others may read it).
class MasterKey {
public:
    static MasterKey open(const std::string& file);
    const std::array<std::uint8_t, 32>& bytes() const { return bytes_; }

private:
    std::array<std::uint8_t, 32> bytes_{};
};

/// Remembers a print of the master key in a new store, and afterwards refuses any other key, so that a lost key file is
/// told at the start and not when the first record cannot be opened. Problem: seal.wrong_master_key.
void check_master_key(Database& database, const MasterKey& master);

/// Seals `record` under the subject's key (made on first use) and replaces what was sealed before. It is found by no
/// words.
void seal(Transaction& tx, const MasterKey& master, const base::Uuid& subject, const base::Uuid& commune,
          const base::Json& record);

/// The record, or nothing when there is none or its key was erased. Problem: seal.damaged, seal.wrong_master_key.
std::optional<base::Json> unseal(Transaction& tx, const MasterKey& master, const base::Uuid& subject);

/// One ciphertext under the subject's key (which seal() made), for the old and new values in a journal line.
std::string seal_text(Transaction& tx, const MasterKey& master, const base::Uuid& subject, std::string_view text);
/// What seal_text sealed, or nothing when the key was erased.
std::optional<std::string> unseal_text(Transaction& tx, const MasterKey& master, const base::Uuid& subject,
                                       std::string_view sealed);

/// Forgets the subject: its key, its record and its index words. What the journal holds of it stays unreadable.
void erase_sealed(Transaction& tx, const base::Uuid& subject);

}  // namespace store
