#include "needs/word.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/embedded.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

namespace needs {
namespace {

template <class T>
T vocabulary(std::string_view path) {
    for (const auto& file : base::embedded_vocabulary())
        if (file.path == path) return base::from_json_text<T>(file.bytes);
    throw std::logic_error("no vocabulary " + std::string(path));
}

const std::vector<Rule>& rules() {
    static const auto read_once = vocabulary<std::vector<Rule>>("needs/vocabulary/need_rules.json");
    return read_once;
}

/// True when the words of the phrase stand in the sentence, whole and one after the other; both folded.
bool speaks_of(const std::string& sentence, const std::string& phrase) {
    return (' ' + sentence + ' ').find(' ' + phrase + ' ') != std::string::npos;
}

}  // namespace

const Words& words() {
    static const auto read_once = vocabulary<Words>("needs/vocabulary/need_words.json");
    return read_once;
}

bool has(const std::vector<Word>& list, std::string_view code) {
    return std::ranges::find(list, code, &Word::code) != list.end();
}

std::string kind_of(std::string_view sentence) {
    const auto folded = base::fold(sentence);
    std::string kind = "other";
    std::size_t longest = 0;
    for (const auto& word : words().kinds)
        for (const auto& phrase : word.phrases) {
            const auto wanted = base::fold(phrase);
            if (wanted.size() <= longest || !speaks_of(folded, wanted)) continue;
            longest = wanted.size();
            kind = word.code;
        }
    return kind;
}

const Rule& rule_on(base::Day day) {
    const Rule* holds = &rules().front();
    for (const auto& rule : rules())
        if (rule.valid_from <= day) holds = &rule;
    return *holds;
}

}  // namespace needs
