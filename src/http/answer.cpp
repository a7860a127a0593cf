#include "http/answer.hpp"

#include <charconv>
#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace http {
namespace {

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 204:
            return "No Content";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 413:
            return "Content Too Large";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        default:
            return "Answer";
    }
}

/// A line break inside a value would let it write header lines of its own.
bool is_clean(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

bool may_have_body(int status) {
    return status >= 200 && status != 204 && status != 304;
}

void append(std::string& out, std::string_view name, std::string_view value) {
    if (!is_clean(name) || !is_clean(value)) return;
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

}  // namespace

Answer answer_of(Response response) {
    Answer answer{response.status, {}, std::move(response.body), {}, std::move(response.stream)};
    answer.fields.reserve(256);
    if (!response.content_type.empty()) append(answer.fields, "Content-Type", response.content_type);
    bool says_cache = false;
    bool says_policy = false;
    for (const auto& [name, value] : response.headers) {
        append(answer.fields, name, value);
        says_cache = says_cache || name == "Cache-Control";
        says_policy = says_policy || name == "Content-Security-Policy";
    }
    if (!says_cache) answer.fields += "Cache-Control: no-store\r\n";
    if (!says_policy) answer.fields += "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
    answer.fields += "X-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\n";
    return answer;
}

void write_head(std::string& out, const Answer& answer, const Envelope& envelope) {
    out += "HTTP/1.1 ";
    char digits[24];
    const auto number = [&](std::size_t value) {
        return std::string_view(
            digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, value).ptr - digits));
    };
    out += number(static_cast<std::size_t>(answer.status));
    out += ' ';
    out += reason_of(answer.status);
    out += "\r\nDate: ";
    out += envelope.date;
    out += "\r\n";
    out += answer.fields;
    if (envelope.is_chunked) {
        out += "Transfer-Encoding: chunked\r\n";
    } else if (!answer.stream && may_have_body(answer.status)) {
        out += "Content-Length: ";
        out += number(answer.bytes().size());
        out += "\r\n";
    }
    if (envelope.is_secure) out += "Strict-Transport-Security: max-age=31536000\r\n";
    if (!envelope.keeps_alive)
        out += "Connection: close\r\n";
    else if (envelope.says_keep_alive)
        out += "Connection: keep-alive\r\n";
    if (!envelope.request_id.empty()) {
        out += "X-Request-Id: ";
        out += envelope.request_id;
        out += "\r\n";
    }
    out += "\r\n";
}

std::string http_date() {
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(std::time(nullptr)));
}

}  // namespace http
