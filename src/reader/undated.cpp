#include <algorithm>
#include <unordered_set>

#include "reader/duties.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t words_behind = 6;  ///< of the duty, so that the phrase can be recognised

/// The first phrase of the block that asks for haste or names a condition instead of a day.
std::optional<Range> soft_time(const Words& words, Range block) {
    for (auto at = block.from; at < block.to; ++at) {
        if (words[at].quoted) continue;
        const auto length = vocabulary().list(List::soft_times).length_at(words, at, block.to);
        if (length == 0) continue;
        auto end = at + length;
        while (end < block.to && end < at + length + words_behind && words[end].kind != WordKind::mark) ++end;
        return Range{at, end};
    }
    return std::nullopt;
}

}  // namespace

void read_undated(const Document& document, Reading& into) {
    std::unordered_set<std::string> dated;
    for (const auto& found : into.deadlines) dated.insert(found.value.section);
    std::unordered_set<std::string> assigned;
    for (const auto& found : into.assignments) assigned.insert(found.value.section);
    const auto& words = document.blocks.words;
    for (std::size_t b = 0; b < document.blocks.blocks.size(); ++b) {
        const auto& section = document.outline.id_of(document.outline.item_of_block[b]);
        if (section.empty() || dated.contains(section) || !assigned.contains(section)) continue;
        const auto phrase = soft_time(words, document.blocks.blocks[b].words);
        if (!phrase) continue;
        Deadline deadline;
        deadline.section = section;
        deadline.kind = DeadlineKind::undated;
        deadline.text = printed(document.text, words, *phrase);
        const auto span = span_of(words, *phrase);
        into.deadlines.push_back({std::move(deadline), span, "words that set no date"});
        into.doubts.push_back({DoubtKind::missing, section, "doubt.no_date", span});
        dated.insert(section);
    }
}

}  // namespace reader
