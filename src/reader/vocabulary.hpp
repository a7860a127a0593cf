#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reader/form_filter.hpp"
#include "reader/lists.hpp"
#include "reader/phrases.hpp"
#include "reader/words.hpp"

/// The words and rules of official Vietnamese, read once from the tables in src/reader/vocabulary.
namespace reader {

/// A set of expressions of one or more words.
class WordList {
public:
    void add(std::string_view expression);

    /// How many words of the longest expression stand at this place; 0 when none does.
    std::size_t length_at(const Words& words, std::size_t at, std::size_t end) const {
        return at < end && first_words_.may_hold(words[at].hash) ? longest_at(words, at, end) : 0;
    }

    bool holds(std::string_view expression) const;

private:
    std::size_t longest_at(const Words& words, std::size_t at, std::size_t end) const;

    std::unordered_map<FormHash, std::vector<std::vector<FormHash>>> by_first_;  ///< longest first
    FormFilter<4096> first_words_;
};

struct Vocabulary {
    const WordList& list(List which) const { return lists[static_cast<std::size_t>(which)]; }

    std::array<WordList, static_cast<std::size_t>(List::count)> lists;
    std::unordered_map<std::string, std::string> document_kinds;  ///< "kh" -> "kế hoạch"
    std::unordered_map<std::string, std::string> proper_names;    ///< "ủy ban nhân dân" -> "Ủy ban nhân dân"
    RuleTable deadlines;
    RuleTable periods;
    RuleTable bare_times;        ///< read where no rule of the deadlines applies
    RuleTable recurrence_rests;  ///< hours and days that a clause says behind "hằng tuần"
};

const Vocabulary& vocabulary();

/// How many words of the list's longest expression stand at this place.
inline std::size_t listed(List list, const Words& words, std::size_t at, std::size_t end) {
    return vocabulary().list(list).length_at(words, at, end);
}

}  // namespace reader
