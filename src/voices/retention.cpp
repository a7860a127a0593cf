#include "voices/retention.hpp"

#include "base/vocabulary.hpp"
#include "store/journal.hpp"
#include "voices/entry.hpp"

namespace voices {

std::size_t forget_over(store::Transaction& tx, const std::vector<RetentionRule>& rules, std::size_t most) {
    const auto today = base::day_of(tx.now());
    const auto days = base::rule_on(rules, today).days_after_answer;
    if (!days) return 0;
    const auto first_kept = base::end_of(today - *days - 1);
    const auto rows = tx.run("SELECT " + voice_columns + " FROM " + voice_tables + R"(
        WHERE v.is_sealed AND NOT v.is_open AND v.since <= $1
          AND NOT EXISTS (SELECT 1 FROM voice_step s WHERE s.home = v.home AND s.voice = v.id AND s.at > $1)
          AND NOT EXISTS (SELECT 1 FROM voice j WHERE j.joined_to = v.id AND j.since > $1)
        ORDER BY v.since, v.id LIMIT $2)",
                             {first_kept, most});
    for (const auto& row : rows) {
        const auto one = read_entry(row);
        forget(tx, one);
        store::record_by_system(tx, "voice.forgotten", one.id.uuid, one.area);
    }
    return rows.size();
}

}  // namespace voices
