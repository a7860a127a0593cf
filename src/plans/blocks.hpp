#pragma once

#include <string>
#include <vector>

#include "plans/lines.hpp"
#include "plans/words.hpp"

/// Paragraphs, items and list rows, made of lines that belong together.
namespace plans {

enum class LabelKind : std::uint8_t { none, bullet, part, roman, article, number, decimal, letter };

/// What stands before an item: "II.", "1.", "2.1.", "a)", "Điều 3.", "-".
struct Label {
    LabelKind kind = LabelKind::none;
    std::string text;          ///< as the id spells it: "II", "1", "2.1", "a", "Điều 3"
    std::vector<int> numbers;  ///< 2, 1 of "2.1"
    std::uint32_t length = 0;  ///< bytes from the start of the line to the first word behind it
};

struct Block {
    Label label;
    Span span;            ///< the label included
    Range words;          ///< behind the label
    bool closed = false;  ///< ends with a mark that ends a sentence or a clause, or in bold
    std::size_t first_line = 0;
};

struct Blocks {
    Words words;
    std::vector<Block> blocks;
};

/// The label at the beginning of a line, or one of kind none.
Label label_at(std::string_view text, Span line);

/// Joins the lines [from, to) to blocks: wrapped lines, page breaks inside a sentence and labels alone on a line.
Blocks blocks_of(std::string_view text, const std::vector<Line>& lines, std::size_t from, std::size_t to);

}  // namespace plans
