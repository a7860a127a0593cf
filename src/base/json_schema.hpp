#pragma once

#include "base/json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace base {

/// The JSON Schema (2020-12, as OpenAPI 3.1 uses it) of what from_json<T> accepts and to_json(T) writes.
template <class T>
boost::json::object schema_of() {
    using boost::json::array;
    using boost::json::object;
    if constexpr (std::same_as<T, Json>) {
        return {};
    } else if constexpr (json::is_optional<T>::value) {
        return object{{"anyOf", array{schema_of<typename T::value_type>(), object{{"type", "null"}}}}};
    } else if constexpr (std::same_as<T, bool>) {
        return object{{"type", "boolean"}};
    } else if constexpr (json::Integer<T>) {
        return object{{"type", "integer"}};
    } else if constexpr (std::same_as<T, double>) {
        return object{{"type", "number"}};
    } else if constexpr (std::same_as<T, Uuid> || json::is_id<T>::value) {
        return object{{"type", "string"}, {"format", "uuid"}};
    } else if constexpr (std::same_as<T, Day>) {
        return object{{"type", "string"}, {"format", "date"}};
    } else if constexpr (std::same_as<T, Instant>) {
        return object{{"type", "string"}, {"format", "date-time"}};
    } else if constexpr (std::convertible_to<T, std::string_view>) {
        return object{{"type", "string"}};
    } else if constexpr (json::DescribedEnum<T>) {
        array names;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
            [&](auto enumerator) { names.emplace_back(enumerator.name); });
        return object{{"type", "string"}, {"enum", names}};
    } else if constexpr (json::is_vector<T>::value) {
        return object{{"type", "array"}, {"items", schema_of<typename T::value_type>()}};
    } else if constexpr (json::is_map<T>::value) {
        return object{{"type", "object"}, {"additionalProperties", schema_of<typename T::mapped_type>()}};
    } else {
        object properties;
        array required;
        boost::mp11::mp_for_each<json::Members<T>>([&](auto member) {
            using Field = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
            properties[member.name] = schema_of<Field>();
            if constexpr (!json::is_optional<Field>::value) required.emplace_back(member.name);
        });
        object schema{{"type", "object"}, {"properties", properties}};
        if (!required.empty()) schema["required"] = required;
        return schema;
    }
}

}  // namespace base
