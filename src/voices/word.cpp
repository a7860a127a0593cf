#include "voices/word.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"

namespace voices {
namespace {

Words read_words() {
    for (const auto& file : base::embedded_vocabulary())
        if (file.path == "voices/vocabulary/voice_words.json") return base::from_json_text<Words>(file.bytes);
    throw std::logic_error("no words of voices");
}

/// True when the words of the phrase stand in the sentence, whole and one after the other; both folded.
bool speaks_of(const std::string& sentence, const std::string& phrase) {
    return (' ' + sentence + ' ').find(' ' + phrase + ' ') != std::string::npos;
}

}  // namespace

const Words& words() {
    static const auto read_once = read_words();
    return read_once;
}

const Topic* topic_of(std::string_view code) {
    const auto found = std::ranges::find(words().topics, code, &Topic::code);
    return found == words().topics.end() ? nullptr : &*found;
}

std::string topic_spoken_of(std::string_view sentence) {
    const auto folded = base::fold(sentence);
    std::string topic = "other";
    std::size_t longest = 0;
    for (const auto& one : words().topics)
        for (const auto& phrase : one.phrases) {
            const auto wanted = base::fold(phrase);
            if (wanted.size() <= longest || !speaks_of(folded, wanted)) continue;
            longest = wanted.size();
            topic = one.code;
        }
    return topic;
}

const Rule& rule_on(base::Day day) {
    static const auto read_once = base::vocabulary<Rule>("voices/vocabulary/voice_rules.json");
    return base::rule_on(read_once, day);
}

const std::vector<RetentionRule>& retention_rules() {
    static const auto read_once = base::vocabulary<RetentionRule>("voices/vocabulary/voice_retention.json");
    return read_once;
}

}  // namespace voices
