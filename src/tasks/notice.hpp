#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tasks/task.hpp"

/// "Nhắc việc": what a person is reminded of, each a row of its own that ends when it was acted on. The rows are made
/// by reminder.hpp; whoever sends letters reads them too.
namespace tasks {

using NoticeId = base::Id<struct NoticeTag>;

/// Why somebody is reminded. The first three go to who does the work; the next up the line when its day has passed; the
/// last to whoever follows it for the body that gave it.
enum class NoticeKind { due_soon, due_today, late, late_head, late_giver, silent, ready };
BOOST_DESCRIBE_ENUM(NoticeKind, due_soon, due_today, late, late_head, late_giver, silent, ready)

/// Whom a notice is for: one person of a body, or everybody of it.
struct Recipient {
    std::optional<base::Uuid> person;
    base::Uuid body;
    bool operator==(const Recipient&) const = default;
};

struct Notice {
    NoticeId id;
    NoticeKind kind = NoticeKind::late;
    bool by_name = false;  ///< for the caller, not for everybody of the body
    base::Instant at;
    std::optional<base::Instant> seen_at;
    Task task;
};

/// Gives a notice; harmless to repeat.
void give_notice(store::Transaction& tx, const Task& task, NoticeKind kind, const Recipient& recipient);

/// What the caller is reminded of now, newest first, behind `after`.
std::vector<Notice> notices_of(store::Transaction& tx, const base::Who& who, std::optional<NoticeId> after,
                               std::size_t limit);

/// The caller has seen all of them. How many were new.
std::int64_t mark_seen(store::Transaction& tx, const base::Who& who);

/// "Đã xử lý": sets a notice aside, or takes that back. Problem: notice.not_found (not for the caller).
void set_aside(store::Transaction& tx, const base::Who& who, NoticeId id);
void take_up_again(store::Transaction& tx, const base::Who& who, NoticeId id);

/// Somebody has spoken of a task: what it reminded them of ends; all that it reminded its body of, and its silence,
/// when they are of that body; everything when it is closed. The word, when there is one to take back, brings them
/// back.
void end_notices(store::Transaction& tx, const base::Who& who, const Task& task, TaskState now,
                 std::optional<base::Uuid> word = {});

/// A task has another day now, or every task that an ending carries on under a clause: what was said of the old one
/// ends.
void end_notices_of_day(store::Transaction& tx, TaskId id);
void end_notices_of_day(store::Transaction& tx, plans::ItemId item, plans::EndingId ending);

/// A word or an ending is taken back: what it ended reminds again.
void bring_notices_back(store::Transaction& tx, const base::Uuid& ended_with);

/// A task waits again: nobody was told that it can begin, so that they are told anew.
void forget_ready(store::Transaction& tx, TaskId id);

}  // namespace tasks
