#include "sources/scan_mend.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>

#include "base/embedded.hpp"
#include "base/letters.hpp"
#include "base/text.hpp"

namespace sources {
namespace {

constexpr double sure_of_figures = 75;     ///< confidence of the second look
constexpr double figures_in_dispute = 40;  ///< what a word gets that two looks see differently
constexpr double mostly = 0.6;             ///< of the width that two boxes of one word share

/// "12/10/2020;" "2021." "(15)": at least two digits and nothing but figures.
bool is_figures(std::string_view text) {
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits >= 2 && text.find_first_not_of("0123456789/.,;:-()") == std::string_view::npos;
}

bool is_same_place(const SeenWord& a, const SeenWord& b) {
    const auto across = std::min(a.left + a.width, b.left + b.width) - std::max(a.left, b.left);
    const auto down = std::min(a.top + a.height, b.top + b.height) - std::max(a.top, b.top);
    return across > mostly * std::max(a.width, b.width) && down > mostly * std::min(a.height, b.height);
}

struct Pair {
    std::string first;
    std::string second;
};
/// By the two syllables without marks: "to chuc".
using Pairs = std::unordered_map<std::string, std::vector<Pair>>;

void read_pairs(std::string_view line, Pairs& into) {
    while (!line.empty()) {
        const auto end = std::min(line.find(';'), line.size());
        const auto pair = base::trim(line.substr(0, end));
        if (const auto gap = pair.find(' '); gap != std::string_view::npos)
            into[base::fold(pair)].push_back({std::string(pair.substr(0, gap)), std::string(pair.substr(gap + 1))});
        line.remove_prefix(std::min(end + 1, line.size()));
    }
}

const Pairs& known_pairs() {
    static const Pairs pairs = [] {
        Pairs made;
        for (const auto& file : base::embedded_vocabulary()) {
            if (file.path != "sources/vocabulary/scan_words.txt") continue;
            for (std::string_view table = file.bytes; !table.empty();) {
                const auto end = std::min(table.find('\n'), table.size());
                if (!table.starts_with('#')) read_pairs(table.substr(0, end), made);
                table.remove_prefix(std::min(end + 1, table.size()));
            }
        }
        return made;
    }();
    return pairs;
}

/// The letters of a word without the marks around it.
struct Core {
    std::size_t from = 0;
    std::size_t length = 0;
    std::string lower;
};

Core core_of(const std::string& word) {
    constexpr std::string_view around = "(),.;:\"'[]-/";
    const auto from = std::min(word.find_first_not_of(around), word.size());
    const auto to = word.find_last_not_of(around);
    Core core{from, to == std::string::npos || to < from ? 0 : to - from + 1, {}};
    core.lower = base::to_lower(std::string_view(word).substr(core.from, core.length));
    return core;
}

/// The right letters in the case of those that were seen.
void replace_core(std::string& word, const Core& core, const std::string& right) {
    const auto seen = word.substr(core.from, core.length);
    if (core.lower == right) return;
    const auto points = base::to_code_points(right);
    const auto first = base::to_code_points(seen).substr(0, 1);
    const bool is_capital = base::to_lower(base::to_utf8(first)) != base::to_utf8(first);
    const bool all_capitals = base::to_upper(seen) == seen && base::to_code_points(seen).size() > 1;
    auto cased = right;
    if (all_capitals)
        cased = base::to_upper(right);
    else if (is_capital)
        cased = base::to_upper(base::to_utf8(points.substr(0, 1))) + base::to_utf8(points.substr(1));
    word.replace(core.from, core.length, cased);
}

void mend_pair(SeenWord& first, SeenWord& second) {
    const auto one = core_of(first.text);
    const auto two = core_of(second.text);
    // A mark between the two syllables keeps them from being one word.
    if (one.length == 0 || two.length == 0 || one.from + one.length != first.text.size() || two.from != 0) return;
    const auto found = known_pairs().find(base::fold(one.lower + " " + two.lower));
    if (found == known_pairs().end()) return;
    const auto fits = [&](const Pair& pair) { return pair.first == one.lower && pair.second == two.lower; };
    const auto& pairs = found->second;
    if (std::any_of(pairs.begin(), pairs.end(), fits)) return;
    replace_core(first.text, one, pairs.front().first);
    replace_core(second.text, two, pairs.front().second);
}

/// What the strokes of a Roman number are taken for.
std::string roman_of(std::string_view seen) {
    std::string roman;
    for (const char c : seen) {
        if (c == 'I' || c == 'L' || c == 'l' || c == '|' || c == '1' || c == 'i' || c == '!')
            roman += 'I';
        else if (c == 'H')
            roman += "II";
        else if (c == 'V' || c == 'X')
            roman += c;
        else
            return {};
    }
    constexpr std::array<std::string_view, 12> numbers{"I",   "II",   "III", "IV", "V",  "VI",
                                                       "VII", "VIII", "IX",  "X",  "XI", "XII"};
    return std::find(numbers.begin(), numbers.end(), roman) == numbers.end() ? std::string() : roman;
}

/// The letter Đ comes as the Icelandic one, or as both.
void mend_letter(std::string& word) {
    constexpr std::string_view icelandic = "\u00D0";
    constexpr std::string_view right = "Đ";
    for (auto at = word.find(icelandic); at != std::string::npos; at = word.find(icelandic))
        word.replace(
            at, icelandic.size(),
            at >= right.size() && word.substr(at - right.size(), right.size()) == right ? std::string_view() : right);
}

void mend_label(SeenWord& label, const SeenWord& behind) {
    auto strokes = std::string_view(label.text);
    while (strokes.ends_with('.') || strokes.ends_with(',')) strokes.remove_suffix(1);
    const bool is_number = strokes.find_first_not_of("0123456789") == std::string_view::npos;
    if (is_number || strokes.size() > 4 || !base::is_upper_case(behind.text)) return;
    const auto roman = roman_of(strokes);
    if (!roman.empty()) label.text = roman + ".";
}

}  // namespace

void take_figures(std::vector<SeenWord>& words, const std::vector<SeenWord>& second_look) {
    for (const auto& seen : second_look) {
        if (!is_figures(seen.text) || seen.confidence < sure_of_figures) continue;
        for (auto& word : words) {
            if (word.text == seen.text || !is_same_place(word, seen)) continue;
            const bool dispute = is_figures(word.text);
            if (dispute && word.confidence > seen.confidence) {
                word.confidence = figures_in_dispute;
                continue;
            }
            word.text = seen.text;
            word.confidence = dispute ? figures_in_dispute : seen.confidence;
        }
    }
}

void mend(std::vector<SeenWord>& words) {
    std::map<int, std::vector<SeenWord*>> lines;
    for (auto& word : words) {
        mend_letter(word.text);
        lines[word.line].push_back(&word);
    }
    for (auto& [number, line] : lines) {
        std::sort(line.begin(), line.end(), [](const auto* a, const auto* b) { return a->left < b->left; });
        if (line.size() > 1) mend_label(*line[0], *line[1]);
        for (std::size_t i = 0; i + 1 < line.size(); ++i) mend_pair(*line[i], *line[i + 1]);
    }
}

}  // namespace sources
