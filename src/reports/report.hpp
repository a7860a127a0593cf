#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "plans/plan.hpp"
#include "reports/period.hpp"
#include "store/counters.hpp"
#include "store/database.hpp"

/// Report duties of issued plans: who owes a report for which period, who has sent it, who is silent.
namespace reports {

using DutyId = base::Id<struct DutyTag>;
using ReportId = base::Id<struct ReportTag>;

enum class ReportState { waiting, late, reported };
BOOST_DESCRIBE_ENUM(ReportState, waiting, late, reported)

/// What one body owes or has sent for one period.
struct Report {
    ReportId id;
    plans::PlanId plan;
    std::string plan_number;
    std::string plan_title;
    std::string to;
    std::string every;
    std::string channel;
    Period period;
    base::Day due;
    ReportState state = ReportState::waiting;
    std::optional<std::string> text;
    std::optional<base::Instant> at;
};

/// One body of a duty's period, for the board.
struct Unit {
    plans::BodyName body;
    ReportState state = ReportState::waiting;
    std::optional<base::Instant> at;
};
BOOST_DESCRIBE_STRUCT(Unit, (), (body, state, at))

/// One duty in one period: "7 of 8, 1 late", never a bare total.
struct RollCall {
    DutyId duty;
    std::string to;
    std::string every;
    Period period;
    base::Day due;
    std::int64_t expected = 0;
    std::int64_t reported = 0;
    std::int64_t late = 0;
    std::vector<Unit> units;
};

/// Makes the duties of a plan from its report items and opens their first periods. Returns how many duties there are.
std::size_t oblige(store::Transaction& tx, const plans::Plan& plan);

/// Opens, for every duty of every issued plan, the period that `today` lies in. Run daily and when a plan is issued;
/// doing it again does nothing.
std::size_t open_periods(store::Transaction& tx, base::Day today);

/// Reports of the caller's body, the unsent first, then by due day.
std::vector<Report> of_body(store::Transaction& tx, const base::Who& who, std::size_t limit);

/// The latest period of each duty of a plan, and every earlier one for which somebody still owes a report.
std::vector<RollCall> roll_calls(store::Transaction& tx, plans::PlanId plan);

/// Sends or replaces the report of a period. Problems: report.not_found, report.empty.
Report send(store::Transaction& tx, const base::Who& who, ReportId id, const std::string& text);

/// What is counted per area and day: reports_sent.
std::vector<store::Indicator> indicators();

}  // namespace reports
