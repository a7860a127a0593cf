#pragma once

#include <string>
#include <vector>

#include "base/who.hpp"
#include "reports/kind.hpp"

/// What was reported at each area itself, without the areas below it: what another system adds up by its own tree.
namespace reports {

struct AreaFigure {
    std::size_t area = 0;  ///< its place in AreaFigures::areas
    IndicatorId indicator;
    std::int64_t value = 0;
    base::Instant at;
};

struct AreaFigures {
    struct Place {
        base::Uuid id;
        std::string path;
    };
    std::vector<Place> areas;         ///< in the order of the tree
    std::vector<AreaFigure> figures;  ///< by area and indicator
};

/// Of all duties of a kind in a period, below a path of the area tree. Of several bodies of one area the method of the
/// indicator says what they make together, of things to be counted once the highest figure; of one body's reports the
/// newest holds; a figure that holds what a body below reports too is left out. Problem: report_kind.not_found.
AreaFigures area_figures(store::Transaction& tx, const base::Who& who, KindId kind, Period period,
                         const std::string& path);

}  // namespace reports
