#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "reports/filling.hpp"

/// Figures from outside: from another system, or from a table that an officer filled in. Only indicators of the origin
/// `imported` take them, and what a unit has typed itself is never written over.
namespace reports {

/// A unit that owes a kind's report for a period.
struct Reporter {
    ReportId report;
    plans::BodyName body;
    base::Uuid area;
    std::string area_path;  ///< "/vn/34/338/12532/"
    std::string area_name;
};

/// In the order of the tree.
std::vector<Reporter> reporters(store::Transaction& tx, KindId kind, Period period);

/// A period for which reports of the kind are owed, with how many units owe one.
struct KindPeriod {
    Period period;
    std::int64_t units = 0;
};
BOOST_DESCRIBE_STRUCT(KindPeriod, (), (period, units))

/// Newest first.
std::vector<KindPeriod> periods_of_kind(store::Transaction& tx, KindId kind, std::size_t limit = 60);

/// The number that a text spells: whole, not below zero, blanks between its groups of three. Problems:
/// figure.not_a_number, figure.not_whole, figure.negative.
std::int64_t whole_figure(std::string_view text);

struct OutsideFigure {
    ReportId report;
    IndicatorId indicator;
    std::int64_t value = 0;
};

enum class Fate { imported, updated, unchanged, refused };
BOOST_DESCRIBE_ENUM(Fate, imported, updated, unchanged, refused)

struct Verdict {
    Fate fate = Fate::imported;
    std::string reason;  ///< of a refusal: a problem code
};

enum class Taking {
    each_alone,      ///< what is right is taken, whatever stands beside it
    all_or_nothing,  ///< nothing is taken when one figure is refused
    not_at_all,      ///< only says what would happen
};

/// One verdict for each figure, in their order; a figure said again changes nothing. A number that contradicts what the
/// unit typed is refused with figure.said_otherwise and kept beside it, to be seen in the report. Other refusals:
/// figure.not_asked, figure.of_the_unit, figure.computed, figure.twice, report.not_found (none of this kind and
/// period). Problems: report_kind.not_found, account.outside_area.
std::vector<Verdict> take_figures(store::Transaction& tx, const base::Who& who, KindId kind, Period period,
                                  const std::vector<OutsideFigure>& figures, Taking taking);

/// The numbers of origin `imported` that stand in the reports of a kind and period, whoever said them.
std::vector<OutsideFigure> standing_figures(store::Transaction& tx, KindId kind, Period period);

}  // namespace reports
