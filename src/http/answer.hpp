#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace http {

/// A response with its header lines already written, as the network sends it.
struct Answer {
    int status = 200;
    std::string fields;  ///< "Content-Type: …\r\n…", without what belongs to the connection
    std::string body;
    std::string_view lasting_body;        ///< instead of `body`: bytes that live as long as the program
    std::function<std::string()> stream;  ///< instead of both

    std::string_view bytes() const { return lasting_body.data() ? lasting_body : std::string_view(body); }
};

/// Header lines of a response, with the ones every answer carries for safety: no guessing of types, no frames, no store
/// in caches unless the response says otherwise.
Answer answer_of(Response response);

/// What the connection adds around an answer.
struct Envelope {
    std::string_view date;
    std::string_view request_id;
    bool keeps_alive = true;
    bool says_keep_alive = false;  ///< an HTTP/1.0 client has to be told
    bool is_chunked = false;
    bool is_secure = false;
};

/// Status line and all header lines, with the empty line behind them.
void write_head(std::string& out, const Answer& answer, const Envelope& envelope);

/// "Sun, 06 Nov 1994 08:49:37 GMT", now.
std::string http_date();

}  // namespace http
