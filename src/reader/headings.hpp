#pragma once

#include "reader/outline.hpp"

/// What of a numbered block is its heading.
namespace reader {

/// The words of the heading; empty when the number opens running text. Needs the items of the outline up to the next
/// block.
Range heading_of(const Blocks& blocks, std::size_t number, const Outline& outline);

}  // namespace reader
