#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "store/row.hpp"

/// Rows as what they mean to a slice; `read` makes a value of one row.
namespace store {

/// None when there is no row.
template <class Read>
auto first(Read read, const Rows& rows) -> std::optional<std::invoke_result_t<Read, const Row&>> {
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

template <class Read>
auto all(Read read, const Rows& rows) -> std::vector<std::invoke_result_t<Read, const Row&>> {
    std::vector<std::invoke_result_t<Read, const Row&>> values;
    values.reserve(rows.size());
    for (const auto& row : rows) values.push_back(read(row));
    return values;
}

/// "($3, $4)" for values that are put behind the parameters there are; an empty list holds nothing.
template <class T>
std::string list_behind(std::vector<Value>& parameters, const std::vector<T>& values) {
    std::string list = "(";
    for (const auto& value : values) {
        parameters.emplace_back(value);
        list += "$" + std::to_string(parameters.size()) + ", ";
    }
    return list + "NULL)";
}

}  // namespace store
