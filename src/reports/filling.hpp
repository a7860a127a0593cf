#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/kind.hpp"
#include "reports/report.hpp"

/// A report filled in: what its form asks for, what is known already, what was said, and what was said before.
namespace reports {

/// One number. An empty value is "not reported"; 0 is zero.
struct Figure {
    IndicatorId indicator;
    std::optional<std::int64_t> value;
};
BOOST_DESCRIBE_STRUCT(Figure, (), (indicator, value))

/// What a body says. Figures that are computed are never asked for and not taken.
struct Said {
    std::string text;
    std::vector<Figure> figures;
    std::vector<std::string> answers;   ///< to the questions of the form, in their order
    std::optional<std::int64_t> after;  ///< the number of the sending that was looked at; empty: none
    bool is_nothing = false;
};
BOOST_DESCRIBE_STRUCT(Said, (), (text, figures, answers, after, is_nothing))

/// Nothing but blanks and figures that are not known.
bool is_empty(const Said& said);

/// A line of the form.
struct FormLine {
    Indicator indicator;
    std::optional<std::int64_t> value;
    std::optional<plans::PlanName> known_from;  ///< the value was said before, in the report of this plan
    std::optional<std::int64_t> imported;       ///< what another system or an officer's table brought (imported.hpp)
};
BOOST_DESCRIBE_STRUCT(FormLine, (), (indicator, value, known_from, imported))

struct Answered {
    std::string question;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(Answered, (), (question, answer))

/// A figure that a correction changed.
struct Restated {
    std::string vi;
    std::string en;
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;
};
BOOST_DESCRIBE_STRUCT(Restated, (), (vi, en, from, to))

/// One time that the report was sent, with what it changed of the time before.
struct Sending {
    std::int64_t number = 0;
    base::Instant at;
    std::string by;
    bool is_late = false;
    std::vector<Restated> figures;
    bool changed_words = false;
};
BOOST_DESCRIBE_STRUCT(Sending, (), (number, at, by, is_late, figures, changed_words))

struct Filled {
    Report report;
    std::optional<std::string> kind;  ///< its name; empty: words alone
    std::vector<FormLine> lines;
    std::vector<Answered> answers;
    std::vector<Sending> sendings;  ///< newest first
};

/// Without asking who asks. Problem: report.not_found.
Report find(store::Transaction& tx, ReportId id);
Filled filled(store::Transaction& tx, const Report& report);

/// Sends the report of a period, or corrects it; what stood before is kept. Problems: report.not_found, report.empty,
/// report.indicator_unknown, report.figure_negative, report.figure_imported (another number was brought from outside),
/// report.changed_meanwhile (somebody has sent it since).
Report send(store::Transaction& tx, const base::Who& who, ReportId id, const Said& said);
/// Words alone, whatever was sent before.
Report send(store::Transaction& tx, const base::Who& who, ReportId id, const std::string& text);

/// A report whose form asks nothing of people counts as come once all that is to be brought from outside is there.
/// Whoever calls it has asked who may.
void send_by_itself(store::Transaction& tx, const base::Who& who, ReportId id);

/// "Không phát sinh" at one tap: sums are zero, of other figures nothing is said.
Report send_nothing(store::Transaction& tx, const base::Who& who, ReportId id);

/// What a computed figure counts. Problems: report.not_found, report.indicator_unknown.
struct Behind {
    std::string leads_to;  ///< "task", "visit", "area"
    std::vector<CountedRow> rows;
};
BOOST_DESCRIBE_STRUCT(Behind, (), (leads_to, rows))
Behind rows_behind(store::Transaction& tx, const base::Who& who, ReportId id, const std::string& code,
                   std::size_t limit);

}  // namespace reports
