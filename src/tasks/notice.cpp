#include "tasks/notice.hpp"

#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

using base::Problem;
using base::ProblemKind;

/// Whether a notice n is for somebody of body $1 who is person $2.
const std::string is_for = "(n.person = $2 OR (n.person IS NULL AND n.body = $1))";

Notice read_notice(const store::Row& row, base::Instant now) {
    return {.id = row.id<NoticeTag>("notice"),
            .kind = base::named<NoticeKind>(row.text("kind")),
            .by_name = row.boolean("by_name"),
            .at = row.instant("at"),
            .seen_at = row.maybe_instant("seen_at"),
            .task = read_task(row, now)};
}

/// A notice for the caller, or a Problem.
base::Uuid own_notice(store::Transaction& tx, const base::Who& who, NoticeId id) {
    const auto rows = tx.run("SELECT n.about FROM notice n WHERE n.id = $3 AND " + is_for, {who.body, who.person, id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "notice.not_found", base::to_string(id));
    return rows[0].uuid("about");
}

const std::string end_of_day = R"(
    UPDATE notice SET ended_at = $2, ended_with = $3 WHERE ended_at IS NULL
      AND kind IN ('due_soon', 'due_today', 'late', 'late_head', 'late_giver') AND )";

}  // namespace

void give_notice(store::Transaction& tx, const Task& task, NoticeKind kind, const Recipient& recipient) {
    const auto desk = desk_of(tx, task.id);
    const auto due = task.due ? to_string(*task.due) : std::string();
    const auto given = tx.change(
        R"(
        INSERT INTO notice (home, id, person, body, about, kind, due, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT DO NOTHING)",
        {desk.home, tx.new_id(), recipient.person, recipient.body, task.id, base::name_of(kind), due, tx.now()});
    if (given > 0) store::record_by_system(tx, "task.reminded", task.id.uuid, desk.area);
}

std::vector<Notice> notices_of(store::Transaction& tx, const base::Who& who, std::optional<NoticeId> after,
                               std::size_t limit) {
    std::vector<Notice> notices;
    for (const auto& row : tx.run(R"(
             SELECT n.id AS notice, n.kind, n.person IS NOT NULL AS by_name, n.at, n.seen_at,
                    t.*, p.number AS plan_number, p.title AS plan_title, b.name AS body_name
             FROM (SELECT * FROM notice WHERE person = $2 AND ended_at IS NULL
                   UNION ALL
                   SELECT * FROM notice WHERE body = $1 AND person IS NULL AND ended_at IS NULL) n
             JOIN task t ON t.id = n.about JOIN plan p ON p.id = t.plan JOIN body b ON b.id = t.body
             WHERE $3 IS NULL OR (n.at, n.id) < (SELECT last.at, last.id FROM notice last WHERE last.id = $3)
             ORDER BY n.at DESC, n.id DESC LIMIT $4)",
                                  {who.body, who.person, after, limit}))
        notices.push_back(read_notice(row, tx.now()));
    return notices;
}

std::int64_t mark_seen(store::Transaction& tx, const base::Who& who) {
    // Nothing for the journal: a look changes no work.
    return tx.change("UPDATE notice AS n SET seen_at = $3 WHERE n.seen_at IS NULL AND n.ended_at IS NULL AND " + is_for,
                     {who.body, who.person, tx.now()});
}

void set_aside(store::Transaction& tx, const base::Who& who, NoticeId id) {
    const auto task = own_notice(tx, who, id);
    tx.change("UPDATE notice SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL",
              {id, tx.now(), who.account});
    store::record(tx, who, "notice.set_aside", task, desk_of(tx, TaskId{task}).area);
}

void take_up_again(store::Transaction& tx, const base::Who& who, NoticeId id) {
    const auto task = own_notice(tx, who, id);
    tx.change("UPDATE notice SET ended_at = NULL, ended_by = NULL WHERE id = $1 AND ended_by = $2", {id, who.account});
    store::record(tx, who, "notice.taken_up", task, desk_of(tx, TaskId{task}).area);
}

void end_notices(store::Transaction& tx, const base::Who& who, const Task& task, TaskState now,
                 std::optional<base::Uuid> word) {
    const bool is_own_word = who.body == task.body.id;
    tx.change(
        "UPDATE notice AS n SET ended_at = $3, ended_with = $7 WHERE n.about = $4 AND n.ended_at IS NULL AND ($5 OR " +
            is_for + " OR ($6 AND n.kind IN ('due_soon', 'due_today', 'late', 'silent', 'ready')))",
        {who.body, who.person, tx.now(), task.id, is_closed(now), is_own_word, word});
}

void end_notices_of_day(store::Transaction& tx, TaskId id) {
    tx.change(end_of_day + "about = $1", {id, tx.now(), std::optional<base::Uuid>()});
}

void end_notices_of_day(store::Transaction& tx, plans::ItemId item, plans::EndingId ending) {
    tx.change(end_of_day + "about IN (SELECT t.id FROM task t WHERE t.item = $1)", {item, tx.now(), ending});
}

void bring_notices_back(store::Transaction& tx, const base::Uuid& ended_with) {
    tx.change("UPDATE notice SET ended_at = NULL, ended_with = NULL WHERE ended_with = $1", {ended_with});
}

void forget_ready(store::Transaction& tx, TaskId id) {
    tx.change("DELETE FROM notice WHERE about = $1 AND kind = 'ready'", {id});
}

}  // namespace tasks
