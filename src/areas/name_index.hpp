#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

/// Finding names by the beginnings of their words. A kind ("area", "body") keeps its own names; the owner of the kind
/// joins the keys that are found here with its rows.
namespace areas {

/// Makes folded names findable. Adding one again changes nothing.
void index_names(store::Transaction& tx, std::string_view kind, const std::vector<std::string>& name_keys);

/// The keys in which the words of the folded query begin words, in their order: exact ones first, then those that begin
/// with the query, then the rest, shorter before longer. A query that fits very many names gives some of them.
std::vector<std::string> names_like(store::Transaction& tx, std::string_view kind, std::string_view folded_query);

/// True when the words of the query begin words of the key in the same order; others may stand between.
bool fits_words(std::string_view name_key, std::string_view folded_query);

}  // namespace areas
