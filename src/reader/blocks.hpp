#pragma once

#include <string>
#include <vector>

#include "reader/words.hpp"
#include "sources/lines.hpp"

/// Paragraphs, items and list rows, made of lines that belong together.
namespace reader {

using sources::Line;

enum class LabelKind : std::uint8_t {
    none,
    bullet,
    part,     ///< "A.", "Phần thứ nhất"
    roman,    ///< "II.", "Chương II"
    group,    ///< "Mục 2" of a chapter
    article,  ///< "Điều 3."
    number,
    decimal,
    letter,
    bracketed  ///< "(1)" that opens a paragraph
};

/// Not a dash, and not nothing.
constexpr bool is_numbered(LabelKind kind) {
    return kind != LabelKind::none && kind != LabelKind::bullet;
}

/// What stands before an item: "II.", "1.", "2.1.", "a)", "Điều 3.", "-".
struct Label {
    LabelKind kind = LabelKind::none;
    std::string text;          ///< as the id spells it: "II", "1", "2.1", "a"; "3" of "Điều 3"
    std::vector<int> numbers;  ///< 2, 1 of "2.1"
    std::uint32_t length = 0;  ///< bytes from the start of the line to the first word behind it
};

struct Block {
    Label label;
    Span span;            ///< the label included
    Range words;          ///< behind the label
    bool closed = false;  ///< ends with a mark that ends a sentence or a clause, or in bold
    bool bold = false;    ///< ends in bold
    std::size_t first_line = 0;
    int table = 0;         ///< which table it is a cell of, counted from 1
    int part = 0;          ///< 0 the document itself, then each attached one
    std::size_t task = 0;  ///< of a cell that names a body: the block of the task in its row
    bool led = false;      ///< a task whose row names the body
    bool running = false;  ///< its number opens running text, however short that is
};

struct Blocks {
    Words words;
    std::vector<Block> blocks;
    int tables = 0;  ///< how many tables of tasks were read
};

/// The label at the beginning of a line, or one of kind none.
Label label_at(std::string_view text, Span line);

/// Joins the lines [from, to) to blocks: wrapped lines, page breaks inside a sentence and labels alone on a line; rows
/// of tables of tasks become blocks as well. With `before`, the blocks are one more part behind those.
Blocks blocks_of(std::string_view text, const std::vector<Line>& lines, std::size_t from, std::size_t to,
                 Blocks before = {});

}  // namespace reader
