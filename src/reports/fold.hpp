#pragma once

#include <cstddef>

#include "store/database.hpp"

/// Totals of reports are kept, not computed: what was sent since the last fold is carried up the area tree within a
/// second, so that a roll-up of a country reads a handful of rows (rollup.hpp).
namespace reports {

/// True when some report waits to be folded.
bool has_unfolded(store::Transaction& tx);

/// Carries at most so many reports upward. Returns how many there were; doing it again does nothing.
std::size_t fold_reports(store::Transaction& tx, std::size_t most = 500);

/// Makes all totals anew from the reports.
void rebuild_totals(store::Transaction& tx);

}  // namespace reports
