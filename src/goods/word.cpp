#include "goods/word.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"

namespace goods {
namespace {

constexpr std::size_t longest_text = 600;

}  // namespace

const std::vector<Word>& words() {
    static const auto read_once = base::vocabulary<Word>("goods/vocabulary/goods_words.json");
    return read_once;
}

void require_word(std::string_view what, std::string_view code) {
    const bool is_known =
        std::ranges::any_of(words(), [&](const Word& word) { return word.what == what && word.code == code; });
    if (!is_known) throw base::Problem(base::ProblemKind::invalid, "goods.word_unknown", std::string(code));
}

std::string short_text(std::string_view typed) {
    auto text = base::tidy(base::to_nfc(typed));
    if (text.size() > longest_text) throw base::Problem(base::ProblemKind::invalid, "goods.text_too_long");
    return text;
}

}  // namespace goods
