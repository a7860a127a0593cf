#include "open311/wire.hpp"

#include <array>
#include <utility>

#include <boost/json.hpp>

#include "documents/markup.hpp"

namespace open311 {
namespace {

using documents::escaped;

/// What one member of a list is called.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> members{{
    {"endpoints", "endpoint"},
    {"formats", "format"},
    {"services", "service"},
    {"attributes", "attribute"},
    {"values", "value"},
    {"service_requests", "request"},
    {"service_requests_updates", "request_update"},
    {"errors", "error"},
}};

std::string_view member_of(std::string_view list) {
    for (const auto& [name, member] : members)
        if (name == list) return member;
    return "item";
}

void write_element(std::string& xml, std::string_view name, const base::Json& value) {
    xml += '<' + std::string(name) + '>';
    if (const auto* object = value.if_object()) {
        for (const auto& [key, inner] : *object) write_element(xml, std::string_view(key), inner);
    } else if (const auto* list = value.if_array()) {
        for (const auto& one : *list) write_element(xml, member_of(name), one);
    } else if (const auto* text = value.if_string()) {
        xml += escaped(std::string_view(*text));
    } else if (!value.is_null()) {
        xml += base::write_json(value);
    }
    xml += "</" + std::string(name) + '>';
}

}  // namespace

std::optional<Asked> asked_for(std::string_view last) {
    for (const auto& [ending, format] : {std::pair{std::string_view(".json"), Format::json}, {".xml", Format::xml}})
        if (last.size() > ending.size() && last.ends_with(ending))
            return Asked{std::string(last.substr(0, last.size() - ending.size())), format};
    return std::nullopt;
}

std::string written(Format format, std::string_view root, const base::Json& value) {
    if (format == Format::json) return base::write_json(value);
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    write_element(xml, root, value);
    return xml + '\n';
}

std::string_view content_type_of(Format format) {
    return format == Format::json ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";
}

}  // namespace open311
