#include "http/message.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace http {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::optional<std::string_view> find(const Pairs& pairs, std::string_view name) {
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
    if (found == pairs.end()) return std::nullopt;
    return found->second;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

enum class Plus { is_plus, is_blank };

std::optional<std::string> decode(std::string_view text, Plus plus) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%') {
            if (at + 2 >= text.size()) return std::nullopt;
            const int high = hex_digit(text[at + 1]);
            const int low = hex_digit(text[at + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            decoded += text[at] == '+' && plus == Plus::is_blank ? ' ' : text[at];
        }
    }
    if (!base::is_text(decoded)) return std::nullopt;
    return decoded;
}

/// The piece before the separator; `text` goes on behind it.
std::string_view take_until(std::string_view& text, char separator) {
    const auto end = std::min(text.find(separator), text.size());
    const auto piece = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return piece;
}

std::string_view trim_blanks(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// The weight of "en;q=0.8" as thousandths; 1000 when none is given.
int weight_of(std::string_view parameters) {
    const auto at = parameters.find("q=");
    if (at == std::string_view::npos) return 1000;
    const auto text = parameters.substr(at + 2);
    double weight = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
    return error == std::errc() ? static_cast<int>(std::clamp(weight, 0.0, 1.0) * 1000) : 0;
}

}  // namespace

std::string_view to_string(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::remove:
            return "DELETE";
    }
    return "";
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    return find(headers, name);
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
    return find(query, name);
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    auto rest = header("cookie").value_or("");
    while (!rest.empty()) {
        auto pair = take_until(rest, ';');
        const auto its_name = trim_blanks(take_until(pair, '='));
        if (its_name == name) return trim_blanks(pair);
    }
    return std::nullopt;
}

base::Language Request::language() const {
    int vietnamese = 0;
    int english = 0;
    auto rest = header("accept-language").value_or("");
    while (!rest.empty()) {
        auto item = take_until(rest, ',');
        const auto tag = base::to_lower(trim_blanks(take_until(item, ';')));
        if (tag.starts_with("vi")) vietnamese = std::max(vietnamese, weight_of(item));
        if (tag.starts_with("en")) english = std::max(english, weight_of(item));
    }
    return english > vietnamese ? base::Language::en : base::Language::vi;
}

bool set_target(Request& request, std::string_view target) {
    if (target.empty() || target.front() != '/') return false;
    auto path = decode(take_until(target, '?'), Plus::is_plus);
    if (!path) return false;
    request.path = std::move(*path);
    request.query.clear();
    while (!target.empty()) {
        auto pair = take_until(target, '&');
        if (pair.empty()) continue;
        auto name = decode(take_until(pair, '='), Plus::is_blank);
        auto value = decode(pair, Plus::is_blank);
        if (!name || !value) return false;
        request.query.emplace_back(std::move(*name), std::move(*value));
    }
    return true;
}

}  // namespace http
