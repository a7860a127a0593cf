#include "plans/sentence.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace plans {
namespace {

/// A paragraph that runs longer is cut: what is wanted is a sentence.
constexpr int most_lines = 12;

constexpr std::array<std::string_view, 6> bullets = {"-", "+", "*", "•", "–", "—"};

bool is_digit(char sign) {
    return sign >= '0' && sign <= '9';
}

bool is_letter(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || static_cast<unsigned char>(sign) >= 0x80;
}

/// The bytes of "- ", "2.1. ", "a) " or "IV. " at the beginning; 0 when there is none.
std::size_t marker_length(std::string_view line) {
    for (const auto& bullet : bullets)
        if (line.starts_with(bullet)) return bullet.size();
    std::size_t at = line.starts_with('(') ? 1 : 0;
    const auto from = at;
    while (at < line.size() && (is_digit(line[at]) || (line[at] == '.' && at > from && is_digit(line[at - 1])))) ++at;
    if (at == from)
        while (at < line.size() && at - from < 4 && is_letter(line[at])) ++at;
    if (at == from) return 0;
    const bool has_stop = at < line.size() && std::string_view(".)/").find(line[at]) != std::string_view::npos;
    if (has_stop) ++at;
    const bool ends = has_stop || line[at - 1] == '.';
    return ends && (at == line.size() || line[at] == ' ' || line[at] == '\t') ? at : 0;
}

struct Lines {
    std::string_view text;

    std::size_t start_of(std::size_t at) const {
        const auto before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
        return before == std::string_view::npos ? 0 : before + 1;
    }
    std::size_t end_of(std::size_t at) const { return std::min(text.find('\n', at), text.size()); }
    std::string_view line(std::size_t start) const { return base::trim(text.substr(start, end_of(start) - start)); }

    /// Whether the line at `start` goes on with what the line above it began.
    bool goes_on(std::size_t start) const {
        if (start == 0) return false;
        const auto above = line(start_of(start - 1));
        const auto here = line(start);
        return !above.empty() && !here.empty() && marker_length(here) == 0 &&
               std::string_view(".;:!?").find(above.back()) == std::string_view::npos;
    }
};

sources::Span paragraph_at(std::string_view text, std::size_t at) {
    const Lines lines{text};
    auto from = lines.start_of(at);
    for (int n = 0; n < most_lines && lines.goes_on(from); ++n) from = lines.start_of(from - 1);
    auto to = lines.end_of(at);
    for (int n = 0; n < most_lines && to < text.size() && lines.goes_on(to + 1); ++n) to = lines.end_of(to + 1);
    return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

/// A stop that ends a sentence: not that of "TP.", "Th.S." or "15.6", and something follows.
bool ends_sentence(std::string_view text, std::size_t stop, std::size_t from) {
    if (text[stop] != '.' || stop + 1 >= text.size() || (text[stop + 1] != ' ' && text[stop + 1] != '\n')) return false;
    auto word = stop;
    while (word > from && is_letter(text[word - 1])) --word;
    const auto next = base::trim(text.substr(stop + 1, 8));
    return stop - word > 3 && !next.empty() && base::to_lower(next) != next;
}

}  // namespace

sources::Span sentence_at(std::string_view text, std::size_t at) {
    if (text.empty()) return {};
    at = std::min(at, text.size() - 1);
    auto sentence = paragraph_at(text, at);
    for (auto stop = static_cast<std::size_t>(sentence.from); stop < sentence.to; ++stop) {
        if (!ends_sentence(text, stop, sentence.from)) continue;
        if (stop >= at) return {sentence.from, static_cast<std::uint32_t>(stop + 1)};
        sentence.from = static_cast<std::uint32_t>(stop + 1);
    }
    return sentence;
}

std::string bare_sentence(std::string_view text, sources::Span sentence) {
    const auto tidied = base::tidy(text.substr(sentence.from, sentence.to - sentence.from));
    std::string_view bare = tidied;
    while (const auto marker = marker_length(bare)) bare = base::trim(bare.substr(marker));
    while (!bare.empty() && (bare.back() == '.' || bare.back() == ';')) bare.remove_suffix(1);
    return std::string(base::trim(bare));
}

}  // namespace plans
