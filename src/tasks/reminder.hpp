#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "tasks/notice.hpp"

/// When work reminds: before its day and on it whoever does it, after it up the line (the head of the body, then
/// whoever follows it for the body that gave it); and silence is told to the same. The days are working days and dated
/// data; the body that gives the work may say its own.
namespace tasks {

struct ReminderRule {
    base::Day valid_from;
    std::int64_t before_days = 0;
    std::int64_t head_days = 0;
    std::int64_t giver_days = 0;
    std::int64_t silent_days = 0;
};
BOOST_DESCRIBE_STRUCT(ReminderRule, (), (valid_from, before_days, head_days, giver_days, silent_days))

/// The rule for the work that a body gives, on this day.
ReminderRule rule_of(store::Transaction& tx, const base::Uuid& giver, base::Day on);

/// From `valid_from` on, for the work that the caller's body gives; said again for the same day, it replaces.
/// Problems: account.outside_area, reminder.days_wrong (not 0 to 60), reminder.day_past.
void set_rule(store::Transaction& tx, const base::Who& who, const ReminderRule& rule);

/// Something that somebody must be reminded of and is not yet.
struct DueReminder {
    TaskId task;
    NoticeKind kind = NoticeKind::late;
};

/// At most so many; what has been late for months is not told anew.
std::vector<DueReminder> due_reminders(store::Transaction& tx, std::size_t most);

/// Gives them to whom they are for: the people named on a task or else its body, the head of that body, whoever is in
/// charge of the work or else the body that gave it.
void remind(store::Transaction& tx, const std::vector<DueReminder>& reminders);

/// Both, until nothing is due: what the job does. Looking does not hold up those who write.
void remind_of_everything(store::Database& database);

}  // namespace tasks
