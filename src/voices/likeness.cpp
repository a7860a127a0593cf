#include "voices/likeness.hpp"

#include <algorithm>
#include <set>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/values.hpp"
#include "voices/way.hpp"

namespace voices {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;
constexpr std::size_t most_compared = 100;
constexpr std::size_t most_shown = 10;

std::set<std::string> words_in(std::string_view text) {
    const auto folded = base::fold(text);
    std::set<std::string> found;
    for (const auto word : base::words_of(folded)) found.emplace(word);
    return found;
}

/// Of a hundred words of the shorter one, how many the other has too.
std::int64_t percent_shared(const std::set<std::string>& one, const std::set<std::string>& other) {
    const auto fewer = std::min(one.size(), other.size());
    if (fewer == 0) return 0;
    const auto shared = std::ranges::count_if(one, [&](const std::string& word) { return other.contains(word); });
    return shared * 100 / static_cast<std::int64_t>(fewer);
}

store::Rows near(store::Transaction& tx, const Entry& one, base::Instant said_at, std::int64_t days) {
    return tx.run("SELECT " + voice_columns + " FROM " + voice_tables + R"(
        WHERE v.commune = $1 AND v.topic = $2 AND v.said_at >= $3 AND v.said_at <= $4 AND v.id <> $5 AND v.is_sealed
          AND v.state NOT IN ('closed', 'joined')
        ORDER BY v.said_at DESC, v.id LIMIT $6)",
                  {one.commune, one.standing.topic, base::Instant{said_at.ms - days * day_ms},
                   base::Instant{said_at.ms + days * day_ms}, one.id, most_compared});
}

}  // namespace

std::vector<Alike> alike(store::Transaction& tx, const store::MasterKey& master, VoiceId id) {
    const auto one = entry(tx, id);
    const auto record = unsealed(tx, master, id.uuid);
    if (!record || !is_possible(one, Act::join)) return {};
    const auto& rule = rule_on(base::day_of(tx.now()));
    const auto own_words = words_in(record->words);
    std::vector<Alike> found;
    for (const auto& row : near(tx, one, find_voice(tx, id).said_at, rule.alike_days)) {
        const auto other = unsealed(tx, master, row.uuid("id"));
        const auto percent = other ? percent_shared(own_words, words_in(other->words)) : 0;
        if (percent >= rule.alike_percent) found.push_back({read_voice(tx, row), percent});
    }
    std::ranges::sort(found, [](const Alike& a, const Alike& b) {
        return std::pair(a.percent, a.voice.said_at) > std::pair(b.percent, b.voice.said_at);
    });
    if (found.size() > most_shown) found.resize(most_shown);
    return found;
}

std::vector<Voice> joined_with(store::Transaction& tx, VoiceId id) {
    return store::all([&](const store::Row& row) { return read_voice(tx, row); },
                      tx.run("SELECT " + voice_columns + " FROM " + voice_tables +
                                 " WHERE v.joined_to = $1 ORDER BY v.said_at, v.id LIMIT 100",
                             {id}));
}

Voice join(store::Transaction& tx, const base::Who& who, VoiceId id, VoiceId other) {
    auto [before, after] = stepping(tx, who, id, Act::join);
    if (id == other) throw Problem(ProblemKind::invalid, "voice.same_voice", base::to_string(id));
    const auto kept = entry(tx, other);
    if (kept.commune != before.commune)
        throw Problem(ProblemKind::conflict, "voice.other_commune", base::to_string(other));
    if (kept.standing.joined_to) throw Problem(ProblemKind::conflict, "voice.joined_in_circle", base::to_string(other));
    if (kept.standing.state == State::closed)
        throw Problem(ProblemKind::conflict, "voice.other_is_over", base::to_string(other));
    after.joined_to = other.uuid;
    after.due_at.reset();
    keep(tx, who, before, after, {Act::join, {}, {}, {}});
    return find_voice(tx, id);
}

Voice part(store::Transaction& tx, const base::Who& who, VoiceId id) {
    auto [before, after] = stepping(tx, who, id, Act::part);
    after.joined_to.reset();
    after.due_at = accept_until(tx, tx.now());
    keep(tx, who, before, after, {Act::part, {}, {}, {}});
    return find_voice(tx, id);
}

}  // namespace voices
