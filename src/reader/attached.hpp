#pragma once

#include <string_view>
#include <vector>

#include "reader/blocks.hpp"
#include "reader/reading.hpp"
#include "sources/lines.hpp"

/// What follows the signature and still belongs to the document: the plan that a decision issues, appendices, lists of
/// tasks and of people.
namespace reader {

/// Lines [from, to) of the document.
struct AttachedPart {
    std::size_t from = 0;
    std::size_t to = 0;
};

/// The parts behind the closing block of a reading whose header and closing are known. A web page goes on after the
/// document; what is its own is left out.
std::vector<AttachedPart> attached_parts(std::string_view text, const std::vector<Line>& lines, const Reading& reading);

}  // namespace reader
