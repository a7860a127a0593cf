#include "plans/word_changes.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace plans {
namespace {

using Words = std::vector<std::string_view>;

/// Beyond so many words added and removed nobody reads marks any more, and finding them costs the square of it.
constexpr std::int64_t most_changes = 800;

Words split(std::string_view text) {
    Words words;
    constexpr std::string_view blanks = " \t\n\v\r";
    for (auto from = text.find_first_not_of(blanks); from != std::string_view::npos;) {
        const auto to = std::min(text.find_first_of(blanks, from), text.size());
        words.push_back(text.substr(from, to - from));
        from = text.find_first_not_of(blanks, to);
    }
    return words;
}

class Runs {
public:
    void take(WordChange change, std::string_view word) {
        if (runs.empty() || runs.back().change != change) runs.push_back({change, {}});
        auto& text = runs.back().text;
        text.append(text.empty() ? "" : " ").append(word);
    }
    std::vector<WordRun> runs;
};

/// Myers' greedy search: furthest[k] is how far into `older` one gets on diagonal k with d changes; every round is kept
/// so that the way can be walked back.
class Search {
public:
    Search(const Words& older, const Words& newer)
        : older_(older), newer_(newer), n_(std::ssize(older)), m_(std::ssize(newer)) {}

    /// The kind of each step from the beginning to the end; nothing when the texts are too different.
    std::vector<WordChange> steps() {
        std::vector<std::int64_t> furthest(static_cast<std::size_t>(2 * most_changes + 3), 0);
        for (std::int64_t d = 0; d <= std::min(n_ + m_, most_changes); ++d) {
            rounds_.emplace_back(furthest.begin() + most_changes + 1 - d - 1,
                                 furthest.begin() + most_changes + 1 + d + 2);
            for (auto k = -d; k <= d; k += 2) {
                const auto at = static_cast<std::size_t>(most_changes + 1 + k);
                auto x = comes_down(k, d, furthest[at - 1], furthest[at + 1]) ? furthest[at + 1] : furthest[at - 1] + 1;
                while (x < n_ && x - k < m_ && same(x, x - k)) ++x;
                furthest[at] = x;
                if (x >= n_ && x - k >= m_) return walk_back(d);
            }
        }
        return {};
    }

private:
    bool same(std::int64_t x, std::int64_t y) const {
        return older_[static_cast<std::size_t>(x)] == newer_[static_cast<std::size_t>(y)];
    }
    static bool comes_down(std::int64_t k, std::int64_t d, std::int64_t left, std::int64_t right) {
        return k == -d || (k != d && left < right);
    }

    std::vector<WordChange> walk_back(std::int64_t d) const {
        std::vector<WordChange> steps;
        auto x = n_;
        auto y = m_;
        for (; d >= 0; --d) {
            const auto& before = rounds_[static_cast<std::size_t>(d)];
            const auto k = x - y;
            const auto value = [&](std::int64_t diagonal) {
                return before[static_cast<std::size_t>(diagonal + d + 1)];
            };
            const bool down = comes_down(k, d, value(k - 1), value(k + 1));
            const auto start_x = d == 0 ? 0 : down ? value(k + 1) : value(k - 1) + 1;
            for (; x > start_x; --x, --y) steps.push_back(WordChange::same);
            if (d == 0) break;
            steps.push_back(down ? WordChange::added : WordChange::removed);
            (down ? y : x) -= 1;
        }
        std::reverse(steps.begin(), steps.end());
        return steps;
    }

    const Words& older_;
    const Words& newer_;
    std::int64_t n_;
    std::int64_t m_;
    std::vector<std::vector<std::int64_t>> rounds_;
};

}  // namespace

std::vector<WordRun> word_changes(std::string_view older, std::string_view newer) {
    const auto before = split(older);
    const auto after = split(newer);
    const auto steps = Search(before, after).steps();
    Runs runs;
    std::size_t x = 0;
    std::size_t y = 0;
    for (const auto step : steps) {
        runs.take(step, step == WordChange::added ? after[y] : before[x]);
        x += step != WordChange::added;
        y += step != WordChange::removed;
    }
    for (; x < before.size(); ++x) runs.take(WordChange::removed, before[x]);
    for (; y < after.size(); ++y) runs.take(WordChange::added, after[y]);
    return runs.runs;
}

double likeness(std::string_view older, std::string_view newer) {
    const auto before = split(older);
    const auto after = split(newer);
    if (before.empty() || after.empty()) return before.empty() && after.empty() ? 1 : 0;
    std::unordered_map<std::string_view, int> counts;
    for (const auto& word : before) ++counts[word];
    int shared = 0;
    for (const auto& word : after)
        if (auto& left = counts[word]; left > 0) {
            --left;
            ++shared;
        }
    return 2.0 * shared / static_cast<double>(before.size() + after.size());
}

}  // namespace plans
