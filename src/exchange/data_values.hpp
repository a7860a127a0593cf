#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/who.hpp"
#include "reports/imported.hpp"

/// Figures as DHIS2 exchanges them: data value sets, as the Web API chapter of its developer guide describes them. A
/// data set is a kind of report, a data element an indicator, an organisation unit an area or a body, each by its
/// identifier (dhis2_uid) or by its code. There are no disaggregations: everything is of the default combination.
namespace exchange {

/// Which every instance of DHIS2 is made with.
inline constexpr std::string_view default_option_combo = "HllvX50cXC0";
inline constexpr std::string_view default_category_combo = "bjDvmb4bfuf";

constexpr std::size_t most_data_values = 50'000;  ///< in one set
constexpr std::size_t most_conflicts = 1'000;     ///< that an answer names

struct DataValue {
    std::string data_element;
    std::string period;
    std::string organisation_unit;
    std::string category_option_combo;
    std::string attribute_option_combo;
    std::string value;
    bool is_deleted = false;
};

struct DataValueSet {
    std::string data_set;  ///< may be empty: the data elements say what is meant
    std::vector<DataValue> values;
};

/// What the set says of period, unit and combination holds for values that say nothing. Problems:
/// data_values.unreadable, data_values.too_many.
DataValueSet data_values_in_json(const base::Json& json);
DataValueSet data_values_in_csv(std::string_view bytes);

/// A value that was not taken, and why.
struct Conflict {
    std::size_t index = 0;  ///< of the value in its set
    std::string code;       ///< a problem code
    std::string object;     ///< what it is about: an identifier or a number as it was given
};

struct ImportSummary {
    std::size_t imported = 0;
    std::size_t updated = 0;  ///< also what stood there already
    std::size_t ignored = 0;
    std::vector<Conflict> conflicts;
};

/// Takes each value alone, for the kinds of report of the caller's body. Problems: data_values.set_unknown,
/// account.outside_area.
ImportSummary import_data_values(store::Transaction& tx, const base::Who& who, const DataValueSet& set,
                                 reports::Taking taking);

/// The answer that DHIS2 gives to an import.
std::string summary_json(const ImportSummary& summary, const DataValueSet& set, reports::Taking taking,
                         base::Language language);

}  // namespace exchange
