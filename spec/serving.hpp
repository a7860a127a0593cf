#pragma once

#include <chrono>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "http/server.hpp"
#include "raw_client.hpp"
#include "test_store.hpp"

/// A real server on a port of its own, with routes that show what a server does and a site of three files.
struct Serving : TestStore {
    http::Router router;
    http::Edge edge;
    std::promise<void> may_go_on;  ///< lets the one request to /api/slow end
    std::promise<void> is_inside;  ///< that request has begun

    /// Patient enough for a busy machine.
    explicit Serving(std::chrono::milliseconds patience = std::chrono::seconds(10), http::ServerOptions options = {});

    RawClient client() { return RawClient(server->port()); }
    std::string ask(std::string_view bytes);
    std::string get(const std::string& path, const std::string& headers = "");
    std::string post(const std::string& path, const std::string& body);
    /// Writes a line of the journal, which event streams tell of; "hidden" is for nobody's eyes.
    void leave_line(const std::string& verb);
    /// The log is whole when the server has stopped.
    std::string whole_log();

    static const std::string script;  ///< the bytes of /assets/app-1a2b.js

private:
    void add_routes();

    std::mutex log_mutex_;
    std::string log_;

public:
    std::unique_ptr<http::Server> server;  ///< the last member: it stops before what it uses goes away
};
