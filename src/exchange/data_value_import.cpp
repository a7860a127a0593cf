#include <algorithm>
#include <map>

#include "base/problem.hpp"
#include "exchange/data_values.hpp"
#include "exchange/dhis2.hpp"

namespace exchange {
namespace {

using base::Problem;
using base::ProblemKind;
using reports::Fate;
using reports::OutsideFigure;
using reports::Reporter;

/// What identifiers and codes mean for one kind of report in one period.
struct Meaning {
    reports::KindId kind;
    reports::Period period;
    std::map<std::string, reports::IndicatorId> indicators;
    std::multimap<std::string, Reporter> units;
    std::vector<OutsideFigure> figures;
    std::vector<std::size_t> indexes;  ///< of the value that each figure came from
};

struct Meanings {
    std::vector<reports::ReportKind> kinds;
    std::map<std::string, std::vector<Meaning>> by_period;  ///< as the values name it
};

Meaning meaning_of(store::Transaction& tx, reports::KindId kind, reports::Period period) {
    Meaning meaning{kind, period, {}, {}, {}, {}};
    for (const auto& indicator : reports::form_on(tx, kind, period.until).indicators) {
        meaning.indicators.emplace(dhis2_uid(indicator.id.uuid), indicator.id);
        meaning.indicators.emplace(indicator.code, indicator.id);
    }
    for (const auto& unit : reports::reporters(tx, kind, period)) {
        meaning.units.emplace(dhis2_uid(unit.area), unit);
        meaning.units.emplace(dhis2_code(unit.area_path), unit);
        meaning.units.emplace(dhis2_uid(unit.body.id), unit);
    }
    return meaning;
}

std::vector<reports::ReportKind> kinds_meant(store::Transaction& tx, const base::Who& who,
                                             const std::string& data_set) {
    auto kinds = reports::kinds_of_body(tx, who);
    if (data_set.empty()) return kinds;
    std::erase_if(kinds, [&](const reports::ReportKind& kind) { return dhis2_uid(kind.id.uuid) != data_set; });
    if (kinds.empty()) throw Problem(ProblemKind::not_found, "data_values.set_unknown", data_set);
    return kinds;
}

/// The kinds in the period that a value names; none when it names none.
std::vector<Meaning>& meanings_for(store::Transaction& tx, Meanings& all, const std::string& period) {
    const auto known = all.by_period.find(period);
    if (known != all.by_period.end()) return known->second;
    auto& made = all.by_period[period];
    if (const auto named = read_dhis2_period(period))
        for (const auto& kind : all.kinds) made.push_back(meaning_of(tx, kind.id, named->period));
    return made;
}

bool is_default(const std::string& combination) {
    return combination.empty() || combination == "default" || combination == default_option_combo;
}

/// A problem code when a value is wrong by itself.
std::string fault_of(const DataValue& value, std::int64_t& number) {
    if (value.is_deleted) return "data_value.deleted";
    if (!is_default(value.category_option_combo) || !is_default(value.attribute_option_combo))
        return "data_value.disaggregated";
    if (!read_dhis2_period(value.period)) return "data_value.period_unknown";
    try {
        number = reports::whole_figure(value.value);
    } catch (const Problem& problem) {
        return problem.code();
    }
    return {};
}

/// An area in which several bodies owe the report is not enough to say whose figure it is.
bool is_of_one_body(const Meaning& meaning, const std::string& unit) {
    const auto [from, until] = meaning.units.equal_range(unit);
    return std::all_of(from, until, [&](const auto& one) { return one.second.body.id == from->second.body.id; });
}

/// Puts a value wherever it is asked for; a problem code when that is nowhere.
std::string place(std::vector<Meaning>& meanings, const DataValue& value, std::size_t index, std::int64_t number) {
    std::string reason = "data_value.element_unknown";
    for (auto& meaning : meanings) {
        const auto indicator = meaning.indicators.find(value.data_element);
        if (indicator == meaning.indicators.end()) continue;
        if (!reason.empty()) reason = "data_value.unit_unknown";
        if (!is_of_one_body(meaning, value.organisation_unit)) return "data_value.unit_ambiguous";
        const auto [from, until] = meaning.units.equal_range(value.organisation_unit);
        for (auto unit = from; unit != until; ++unit) {
            meaning.figures.push_back({unit->second.report, indicator->second, number});
            meaning.indexes.push_back(index);
            reason.clear();
        }
    }
    return reason;
}

/// Which part of a value a conflict is about.
std::string object_of(const std::string& code, const DataValue& value) {
    if (code.starts_with("data_value.unit_")) return value.organisation_unit;
    if (code == "data_value.element_unknown") return value.data_element;
    if (code == "data_value.period_unknown") return value.period;
    return code == "data_value.disaggregated" ? value.category_option_combo : value.value;
}

/// What became of each value: the worst of what became of it in the reports that ask for it.
struct Outcome {
    Fate fate = Fate::unchanged;
    std::string reason;
};

void note(Outcome& outcome, const reports::Verdict& verdict) {
    if (outcome.fate == Fate::refused) return;
    if (verdict.fate == Fate::refused)
        outcome = {Fate::refused, verdict.reason};
    else if (verdict.fate != Fate::unchanged && outcome.fate != Fate::updated)
        outcome.fate = verdict.fate;
}

ImportSummary summed(const DataValueSet& set, const std::vector<Outcome>& outcomes) {
    ImportSummary summary;
    for (std::size_t at = 0; at < outcomes.size(); ++at) {
        const auto& [fate, reason] = outcomes[at];
        summary.imported += fate == Fate::imported;
        summary.updated += fate == Fate::updated || fate == Fate::unchanged;
        summary.ignored += fate == Fate::refused;
        if (fate == Fate::refused && summary.conflicts.size() < most_conflicts)
            summary.conflicts.push_back({at, reason, object_of(reason, set.values[at])});
    }
    return summary;
}

}  // namespace

ImportSummary import_data_values(store::Transaction& tx, const base::Who& who, const DataValueSet& set,
                                 reports::Taking taking) {
    Meanings meanings{kinds_meant(tx, who, set.data_set), {}};
    std::vector<Outcome> outcomes(set.values.size());
    for (std::size_t at = 0; at < set.values.size(); ++at) {
        const auto& value = set.values[at];
        std::int64_t number = 0;
        auto fault = fault_of(value, number);
        if (fault.empty()) fault = place(meanings_for(tx, meanings, value.period), value, at, number);
        if (!fault.empty()) outcomes[at] = {Fate::refused, fault};
    }
    for (auto& [period, of_period] : meanings.by_period)
        for (auto& meaning : of_period) {
            if (meaning.figures.empty()) continue;
            const auto verdicts = reports::take_figures(tx, who, meaning.kind, meaning.period, meaning.figures, taking);
            for (std::size_t at = 0; at < verdicts.size(); ++at) note(outcomes[meaning.indexes[at]], verdicts[at]);
        }
    return summed(set, outcomes);
}

}  // namespace exchange
