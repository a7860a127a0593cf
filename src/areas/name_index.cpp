#include "areas/name_index.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.hpp"

namespace areas {
namespace {

/// Longer beginnings are not stored; what they would exclude is compared afterwards.
constexpr std::size_t longest_prefix = 8;

/// So many names are looked at for one query; a query that fits more is a person who is still typing.
constexpr std::size_t most_candidates = 4000;

std::string_view prefix_of(std::string_view word) {
    return word.substr(0, std::min(word.size(), longest_prefix));
}

void index_prefixes(store::Transaction& tx, std::string_view word) {
    // A cut inside a letter of several bytes would make text that is none; such letters are not Vietnamese.
    for (std::size_t size = 1; size <= std::min(word.size(), longest_prefix); ++size) {
        if (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xC0) == 0x80) continue;
        tx.change("INSERT INTO name_prefix (prefix, word) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                  {word.substr(0, size), word});
    }
}

/// The word of the query that narrows most.
std::string_view rarest(store::Transaction& tx, std::string_view kind, const std::vector<std::string_view>& words) {
    std::string_view rarest_word = words.front();
    auto fewest = static_cast<std::int64_t>(most_candidates) + 1;
    for (const auto word : words) {
        // CROSS JOIN makes SQLite go from the few words of a prefix to the names that have them, never the other way.
        const auto rows = tx.run(R"(SELECT count(*) AS candidates
                                      FROM (SELECT w.name_key
                                              FROM name_prefix p CROSS JOIN name_word w
                                             WHERE p.prefix = $2 AND w.word = p.word AND w.kind = $1
                                             LIMIT $3) AS few)",
                                 {kind, prefix_of(word), fewest});
        const auto candidates = rows.front().integer("candidates");
        if (candidates < fewest) {
            fewest = candidates;
            rarest_word = word;
        }
    }
    return rarest_word;
}

int rank_of(std::string_view key, std::string_view query) {
    return key == query ? 0 : key.starts_with(query) ? 1 : 2;
}

}  // namespace

void index_names(store::Transaction& tx, std::string_view kind, const std::vector<std::string>& name_keys) {
    std::set<std::string_view> new_words;
    const std::set<std::string_view> distinct(name_keys.begin(), name_keys.end());
    for (const auto key : distinct) {
        for (const auto word : base::words_of(key)) {
            const auto added =
                tx.change("INSERT INTO name_word (kind, word, name_key) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                          {kind, word, key});
            if (added > 0) new_words.insert(word);
        }
    }
    for (const auto word : new_words) index_prefixes(tx, word);
}

bool fits_words(std::string_view name_key, std::string_view folded_query) {
    const auto words = base::words_of(name_key);
    auto word = words.begin();
    for (const auto part : base::words_of(folded_query)) {
        word = std::find_if(word, words.end(), [&](auto candidate) { return candidate.starts_with(part); });
        if (word == words.end()) return false;
        ++word;
    }
    return true;
}

std::vector<std::string> names_like(store::Transaction& tx, std::string_view kind, std::string_view folded_query) {
    const auto words = base::words_of(folded_query);
    if (words.empty()) return {};
    const auto rows = tx.run(R"(SELECT w.name_key
                                  FROM name_prefix p CROSS JOIN name_word w
                                 WHERE p.prefix = $2 AND w.word = p.word AND w.kind = $1
                                 LIMIT $3)",
                             {kind, prefix_of(rarest(tx, kind, words)), most_candidates});
    std::set<std::string> keys;
    for (const auto& row : rows)
        if (fits_words(row.text("name_key"), folded_query)) keys.insert(row.text("name_key"));
    // The exact name must be there even when the candidates were too many.
    const auto exact = tx.run("SELECT name_key FROM name_word WHERE kind = $1 AND word = $2 AND name_key = $3",
                              {kind, words.front(), folded_query});
    if (!exact.empty()) keys.insert(std::string(folded_query));

    std::vector<std::string> ranked(keys.begin(), keys.end());
    const auto order = [&](const std::string& key) {
        return std::tuple(rank_of(key, folded_query), key.size(), std::string_view(key));
    };
    std::sort(ranked.begin(), ranked.end(),
              [&](const auto& left, const auto& right) { return order(left) < order(right); });
    return ranked;
}

}  // namespace areas
