#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sources/source.hpp"

/// From the words that Tesseract saw on a page to printed lines, as a born-digital PDF gives them.
namespace sources {

struct SeenWord {
    int line = 0;  ///< words of one number stand on one line of one column
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
    double confidence = 0;  ///< 0 to 100
    std::string text;
};

struct ScannedPage {
    std::string text;
    std::vector<Span> unsure;  ///< words of low confidence
};

/// The rows of Tesseract's TSV that hold words.
std::vector<SeenWord> words_of_tsv(std::string_view tsv);

/// Lines from top to bottom, a slant of the page undone, columns that stand side by side kept apart by blanks.
ScannedPage laid_out(std::vector<SeenWord> words);

}  // namespace sources
