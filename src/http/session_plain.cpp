#include "http/session_body.hpp"

namespace http {

void serve_plain(Service& service, Lane& lane, tcp::socket socket) {
    const auto session = std::make_shared<Session<tcp::socket>>(service, lane, std::move(socket));
    asio::co_spawn(lane.loop, session->run(), asio::detached);
}

}  // namespace http
