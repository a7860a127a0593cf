#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sources/source.hpp"

/// The sentence of the paper in which something stands, for people and for corpora.
namespace plans {

/// From the beginning of the paragraph or sentence that holds this byte to its end, over wrapped lines.
sources::Span sentence_at(std::string_view text, std::size_t at);

/// The words of a sentence on one line, without the dash or number before it and the stop behind it.
std::string bare_sentence(std::string_view text, sources::Span sentence);

}  // namespace plans
