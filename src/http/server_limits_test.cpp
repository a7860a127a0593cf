#include <doctest/doctest.h>

#include "serving.hpp"

using namespace std::chrono_literals;

// What clients do that break the rules, come in crowds or never finish: they are refused or cut, and others are served.

namespace {

/// Holds no request that would have to wait.
struct Crowded : Serving {
    Crowded() : Serving(10s, no_waiting()) {}

    static http::ServerOptions no_waiting() {
        http::ServerOptions options;
        options.most_waiting = 0;
        return options;
    }
};

/// Limits that a test can wait for.
struct Impatient : Serving {
    Impatient() : Serving(200ms) {}
};

std::string code_of(const std::string& response) {
    return std::string(base::parse_json(body_of(response)).at("code").as_string());
}

}  // namespace

TEST_CASE_FIXTURE(Crowded, "a server with more work than it may hold asks its clients to come back") {
    const auto response = get("/api/echo");
    CHECK(status_of(response) == "503");
    CHECK(code_of(response) == "request.too_busy");
    CHECK(header_of(response, "Retry-After") == "2");
}

TEST_CASE_FIXTURE(Serving, "what is not HTTP is refused") {
    for (const std::string bytes :
         {"hello\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "GET / HTTP/1.1\nHost: x\n\n",
          "GET / HTTP/1.1\r\nHost: x\r\nExpect: a miracle\r\n\r\n"}) {
        auto its = client();
        its.send(bytes);
        CAPTURE(bytes);
        const auto response = its.all();
        CHECK(status_of(response) == "400");
        CHECK(code_of(response) == "request.not_understood");
    }
}

TEST_CASE_FIXTURE(Serving, "a request that two servers could read differently is refused") {
    const std::string start = "POST /api/notes HTTP/1.1\r\nHost: x\r\n";
    for (const std::string headers :
         {"Content-Length: 12\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding: chunked\r\nContent-Length: 12\r\n", "Content-Length: 12\r\nContent-Length: 13\r\n",
          "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: gzip, chunked\r\n",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "Content-Length: -1\r\n",
          "Content-Length: +12\r\n", "Content-Length: 12 12\r\n", "Content-Length: 0x0c\r\n",
          "Transfer-Encoding : chunked\r\n"}) {
        auto its = client();
        its.send(start + headers + "\r\n{\"text\":\"a\"}");
        CAPTURE(headers);
        CHECK(status_of(its.all()) == "400");
    }
}

TEST_CASE_FIXTURE(Serving, "chunks that lie about their size are refused") {
    for (const std::string chunks : {"zz\r\n\r\n", "-1\r\n\r\n", "ffffffffffffffffff\r\n", "3\r\nabcd\r\n0\r\n\r\n"}) {
        auto its = client();
        its.send("POST /api/notes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
        CAPTURE(chunks);
        const auto status = status_of(its.all());
        CHECK((status == "400" || status == "413"));
    }
}

TEST_CASE_FIXTURE(Serving, "a flood of headers is refused") {
    std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 200; ++i) many += "X-" + std::to_string(i) + ": y\r\n";
    const auto response = ask(many + "\r\n");
    CHECK(status_of(response) == "431");
    CHECK(code_of(response) == "request.headers_too_large");
    CHECK(status_of(get("/", "X-Long: " + std::string(20'000, 'y') + "\r\n")) == "431");
}

TEST_CASE_FIXTURE(Serving, "a body larger than its route takes is refused before it is read") {
    auto its = client();
    its.send("POST /api/files?name=a HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n");
    const auto response = its.all();
    CHECK(status_of(response) == "413");
    CHECK(code_of(response) == "request.too_large");
    CHECK(status_of(post("/api/files?name=a", std::string(1000, 'x'))) == "200");
    CHECK(status_of(post("/api/files?name=a", std::string(1001, 'x'))) == "413");
}

TEST_CASE_FIXTURE(Serving, "a body in chunks that grows too large is refused") {
    const std::string chunk = "100\r\n" + std::string(256, 'x') + "\r\n";
    CHECK(status_of(ask("POST /api/files?name=a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk +
                        chunk + chunk + chunk)) == "413");
}

TEST_CASE_FIXTURE(Impatient, "a slow client is told so and cut") {
    auto its = client();
    its.send("GET / HTT");
    const auto response = its.all();
    CHECK(status_of(response) == "408");
    CHECK(code_of(response) == "request.too_slow");
    CHECK(header_of(response, "Connection") == "close");
}

TEST_CASE_FIXTURE(Impatient, "a client that trickles its body is cut like one that is silent") {
    auto its = client();
    its.send("POST /api/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{\"text\"");
    CHECK(status_of(its.all()) == "408");
}

TEST_CASE_FIXTURE(Impatient, "a connection that stays idle is closed without a word") {
    auto its = client();
    CHECK(its.all().empty());
}

TEST_CASE_FIXTURE(Serving, "clients that vanish in the middle harm nobody") {
    for (int round = 0; round < 3; ++round) {
        std::vector<RawClient> many;
        for (int i = 0; i < 100; ++i) {
            many.push_back(client());
            many.back().send("POST /api/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" +
                             std::string(100, ' '));
        }
        for (auto& its : many) its.vanish();
    }
    CHECK(status_of(get("/healthz")) == "200");
}

TEST_CASE_FIXTURE(Serving, "clients that leave before their answer harm nobody") {
    for (int round = 0; round < 3; ++round) {
        std::vector<RawClient> many;
        for (int i = 0; i < 100; ++i) {
            many.push_back(client());
            many.back().send("POST /api/lines HTTP/1.1\r\nHost: x\r\nContent-Length: 17\r\n\r\n{\"text\":\"a.line\"}");
        }
        for (auto& its : many) its.vanish();
    }
    CHECK(status_of(get("/healthz")) == "200");
}

TEST_CASE_FIXTURE(Impatient, "two hundred slow clients are cut while others are served") {
    std::vector<RawClient> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(client());
        slow.back().send("GET / HTTP/1.1\r\nX");
    }
    for (int i = 0; i < 20; ++i) CHECK(status_of(get("/api/echo")) == "200");
    for (auto& its : slow) CHECK(status_of(its.all()) == "408");
}
