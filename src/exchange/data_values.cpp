#include "exchange/data_values.hpp"

#include <utility>

#include <boost/json/serialize.hpp>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "base/problem.hpp"
#include "base/problem_text.hpp"
#include "base/text.hpp"

namespace exchange {
namespace {

using base::Problem;
using base::ProblemKind;
using boost::json::object;

/// A text or a whole number under a name; some clients send the value as a number.
std::string text_in(const object& from, std::string_view name) {
    const auto* found = from.if_contains(name);
    if (!found || found->is_null()) return {};
    if (found->is_string()) return std::string(found->as_string());
    if (found->is_number()) return boost::json::serialize(*found);
    throw Problem(ProblemKind::invalid, "data_values.unreadable", std::string(name));
}

std::string text_in(const object& own, const object& set, std::string_view name) {
    auto text = text_in(own, name);
    return text.empty() ? text_in(set, name) : text;
}

DataValue value_of(const object& own, const object& set) {
    const auto* deleted = own.if_contains("deleted");
    return {text_in(own, "dataElement"),
            text_in(own, set, "period"),
            text_in(own, set, "orgUnit"),
            text_in(own, "categoryOptionCombo"),
            text_in(own, set, "attributeOptionCombo"),
            text_in(own, "value"),
            deleted && deleted->is_bool() && deleted->as_bool()};
}

DataValueSet bounded(DataValueSet set) {
    if (set.values.size() > most_data_values)
        throw Problem(ProblemKind::too_large, "data_values.too_many", std::to_string(set.values.size()));
    return set;
}

object conflict_json(const Conflict& conflict, const DataValue& value, base::Language language) {
    return {
        {"object", conflict.object},
        {"objects",
         object{{"dataElement", value.data_element}, {"period", value.period}, {"orgUnit", value.organisation_unit}}},
        {"value", base::problem_text(conflict.code, language)},
        {"errorCode", conflict.code},
        {"indexes", boost::json::array{conflict.index}}};
}

}  // namespace

DataValueSet data_values_in_json(const base::Json& json) {
    const auto* whole = json.if_object();
    const auto* values = whole ? whole->if_contains("dataValues") : nullptr;
    if (!values || !values->is_array()) throw Problem(ProblemKind::invalid, "data_values.unreadable", "dataValues");
    DataValueSet set{text_in(*whole, "dataSet"), {}};
    for (const auto& one : values->as_array()) {
        if (!one.is_object()) throw Problem(ProblemKind::invalid, "data_values.unreadable", "dataValues");
        set.values.push_back(value_of(one.as_object(), *whole));
    }
    return bounded(std::move(set));
}

/// The columns of the guide by their places: data element, period, organisation unit, both combinations, value, stored
/// by, last updated, comment, to be followed up, deleted. The first row is their names.
DataValueSet data_values_in_csv(std::string_view bytes) {
    constexpr std::size_t fewest = 6;
    constexpr std::size_t deleted = 10;
    if (!base::is_text(bytes)) throw Problem(ProblemKind::invalid, "data_values.unreadable");
    DataValueSet set;
    auto rows = base::csv_rows(base::to_nfc(bytes));
    if (!rows.empty()) rows.erase(rows.begin());
    for (const auto& row : rows) {
        if (row.size() < fewest) throw Problem(ProblemKind::invalid, "data_values.unreadable", row.front());
        const bool is_deleted = row.size() > deleted && row[deleted] == "true";
        set.values.push_back({row[0], row[1], row[2], row[3], row[4], row[5], is_deleted});
    }
    return bounded(std::move(set));
}

std::string summary_json(const ImportSummary& summary, const DataValueSet& set, reports::Taking taking,
                         base::Language language) {
    boost::json::array conflicts;
    for (const auto& conflict : summary.conflicts)
        conflicts.push_back(conflict_json(conflict, set.values.at(conflict.index), language));
    const bool is_whole = summary.ignored == 0;
    object response{{"responseType", "ImportSummary"},
                    {"status", is_whole ? "SUCCESS" : "WARNING"},
                    {"importOptions", object{{"dryRun", taking == reports::Taking::not_at_all},
                                             {"async", false},
                                             {"importStrategy", "CREATE_AND_UPDATE"}}},
                    {"description", "Import process completed successfully"},
                    {"importCount", object{{"imported", summary.imported},
                                           {"updated", summary.updated},
                                           {"ignored", summary.ignored},
                                           {"deleted", 0}}},
                    {"conflicts", std::move(conflicts)},
                    {"dataSetComplete", "false"}};
    const object message{
        {"httpStatus", is_whole ? "OK" : "Conflict"},
        {"httpStatusCode", is_whole ? 200 : 409},
        {"status", is_whole ? "OK" : "WARNING"},
        {"message", is_whole ? "Import was successful." : "One or more values were not taken; see the conflicts."},
        {"response", std::move(response)}};
    return boost::json::serialize(message);
}

}  // namespace exchange
