#pragma once

#include <cstddef>

#include "reader/words.hpp"

/// Where a clause speaks of reporting: as a thing to be done, not as a thing.
namespace reader {

/// "báo cáo" stands here, and nothing before it makes it a paper or what was done already.
bool is_report_word(const Words& words, std::size_t at, Range clause);

/// "thông tin" or "phản ánh" stands here as something to be told to somebody.
bool is_telling_word(const Words& words, std::size_t at, Range clause);

}  // namespace reader
