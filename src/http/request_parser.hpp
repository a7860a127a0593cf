#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "http/message.hpp"

namespace http {

/// Reads one request from bytes as they come. Knows no network; the library that reads the grammar stays inside the
/// source file.
class RequestParser {
public:
    explicit RequestParser(std::size_t most_header_bytes);
    ~RequestParser();
    RequestParser(RequestParser&&) noexcept;
    RequestParser& operator=(RequestParser&&) noexcept;

    /// Takes what it can use and says how much that was; stops behind the head, so that the body can be allowed or
    /// refused. Problems: request.not_understood, request.headers_too_large, request.too_large.
    std::size_t feed(std::string_view bytes);

    bool has_begun() const;
    bool has_head() const;
    bool is_done() const;

    /// What the head announced; nothing when the body comes in chunks.
    std::optional<std::uint64_t> content_length() const;
    /// To be said once behind the head. Problem: request.too_large.
    void allow_body(std::size_t most_bytes);
    std::size_t body_bytes() const;

    /// The method as the wire says it: HEAD is read as a GET, an unknown one is not `is_known_method`.
    bool is_head() const;
    bool is_known_method() const;
    bool is_http_1_0() const;
    bool keeps_alive() const;
    bool expects_continue() const;

    const Request& request() const;
    Request take();

private:
    class Grammar;
    std::unique_ptr<Grammar> grammar_;
};

}  // namespace http
