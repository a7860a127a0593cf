#pragma once

#include "oversight/finding.hpp"

/// What everybody may know of inspections, without an account (plan 002, II.2: people supervise themselves): how many
/// places of each kind were looked at, what was found and what was put right. Numbers are "at least so many", by fives,
/// and fewer than five are not told; so no figure can be worked out of another, nor of the one of the day before.
namespace oversight {

/// Of the last twelve months. Zero is told as zero; empty: one to four.
struct KindTotals {
    Kind kind = Kind::enterprise;
    std::optional<std::int64_t> inspected;
    std::optional<std::int64_t> found;
    std::optional<std::int64_t> corrected;  ///< and verified
};
BOOST_DESCRIBE_STRUCT(KindTotals, (), (kind, inspected, found, corrected))

struct Supervision {
    Place area;
    base::Day since;
    std::vector<KindTotals> kinds;  ///< every kind, in the same order
};
BOOST_DESCRIBE_STRUCT(Supervision, (), (area, since, kinds))

/// Of a commune or a hamlet. Problems: area.not_found, household.area_too_wide.
Supervision supervision(store::Transaction& tx, areas::AreaId area);

/// How a count is told.
std::optional<std::int64_t> at_least(std::int64_t count);

}  // namespace oversight
