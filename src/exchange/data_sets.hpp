#pragma once

#include <map>
#include <string>
#include <vector>

#include "exchange/data_values.hpp"
#include "reports/area_figures.hpp"

/// Kinds of report with their indicators as metadata of DHIS2, and their figures as a data value set.
namespace exchange {

/// {"dataElements": […], "dataSets": […]}: what the caller's body asks for, to be imported after the organisation
/// units. A kind that follows no calendar has no data set, because DHIS2 would not know its periods.
std::string data_sets_json(store::Transaction& tx, const base::Who& who);

/// By what a data value set names its parts.
struct Schemes {
    bool element_codes = false;
    bool unit_codes = false;
};

/// What a data value set is made of.
struct OutgoingSet {
    std::string data_set;
    std::string period;
    std::map<reports::IndicatorId, std::string> elements;
    std::vector<std::string> units;  ///< as `figures.areas`
    reports::AreaFigures figures;
};

struct SetQuery {
    std::string data_set;  ///< the identifier of the kind, ours or DHIS2's
    std::string period;    ///< as DHIS2 names it
    std::string unit;      ///< a branch of the areas by identifier or code; empty: all
    Schemes schemes;
};

/// Problems: data_values.set_unknown, data_value.period_unknown, data_values.branch_unknown.
OutgoingSet outgoing_set(store::Transaction& tx, const base::Who& who, const SetQuery& query);

/// One value of a set, as JSON or as a line of CSV.
std::string value_json(const OutgoingSet& set, const reports::AreaFigure& figure);
std::string value_csv(const OutgoingSet& set, const reports::AreaFigure& figure);
std::string csv_head();

}  // namespace exchange
