#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.hpp"

/// What the columns of a list say, whatever order they stand in: found by the words that people head them with.
namespace base {

/// Something that a column may say.
struct ColumnWords {
    std::string_view name;                 ///< "phone"
    std::vector<std::string_view> titles;  ///< folded: "so dien thoai", "sdt", "phone"
};

/// The row, or the two rows, above the rows of a list.
struct Heading {
    std::vector<std::string> titles;                            ///< of each column
    std::map<std::string, std::size_t, std::less<>> columns{};  ///< which column says what, by its name
    std::size_t first_row = 0;                                  ///< below the heading
};

/// The heading among the first rows in which most is understood, but at least two columns; a title above it, names that
/// stand over several columns and a row of numbers or hashtags below it are passed over. Nothing when there is none.
std::optional<Heading> find_heading(const std::vector<Cells>& rows, std::span<const ColumnWords> known);

/// Which column says what by its title: one that is just so before one that begins so before one that only holds the
/// words.
std::map<std::string, std::size_t, std::less<>> columns_of(const std::vector<std::string>& titles,
                                                           std::span<const ColumnWords> known);

}  // namespace base
