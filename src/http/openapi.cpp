#include "http/openapi.hpp"

#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <fmt/format.h>

#include "base/json.hpp"

namespace http {
namespace {

using boost::json::array;
using boost::json::object;

std::string lower(std::string_view text) {
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lowered;
}

object content(std::string_view type, object schema) {
    return {{type, object{{"schema", std::move(schema)}}}};
}

array parameters_of(const Route& route) {
    array parameters;
    for (std::size_t at = route.pattern.find('{'); at != std::string::npos; at = route.pattern.find('{', at + 1)) {
        const auto name = route.pattern.substr(at + 1, route.pattern.find('}', at) - at - 1);
        parameters.push_back(
            object{{"name", name}, {"in", "path"}, {"required", true}, {"schema", object{{"type", "string"}}}});
    }
    if (route.takes_file)
        parameters.push_back(
            object{{"name", "name"}, {"in", "query"}, {"required", true}, {"schema", object{{"type", "string"}}}});
    if (route.method != Method::get) {
        for (const auto* header : {"X-CSRF", "Idempotency-Key"})
            parameters.push_back(object{
                {"name", header}, {"in", "header"}, {"required", false}, {"schema", object{{"type", "string"}}}});
    }
    return parameters;
}

object responses_of(const Route& route) {
    object answer{{"description", "Done"}};
    if (!route.result_schema.empty()) answer["content"] = content("application/json", route.result_schema);
    if (route.is_event_stream) answer["content"] = content("text/event-stream", object{{"type", "string"}});
    const object problem{{"description", "What went wrong and what to do"},
                         {"content", content("application/json", object{{"$ref", "#/components/schemas/Problem"}})}};
    return {{"2XX", answer}, {"4XX", problem}, {"5XX", problem}};
}

object operation_of(const Route& route) {
    object operation{{"summary", route.summary},
                     {"operationId", fmt::format("{} {}", lower(to_string(route.method)), route.pattern)},
                     {"parameters", parameters_of(route)},
                     {"responses", responses_of(route)}};
    if (route.takes_file)
        operation["requestBody"] =
            object{{"required", true}, {"content", content("application/octet-stream", object{})}};
    else if (!route.body_schema.empty())
        operation["requestBody"] =
            object{{"required", true}, {"content", content("application/json", route.body_schema)}};
    if (route.access.kind != Access::Kind::anyone) operation["security"] = array{object{{"session", array{}}}};
    return operation;
}

object problem_schema() {
    const object text{{"type", "string"}};
    const object field{{"type", "object"},
                       {"properties", object{{"path", text}, {"code", text}, {"message", text}}},
                       {"required", array{"path", "code", "message"}}};
    return {{"type", "object"},
            {"properties",
             object{{"code", text}, {"message", text}, {"fields", object{{"type", "array"}, {"items", field}}}}},
            {"required", array{"code", "message", "fields"}}};
}

}  // namespace

std::string openapi(const Router& router) {
    object paths;
    for (const auto& route : router.routes()) {
        auto& path = paths[route->pattern];
        if (!path.is_object()) path = object{};
        path.get_object()[lower(to_string(route->method))] = operation_of(*route);
    }
    const object session{{"type", "apiKey"}, {"in", "cookie"}, {"name", "lalanh_session"}};
    const object document{{"openapi", "3.1.0"},
                          {"info", object{{"title", "Lá Lành"},
                                          {"version", "0.1.0"},
                                          {"license", object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
                          {"paths", paths},
                          {"components", object{{"schemas", object{{"Problem", problem_schema()}}},
                                                {"securitySchemes", object{{"session", session}}}}}};
    return base::write_json(document);
}

std::string routes_text(const Router& router, const std::function<std::string(base::Permission)>& permission_name) {
    std::string text;
    for (const auto& route : router.routes()) {
        std::string access = "signed in";
        if (route->access.kind == Access::Kind::anyone) access = "anyone";
        if (route->access.kind == Access::Kind::permitted)
            access = permission_name ? permission_name(route->access.permission)
                                     : fmt::format("permission {}", static_cast<int>(route->access.permission));
        text +=
            fmt::format("{:<7} {:<46} {:<16} {}\n", to_string(route->method), route->pattern, access, route->summary);
    }
    return text;
}

}  // namespace http
