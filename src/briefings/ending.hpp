#pragma once

#include <cstdint>
#include <string>

#include "plans/ending.hpp"

/// Briefings that a plan asked for end with it: what is still to be held is cancelled, and says so in every calendar;
/// what was held stays.
namespace briefings {

/// What an ending meets.
struct Stopping {
    std::int64_t briefings = 0;
};
Stopping foresee_stop(store::Transaction& tx, plans::PlanId plan, base::Day from);

/// Cancels, with the reason, the meetings from that day on; those of the next weeks are shown as cancelled, and the
/// rule ends behind them. Whoever calls has asked whether the caller may.
Stopping stop(store::Transaction& tx, const base::Who& who, const plans::Ending& ending, const std::string& reason);

/// Takes that back: those meetings are held after all, but not one that has been said something else of since.
void take_up_again(store::Transaction& tx, const base::Who& who, plans::EndingId ending);

}  // namespace briefings
