#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

/// The lists that forms of goods offer: vocabulary/goods_words.json.
namespace goods {

/// A choice of a list: kind (of an item), loss, count, return, refusal.
struct Word {
    std::string what;
    std::string code;
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Word, (), (what, code, vi, en))

const std::vector<Word>& words();

/// Problem: goods.word_unknown.
void require_word(std::string_view what, std::string_view code);

/// What somebody typed, tidied. Problem: goods.text_too_long.
std::string short_text(std::string_view typed);

}  // namespace goods
