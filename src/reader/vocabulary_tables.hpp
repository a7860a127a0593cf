#pragma once

#include <string_view>
#include <utility>
#include <vector>

/// The files of src/reader/vocabulary, before anything is made of their words.
namespace reader {

/// The bytes of the file of this name.
std::string_view vocabulary_table(std::string_view name);

/// The lines of a table without white space around them; empty ones and comments ("#") are left out.
std::vector<std::string_view> table_lines(std::string_view table);

/// Both sides of the lines "one = other". A line without "=" is a mistake in the table.
std::vector<std::pair<std::string_view, std::string_view>> table_pairs(std::string_view table);

}  // namespace reader
