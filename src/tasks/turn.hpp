#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "calendar/rhythm.hpp"
#include "tasks/task.hpp"

/// "Hằng tuần", "hằng tháng": a task of a rhythm makes one turn at a time. A turn is a task of its own; the next one
/// opens when the last is closed and its day has passed, so that a turn which is late stays late and no two are owed at
/// once.
namespace tasks {

/// The rhythm of work that a plan dates by nothing else: of a body with one duty, said in that duty, by the week or
/// longer. What recurs daily is no work to be closed each day; nothing is made of it.
std::optional<std::string> rhythm_of(const std::vector<plans::PlanItem>& deadlines,
                                     const std::vector<plans::PlanItem>& reports, const plans::PlanItem& assignment);

/// The day of the first turn of a rhythm that begins on this day.
std::optional<base::Day> first_turn(const std::string& rhythm, base::Day from);

/// Says how often a task recurs, or that it does not; its day is that of the rhythm from now on when it had none.
/// Problems: task.not_found, account.outside_area, task.closed, task.rhythm_unknown.
Task set_rhythm(store::Transaction& tx, const base::Who& who, TaskId id, const std::optional<std::string>& rhythm);

/// A task is open after all: the turn that opened behind it since goes away. Problem: task.turn_begun (somebody has
/// worked on it).
void take_back_turn(store::Transaction& tx, const base::Who& who, const Task& task, base::Instant since);

/// Opens the turns whose time has come; how many.
std::size_t open_turns(store::Transaction& tx);

}  // namespace tasks
