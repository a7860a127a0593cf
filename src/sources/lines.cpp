#include "sources/lines.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace sources {
namespace {

constexpr std::uint32_t longest_printed_line = 135;

std::size_t blank_length(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte > ' ' && byte < 0xC2) return 0;
    if (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\f' || text[at] == '\v') return 1;
    if (text.substr(at).starts_with("\xC2\xA0")) return 2;
    if (text.substr(at).starts_with("\xEF\xBB\xBF")) return 3;
    return 0;
}

bool is_rule_sign(char c) {
    return c == '-' || c == '_' || c == '*' || c == '|' || c == '=' || c == '\\' || c == '#' || c == '.';
}

void measure(std::string_view text, Line& line) {
    bool inked = false;
    bool only_digits = true;
    int digits = 0;
    for (std::size_t at = line.span.from; at < line.span.to;) {
        if (const auto length = blank_length(text, at); length > 0) {
            if (!inked) line.indent += text[at] == '\t' ? 4U : 1U;
            ++line.columns;
            at += length;
            continue;
        }
        const bool starts_sign = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
        line.columns += starts_sign ? 1U : 0U;
        const bool digit = text[at] >= '0' && text[at] <= '9';
        digits += digit ? 1 : 0;
        only_digits = only_digits && digit;
        if (line.blank && !is_rule_sign(text[at])) line.blank = false;
        inked = true;
        ++at;
    }
    line.page_mark = inked && only_digits && digits <= 3;
    if (line.page_mark) line.blank = true;
    const auto trimmed = base::trim(text.substr(line.span.from, line.span.to - line.span.from));
    line.bold_end = trimmed.size() > 4 && trimmed.ends_with("**");
}

}  // namespace

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        Line line{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}};
        line.blank = true;
        measure(text, line);
        lines.push_back(line);
        at = end + 1;
    }
    return lines;
}

std::vector<Span> cells_of(std::string_view text, const Line& line) {
    std::vector<Span> cells;
    std::size_t at = line.span.from;
    while (at < line.span.to) {
        while (at < line.span.to && blank_length(text, at) > 0) at += blank_length(text, at);
        if (at >= line.span.to) break;
        const auto from = at;
        auto last = at;
        std::size_t gap = 0;
        while (at < line.span.to && gap < 3) {
            if (const auto length = blank_length(text, at); length > 0) {
                gap += text[at] == '\t' ? 3U : 1U;
                at += length;
            } else {
                gap = 0;
                last = ++at;
            }
        }
        cells.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(last)});
    }
    return cells;
}

std::uint32_t usual_indent(const std::vector<Line>& lines, std::size_t from, std::size_t to) {
    std::vector<std::uint32_t> counts(200);
    for (std::size_t i = from; i < to && i < lines.size(); ++i)
        if (!lines[i].blank) ++counts[std::min<std::uint32_t>(lines[i].indent, 199)];
    return static_cast<std::uint32_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

std::uint32_t wrap_width(const std::vector<Line>& lines, std::size_t from, std::size_t to) {
    std::vector<std::uint32_t> columns;
    for (std::size_t i = from; i < to && i < lines.size(); ++i)
        if (!lines[i].blank) columns.push_back(lines[i].columns);
    if (columns.size() < 4) return 0;
    const auto place = columns.begin() + static_cast<std::ptrdiff_t>(columns.size() * 9 / 10);
    std::nth_element(columns.begin(), place, columns.end());
    return *place > longest_printed_line ? 0 : *place;
}

}  // namespace sources
