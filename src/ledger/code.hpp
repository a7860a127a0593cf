#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/entry.hpp"

/// The code of an entry, as a receipt shows it and people type it: twelve characters without I, L, O and U.
namespace ledger {

/// "7K3F-9Q2M-4XAB"; from the id, so that it says nothing.
std::string code_of(EntryId id);
/// As the store keeps it: without hyphens.
std::string stored_code(std::string_view code);
std::string shown_code(std::string_view stored);
/// What somebody typed, in small letters, with blanks, with O for 0; nothing when it cannot be a code.
std::optional<std::string> read_code(std::string_view typed);

}  // namespace ledger
