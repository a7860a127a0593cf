#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "reports/report.hpp"
#include "reports/subject.hpp"
#include "store/database.hpp"

/// What a duty's reports of one period say together: by area, by emulation cluster or by regional office, from totals
/// that are kept (fold.hpp). No number without how many units said it, how many are late and how old the oldest is.
namespace reports {

/// Who has reported of those who owe: DHIS2's actual, expected and on time.
struct Turnout {
    std::int64_t expected = 0;
    std::int64_t reported = 0;
    std::int64_t on_time = 0;
    std::int64_t late = 0;  ///< still owed, and the last good moment has passed
    std::optional<base::Instant> oldest_at;
};
BOOST_DESCRIBE_STRUCT(Turnout, (), (expected, reported, on_time, late, oldest_at))

/// One indicator over many units. `low` and `high` differ where things are to be counted once and may stand in two
/// reports.
struct Total {
    IndicatorId indicator;
    std::int64_t units = 0;    ///< that said a number
    std::int64_t doubles = 0;  ///< figures left out, because bodies below report the same
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::optional<base::Instant> oldest_at;
};
BOOST_DESCRIBE_STRUCT(Total, (), (indicator, units, doubles, low, high, oldest_at))

/// A branch of the tree: an area, or a member of a cluster.
struct Branch {
    base::Uuid id;
    std::string name;
    bool has_branches = false;  ///< areas below it that report; else it opens to its rows
    Turnout turnout;
    std::vector<Total> totals;
};
BOOST_DESCRIBE_STRUCT(Branch, (), (id, name, has_branches, turnout, totals))

struct RollUp {
    Period period;
    base::Instant as_of;
    bool is_rising = false;  ///< something that was sent later is on its way up
    Reporters reporters = Reporters::bodies;
    std::vector<Indicator> indicators;  ///< of the form, and any that was reported
    Branch whole;
    std::vector<Branch> branches;
};
BOOST_DESCRIBE_STRUCT(RollUp, (), (period, as_of, is_rising, reporters, indicators, whole, branches))

struct RollUpQuery {
    DutyId duty;
    std::optional<base::Day> from;    ///< the period's first day; the newest period when left out
    std::optional<base::Uuid> area;   ///< the lowest that holds all of the caller's part when left out
    std::optional<base::Uuid> group;  ///< a cluster or a regional office instead of the areas
    std::optional<SubjectKind> by;    ///< branches by what the bodies report about, instead of the areas
};

/// Problems: duty.not_found (also when the caller may read neither the duty nor this part), duty.no_such_period (also
/// while there is none), duty.group_unknown.
RollUp roll_up(store::Transaction& tx, const base::Who& who, const RollUpQuery& query);

/// One unit behind a total, the double ones and the silent ones too.
struct UnitFigure {
    ReportId report;
    plans::BodyName body;  ///< or a member who reports for his own part
    ReportState state = ReportState::waiting;
    bool came_late = false;
    bool is_double = false;
    std::optional<std::int64_t> value;  ///< empty: not reported
    std::optional<base::Instant> at;
};
BOOST_DESCRIBE_STRUCT(UnitFigure, (), (report, body, state, came_late, is_double, value, at))

struct UnitQuery {
    RollUpQuery of;
    std::optional<IndicatorId> indicator;  ///< without it who has reported
    std::optional<SubjectId> subject;      ///< of those who report about it alone
    std::string after;                     ///< the report with which the page before ended
    std::size_t limit = 50;
};

struct UnitPage {
    std::vector<UnitFigure> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(UnitPage, (), (items, next))

/// The rows that a figure opens to, the silent first, then by body. Problems as of roll_up, and indicator.not_found.
UnitPage units_behind(store::Transaction& tx, const base::Who& who, const UnitQuery& query);

/// Clusters and regional offices that a duty's reports can be put together by.
std::vector<plans::BodyName> groups_for(store::Transaction& tx, DutyId duty);

}  // namespace reports
