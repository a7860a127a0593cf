#include "reader/attached.hpp"

#include <algorithm>

#include "reader/header_cells.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t most_parts = 40;
constexpr std::size_t widest_title = 160;   ///< columns
constexpr std::size_t reach_of_title = 14;  ///< lines from the name of the part to "(Kèm theo ...)"
constexpr std::size_t lines_of_title = 3;
constexpr std::size_t words_of_title = 8;
constexpr std::size_t longest_chrome = 200;  ///< bytes

std::size_t line_behind(const std::vector<Line>& lines, std::uint32_t offset) {
    const auto after = std::upper_bound(lines.begin(), lines.end(), offset,
                                        [](std::uint32_t at, const Line& line) { return at <= line.span.from; });
    return static_cast<std::size_t>(after - lines.begin());
}

bool is_attached_to_something(std::string_view text, const std::vector<Line>& lines, std::size_t at) {
    for (std::size_t i = at, seen = 0; i < lines.size() && seen < reach_of_title; ++i) {
        if (lines[i].blank || lines[i].columns > widest_title * 4) continue;
        ++seen;
        const auto words = words_in(text.substr(lines[i].span.from, lines[i].span.to - lines[i].span.from));
        for (std::size_t w = 0; w + 1 < words.size(); ++w)
            if (words[w].form == "kèm" && words[w + 1].form == "theo") return true;
    }
    return false;
}

/// "PHỤ LỤC II", "KẾ HOẠCH", "DANH SÁCH" alone on a line.
bool names_part(std::string_view text, const std::vector<Line>& lines, std::size_t at, bool of_decision) {
    const auto& line = lines[at];
    if (line.blank || line.columns > widest_title) return false;
    const auto print = plain(text, line.span);
    const auto words = words_in(print);
    if (words.empty() || !words.front().capital || words.back().form == ";") return false;
    const auto opener = vocabulary().list(List::attached_openers).length_at(words, 0, words.size());
    const bool capitals = is_all_capitals(print);
    if (opener > 0 && is(words, 0, "phụ") && is(words, 1, "lục") && (capitals || words.size() <= opener + 3))
        return true;
    if (!capitals) return false;
    if (opener > 0 && is(words, 0, "khẩu") && is(words, 1, "hiệu")) return true;
    if (is_title_kind(print)) return of_decision || is_attached_to_something(text, lines, at);
    return opener > 0 && is_attached_to_something(text, lines, at);
}

/// "PHỤ LỤC II / MẪU BÁO CÁO KẾT QUẢ": a form to be filled in.
bool is_form(std::string_view text, const std::vector<Line>& lines, const AttachedPart& part) {
    std::size_t seen = 0;
    for (auto i = part.from; i < part.to && seen < lines_of_title; ++i) {
        if (lines[i].blank || lines[i].columns > widest_title * 2) continue;
        ++seen;
        Words words;
        append_words(text, lines[i].span, words);
        for (std::size_t at = 0; at < words.size() && at < words_of_title; ++at)
            if (vocabulary().list(List::form_titles).length_at(words, at, words.size()) > 0 && words[at].capital)
                return true;
    }
    return false;
}

bool is_chrome(std::string_view text, const Line& line) {
    if (line.blank || line.span.to - line.span.from > longest_chrome) return false;
    const auto words = words_in(text.substr(line.span.from, line.span.to - line.span.from));
    return vocabulary().list(List::page_chrome).length_at(words, 0, words.size()) > 0;
}

}  // namespace

std::vector<AttachedPart> attached_parts(std::string_view text, const std::vector<Line>& lines,
                                         const Reading& reading) {
    std::uint32_t closed = 0;
    if (reading.signer) closed = reading.signer->span.to;
    for (const auto& recipient : reading.recipients) closed = std::max(closed, recipient.span.to);
    std::vector<AttachedPart> parts;
    if (closed == 0) return parts;
    const bool of_decision = reading.type && (reading.type->value.starts_with("quyết định") ||
                                              reading.type->value.starts_with("nghị quyết"));
    auto end = lines.size();
    for (std::size_t at = line_behind(lines, closed); at < end; ++at) {
        if (is_chrome(text, lines[at])) end = at;
        if (at == end || !names_part(text, lines, at, of_decision && parts.empty()) || parts.size() >= most_parts)
            continue;
        const bool same_title = !parts.empty() && at < parts.back().from + 4;  // "PHỤ LỤC I" above "KẾ HOẠCH"
        if (same_title) continue;
        if (!parts.empty()) parts.back().to = at;
        parts.push_back({at, at});
    }
    if (!parts.empty()) parts.back().to = end;
    for (auto& part : parts) {
        Reading closing;
        part.to = std::min(part.to, read_closing(text, lines, part.from, closing));
    }
    std::erase_if(parts, [&](const AttachedPart& part) { return is_form(text, lines, part); });
    return parts;
}

}  // namespace reader
