#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "ledger/entry.hpp"

/// The whole ledger for other programs, in pieces, so that a million entries begin to flow at once. Only entries that
/// have their place in the tree, in its order.
namespace ledger {

enum class Format { csv, journal };

/// What stands before the entries: the heading, or the names of accounts and commodities.
std::string export_head(store::Transaction& tx, Format format);
/// The entries from a place on; empty behind the last.
std::string export_piece(store::Transaction& tx, Format format, std::int64_t position, std::size_t entries);

/// The next piece with each call, an empty one at the end; reads on its own.
std::function<std::string()> export_stream(store::Database& database, Format format);

}  // namespace ledger
