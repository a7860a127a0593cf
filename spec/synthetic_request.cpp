#include "synthetic_request.hpp"

#include <utility>
#include <vector>

#include <boost/json.hpp>

namespace spec {
namespace {

using boost::json::object;
using boost::json::value;

std::string singular(const std::string& noun) {
    if (noun == "people") return "person";
    if (noun.ends_with("ies")) return noun.substr(0, noun.size() - 3) + 'y';
    if (noun.ends_with("s")) return noun.substr(0, noun.size() - 1);
    return noun;
}

/// The segments of a pattern, each with its noun: "/api/plans/{id}" has "api", "plans" and, for {id}, "plan".
std::vector<std::pair<std::string, std::string>> segments_of(const std::string& pattern) {
    std::vector<std::pair<std::string, std::string>> segments;
    std::size_t from = 1;
    std::string before;
    while (from <= pattern.size()) {
        const auto until = std::min(pattern.find('/', from), pattern.size());
        const auto segment = pattern.substr(from, until - from);
        std::string noun;
        if (segment.starts_with('{')) {
            noun = segment.substr(1, segment.size() - 2);
            if (noun == "id") noun = singular(before);
        }
        segments.emplace_back(segment, noun);
        before = segment;
        from = until + 1;
    }
    return segments;
}

constexpr const char* nothing = "01890000-0000-7000-8000-00000000dead";

std::string id_for(const std::string& noun, const Things& things) {
    const auto thing = things.find(noun);
    return thing ? base::to_string(*thing) : nothing;
}

value text_for(const object& schema, const std::string& name, const Things& things) {
    const auto* format = schema.if_contains("format");
    if (const auto* names = schema.if_contains("enum")) return names->as_array().front();
    if (format && *format == "uuid") return value(id_for(singular(name), things));
    if (format && *format == "date") return "2021-07-01";
    if (format && *format == "date-time") return "2021-07-01T00:00:00Z";
    if (name == "login") return "nguoi.moi";
    return "Nội dung thử dài hơn mười chữ";
}

/// Whether what may be left out is given. An edit that gives nothing changes nothing, so an edit gives everything.
enum class Optional { null, given };

/// A value that the schema accepts.
value value_for(const object& schema, const std::string& name, const Things& things, Optional optional) {
    if (const auto* choices = schema.if_contains("anyOf"); choices && optional == Optional::null) return nullptr;
    if (const auto* choices = schema.if_contains("anyOf"))
        return value_for(choices->as_array().front().as_object(), name, things, optional);
    const auto* type = schema.if_contains("type");
    if (!type) return object{};
    if (*type == "string") return text_for(schema, name, things);
    if (*type == "integer" || *type == "number") return 1;
    if (*type == "boolean") return false;
    if (*type == "array") return boost::json::array{value_for(schema.at("items").as_object(), name, things, optional)};
    object made;
    if (const auto* properties = schema.if_contains("properties"))
        for (const auto& [key, inner] : properties->as_object())
            made[key] = value_for(inner.as_object(), std::string(key), things, optional);
    return made;
}

}  // namespace

std::optional<base::Uuid> Things::find(const std::string& noun) const {
    if (const auto thing = known.find(noun); thing != known.end()) return thing->second;
    return look_up ? look_up(noun) : std::nullopt;
}

bool Things::stand_in(const http::Route& route) const {
    bool has_nouns = false;
    for (const auto& [segment, noun] : segments_of(route.pattern)) {
        if (noun.empty()) continue;
        if (!find(noun)) return false;
        has_nouns = true;
    }
    return has_nouns;
}

http::Request synthetic_request(const http::Route& route, const Things& things) {
    http::Request request;
    request.method = route.method;
    for (const auto& [segment, noun] : segments_of(route.pattern))
        request.path += '/' + (noun.empty() ? segment : id_for(noun, things));
    request.remote = "192.0.2.1";
    request.headers = {{"host", "lalanh.example"}, {"accept-language", "vi"}};
    if (route.takes_file) {
        request.query = {{"name", "thu.txt"}};
        request.headers.emplace_back("content-type", "text/plain");
        request.body = "KẾ HOẠCH\nThử.";
    } else if (!route.body_schema.empty()) {
        const bool is_edit = route.method == http::Method::patch;
        request.headers.emplace_back("content-type", "application/json");
        request.body = boost::json::serialize(
            value_for(route.body_schema, "", things, is_edit ? Optional::given : Optional::null));
    }
    return request;
}

}  // namespace spec
