#pragma once

#include <string_view>
#include <vector>

/// What the drivers need to know of the text of a statement.
namespace store {

/// What a program says again and again is prepared once and kept; what it says once (schema changes, transactions) is
/// not.
bool is_worth_keeping(std::string_view sql);

/// True for what only gives rows: SELECT or WITH.
bool is_query(std::string_view sql);

/// The statements of a script, split at semicolons that stand outside quotes and comments.
std::vector<std::string_view> statements_of(std::string_view script);

}  // namespace store
