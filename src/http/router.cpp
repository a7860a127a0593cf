#include "http/router.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "base/text.hpp"

namespace http {
namespace {

constexpr std::size_t longest_file_name = 255;
constexpr std::int64_t longest_ago_s = 30LL * 24 * 60 * 60;

std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    const auto segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

bool is_parameter(std::string_view segment) {
    return segment.starts_with('{') && segment.ends_with('}');
}

bool fits(std::string_view pattern, std::string_view path) {
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = take_segment(pattern);
        const auto given = take_segment(path);
        if (is_parameter(wanted) ? given.empty() : wanted != given) return false;
    }
    return pattern.empty() && path.empty();
}

/// A literal word wins over a {name} where they first differ.
bool is_closer(std::string_view pattern, std::string_view other) {
    while (!pattern.empty() && !other.empty()) {
        const bool parameter = is_parameter(take_segment(pattern));
        const bool others = is_parameter(take_segment(other));
        if (parameter != others) return others;
    }
    return false;
}

std::vector<std::pair<std::string, std::string>> parameters_of(std::string_view pattern, std::string_view path) {
    std::vector<std::pair<std::string, std::string>> parameters;
    while (!pattern.empty()) {
        const auto wanted = take_segment(pattern);
        const auto given = take_segment(path);
        if (is_parameter(wanted)) parameters.emplace_back(wanted.substr(1, wanted.size() - 2), given);
    }
    return parameters;
}

}  // namespace

void require_access(const Access& access, const base::Who& who) {
    if (access.kind == Access::Kind::anyone) return;
    if (!who.is_somebody()) throw base::Problem(base::ProblemKind::unauthenticated, "account.not_signed_in");
    if (access.kind == Access::Kind::permitted && !who.may(access.permission))
        throw base::Problem(base::ProblemKind::forbidden, "request.forbidden");
}

std::string Call::name(std::string_view name) const {
    for (const auto& [its_name, value] : request.parameters)
        if (its_name == name) return value;
    throw std::logic_error("the route has no {" + std::string(name) + "}");
}

base::Uuid Call::id(std::string_view name) const {
    if (const auto id = base::parse_uuid(this->name(name))) return *id;
    throw base::Problem(base::ProblemKind::not_found, "request.not_found", "not an id: " + std::string(name));
}

std::string Call::text(std::string_view query_name) const {
    return std::string(request.query_value(query_name).value_or(""));
}

std::optional<base::Uuid> Call::maybe_id(std::string_view query_name) const {
    const auto value = request.query_value(query_name);
    if (!value || value->empty()) return std::nullopt;
    if (const auto id = base::parse_uuid(*value)) return id;
    refuse(query_name, "field.not_an_id", text(query_name));
}

std::optional<base::Day> Call::maybe_day(std::string_view query_name) const {
    if (text(query_name).empty()) return std::nullopt;
    return day(query_name);
}

base::Day Call::day(std::string_view query_name) const {
    const auto asked = text(query_name);
    if (const auto day = base::parse_day(asked)) return *day;
    refuse(query_name, "field.not_a_day", asked);
}

base::Day Call::day_or_today(std::string_view query_name) const {
    const auto asked = maybe_day(query_name);
    return asked ? *asked : base::day_of(tx.now());
}

base::Instant Call::happened() const {
    const auto told = request.header("happened-ago");
    if (!told) return tx.now();
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(told->data(), told->data() + told->size(), seconds);
    if (error != std::errc() || end != told->data() + told->size() || seconds < 0)
        throw base::Problem(base::ProblemKind::invalid, "request.happened_wrong", std::string(*told));
    return {tx.now().ms - std::min(seconds, longest_ago_s) * 1000};
}

std::int64_t Call::number(std::string_view query_name) const {
    const auto asked = text(query_name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), number);
    if (error != std::errc() || end != asked.data() + asked.size() || number < 0)
        refuse(query_name, "field.out_of_range", asked);
    return number;
}

std::size_t Call::limit(std::size_t usual, std::size_t most) const {
    if (!request.query_value("limit")) return usual;
    const auto limit = static_cast<std::size_t>(number("limit"));
    if (limit == 0) refuse("limit", "field.out_of_range", text("limit"));
    return std::min(limit, most);
}

void Call::refuse(std::string_view query_name, const std::string& code, const std::string& given) {
    const auto path = "?" + std::string(query_name);
    throw base::Problem(base::ProblemKind::invalid, "request.fields_wrong", path, {{path, code, given}});
}

Upload detail::read_upload(const Request& request) {
    const auto name = base::tidy(request.query_value("name").value_or(""));
    if (name.empty() || name.size() > longest_file_name)
        throw base::Problem(base::ProblemKind::invalid, "request.file_name_missing");
    return {name, std::string(request.header("content-type").value_or("application/octet-stream")), request.body};
}

Route& Router::add_line(Method method, std::string pattern, Access access, std::string summary) {
    if (!pattern.starts_with('/')) throw std::logic_error("a pattern begins with /: " + pattern);
    for (const auto& route : routes_)
        if (route->method == method && route->pattern == pattern) throw std::logic_error("two routes for " + pattern);
    auto route = std::make_unique<Route>();
    route->method = method;
    route->pattern = std::move(pattern);
    route->access = access;
    route->summary = std::move(summary);
    route->number = routes_.size();
    routes_.push_back(std::move(route));
    return *routes_.back();
}

Route& Router::events(std::string pattern, Access access, std::string summary) {
    auto& route = get(std::move(pattern), access, std::move(summary), [](Call&) {
        return Response{200, "text/event-stream", {}, {}, {}};
    });
    route.is_event_stream = true;
    return route;
}

Router::Match Router::match(Method method, std::string_view path) const {
    Match match;
    if (path.empty() || path.front() != '/') return match;
    for (const auto& route : routes_) {
        if (!fits(route->pattern, path)) continue;
        if (std::find(match.allowed.begin(), match.allowed.end(), route->method) == match.allowed.end())
            match.allowed.push_back(route->method);
        if (route->method == method && (!match.route || is_closer(route->pattern, match.route->pattern)))
            match.route = route.get();
    }
    if (match.route) match.parameters = parameters_of(match.route->pattern, path);
    return match;
}

Response Router::run_within(const Call& outer, Request request) const {
    const auto found = match(request.method, request.path);
    if (!found.route) throw base::Problem(base::ProblemKind::not_found, "request.not_found", request.path);
    if (!found.route->may_wait)
        throw base::Problem(base::ProblemKind::invalid, "request.needs_network", found.route->pattern);
    require_access(found.route->access, outer.who);
    request.parameters = found.parameters;
    auto prepared = found.route->prepare(request);
    Response response;
    outer.tx.attempt([&] {
        Call call{request, outer.who, outer.tx};
        response = found.route->run(call, prepared);
    });
    return response;
}

}  // namespace http
