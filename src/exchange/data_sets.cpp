#include "exchange/data_sets.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <boost/json/serialize.hpp>

#include "areas/area.hpp"
#include "base/csv.hpp"
#include "base/problem.hpp"
#include "exchange/dhis2.hpp"

namespace exchange {
namespace {

using base::Problem;
using base::ProblemKind;
using boost::json::object;
using reports::Indicator;
using reports::Method;

constexpr std::size_t longest_code = 50;

/// How DHIS2 makes one number of several periods; over organisation units all of these add up, as ours do.
struct Aggregation {
    Method method;
    std::string_view name;
};
constexpr std::array<Aggregation, 4> aggregations{{{Method::sum, "SUM"},
                                                   {Method::latest, "LAST"},
                                                   {Method::maximum, "MAX_SUM_ORG_UNIT"},
                                                   {Method::distinct, "MAX_SUM_ORG_UNIT"}}};

struct PeriodType {
    std::string_view every;
    std::string_view name;
};
constexpr std::array<PeriodType, 6> period_types{{{"daily", "Daily"},
                                                  {"weekly", "Weekly"},
                                                  {"monthly", "Monthly"},
                                                  {"quarterly", "Quarterly"},
                                                  {"6-monthly", "SixMonthly"},
                                                  {"yearly", "Yearly"}}};

object default_combination() {
    return {{"id", default_category_combo}};
}

/// Short names of data elements are unique in DHIS2; a long one is told apart by its identifier.
std::string short_name(const std::string& name, const std::string& uid) {
    if (dhis2_short_name(name) == name) return name;
    return dhis2_short_name(name, longest_short_name - uid.size() - 1) + ' ' + uid;
}

object element_json(const Indicator& indicator) {
    const auto uid = dhis2_uid(indicator.id.uuid);
    const auto name = indicator.unit.empty() ? indicator.vi : indicator.vi + " (" + indicator.unit + ")";
    object element{{"id", uid},
                   {"name", name},
                   {"shortName", short_name(indicator.vi, uid)},
                   {"formName", indicator.vi},
                   {"domainType", "AGGREGATE"},
                   {"valueType", "INTEGER_ZERO_OR_POSITIVE"},
                   {"aggregationType", std::ranges::find(aggregations, indicator.method, &Aggregation::method)->name},
                   {"zeroIsSignificant", true},
                   {"categoryCombo", default_combination()}};
    if (indicator.code.size() <= longest_code) element["code"] = indicator.code;
    return element;
}

/// The rhythm of a kind: its own, else that of a duty that follows it.
std::string rhythm_of(store::Transaction& tx, const reports::ReportKind& kind) {
    if (!kind.form.every.empty()) return kind.form.every;
    const auto rows = tx.run(R"(SELECT d.every FROM report_item_kind k JOIN report_duty d ON d.item = k.item
                                WHERE k.kind = $1 ORDER BY d.id DESC LIMIT 1)",
                             {kind.id});
    return rows.empty() ? std::string() : rows.front().text("every");
}

boost::json::array units_of(store::Transaction& tx, reports::KindId kind) {
    boost::json::array units;
    for (const auto& row : tx.run(R"(
             SELECT DISTINCT b.area FROM report_item_kind k JOIN report_duty d ON d.item = k.item
             JOIN report_duty_body db ON db.duty = d.id JOIN body b ON b.id = db.body WHERE k.kind = $1 ORDER BY b.area)",
                                  {kind}))
        units.push_back(object{{"id", dhis2_uid(row.uuid("area"))}});
    return units;
}

object set_json(store::Transaction& tx, const reports::ReportKind& kind, std::string_view period_type) {
    boost::json::array elements;
    for (const auto& indicator : kind.form.indicators)
        elements.push_back(object{{"dataElement", object{{"id", dhis2_uid(indicator.id.uuid)}}}});
    const auto uid = dhis2_uid(kind.id.uuid);
    return {{"id", uid},
            {"name", kind.name},
            {"shortName", short_name(kind.name, uid)},
            {"periodType", period_type},
            {"categoryCombo", default_combination()},
            {"dataSetElements", std::move(elements)},
            {"organisationUnits", units_of(tx, kind.id)}};
}

reports::ReportKind kind_called(store::Transaction& tx, const base::Who& who, const std::string& name) {
    for (auto& kind : reports::kinds_of_body(tx, who))
        if (name == dhis2_uid(kind.id.uuid) || name == base::to_string(kind.id)) return std::move(kind);
    throw Problem(ProblemKind::not_found, "data_values.set_unknown", name);
}

/// The path of an area by its identifier or code.
std::string branch_called(store::Transaction& tx, const std::string& name) {
    if (name.empty()) return std::string(areas::country_path);
    std::string path;
    tx.each("SELECT id, path FROM area", {}, [&](const store::Row& row) {
        if (dhis2_code(row.text("path")) == name || dhis2_uid(row.uuid("id")) == name) path = row.text("path");
    });
    if (path.empty()) throw Problem(ProblemKind::not_found, "data_values.branch_unknown", name);
    return path;
}

}  // namespace

std::string data_sets_json(store::Transaction& tx, const base::Who& who) {
    boost::json::array elements;
    boost::json::array sets;
    std::set<reports::IndicatorId> told;
    for (const auto& kind : reports::kinds_of_body(tx, who)) {
        for (const auto& indicator : kind.form.indicators)
            if (told.insert(indicator.id).second) elements.push_back(element_json(indicator));
        const auto type = std::ranges::find(period_types, rhythm_of(tx, kind), &PeriodType::every);
        if (type != period_types.end()) sets.push_back(set_json(tx, kind, type->name));
    }
    return boost::json::serialize(object{{"dataElements", std::move(elements)}, {"dataSets", std::move(sets)}});
}

OutgoingSet outgoing_set(store::Transaction& tx, const base::Who& who, const SetQuery& query) {
    const auto kind = kind_called(tx, who, query.data_set);
    const auto named = read_dhis2_period(query.period);
    if (!named) throw Problem(ProblemKind::invalid, "data_value.period_unknown", query.period);
    OutgoingSet set{dhis2_uid(kind.id.uuid), query.period, {}, {}, {}};
    set.figures = reports::area_figures(tx, who, kind.id, named->period, branch_called(tx, query.unit));
    for (const auto& area : set.figures.areas)
        set.units.push_back(query.schemes.unit_codes ? dhis2_code(area.path) : dhis2_uid(area.id));
    for (const auto& figure : set.figures.figures)
        if (!set.elements.contains(figure.indicator))
            set.elements[figure.indicator] = query.schemes.element_codes
                                                 ? reports::get_indicator(tx, figure.indicator).code
                                                 : dhis2_uid(figure.indicator.uuid);
    return set;
}

std::string value_json(const OutgoingSet& set, const reports::AreaFigure& figure) {
    const object value{{"dataElement", set.elements.at(figure.indicator)},
                       {"period", set.period},
                       {"orgUnit", set.units.at(figure.area)},
                       {"categoryOptionCombo", default_option_combo},
                       {"attributeOptionCombo", default_option_combo},
                       {"value", std::to_string(figure.value)},
                       {"lastUpdated", base::to_string(figure.at)},
                       {"followup", false}};
    return boost::json::serialize(value);
}

std::string value_csv(const OutgoingSet& set, const reports::AreaFigure& figure) {
    return base::csv_line({set.elements.at(figure.indicator), set.period, set.units.at(figure.area),
                           std::string(default_option_combo), std::string(default_option_combo),
                           std::to_string(figure.value), "", base::to_string(figure.at), "", "false", ""});
}

std::string csv_head() {
    return base::csv_line({"dataelement", "period", "orgunit", "categoryoptioncombo", "attributeoptioncombo", "value",
                           "storedby", "lastupdated", "comment", "followup", "deleted"});
}

}  // namespace exchange
