#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plans/phrases.hpp"
#include "plans/words.hpp"

/// The words and rules of official Vietnamese, read once from the tables in src/plans/vocabulary.
namespace plans {

/// A set of expressions of one or more words.
class WordList {
public:
    void add(std::string_view expression);

    /// How many words of the longest expression stand at this place; 0 when none does.
    std::size_t length_at(const Words& words, std::size_t at, std::size_t end) const;

    bool holds(std::string_view expression) const;

private:
    std::unordered_map<std::string, std::vector<std::vector<std::string>>> by_first_;
};

struct Vocabulary {
    /// A list by its name in words.txt; an unknown name is a mistake of ours and throws std::logic_error.
    const WordList& list(std::string_view name) const;

    std::unordered_map<std::string, WordList> lists;
    std::unordered_map<std::string, std::string> document_kinds;  ///< "kh" -> "kế hoạch"
    std::unordered_map<std::string, std::string> proper_names;    ///< "ủy ban nhân dân" -> "Ủy ban nhân dân"
    RuleTable deadlines;
    RuleTable periods;
};

const Vocabulary& vocabulary();

}  // namespace plans
