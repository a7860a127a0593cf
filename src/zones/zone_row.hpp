#pragma once

#include <string>

#include "zones/zone.hpp"

/// What the sources of this folder share about the row of a zone.
namespace zones {

struct Entry {
    Zone zone;
    std::int64_t home = 0;
    base::Uuid commune;
    std::string area_path;
    base::Day starts_on;

    /// The first day on which its households are asked after.
    base::Day first_day() const;
};

/// Problem: zone.not_found.
Entry entry(store::Transaction& tx, ZoneId id);

/// The first question of every verb that decides. Problems: zone.not_found, account.outside_area.
Entry own_entry(store::Transaction& tx, const base::Who& who, ZoneId id);

/// The first question of every verb that shows what everybody of the place may see. Problems: the same.
Entry seen_entry(store::Transaction& tx, const base::Who& who, ZoneId id);

/// A zone that has not ended, of which the caller decides. Problems: the same, and zone.ended.
Entry lasting_entry(store::Transaction& tx, const base::Who& who, ZoneId id);

/// Zones z in areas a as rows for read_entry; `where` is a condition on z and a, $1 is today.
std::string select_zones(const std::string& where);
Entry read_entry(const store::Row& row, base::Day today);

/// The day in which so many days from a moment end; none without a length.
std::optional<base::Day> last_day(base::Instant starts_at, std::optional<std::int64_t> days);

/// Words as they are kept: NFC, no needless blanks.
std::string words(const std::string& text);

}  // namespace zones
