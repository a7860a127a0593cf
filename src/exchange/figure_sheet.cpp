#include "exchange/figure_sheet.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/problem_text.hpp"
#include "base/text.hpp"
#include "exchange/dhis2.hpp"
#include "sources/source.hpp"

namespace exchange {
namespace {

using base::Problem;
using base::ProblemKind;
using reports::Fate;
using reports::Indicator;
using reports::Reporter;

constexpr std::size_t most_rows = 20'000;
constexpr std::string_view code_column = "Mã đơn vị";
constexpr std::string_view name_column = "Đơn vị báo cáo";
constexpr std::string_view area_column = "Địa bàn";

std::vector<Indicator> imported_of(const reports::Form& form) {
    std::vector<Indicator> indicators;
    std::ranges::copy_if(form.indicators, std::back_inserter(indicators),
                         [](const Indicator& one) { return one.source == reports::Origin::imported; });
    return indicators;
}

std::string heading_of(const Indicator& indicator) {
    return indicator.unit.empty() ? indicator.vi : indicator.vi + " (" + indicator.unit + ")";
}

reports::Period period_from(const FigureSheet& sheet, base::Day from) {
    for (const auto& one : sheet.periods)
        if (one.period.from == from) return one.period;
    throw Problem(ProblemKind::not_found, "figures.no_such_period", base::to_string(from));
}

/// Which column says what.
struct Layout {
    std::optional<std::size_t> code;
    std::optional<std::size_t> name;
    std::vector<std::pair<std::size_t, Indicator>> figures;
};

Layout layout_of(const Cells& head, const std::vector<Indicator>& indicators) {
    Layout layout;
    for (std::size_t at = 0; at < head.size(); ++at) {
        const auto words = base::fold(head[at]);
        if (words == base::fold(code_column)) layout.code = at;
        if (words == base::fold(name_column) || words == "don vi" || words == "unit") layout.name = at;
        for (const auto& indicator : indicators)
            if (!words.empty() && (words == base::fold(heading_of(indicator)) || words == base::fold(indicator.vi) ||
                                   words == base::fold(indicator.en) || words == base::fold(indicator.code)))
                layout.figures.emplace_back(at, indicator);
    }
    if (!layout.code && !layout.name) throw Problem(ProblemKind::invalid, "figures.no_unit_column");
    if (layout.figures.empty()) throw Problem(ProblemKind::invalid, "figures.no_figure_column");
    return layout;
}

/// The reports of a unit by its code and by its name; a name that two units bear says nothing.
using Units = std::multimap<std::string, Reporter>;

Units units_by_word(const std::vector<Reporter>& reporters) {
    Units units;
    for (const auto& one : reporters) {
        units.emplace(dhis2_uid(one.body.id), one);
        units.emplace(base::fold(one.body.name), one);
        if (base::fold(one.area_name) != base::fold(one.body.name)) units.emplace(base::fold(one.area_name), one);
    }
    return units;
}

std::string cell_of(const Cells& row, std::optional<std::size_t> at) {
    return at && *at < row.size() ? base::tidy(row[*at]) : std::string();
}

/// A sheet on its way in.
struct Reading {
    base::Language language;
    std::vector<reports::OutsideFigure> figures;
    struct Origin {
        std::size_t row;
        std::string column;
        std::string text;
    };
    std::vector<Origin> origins;  ///< of each figure
    SheetSummary summary;

    void fault(const Origin& origin, const std::string& code) {
        summary.faults.push_back(
            {origin.row, origin.column, origin.text, code, std::string(base::problem_text(code, language))});
    }
};

/// The reports that a row is about; a fault when its unit is unknown or two bear the name.
std::vector<Reporter> meant_by(const Cells& row, std::size_t number, const Layout& layout, const Units& units,
                               Reading& reading) {
    const auto code = cell_of(row, layout.code);
    const auto name = cell_of(row, layout.name);
    const auto [from, until] = units.equal_range(code.empty() ? base::fold(name) : code);
    std::vector<Reporter> meant;
    for (auto at = from; at != until; ++at) meant.push_back(at->second);
    const Reading::Origin origin{number, std::string(code.empty() ? name_column : code_column),
                                 code.empty() ? name : code};
    if (meant.empty()) reading.fault(origin, "figures.unit_unknown");
    if (std::ranges::any_of(meant, [&](const Reporter& one) { return one.body.id != meant.front().body.id; })) {
        reading.fault(origin, "figures.unit_ambiguous");
        meant.clear();
    }
    return meant;
}

void read_row(const Cells& row, std::size_t number, const Layout& layout, const Units& units, Reading& reading) {
    if (std::ranges::all_of(layout.figures, [&](const auto& one) { return cell_of(row, one.first).empty(); })) return;
    const auto meant = meant_by(row, number, layout, units, reading);
    if (meant.empty()) return;
    ++reading.summary.units;
    for (const auto& [column, indicator] : layout.figures) {
        const auto text = cell_of(row, column);
        if (text.empty()) continue;
        const Reading::Origin origin{number, heading_of(indicator), text};
        try {
            const auto value = reports::whole_figure(text);
            for (const auto& unit : meant) {
                reading.figures.push_back({unit.report, indicator.id, value});
                reading.origins.push_back(origin);
            }
        } catch (const Problem& problem) {
            reading.fault(origin, problem.code());
        }
    }
}

void sum_up(const std::vector<reports::Verdict>& verdicts, Reading& reading) {
    for (std::size_t at = 0; at < verdicts.size(); ++at) {
        reading.summary.imported += verdicts[at].fate == Fate::imported;
        reading.summary.updated += verdicts[at].fate == Fate::updated;
        reading.summary.unchanged += verdicts[at].fate == Fate::unchanged;
        if (verdicts[at].fate == Fate::refused) reading.fault(reading.origins[at], verdicts[at].reason);
    }
    std::ranges::sort(reading.summary.faults, {},
                      [](const SheetFault& one) { return std::tuple(one.row, one.column); });
}

}  // namespace

FigureSheet figure_sheet(store::Transaction& tx, const base::Who& who, reports::KindId id) {
    FigureSheet sheet{reports::get_kind(tx, who, id), {}, {}};
    accounts::require_body(tx, who, base::Permission::plans_write, sheet.kind.body.id);
    sheet.indicators = imported_of(sheet.kind.form);
    sheet.periods = reports::periods_of_kind(tx, id);
    return sheet;
}

base::Sheet figure_template(store::Transaction& tx, const base::Who& who, reports::KindId kind, base::Day from) {
    const auto period = period_from(figure_sheet(tx, who, kind), from);
    const auto indicators = imported_of(reports::form_on(tx, kind, period.until));
    std::map<std::pair<reports::ReportId, reports::IndicatorId>, std::int64_t> standing;
    for (const auto& one : reports::standing_figures(tx, kind, period))
        standing[{one.report, one.indicator}] = one.value;
    base::Sheet sheet{"Số liệu",
                      {{std::string(code_column), 14}, {std::string(name_column), 40}, {std::string(area_column), 24}},
                      {}};
    for (const auto& indicator : indicators) sheet.columns.push_back({heading_of(indicator), 18, true});
    base::Uuid last;
    for (const auto& unit : reports::reporters(tx, kind, period)) {
        if (unit.body.id == last) continue;
        last = unit.body.id;
        auto& row = sheet.rows.emplace_back(Cells{dhis2_uid(unit.body.id), unit.body.name, unit.area_name});
        for (const auto& indicator : indicators) {
            const auto found = standing.find({unit.report, indicator.id});
            row.push_back(found == standing.end() ? "" : std::to_string(found->second));
        }
    }
    return sheet;
}

std::vector<Cells> rows_of_file(const std::string& name, const std::string& bytes) {
    return base::csv_rows(sources::read(name, bytes).text);
}

SheetSummary take_sheet(store::Transaction& tx, const base::Who& who, reports::KindId kind, base::Day from,
                        const std::vector<Cells>& rows, bool is_preview) {
    const auto period = period_from(figure_sheet(tx, who, kind), from);
    if (rows.size() > most_rows) throw Problem(ProblemKind::too_large, "figures.too_many", std::to_string(rows.size()));
    const auto layout =
        layout_of(rows.empty() ? Cells{} : rows.front(), imported_of(reports::form_on(tx, kind, period.until)));
    const auto units = units_by_word(reports::reporters(tx, kind, period));
    Reading reading{who.language, {}, {}, {}};
    for (std::size_t at = 1; at < rows.size(); ++at) read_row(rows[at], at + 1, layout, units, reading);
    const bool is_sound = reading.summary.faults.empty();
    const auto taking = is_sound && !is_preview ? reports::Taking::all_or_nothing : reports::Taking::not_at_all;
    sum_up(reports::take_figures(tx, who, kind, period, reading.figures, taking), reading);
    reading.summary.is_applied = !is_preview && reading.summary.faults.empty();
    return reading.summary;
}

}  // namespace exchange
