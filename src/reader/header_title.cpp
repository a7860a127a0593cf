#include <algorithm>

#include "base/text.hpp"
#include "reader/blocks.hpp"
#include "reader/header_cells.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_header = 220;  ///< lines; web pages print much above the document
constexpr std::size_t longest_title = 14;
constexpr std::size_t first_lines = 12;  ///< where a page without a header may print kind and title in one line

std::string_view raw_of(std::string_view text, const Line& line) {
    return text.substr(line.span.from, line.span.to - line.span.from);
}

bool holds_sentence(const Words& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (ends_sentence(words, i, words.size())) return true;
    return false;
}

/// A title has no full stop and leads on to nothing.
bool is_sentence(const Words& words) {
    if (holds_sentence(words)) return true;
    return !words.empty() && (words.back().form == ":" || words.back().form == ";" || words.back().form == ".");
}

bool opens_text(std::string_view line) {
    return begins_with_list(List::basis_openers, line) || form_of(line).starts_with("kính gửi");
}

/// "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" below the title of a decision: who decides.
bool is_authority(std::string_view text, const std::vector<Line>& lines, std::size_t at, const std::string& line) {
    if (!is_all_capitals(line)) return false;
    if (!begins_with_list(List::heads, line) && !begins_with_list(List::signing_offices, line)) return false;
    for (auto next = at + 1; next < lines.size(); ++next) {
        if (lines[next].blank) continue;
        const auto below = plain(text, lines[next].span);
        if (!is_all_capitals(below)) return opens_text(below) || below.size() > 300;
    }
    return false;
}

bool names_session(std::string_view line) {
    const auto form = base::to_lower(line);
    return form.find("kỳ họp") != std::string::npos;
}

/// The line behind "KHÓA XVII, KỲ HỌP THỨ NĂM", or this one when something else stands here.
std::size_t behind_session(std::string_view text, const std::vector<Line>& lines, std::size_t at) {
    auto next = at;
    while (next < lines.size() && lines[next].blank) ++next;
    if (next == lines.size()) return at;
    const auto line = plain(text, lines[next].span);
    return is_all_capitals(line) && names_session(line) && form_of(line).starts_with("kh") ? next + 1 : at;
}

/// "HỘI ĐỒNG NHÂN DÂN TỈNH / KHÓA XVII, KỲ HỌP THỨ NĂM" stands right below the title of a resolution.
bool meets_in_session(std::string_view text, const std::vector<Line>& lines, std::size_t at, std::string_view line) {
    return names_session(line) || behind_session(text, lines, at + 1) > at + 1;
}

/// The body of such a line, without its term and session.
void take_authority(std::string_view line, Span span, Reading& into) {
    const auto words = words_in(line);
    std::size_t end = 0;
    while (end < words.size() && words[end].kind == WordKind::word && !is(words, end, "khóa")) ++end;
    if (into.issuer || end == 0) return;
    into.issuer = {running_case(printed(line, words, {0, end})), span, "body that decides, below the title"};
}

/// "... ĐẠI HỘI LẦN THỨ / XIV CỦA ĐẢNG": no item begins with a number that the line above announces.
bool is_numeral_of(const Words& words, std::string_view above) {
    const auto before = words_in(above);
    if (words.size() < 2 || words[1].kind == WordKind::mark || before.empty()) return false;
    for (const Term term : {Term("thứ"), Term("khóa"), Term("kỳ"), Term("đợt"), Term("năm"), Term("số"), Term("quý")})
        if (is(before, before.size() - 1, term)) return true;
    return false;
}

std::string without_stop(std::string title) {
    if (title.ends_with(".") && !title.ends_with("..")) title.pop_back();
    return title;
}

/// The words of a line that begins with a kind of document: how many name the kind; 0 when it does not.
std::size_t kind_words(const Words& words) {
    return vocabulary().list(List::title_kinds).length_at(words, 0, words.size());
}

}  // namespace

std::optional<std::size_t> kind_line(std::string_view text, const std::vector<Line>& lines) {
    for (std::size_t i = 0; i < lines.size() && i < longest_header; ++i) {
        if (lines[i].blank || lines[i].columns >= 90) continue;
        const auto line = plain(text, lines[i].span);
        if (is_title_kind(line)) return i;
        if (form_of(line).starts_with("kính gửi")) break;  // a letter; what follows is an enclosure
    }
    return std::nullopt;
}

std::optional<KindAndTitle> kind_in_title_line(std::string_view text, const std::vector<Line>& lines) {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < lines.size() && i < longest_header; ++i) {
        if (lines[i].blank || lines[i].columns > 300) continue;
        const auto line = plain(text, lines[i].span);
        if (form_of(line).starts_with("kính gửi")) break;
        Words words;
        append_words(text, lines[i].span, words);
        if (words.empty()) continue;
        ++seen;
        const auto kind = kind_words(words);
        if (kind == 0 || kind == words.size() || !words[0].capital) continue;
        const bool first_with_stop = seen == 1 && words.back().form == "." && !holds_sentence(words);
        if (is_sentence(words) && !first_with_stop) continue;
        if (label_at(text, lines[i].span).kind != LabelKind::none || is(words, kind, "số")) continue;
        if (is(words, kind, "của") || is(words, kind, "này") || words[kind].kind == WordKind::number) continue;
        const bool titled = words[kind].kind == WordKind::word || words[kind].form == "\"";
        if (is_all_capitals(line) || (seen <= first_lines && !opens_text(line) && titled && i + 1 < lines.size()))
            return KindAndTitle{i, {words[0].span.from, words[kind - 1].span.to}, words[kind].span.from};
    }
    return std::nullopt;
}

std::size_t read_title(std::string_view text, const std::vector<Line>& lines, std::size_t at, std::uint32_t from,
                       Reading& into) {
    Span span{from, from};
    bool capitals = false;
    bool gap = false;
    std::size_t taken = 0;
    std::size_t end = at;
    for (std::size_t i = at; i < lines.size() && taken < longest_title; ++i) {
        if (lines[i].columns > 1200) break;  // a paragraph, not a title
        if (lines[i].blank) {
            if (taken > 0 && base::trim(raw_of(text, lines[i])).starts_with("--")) break;
            gap = true;
            continue;
        }
        const Span here{taken == 0 && from > lines[i].span.from ? from : lines[i].span.from, lines[i].span.to};
        const auto line = plain(text, here);
        if (taken == 0 && form_of(line) == "tạm thời") continue;  // "HƯỚNG DẪN TẠM THỜI"
        const auto words = words_in(line);
        const bool lower = !words.empty() && !words.front().capital && words.front().kind == WordKind::word;
        if (taken > 0) {
            if (!lower && is_sentence(words)) break;
            if (line.starts_with("(") && base::to_lower(line).find("kèm theo") != std::string::npos) break;
            const bool numeral = !gap && is_numeral_of(words, plain(text, span));
            if (!lower && !numeral && label_at(text, lines[i].span).kind != LabelKind::none) break;
            if (capitals ? !is_all_capitals(line) && (gap || !lower) : (gap && !lower) || (opens_text(line) && !lower))
                break;
            if ((gap || meets_in_session(text, lines, i, line)) && is_authority(text, lines, i, line)) {
                take_authority(line, lines[i].span, into);
                end = behind_session(text, lines, i + 1);
                break;
            }
        } else {
            capitals = is_all_capitals(line);
            span.from = here.from;
        }
        span.to = lines[i].span.to;
        end = i + 1;
        ++taken;
        gap = false;
    }
    if (taken > 0) into.title = {without_stop(plain(text, span)), span, "title below the kind of document"};
    return end;
}

}  // namespace reader
