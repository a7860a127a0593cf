#include "base/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <fmt/format.h>

#include "base/text.hpp"

namespace base {
namespace {

namespace bj = boost::json;

constexpr std::size_t most_faults = 100;

enum class Refusal { none, repeated_key, nul };

/// Builds the value while it watches for what Boost.JSON lets pass: a key given twice, and NUL, which no store keeps.
struct StrictHandler {
    static constexpr std::size_t max_object_size = bj::object::max_size();
    static constexpr std::size_t max_array_size = bj::array::max_size();
    static constexpr std::size_t max_key_size = bj::string::max_size();
    static constexpr std::size_t max_string_size = bj::string::max_size();

    bj::value_stack stack;
    std::vector<std::vector<std::string>> keys;
    std::string key;
    Refusal refusal = Refusal::none;

    bool refuse(Refusal why, bj::error_code& error) {
        refusal = why;
        error = bj::error::syntax;
        return false;
    }
    bool on_document_begin(bj::error_code&) { return true; }
    bool on_document_end(bj::error_code&) { return true; }
    bool on_object_begin(bj::error_code&) {
        keys.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t size, bj::error_code& error) {
        auto& seen = keys.back();
        std::sort(seen.begin(), seen.end());
        if (std::adjacent_find(seen.begin(), seen.end()) != seen.end()) return refuse(Refusal::repeated_key, error);
        keys.pop_back();
        stack.push_object(size);
        return true;
    }
    bool on_array_begin(bj::error_code&) { return true; }
    bool on_array_end(std::size_t size, bj::error_code&) {
        stack.push_array(size);
        return true;
    }
    bool on_key_part(bj::string_view part, std::size_t, bj::error_code& error) {
        if (part.find('\0') != bj::string_view::npos) return refuse(Refusal::nul, error);
        key.append(part.data(), part.size());
        stack.push_chars(part);
        return true;
    }
    bool on_key(bj::string_view part, std::size_t, bj::error_code& error) {
        if (part.find('\0') != bj::string_view::npos) return refuse(Refusal::nul, error);
        key.append(part.data(), part.size());
        stack.push_key(part);
        keys.back().push_back(std::move(key));
        key.clear();
        return true;
    }
    bool on_string_part(bj::string_view part, std::size_t, bj::error_code& error) {
        if (part.find('\0') != bj::string_view::npos) return refuse(Refusal::nul, error);
        stack.push_chars(part);
        return true;
    }
    bool on_string(bj::string_view part, std::size_t, bj::error_code& error) {
        if (part.find('\0') != bj::string_view::npos) return refuse(Refusal::nul, error);
        stack.push_string(part);
        return true;
    }
    bool on_number_part(bj::string_view, bj::error_code&) { return true; }
    bool on_int64(std::int64_t number, bj::string_view, bj::error_code&) {
        stack.push_int64(number);
        return true;
    }
    bool on_uint64(std::uint64_t number, bj::string_view, bj::error_code&) {
        stack.push_uint64(number);
        return true;
    }
    bool on_double(double number, bj::string_view text, bj::error_code&) {
        // Boost.JSON may miss the nearest double by one; what we wrote must read back as the same number.
        double nearest = number;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), nearest);
        stack.push_double(error == std::errc() && end == text.data() + text.size() ? nearest : number);
        return true;
    }
    bool on_bool(bool truth, bj::error_code&) {
        stack.push_bool(truth);
        return true;
    }
    bool on_null(bj::error_code&) {
        stack.push_null();
        return true;
    }
    bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
    bool on_comment(bj::string_view, bj::error_code&) { return true; }
};

bool has_infinity(const Json& value) {
    if (value.is_double()) return !std::isfinite(value.get_double());
    if (value.is_array()) return std::any_of(value.get_array().begin(), value.get_array().end(), has_infinity);
    if (!value.is_object()) return false;
    const auto& object = value.get_object();
    return std::any_of(object.begin(), object.end(), [](const auto& pair) { return has_infinity(pair.value()); });
}

}  // namespace

Json parse_json(std::string_view text) {
    bj::parse_options options;
    options.max_depth = 32;
    bj::basic_parser<StrictHandler> parser(options);
    auto& handler = parser.handler();
    handler.stack.reset();
    bj::error_code error;
    const auto read = parser.write_some(false, text.data(), text.size(), error);
    if (!error && read < text.size()) error = bj::error::extra_data;
    if (handler.refusal == Refusal::repeated_key)
        throw Problem(ProblemKind::invalid, "request.key_twice",
                      fmt::format("an object repeats a key before byte {}", read));
    if (handler.refusal == Refusal::nul)
        throw Problem(ProblemKind::invalid, "request.not_json", fmt::format("NUL in a string before byte {}", read));
    if (error == bj::error::too_deep)
        throw Problem(ProblemKind::invalid, "request.too_deep", fmt::format("more than 32 levels at byte {}", read));
    if (error)
        throw Problem(ProblemKind::invalid, "request.not_json", fmt::format("{} at byte {}", error.message(), read));
    return handler.stack.release();
}

std::string write_json(const Json& value) {
    std::string out;
    json::append_json(out, value);
    return out;
}

namespace json {

void Reader::fault(std::string_view code, std::string_view detail) {
    // Somebody who sends thousands of faults needs no list of them.
    if (faults.size() == most_faults) return;
    faults.push_back({path, std::string(code), std::string(detail)});
}

bool Reader::wants(bool holds, std::string_view what) {
    if (!holds) fault("field.wrong_type", what);
    return holds;
}

Step::Step(Reader& reader, std::string_view name) : reader_(reader), length_(reader.path.size()) {
    reader_.path += '/';
    // RFC 6901 writes these two otherwise, or a key with a slash would read as two steps.
    for (const char c : name) {
        if (c == '~')
            reader_.path += "~0";
        else if (c == '/')
            reader_.path += "~1";
        else
            reader_.path += c;
    }
}

Step::~Step() {
    reader_.path.resize(length_);
}

void read_integer(Reader& reader, const Json& from, std::int64_t least, std::uint64_t most, std::int64_t& into) {
    const auto out_of_range = [&] { reader.fault("field.out_of_range", fmt::format("{} to {}", least, most)); };
    if (from.is_int64()) {
        const auto number = from.get_int64();
        if (number < least || (number > 0 && static_cast<std::uint64_t>(number) > most)) return out_of_range();
        into = number;
    } else if (from.is_uint64()) {
        if (from.get_uint64() > most) return out_of_range();
        into = static_cast<std::int64_t>(from.get_uint64());
    } else if (from.is_double() && !(std::fabs(from.get_double()) < 9e18)) {
        out_of_range();
    } else {
        reader.wants(false, "integer");
    }
}

void read_number(Reader& reader, const Json& from, double& into) {
    if (!reader.wants(from.is_number(), "number")) return;
    into = from.to_number<double>();
    if (!std::isfinite(into)) reader.fault("field.out_of_range", "a finite number");
}

void read_json(Reader& reader, const Json& from, Json& into) {
    if (has_infinity(from))
        reader.fault("field.out_of_range", "a finite number");
    else
        into = from;
}

void read_string(Reader& reader, const Json& from, std::string& into) {
    if (reader.wants(from.is_string(), "string")) into.assign(from.get_string().data(), from.get_string().size());
}

void read_uuid(Reader& reader, const Json& from, Uuid& into) {
    if (!reader.wants(from.is_string(), "string")) return;
    if (const auto id = parse_uuid(from.get_string()))
        into = *id;
    else
        reader.fault("field.not_an_id", from.get_string());
}

void read_day(Reader& reader, const Json& from, Day& into) {
    if (!reader.wants(from.is_string(), "string")) return;
    if (const auto day = parse_day(from.get_string()))
        into = *day;
    else
        reader.fault("field.not_a_day", from.get_string());
}

void read_instant(Reader& reader, const Json& from, Instant& into) {
    if (!reader.wants(from.is_string(), "string")) return;
    if (const auto instant = parse_instant(from.get_string()))
        into = *instant;
    else
        reader.fault("field.not_a_time", from.get_string());
}

void append_string(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20)
                    out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
                else
                    out += c;
        }
    }
    out += '"';
}

/// The shortest text that reads back as the same number; Boost.JSON would write 2.5 as 2.5E0.
void append_number(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

void append_json(std::string& out, const Json& value) {
    switch (value.kind()) {
        case bj::kind::null:
            out += "null";
            break;
        case bj::kind::bool_:
            out += value.get_bool() ? "true" : "false";
            break;
        case bj::kind::int64:
            out += std::to_string(value.get_int64());
            break;
        case bj::kind::uint64:
            out += std::to_string(value.get_uint64());
            break;
        case bj::kind::double_:
            append_number(out, value.get_double());
            break;
        case bj::kind::string:
            append_string(out, value.get_string());
            break;
        case bj::kind::array: {
            const char* between = "[";
            for (const auto& item : value.get_array()) {
                out += between;
                between = ",";
                append_json(out, item);
            }
            out += value.get_array().empty() ? "[]" : "]";
            break;
        }
        case bj::kind::object: {
            const char* between = "{";
            for (const auto& [key, item] : value.get_object()) {
                out += between;
                between = ",";
                append_string(out, key);
                out += ':';
                append_json(out, item);
            }
            out += value.get_object().empty() ? "{}" : "}";
            break;
        }
    }
}

}  // namespace json
}  // namespace base
