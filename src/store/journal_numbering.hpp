#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "store/journal.hpp"

/// Numbers and chains committed lines; what the drivers call, and nobody else.
namespace store {

using Digest = std::array<std::uint8_t, 32>;

/// BLAKE2b-256 over the digest before and every field of the line, each with its length, so that no two lines read the
/// same.
Digest chained(const Digest& before, std::int64_t seq, const UnnumberedLine& line);

/// The digest in a row's column `hash`.
Digest digest_of(const Row& row);

/// A line as it was hashed, from a row with the columns of the journal.
UnnumberedLine unnumbered(const Row& row);

/// Writes the lines behind the last numbered one. Returns the new last sequence number.
std::int64_t number_lines(Transaction& tx, std::span<const UnnumberedLine> lines);

}  // namespace store
