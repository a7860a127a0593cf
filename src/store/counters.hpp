#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

/// Totals that are kept, not computed: a verb that writes a fact adds to the counter of its lowest area, indicator and
/// day in the same transaction. A fold carries them to every ancestor within a second and says as of when.
namespace store {

/// A slot for each writer thread, so that writers do not queue on one row; SQLite has one writer and needs one.
std::int64_t own_slot(Engine engine);

/// Adds `delta` (may be negative) for an area on a day. Writers do not queue on one row: each writes its own slot.
void count(Transaction& tx, const base::Uuid& area, std::string_view indicator, base::Day day, std::int64_t delta);

/// Adds many at once: `select` (parameters from $1) says with the columns `area` and `value` how many to add where.
void count_each(Transaction& tx, std::string_view indicator, base::Day day, std::string_view select,
                std::span<const Value> parameters);
/// The same of deltas by area. Few statements: on SQLite one of many in a long unit of work walks the memory of its
/// savepoint.
void count_each(Transaction& tx, std::string_view indicator, base::Day day,
                const std::map<base::Uuid, std::int64_t>& deltas);

struct Total {
    base::Uuid area;
    std::int64_t value = 0;
};

/// The sum over all slots for one area itself (not its descendants) from `from` to `until`, both included.
std::int64_t counted(Transaction& tx, const base::Uuid& area, std::string_view indicator, base::Day from,
                     base::Day until);

/// The folded total of an area with all below it, over all days, and when it was folded.
struct FoldedTotal {
    std::int64_t value = 0;
    base::Instant as_of;
};
FoldedTotal folded(Transaction& tx, const base::Uuid& area, std::string_view indicator);

/// The folded totals of the direct children of an area, largest number of areas 10,599 in one statement.
std::vector<Total> folded_children(Transaction& tx, const base::Uuid& parent, std::string_view indicator);

/// As of when the folded totals are true: now when nothing waits to be folded, else the last fold.
base::Instant folded_as_of(Transaction& tx);

/// Carries what was counted since the last fold up the area tree. Returns how many slot rows were folded.
std::size_t fold_counters(Transaction& tx);

/// How an indicator follows from the facts: a query with the columns `area`, `day` and `value` (several rows of one
/// area and day add up). Each slice declares its own beside the verbs that count; `lalanh rebuild` goes through them
/// all.
struct Indicator {
    std::string_view name;
    std::string_view select;
};

/// Computes the indicator anew from the facts and replaces what was kept.
void rebuild(Transaction& tx, const Indicator& indicator);

/// Where what is kept is not what the facts say. Nothing, unless a verb forgot to count.
struct Disagreement {
    base::Uuid area;
    std::string day;
    std::int64_t kept = 0;
    std::int64_t facts = 0;
};
std::vector<Disagreement> disagreements(Transaction& tx, const Indicator& indicator);

}  // namespace store
