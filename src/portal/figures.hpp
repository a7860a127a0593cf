#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "store/database.hpp"

/// What the public is told in numbers: per commune and week, once, some days after the week. One to four is "fewer
/// than five" and is not told. A cell says nothing but its own count, an upper area adds only what its communes tell,
/// and nothing is told twice: so no hidden count follows from what is shown.
namespace portal {

/// A count of fewer is hidden.
inline constexpr std::int64_t fewest_told = 5;
/// Phones without a network hand in later: a week is told this many days after its Sunday.
inline constexpr int days_to_wait = 2;

/// One thing that is counted: vocabulary/portal_figures.json.
struct FigureKind {
    std::string code;
    std::string indicator;  ///< of the kept counters; with '*' at its end all that begin so
    std::string hxl;        ///< its tag in open data (hxlstandard.org)
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(FigureKind, (), (code, indicator, hxl, vi, en))
const std::vector<FigureKind>& figure_kinds();

/// Tells the weeks that are over and were not told yet, at most the last eight. The work of a job.
void tell_weeks(store::Database& database);

/// The Mondays of the weeks that were told, the latest first.
std::vector<base::Day> told_weeks(store::Transaction& tx, std::size_t most);

struct Figure {
    std::string code;
    std::int64_t at_least = 0;
    bool is_whole = true;  ///< false: what is too few to be told comes on top
};
/// Of an area and all below it in the week of a Monday; every kind, in the order of the list.
std::vector<Figure> figures(store::Transaction& tx, const areas::Area& area, base::Day monday);

/// A commune's cells of a week, in the order of the kinds; empty: too few to be told.
struct ToldCommune {
    areas::AreaId id;
    std::string code;
    std::string name;
    std::string above;  ///< the name of what it lies in
    std::vector<std::optional<std::int64_t>> cells;
};
/// Those of which anything was counted, by the place in the tree.
std::vector<ToldCommune> told_communes(store::Transaction& tx, base::Day monday);

}  // namespace portal
