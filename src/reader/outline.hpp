#pragma once

#include <string>
#include <vector>

#include "reader/blocks.hpp"

/// The numbered tree of a document.
namespace reader {

constexpr int in_opening = -1;  ///< before the first item
constexpr int in_closing = -2;  ///< the passage after the last item

struct Numbered {
    std::string id;
    LabelKind kind = LabelKind::none;
    std::vector<int> numbers;
    int parent = -1;
    std::size_t block = 0;
    std::size_t end_block = 0;  ///< behind the last block of its descendants
    Range heading;              ///< words; empty when the number opens running text
    bool situation = false;     ///< it or an item above it tells how things stand
    bool row = false;           ///< a numbered row of a table
    int table_in = in_opening;  ///< of a row: the item in which its table stands
};

struct Outline {
    std::vector<Numbered> items;
    std::vector<int> item_of_block;  ///< index of the item, in_opening or in_closing

    /// "" outside every item.
    const std::string& id_of(int item) const;
    bool is_situation(int item) const { return item >= 0 && items[static_cast<std::size_t>(item)].situation; }
};

Outline outline_of(const Blocks& blocks);

}  // namespace reader
