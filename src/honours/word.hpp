#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"

/// What the honours have in common: how words are taken, and where a list goes on.
namespace honours {

using households::Edit;
using households::Place;

constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_words = 3000;

/// Tidied. Problems: honour.words_missing, honour.text_too_long.
std::string said(std::string_view typed, std::size_t longest);
/// The same, or nothing said.
std::string maybe_said(std::string_view typed, std::size_t longest);
/// The same, and naming no person: everybody will read it. Problem besides: honour.names_somebody.
std::string said_of_nobody(std::string_view typed, std::size_t longest);

/// Takes an edit when what stands there is what the editor saw, or is what they want already. Problem:
/// honour.changed_meanwhile.
void put(const std::optional<Edit<std::string>>& edit, std::string& value);

/// Where a list that is sorted downwards by a moment, a day or a year and then by id goes on: "2021-07-03.0191e…".
struct Behind {
    std::string first;  ///< empty: from the beginning
    base::Uuid id;
};
Behind behind(const std::string& after);
std::string behind_text(const std::string& first, const base::Uuid& id);

/// Problem: honour.area_outside, when the area does not lie within the other.
void require_within(store::Transaction& tx, areas::AreaId area, const std::string& outer_path);

/// Above all paths of the area tree below this one.
std::string end_of(const std::string& path);

}  // namespace honours
