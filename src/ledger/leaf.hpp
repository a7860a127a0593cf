#pragma once

#include <string>

#include "ledger/entry.hpp"
#include "ledger/merkle.hpp"

/// What is hashed of an entry, byte by byte as docs/ledger.md has it, so that anybody can write a verifier.
namespace ledger {

/// "lalanh ledger entry 1\ncode: 7K3F-9Q2M-4XAB\n…": one fact a line, each with a line feed behind it.
std::string text_of(const Entry& entry);

/// The leaf: 00, the sixteen bytes of the salt, the text.
Hash leaf_of(const std::string& text, const std::string& salt_hex);
Hash leaf_of(const Entry& entry);

}  // namespace ledger
