#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

/// What changed between two texts, word by word. Where lines break does not count.
namespace plans {

enum class WordChange { same, added, removed };
BOOST_DESCRIBE_ENUM(WordChange, same, added, removed)

/// Words that share one fate, with single blanks between them.
struct WordRun {
    WordChange change = WordChange::same;
    std::string text;
    bool operator==(const WordRun&) const = default;
};
BOOST_DESCRIBE_STRUCT(WordRun, (), (change, text))

/// The shortest way from one text to the other. Texts that share almost nothing are shown whole, the older one first.
std::vector<WordRun> word_changes(std::string_view older, std::string_view newer);

/// How alike two texts are by their words: 1 the same ones, 0 none in common.
double likeness(std::string_view older, std::string_view newer);

}  // namespace plans
