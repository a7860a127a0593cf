#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "plans/plan.hpp"
#include "reports/indicator.hpp"
#include "reports/period.hpp"
#include "store/counters.hpp"
#include "store/database.hpp"

/// Report duties of issued plans: who owes a report for which period, who has sent it, who is silent. What a report
/// asks for and says stands in filling.hpp.
namespace reports {

using DutyId = base::Id<struct DutyTag>;
using ReportId = base::Id<struct ReportTag>;

enum class ReportState { waiting, late, reported };
BOOST_DESCRIBE_ENUM(ReportState, waiting, late, reported)

/// Who owes the reports of a duty: bodies, members of groups for their own parts, or some of each.
enum class Reporters { bodies, people, both };
BOOST_DESCRIBE_ENUM(Reporters, bodies, people, both)

/// What one body, or one member of it for his own part, owes or has sent for one period.
struct Report {
    ReportId id;
    DutyId duty;
    base::Uuid body;
    std::optional<base::Uuid> person;  ///< the member; empty: the body itself
    plans::PlanId plan;
    plans::ItemId item;
    std::string plan_number;
    std::string plan_title;
    std::string to;
    std::string every;
    std::string channel;
    Period period;
    base::Day due;
    ReportState state = ReportState::waiting;
    bool is_nothing = false;          ///< "Không phát sinh"
    std::optional<std::string> text;  ///< its narrative
    std::optional<base::Instant> at;  ///< when it was last sent

    const base::Uuid& reporter() const { return person ? *person : body; }
};

/// One reporter of a duty's period, for the board.
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
    std::optional<base::Instant> oldest_at;  ///< of those that came
    Reporters reporters = Reporters::bodies;
    std::vector<Unit> units;  ///< the silent first, then by name
};

/// Makes the duties of a plan from its report items and opens their first periods. Returns how many duties there are.
std::size_t oblige(store::Transaction& tx, const plans::Plan& plan);

/// Opens, for every duty of every issued plan that holds, or of one, the period that `today` lies in. Run daily and
/// when a plan is issued; doing it again does nothing.
std::size_t open_periods(store::Transaction& tx, base::Day today, std::optional<plans::PlanId> only = {});

/// Opens one period for each body of a duty, or for each member of its groups where they report (member.hpp), that has
/// no report of it yet.
std::size_t open_period(store::Transaction& tx, DutyId duty, Period period, base::Instant due_at);

Reporters reporters_of(store::Transaction& tx, DutyId duty, base::Day period_from);

/// Reports of the caller's body, of the working groups whose secretariat it is, and of the caller as a member of one;
/// the unsent first, then by due day.
std::vector<Report> of_body(store::Transaction& tx, const base::Who& who, std::size_t limit);

/// A report that the caller writes, or one that somebody may read who follows the duty or the body.
/// Problem: report.not_found.
Report get(store::Transaction& tx, const base::Who& who, ReportId id);
/// Whether the caller writes it. A report of another body is only read.
bool writes(store::Transaction& tx, const base::Who& who, const Report& report);

/// The latest period of each duty of a plan, and every earlier one for which somebody still owes a report; of
/// each so many units at most.
std::vector<RollCall> roll_calls(store::Transaction& tx, plans::PlanId plan, std::size_t most_units = 100'000);

/// What is counted per area and day: reports_sent.
std::vector<store::Indicator> indicators();

}  // namespace reports
