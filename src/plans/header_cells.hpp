#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plans/header.hpp"
#include "plans/lines.hpp"
#include "plans/vocabulary.hpp"

/// What header, issuer and closing share: the pieces of lines that columns are made of.
namespace plans {

struct Cell {
    Span span;
    std::string text;
    std::size_t line = 0;
    bool starts_line = false;
};

std::vector<Cell> cells_between(std::string_view text, const std::vector<Line>& lines, std::size_t from,
                                std::size_t to);

/// The phrase begins with an expression of the named list of words.txt.
bool begins_with_list(List list, std::string_view phrase);

/// A line such as "KẾ HOẠCH".
bool is_title_kind(std::string_view line);

/// "Số: 10  /KH-UBND" gives "10/KH-UBND"; a blank number gives "/KH-UBND"; anything else nothing.
std::string number_in(std::string_view cell);

/// The body in the left column above the number.
void find_issuer(const std::vector<Cell>& cells, Reading& into);

}  // namespace plans
