#include "briefings/passing.hpp"

#include "store/journal.hpp"

namespace briefings {

std::int64_t pass_on(store::Transaction& tx, const base::Who& who, const plans::BodyName& from,
                     const plans::BodyName& to) {
    const auto today = base::day_of(tx.now());
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {to.id}).at(0).uuid("area");
    tx.change(R"(
        INSERT INTO briefing_body (briefing, body)
        SELECT b.id, $2 FROM briefing_body i JOIN briefing b ON b.id = i.briefing
        WHERE i.body = $1 AND b.body <> $2 AND (b.until IS NULL OR b.until >= $3) AND (b.rule <> '' OR b.first_day >= $3)
        ON CONFLICT DO NOTHING)",
              {from.id, to.id, today});
    tx.change(R"(
        DELETE FROM briefing_body WHERE body = $1 AND briefing IN (
            SELECT b.id FROM briefing b
            WHERE (b.until IS NULL OR b.until >= $2) AND (b.rule <> '' OR b.first_day >= $2)))",
              {from.id, today});
    const auto held = tx.run(R"(
        UPDATE briefing SET body = $2, sequence = sequence + 1, changed_at = $4
        WHERE body = $1 AND (until IS NULL OR until >= $3) AND (rule <> '' OR first_day >= $3) RETURNING id)",
                             {from.id, to.id, today, tx.now()});
    for (const auto& row : held) {
        tx.change("DELETE FROM briefing_body WHERE briefing = $1 AND body = $2", {row.uuid("id"), to.id});
        store::record(tx, who, "briefing.passed", row.uuid("id"), area,
                      {{"from", base::to_string(from.id)}, {"to", base::to_string(to.id)}});
    }
    return static_cast<std::int64_t>(held.size());
}

}  // namespace briefings
