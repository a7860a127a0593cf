#pragma once

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11.hpp>

#include "base/id.hpp"
#include "base/problem.hpp"
#include "base/time.hpp"

/// JSON for plain structs. A struct that says BOOST_DESCRIBE_STRUCT(Need, (), (id, area)) can be read, written and
/// described to a client without another line; an optional member may be left out or null; unknown and repeated keys
/// are refused. Enums travel as the names of their enumerators, ids as 36 characters, instants as RFC 3339 UTC, days as
/// YYYY-MM-DD.
namespace base {

using Json = boost::json::value;

/// Strict JSON: UTF-8 without NUL, at most 32 levels, no key twice, nothing after the value.
/// Problem: request.not_json with the place of the first fault.
Json parse_json(std::string_view text);

std::string write_json(const Json& value);

namespace json {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_map : std::false_type {};
template <class T>
struct is_map<std::map<std::string, T>> : std::true_type {};
template <class T>
struct is_id : std::false_type {};
template <class Tag>
struct is_id<Id<Tag>> : std::true_type {};

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;
template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool>;

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;

/// Collects every fault of one document instead of stopping at the first.
struct Reader {
    std::string path;
    std::vector<FieldProblem> faults;

    void fault(std::string_view code, std::string_view detail);
    bool wants(bool holds, std::string_view what);
};

void read_integer(Reader& reader, const Json& from, std::int64_t least, std::uint64_t most, std::int64_t& into);
void read_json(Reader& reader, const Json& from, Json& into);
void read_string(Reader& reader, const Json& from, std::string& into);
void read_uuid(Reader& reader, const Json& from, Uuid& into);
void read_day(Reader& reader, const Json& from, Day& into);
void read_instant(Reader& reader, const Json& from, Instant& into);
void read_number(Reader& reader, const Json& from, double& into);

/// Descends one step of the path for as long as it lives.
class Step {
public:
    Step(Reader& reader, std::string_view name);
    ~Step();
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

private:
    Reader& reader_;
    std::size_t length_;
};

template <class T>
void read(Reader& reader, const Json& from, T& into);

template <DescribedEnum T>
void read_enum(Reader& reader, const Json& from, T& into) {
    std::string name;
    read_string(reader, from, name);
    if (!from.is_string()) return;
    bool found = false;
    std::string known;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
        known += known.empty() ? enumerator.name : std::string(", ") + enumerator.name;
        if (name == enumerator.name) {
            into = enumerator.value;
            found = true;
        }
    });
    if (!found) reader.fault("field.not_one_of", known);
}

template <DescribedStruct T>
void read_struct(Reader& reader, const Json& from, T& into) {
    if (!reader.wants(from.is_object(), "object")) return;
    const auto& object = from.get_object();
    std::size_t known = 0;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        auto& field = into.*member.pointer;
        const Step step(reader, member.name);
        if (const auto* value = object.if_contains(member.name)) {
            ++known;
            read(reader, *value, field);
        } else if constexpr (!is_optional<std::remove_reference_t<decltype(field)>>::value) {
            reader.fault("field.missing", member.name);
        }
    });
    if (known == object.size()) return;
    for (const auto& [key, value] : object) {
        bool described = false;
        boost::mp11::mp_for_each<Members<T>>([&](auto member) { described = described || key == member.name; });
        const Step step(reader, key);
        if (!described) reader.fault("field.unknown", key);
    }
}

template <class T>
void read(Reader& reader, const Json& from, T& into) {
    if constexpr (std::same_as<T, Json>) {
        read_json(reader, from, into);
    } else if constexpr (is_optional<T>::value) {
        if (from.is_null())
            into.reset();
        else
            read(reader, from, into.emplace());
    } else if constexpr (std::same_as<T, bool>) {
        if (reader.wants(from.is_bool(), "boolean")) into = from.get_bool();
    } else if constexpr (Integer<T>) {
        std::int64_t wide = 0;
        read_integer(reader, from, static_cast<std::int64_t>(std::numeric_limits<T>::min()),
                     static_cast<std::uint64_t>(std::numeric_limits<T>::max()), wide);
        into = static_cast<T>(wide);
    } else if constexpr (std::same_as<T, double>) {
        read_number(reader, from, into);
    } else if constexpr (std::same_as<T, std::string>) {
        read_string(reader, from, into);
    } else if constexpr (std::same_as<T, Uuid>) {
        read_uuid(reader, from, into);
    } else if constexpr (is_id<T>::value) {
        read_uuid(reader, from, into.uuid);
    } else if constexpr (std::same_as<T, Day>) {
        read_day(reader, from, into);
    } else if constexpr (std::same_as<T, Instant>) {
        read_instant(reader, from, into);
    } else if constexpr (DescribedEnum<T>) {
        read_enum(reader, from, into);
    } else if constexpr (is_vector<T>::value) {
        if (!reader.wants(from.is_array(), "array")) return;
        std::size_t index = 0;
        for (const auto& item : from.get_array()) {
            const Step step(reader, std::to_string(index++));
            read(reader, item, into.emplace_back());
        }
    } else if constexpr (is_map<T>::value) {
        if (!reader.wants(from.is_object(), "object")) return;
        for (const auto& [key, value] : from.get_object()) {
            const Step step(reader, key);
            read(reader, value, into[std::string(key)]);
        }
    } else {
        read_struct(reader, from, into);
    }
}

void append_string(std::string& out, std::string_view text);
void append_number(std::string& out, double number);
void append_json(std::string& out, const Json& value);

template <class T>
void write(std::string& out, const T& value) {
    if constexpr (std::same_as<T, Json>) {
        append_json(out, value);
    } else if constexpr (is_optional<T>::value) {
        if (value)
            write(out, *value);
        else
            out += "null";
    } else if constexpr (std::same_as<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (Integer<T>) {
        out += std::to_string(value);
    } else if constexpr (std::same_as<T, double>) {
        append_number(out, value);
    } else if constexpr (std::convertible_to<T, std::string_view>) {
        append_string(out, value);
    } else if constexpr (std::same_as<T, Uuid> || is_id<T>::value || std::same_as<T, Day> || std::same_as<T, Instant>) {
        append_string(out, to_string(value));
    } else if constexpr (DescribedEnum<T>) {
        append_string(out, boost::describe::enum_to_string(value, ""));
    } else if constexpr (is_vector<T>::value) {
        out += '[';
        const char* between = "";
        for (const auto& item : value) {
            out += between;
            between = ",";
            write(out, item);
        }
        out += ']';
    } else if constexpr (is_map<T>::value) {
        out += '{';
        const char* between = "";
        for (const auto& [key, item] : value) {
            out += between;
            between = ",";
            append_string(out, key);
            out += ':';
            write(out, item);
        }
        out += '}';
    } else {
        static_assert(DescribedStruct<T>, "say BOOST_DESCRIBE_STRUCT for this type");
        out += '{';
        const char* between = "";
        boost::mp11::mp_for_each<Members<T>>([&](auto member) {
            out += between;
            between = ",";
            append_string(out, member.name);
            out += ':';
            write(out, value.*member.pointer);
        });
        out += '}';
    }
}

}  // namespace json

/// A value of T, or a Problem request.fields_wrong that names every faulty field by its path.
template <class T>
T from_json(const Json& value) {
    T into{};
    json::Reader reader;
    json::read(reader, value, into);
    if (!reader.faults.empty()) {
        // Before the faults are moved away: which argument is made first is the compiler's choice.
        const auto first = reader.faults.front().path;
        throw Problem(ProblemKind::invalid, "request.fields_wrong", first, std::move(reader.faults));
    }
    return into;
}

template <class T>
T from_json_text(std::string_view text) {
    return from_json<T>(parse_json(text));
}

template <class T>
std::string to_json(const T& value) {
    std::string out;
    json::write(out, value);
    return out;
}

}  // namespace base
