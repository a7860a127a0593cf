#include "tasks/ending.hpp"

#include <array>

#include "plans/coverage_count.hpp"
#include "store/journal.hpp"
#include "tasks/notice.hpp"

namespace tasks {
namespace {

/// The areas in which the work of an ending is done, for the journal.
std::vector<store::Subject> subjects_of(store::Transaction& tx, plans::EndingId ending,
                                        std::optional<plans::ItemId> only = {}) {
    std::vector<store::Subject> subjects;
    const std::array<store::Value, 2> parameters = {ending, only};
    tx.each(R"(SELECT t.id, b.area FROM task t JOIN body b ON b.id = t.body
               WHERE t.ending = $1 AND ($2 IS NULL OR t.item = $2) ORDER BY t.id)",
            parameters, [&](const store::Row& row) {
                subjects.push_back({row.uuid("id"), row.uuid("area")});
            });
    return subjects;
}

}  // namespace

std::int64_t end_work(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::EndingId ending,
                      std::optional<plans::ItemId> only) {
    const auto ended = tx.change(R"(
        UPDATE task SET state_before = state, state = 'ended', ending = $2
        WHERE plan = $1 AND is_open AND ($3 IS NULL OR item = $3))",
                                 {plan, ending, only});
    tx.change(R"(UPDATE notice SET ended_at = $2, ended_with = $1
                 WHERE ended_at IS NULL AND about IN (SELECT t.id FROM task t WHERE t.ending = $1))",
              {ending, tx.now()});
    keep_counts(tx, plan);
    plans::keep_coverage(tx, plan);
    store::record_each(tx, who, "task.ended", subjects_of(tx, ending, only));
    return ended;
}

std::int64_t take_up_again(store::Transaction& tx, const base::Who& who, plans::EndingId ending) {
    const auto subjects = subjects_of(tx, ending);
    const auto from = tx.run("SELECT DISTINCT plan FROM task WHERE ending = $1", {ending});
    const auto taken_up = tx.change(R"(
        UPDATE task SET state = state_before, state_before = NULL, ending = NULL WHERE ending = $1 AND state = 'ended')",
                                    {ending});
    bring_notices_back(tx, ending.uuid);
    for (const auto& row : from) {
        const auto plan = row.id<plans::PlanTag>("plan");
        keep_counts(tx, plan);
        plans::keep_coverage(tx, plan);
    }
    store::record_each(tx, who, "task.taken_up_again", subjects);
    return taken_up;
}

}  // namespace tasks
