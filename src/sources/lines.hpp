#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sources/source.hpp"

/// Printed lines, before anything is understood of them.
namespace sources {

struct Line {
    Span span;                  ///< without the line end
    std::uint32_t indent = 0;   ///< columns of white space before the first sign
    std::uint32_t columns = 0;  ///< signs, white space included
    bool blank = false;         ///< nothing but white space and drawn rules
    bool page_mark = false;     ///< a page number standing alone
    bool bold_end = false;      ///< ends with a Markdown bold sign: a heading that closes here
};

std::vector<Line> lines_of(std::string_view text);

/// One line cut at gaps of three blanks or more, as two columns printed side by side come out of a PDF.
std::vector<Span> cells_of(std::string_view text, const Line& line);

/// The white space before most lines: what is set in further begins a paragraph.
std::uint32_t usual_indent(const std::vector<Line>& lines, std::size_t from, std::size_t to);

/// How far lines run before they wrap: 0 when every paragraph is one line.
std::uint32_t wrap_width(const std::vector<Line>& lines, std::size_t from, std::size_t to);

}  // namespace sources
