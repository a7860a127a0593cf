#include "http/session_body.hpp"

namespace http {

void serve_tls(Service& service, Lane& lane, tcp::socket socket, asio::ssl::context& context) {
    const auto session =
        std::make_shared<Session<SecureStream>>(service, lane, SecureStream(std::move(socket), context));
    asio::co_spawn(lane.loop, session->run(), asio::detached);
}

}  // namespace http
