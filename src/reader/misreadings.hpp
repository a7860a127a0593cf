#pragma once

#include "reader/words.hpp"

/// Words that machines read wrong from a picture of the page ("dé nghị", "Tông cục Thuê"). Their forms are mended, so
/// that rules apply; what is printed stays as it was found.
namespace reader {

void mend_misreadings(Words& words, std::size_t first);

}  // namespace reader
