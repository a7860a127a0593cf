#pragma once

#include <vector>

#include "sources/scan_layout.hpp"

/// What recognition usually gets wrong, mended by what a plan can hold.
namespace sources {

/// Takes figures ("31/5/2021") from a second look at the page with a model that reads figures better. Where the two
/// looks see different figures, the word becomes unsure.
void take_figures(std::vector<SeenWord>& words, const std::vector<SeenWord>& second_look);

/// "KÉ HOẠCH" is "KẾ HOẠCH", "tô chức" is "tổ chức" (vocabulary/scan_words.txt), and "IL" before a heading in capitals
/// is "II.".
void mend(std::vector<SeenWord>& words);

}  // namespace sources
