#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reader/form_filter.hpp"
#include "reader/words.hpp"

/// Named rules over words. A rule is a name, a meaning and its spellings; a spelling is a row of
///   word         that word;  a/b  either;  (word)  may be missing;  (a b)  may be missing together
///   <day>        a phrase of phrases_dates.hpp or phrases_clock.hpp
///   ...          up to six words of the same clause
/// At one place the longest spelling wins; of equally long ones the first in the table.
namespace reader {

/// A day as printed: what was not printed is 0. "tháng 8/2021" is 0-8-2021, "năm 2021" 0-0-2021.
struct PartialDay {
    int year = 0;
    int month = 0;
    int day = 0;
};

/// Whole days, months or years from the first to the last.
struct Interval {
    PartialDay first;
    PartialDay last;
};

/// What a phrase in angle brackets stood for. Numbers that were not printed are 0.
struct Slot {
    std::string kind;             ///< day, time, year, number, numbers, monthdays, hour, weekdays
    std::vector<Interval> times;  ///< of a day or a time, in the order printed
    bool spanned = false;         ///< a time that names its two ends: "16-20/11/2025", "tháng 7 - 9/2021"
    int number = 0;
    int until = 0;     ///< the second number of "3 - 5", the minutes of an hour
    std::string list;  ///< "MO,WE,FR" of weekdays, "15,30" of days of a month
    Range where;

    PartialDay printed_day() const { return times.empty() ? PartialDay{} : times.front().first; }
};

struct Element {
    std::vector<FormHash> words;  ///< any of these
    std::string slot;
    bool gap = false;
    std::vector<std::vector<Element>> optional;  ///< one group that may be missing
};

struct Spelling {
    std::vector<Element> elements;
    std::vector<std::vector<FormHash>> needed;  ///< words that every reading of it has: one of each
};

struct Rule {
    std::string name;
    std::string meaning;
    std::vector<Spelling> spellings;
};

struct Match {
    const Rule* rule = nullptr;
    Range where;
    std::vector<Slot> slots;

    const Slot* slot(std::string_view kind, std::size_t nth = 0) const;
};

class RuleTable {
public:
    /// "[name] meaning" opens a rule, every further line is a spelling of it, "#" begins a comment.
    void read(std::string_view table);

    /// The best match that begins at this word.
    std::optional<Match> match_at(const Words& words, std::size_t at, std::size_t end) const;

    /// All matches of the range from left to right, none overlapping another.
    std::vector<Match> matches_in(const Words& words, Range range) const;

    const std::vector<Rule>& rules() const { return rules_; }

private:
    struct Entry {
        std::size_t rule = 0;
        std::size_t spelling = 0;
        FormHash needed = 0;  ///< a word that must stand ahead; 0 when none must
    };
    void index();
    bool may_begin(const Word& word) const;

    std::vector<Rule> rules_;
    FormFilter<4096> first_words_;
    std::unordered_map<FormHash, std::vector<Entry>> by_first_;
    std::vector<Entry> by_slot_;
};

}  // namespace reader
