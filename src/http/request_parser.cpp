#include "http/request_parser.hpp"

#include <limits>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include "base/problem.hpp"

namespace http {
namespace {

namespace beast = boost::beast;
using View = beast::string_view;

constexpr std::size_t most_fields = 100;
// Room for a body that was announced is taken in advance only up to here; an announcement costs its sender nothing.
constexpr std::size_t most_reserved = 64 * 1024;
// The end of a chunked body, "0\r\n\r\n"; fewer bytes than this never complete anything.
constexpr std::size_t shortest_chunk_end = 5;

std::string_view plain(View text) {
    return {text.data(), text.size()};
}

std::string lower(View text) {
    std::string lowered(text.data(), text.size());
    for (auto& c : lowered)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lowered;
}

std::optional<Method> method_of(beast::http::verb verb) {
    switch (verb) {
        case beast::http::verb::get:
        case beast::http::verb::head:
            return Method::get;
        case beast::http::verb::post:
            return Method::post;
        case beast::http::verb::put:
            return Method::put;
        case beast::http::verb::patch:
            return Method::patch;
        case beast::http::verb::delete_:
            return Method::remove;
        default:
            return std::nullopt;
    }
}

base::Problem not_understood(const std::string& why) {
    return {base::ProblemKind::invalid, "request.not_understood", why};
}

}  // namespace

/// Beast's grammar with our request as the place where the pieces go.
class RequestParser::Grammar : public beast::http::basic_parser<true> {
public:
    Request request;
    bool is_head = false;
    bool is_known = false;
    bool is_1_0 = false;
    bool expects_continue = false;
    bool has_host = false;
    std::size_t most_head;
    std::size_t head_bytes = 0;
    std::string fault;

    explicit Grammar(std::size_t most_header_bytes) : most_head(most_header_bytes) {
        header_limit(static_cast<std::uint32_t>(most_header_bytes));
        body_limit(boost::none);
    }

private:
    void refuse(const char* why, beast::error_code& error) {
        fault = why;
        error = beast::http::error::bad_value;
    }

    void on_request_impl(beast::http::verb verb, View, View target, int version, beast::error_code& error) override {
        const auto method = method_of(verb);
        is_known = method.has_value();
        is_head = verb == beast::http::verb::head;
        is_1_0 = version == 10;
        request.method = method.value_or(Method::get);
        if (!set_target(request, plain(target))) refuse("target", error);
    }

    void on_field_impl(beast::http::field field, View name, View value, beast::error_code& error) override {
        if (is_header_done()) return;  // a trailer; nothing may depend on it
        if (request.headers.size() == most_fields) {
            error = beast::http::error::header_limit;
            return;
        }
        if (field == beast::http::field::host) {
            if (has_host) return refuse("two Host fields", error);
            has_host = true;
        } else if (field == beast::http::field::transfer_encoding && (!beast::iequals(value, "chunked") || is_1_0)) {
            // A coding that only one of proxy and server understands is how requests are smuggled.
            return refuse("transfer coding", error);
        } else if (field == beast::http::field::expect) {
            if (!beast::iequals(value, "100-continue")) return refuse("expectation", error);
            expects_continue = true;
        }
        request.headers.emplace_back(lower(name), plain(value));
    }

    void on_header_impl(beast::error_code& error) override {
        if (!has_host && !is_1_0) refuse("no Host", error);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, beast::error_code&) override {
        if (length) request.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*length, most_reserved)));
    }
    std::size_t on_body_impl(View piece, beast::error_code&) override {
        request.body.append(piece.data(), piece.size());
        return piece.size();
    }
    void on_chunk_header_impl(std::uint64_t, View, beast::error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, View piece, beast::error_code&) override {
        request.body.append(piece.data(), piece.size());
        return piece.size();
    }
    void on_response_impl(int, View, int, beast::error_code&) override {}
    void on_finish_impl(beast::error_code&) override {}
};

RequestParser::RequestParser(std::size_t most_header_bytes) : grammar_(std::make_unique<Grammar>(most_header_bytes)) {}
RequestParser::~RequestParser() = default;
RequestParser::RequestParser(RequestParser&&) noexcept = default;
RequestParser& RequestParser::operator=(RequestParser&&) noexcept = default;

std::size_t RequestParser::feed(std::string_view bytes) {
    std::size_t used = 0;
    const bool had_head = has_head();
    while (used < bytes.size() && !is_done() && has_head() == had_head) {
        if (grammar_->chunked() && had_head && bytes.size() - used < shortest_chunk_end) break;
        beast::error_code error;
        const auto taken = grammar_->put(boost::asio::const_buffer(bytes.data() + used, bytes.size() - used), error);
        used += taken;
        // The library limits one line only; a client must not go on with lines for ever.
        if (!had_head) grammar_->head_bytes += taken;
        if (error == beast::http::error::header_limit || grammar_->head_bytes > grammar_->most_head)
            throw base::Problem(base::ProblemKind::too_large, "request.headers_too_large");
        if (error == beast::http::error::need_more) break;
        if (error == beast::http::error::body_limit)
            throw base::Problem(base::ProblemKind::too_large, "request.too_large");
        if (error) throw not_understood(grammar_->fault.empty() ? error.message() : grammar_->fault);
    }
    return used;
}

bool RequestParser::has_begun() const {
    return grammar_->got_some();
}
bool RequestParser::has_head() const {
    return grammar_->is_header_done();
}
bool RequestParser::is_done() const {
    return grammar_->is_done();
}

std::optional<std::uint64_t> RequestParser::content_length() const {
    const auto length = grammar_->content_length();
    if (!length) return std::nullopt;
    return *length;
}

void RequestParser::allow_body(std::size_t most_bytes) {
    if (content_length().value_or(0) > most_bytes)
        throw base::Problem(base::ProblemKind::too_large, "request.too_large");
    grammar_->body_limit(most_bytes);
}

std::size_t RequestParser::body_bytes() const {
    return grammar_->request.body.size();
}
bool RequestParser::is_head() const {
    return grammar_->is_head;
}
bool RequestParser::is_known_method() const {
    return grammar_->is_known;
}
bool RequestParser::is_http_1_0() const {
    return grammar_->is_1_0;
}
bool RequestParser::keeps_alive() const {
    return grammar_->keep_alive();
}
bool RequestParser::expects_continue() const {
    return grammar_->expects_continue;
}
const Request& RequestParser::request() const {
    return grammar_->request;
}
Request RequestParser::take() {
    return std::move(grammar_->request);
}

}  // namespace http
