#include "base/sheet_columns.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/text.hpp"

namespace base {
namespace {

constexpr std::size_t rows_looked_at = 40;
constexpr std::size_t fewest_understood = 2;
constexpr std::size_t longest_title = 120;  ///< bytes; longer cells are sentences

/// How well a title fits words: 3 just so, 2 begins so, 1 holds them, 0 not at all.
int fit(std::string_view title, std::string_view words) {
    if (title == words) return 3;
    if (title.starts_with(words) && title[words.size()] == ' ') return 2;
    return (" " + std::string(title) + " ").find(" " + std::string(words) + " ") == std::string::npos ? 0 : 1;
}

/// A title that may mean something.
struct Guess {
    int fit = 0;
    std::size_t length = 0;  ///< of the words: longer ones say more
    std::size_t column = 0;
    std::string_view name;
};

std::vector<Guess> guesses_for(const std::vector<std::string>& titles, std::span<const ColumnWords> known) {
    std::vector<Guess> guesses;
    for (std::size_t column = 0; column < titles.size(); ++column) {
        if (titles[column].size() > longest_title) continue;
        const auto title = fold(titles[column]);
        if (title.empty()) continue;
        for (const auto& one : known)
            for (const auto words : one.titles)
                if (const auto fits = fit(title, words); fits > 0)
                    guesses.push_back({fits, words.size(), column, one.name});
    }
    return guesses;
}

/// Names over several columns stand in the upper row, what is below them in the lower.
std::vector<std::string> joined(const Cells& upper, const Cells& lower) {
    std::vector<std::string> titles(std::max(upper.size(), lower.size()));
    for (std::size_t at = 0; at < titles.size(); ++at) {
        if (at < upper.size()) titles[at] = upper[at];
        if (at < lower.size() && !trim(lower[at]).empty()) titles[at] = lower[at];
    }
    return titles;
}

/// "(1) (2) (3)" or "1 2 3" below a heading, or the hashtags of HXL.
bool is_below_heading(const Cells& row) {
    std::size_t last = 0;
    std::size_t filled = 0;
    bool tags = true;
    bool numbers = true;
    for (const auto& cell : row) {
        if (trim(cell).empty()) continue;
        ++filled;
        tags = tags && trim(cell).starts_with('#');
        const auto number = to_number<std::size_t>(fold(cell));
        numbers = numbers && number && *number == last + 1;
        last = number.value_or(0);
    }
    return filled >= fewest_understood && (tags || numbers);
}

std::vector<std::string> tidied(std::vector<std::string> titles) {
    for (auto& title : titles) title = tidy(title);
    return titles;
}

}  // namespace

std::map<std::string, std::size_t, std::less<>> columns_of(const std::vector<std::string>& titles,
                                                           std::span<const ColumnWords> known) {
    auto guesses = guesses_for(titles, known);
    std::ranges::sort(guesses, [](const Guess& a, const Guess& b) {
        return std::tuple(a.fit, a.length, b.column) > std::tuple(b.fit, b.length, a.column);
    });
    std::map<std::string, std::size_t, std::less<>> columns;
    std::set<std::size_t> taken;
    for (const auto& guess : guesses)
        if (!taken.contains(guess.column) && columns.emplace(guess.name, guess.column).second)
            taken.insert(guess.column);
    return columns;
}

std::optional<Heading> find_heading(const std::vector<Cells>& rows, std::span<const ColumnWords> known) {
    std::optional<Heading> best;
    const auto consider = [&](std::vector<std::string> titles, std::size_t first_row) {
        Heading heading{tidied(std::move(titles)), {}, first_row};
        heading.columns = columns_of(heading.titles, known);
        const auto understood = heading.columns.size();
        if (understood >= fewest_understood && (!best || understood > best->columns.size())) best = std::move(heading);
    };
    for (std::size_t at = 0; at < std::min(rows.size(), rows_looked_at); ++at) {
        consider(rows[at], at + 1);
        if (at + 1 < rows.size()) consider(joined(rows[at], rows[at + 1]), at + 2);
    }
    while (best && best->first_row < rows.size() && is_below_heading(rows[best->first_row])) ++best->first_row;
    return best;
}

}  // namespace base
