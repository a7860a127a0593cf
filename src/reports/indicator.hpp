#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/who.hpp"
#include "reports/computation.hpp"
#include "store/database.hpp"

/// The numbers that reports carry, each with its way of counting. They belong to the body whose forms ask for them.
namespace reports {

using IndicatorId = base::Id<struct IndicatorTag>;

/// Where a figure comes from.
enum class Origin {
    computed,  ///< from our own records (computation.hpp), never asked for
    asked,     ///< from whoever reports
    imported,  ///< from another system
};
BOOST_DESCRIBE_ENUM(Origin, computed, asked, imported)

struct Indicator {
    IndicatorId id;
    std::string code;
    std::string vi;
    std::string en;
    std::string unit;
    Method method = Method::sum;
    Origin source = Origin::asked;
};
BOOST_DESCRIBE_STRUCT(Indicator, (), (id, code, vi, en, unit, method, source))

Indicator indicator_of(const store::Row& row);

/// One that a form wants: a known one by its code, a computed one by its computation's code, or a new one. Without a
/// code it gets one from its Vietnamese name.
struct WantedIndicator {
    std::string code;
    std::string vi;
    std::string en;
    std::string unit;
    Method method = Method::sum;
    Origin source = Origin::asked;
};
BOOST_DESCRIBE_STRUCT(WantedIndicator, (), (code, vi, en, unit, method, source))

/// Finds or makes it among those of the body; a known one takes the new names. Problems: indicator.name_empty,
/// indicator.computation_unknown, indicator.counted_otherwise (known with another unit, method or source).
Indicator keep_indicator(store::Transaction& tx, const base::Uuid& body, const WantedIndicator& wanted);

/// Those of the body, by name.
std::vector<Indicator> indicators_of(store::Transaction& tx, const base::Uuid& body);

/// Problem: indicator.not_found.
Indicator get_indicator(store::Transaction& tx, IndicatorId id);

}  // namespace reports
