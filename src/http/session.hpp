#pragma once

#include <memory>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include "http/connection.hpp"

namespace http {

/// Serves one accepted client on its lane until it or we close. Each is instantiated in a source of its own: they cost
/// the compiler most.
void serve_plain(Service& service, Lane& lane, asio::ip::tcp::socket socket);
void serve_tls(Service& service, Lane& lane, asio::ip::tcp::socket socket, asio::ssl::context& context);

}  // namespace http
