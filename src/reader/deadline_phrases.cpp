#include "reader/deadline_phrases.hpp"

#include <algorithm>

#include "reader/duties.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

/// "số vắc xin đã nhận, xong trước ngày 07/12": what tells of the past ended before the time.
bool has_comma(const Words& words, std::size_t from, std::size_t to) {
    return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from),
                       words.begin() + static_cast<std::ptrdiff_t>(to),
                       [](const Word& word) { return word.form == ","; });
}

/// Behind its first word up to here a phrase may begin that reaches farther. Of "02 tháng, từ ngày 01/6 ..." the whole
/// may go: it is no time after an event.
std::size_t first_time(const Match& match) {
    if (means(match.rule->meaning, "relative")) return match.where.to;
    for (const auto& slot : match.slots)
        if (!slot.times.empty() || slot.kind != "number") return slot.where.from;
    return match.where.to;
}

}  // namespace

bool is_period_label(const Words& words, const Match& match) {
    return means(match.rule->meaning, "named") && is(words, match.where.to - 1, ":");
}

std::optional<Match> time_phrase_at(const Words& words, std::size_t at, std::size_t end, bool heading) {
    const auto& table = vocabulary().deadlines;
    auto match = table.match_at(words, at, end);
    auto last = match ? first_time(*match) : at + 1;
    if (is(words, at, "định") && is(words, at + 1, "kỳ")) last = std::max(last, at + 3);
    if (match && means(match->rule->meaning, "off")) {
        if (match->slots.empty() || !has_comma(words, at, last)) return match;
        match.reset();
    }
    for (auto inside = at + 1; inside < std::min(last, end); ++inside) {
        auto closer = table.match_at(words, inside, end);
        if (closer && !is_period_label(words, *closer) && (!match || closer->where.to > match->where.to))
            match = std::move(closer);
    }
    if (!match && !heading) match = vocabulary().bare_times.match_at(words, at, end);
    return match;
}

bool is_said_closer(const Words& words, const Match& match, std::size_t end) {
    if (!means(match.rule->meaning, "in") || !is(words, match.where.to, ",")) return false;
    const auto next = vocabulary().deadlines.match_at(words, match.where.to + 1, end);
    return next && (means(next->rule->meaning, "open") || means(next->rule->meaning, "between"));
}

std::optional<Match> weekday_again(const Words& words, std::size_t at, std::size_t end) {
    auto rest = vocabulary().recurrence_rests.match_at(words, at, end);
    return rest && rest->slot("weekdays") != nullptr ? rest : std::nullopt;
}

}  // namespace reader
