#pragma once

#include "reports/report.hpp"

/// Duties to report that end because the plan that asks for them does. What is owed for a period that began before
/// stays owed.
namespace reports {

/// What an ending meets.
struct Stopping {
    std::int64_t duties = 0;
    std::int64_t owed = 0;       ///< reports of periods that began before the day, and stay owed
    std::int64_t withdrawn = 0;  ///< reports asked for already of periods that begin on the day or later, and unsent
};
Stopping foresee_stop(store::Transaction& tx, plans::PlanId plan, base::Day from);

/// No period that begins on the day or later is asked for; those that were and were not sent are asked for no more.
/// Whoever calls has asked whether the caller may.
void stop(store::Transaction& tx, plans::PlanId plan, base::Day from);

/// The same for the duty of one clause. When another plan asks for the same from that day on, the period that runs then
/// is asked for by the other plan alone.
enum class AskedAgain { no, yes };
void stop_clause(store::Transaction& tx, plans::ItemId item, base::Day from, AskedAgain again);

/// Takes that back: the periods since then are asked for again.
void take_up_again(store::Transaction& tx, plans::PlanId plan);

}  // namespace reports
