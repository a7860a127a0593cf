#include "http/server.hpp"

#include <doctest/doctest.h>

#include <future>

#include "serving.hpp"

TEST_CASE_FIXTURE(Serving, "a request is answered over the wire") {
    const auto response = get("/api/echo?text=n%C6%B0%E1%BB%9Bc");
    CHECK(status_of(response) == "200");
    CHECK(header_of(response, "Content-Type") == "application/json");
    CHECK(header_of(response, "X-Content-Type-Options") == "nosniff");
    CHECK(header_of(response, "Cache-Control") == "no-store");
    CHECK(body_of(response) == R"({"text":"nước"})");
}

TEST_CASE_FIXTURE(Serving, "health is told without the store") {
    CHECK(body_of(get("/healthz")) == "ok\n");
}

TEST_CASE_FIXTURE(Serving, "one connection serves many requests") {
    auto its = client();
    for (const auto* word : {"a", "b", "c"}) {
        its.send(std::string("GET /api/echo?text=") + word + " HTTP/1.1\r\nHost: x\r\n\r\n");
        CHECK(body_of(its.response()) == std::string("{\"text\":\"") + word + "\"}");
    }
}

TEST_CASE_FIXTURE(Serving, "requests sent together are answered in order") {
    auto its = client();
    std::string all;
    for (int i = 0; i < 20; ++i)
        all += "GET /api/echo?text=" + std::to_string(i) +
               " HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
    its.send(all);
    for (int i = 0; i < 20; ++i) {
        CHECK(body_of(its.response()) == "{\"text\":\"" + std::to_string(i) + "\"}");
        CHECK(body_of(its.response()) == "ok\n");
    }
}

TEST_CASE_FIXTURE(Serving, "a request that comes byte by byte is understood") {
    auto its = client();
    for (const char byte :
         std::string("POST /api/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\n{\"text\":\"a\"}"))
        its.send({&byte, 1});
    CHECK(body_of(its.response()) == R"({"text":"a"})");
}

TEST_CASE_FIXTURE(Serving, "a body in chunks is understood") {
    const auto response =
        ask("POST /api/notes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
            "chunked\r\n\r\n5\r\n{\"tex\r\n7;a=b\r\nt\":\"a\"}\r\n0\r\nX-Trailer: y\r\n\r\n");
    CHECK(body_of(response) == R"({"text":"a"})");
}

TEST_CASE_FIXTURE(Serving, "a client that asks first is told to go on") {
    auto its = client();
    its.send("POST /api/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\nExpect: 100-continue\r\n\r\n");
    CHECK(its.response() == "HTTP/1.1 100 Continue\r\n\r\n");
    its.send("{\"text\":\"a\"}");
    CHECK(status_of(its.response()) == "200");
}

TEST_CASE_FIXTURE(Serving, "HEAD is GET without the body") {
    auto its = client();
    its.send("HEAD /api/echo?text=abc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto response = its.all();
    CHECK(header_of(response, "Content-Length") == "14");
    CHECK(body_of(response).empty());
}

TEST_CASE_FIXTURE(Serving, "an HTTP/1.0 client gets its answer and the end") {
    auto its = client();
    its.send("GET /healthz HTTP/1.0\r\n\r\n");
    CHECK(body_of(its.all()) == "ok\n");
}

TEST_CASE_FIXTURE(Serving, "a long answer comes in pieces") {
    CHECK(body_of(get("/api/long")) == "a\r\naaaaaaaaaa\r\na\r\naaaaaaaaaa\r\na\r\naaaaaaaaaa\r\n0\r\n\r\n");
}

TEST_CASE_FIXTURE(Serving, "a file is sent compressed when the client takes it, and not sent again") {
    const auto gzip = get("/assets/app-1a2b.js", "Accept-Encoding: gzip\r\n");
    CHECK(header_of(gzip, "Content-Encoding") == "gzip");
    CHECK(body_of(gzip).size() < 200);
    CHECK(header_of(gzip, "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(header_of(get("/assets/app-1a2b.js", "Accept-Encoding: gzip, br\r\n"), "Content-Encoding") == "br");
    CHECK(header_of(get("/assets/app-1a2b.js", "Accept-Encoding: br;q=0\r\n"), "Content-Encoding").empty());
    const auto plain = get("/assets/app-1a2b.js");
    CHECK(body_of(plain) == script);
    auto its = client();
    its.send("GET /assets/app-1a2b.js HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIf-None-Match: " +
             header_of(plain, "ETag") + "\r\n\r\n");
    CHECK(status_of(its.all()) == "304");
}

TEST_CASE_FIXTURE(Serving, "a path of the application gets its page, with a policy that runs nothing foreign") {
    const auto response = get("/plans/7");
    CHECK(body_of(response) == "<!doctype html>page");
    CHECK(header_of(response, "Content-Security-Policy").starts_with("default-src 'self'"));
    CHECK(header_of(response, "Cache-Control") == "no-cache");
    CHECK(status_of(get("/missing.js")) == "404");
    CHECK(status_of(get("/api/nothing")) == "404");
    CHECK(status_of(get("/plain.txt.br")) == "404");
}

TEST_CASE_FIXTURE(Serving, "a method nobody knows hears which ones the path takes") {
    const auto response = ask("BREW /api/echo HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(status_of(response) == "405");
    CHECK(header_of(response, "Allow") == "GET, HEAD");
}

TEST_CASE_FIXTURE(Serving, "an event stream shows what happens to those who may see it") {
    CHECK(status_of(get("/api/events")) == "401");
    auto its = client();
    its.send("GET /api/events HTTP/1.1\r\nHost: x\r\nX-Who: lan\r\n\r\n");
    CHECK(header_of(its.until("id: 0\n\n"), "Content-Type") == "text/event-stream");
    leave_line("task.done");
    leave_line("hidden");
    leave_line("task.late");
    const auto events = its.until("id: 3");
    CHECK(events.find("\"verb\":\"task.done\"") != std::string::npos);
    CHECK(events.find("hidden") == std::string::npos);
}

TEST_CASE_FIXTURE(Serving, "an event stream resumes behind the last event its client saw") {
    for (const auto* verb : {"one", "two", "three"}) leave_line(verb);
    auto its = client();
    its.send("GET /api/events HTTP/1.1\r\nHost: x\r\nX-Who: lan\r\nLast-Event-ID: 1\r\n\r\n");
    const auto events = its.until("id: 3");
    CHECK(events.find("\"verb\":\"one\"") == std::string::npos);
    CHECK(events.find("\"verb\":\"two\"") != std::string::npos);
}

TEST_CASE_FIXTURE(Serving, "metrics count by route and class of answer") {
    get("/api/echo");
    get("/api/nothing");
    const auto wanted = {"lalanh_requests_total{method=\"GET\",route=\"/api/echo\",status=\"2xx\"} 1\n",
                         "lalanh_requests_total{method=\"GET\",route=\"unmatched\",status=\"4xx\"} 1\n",
                         "lalanh_requests_in_flight 1\n"};
    const auto shows_all = [&](const std::string& metrics) {
        return std::all_of(wanted.begin(), wanted.end(),
                           [&](const char* line) { return metrics.find(line) != std::string::npos; });
    };
    // A request is counted when its answer is on the way, so a quick client may look too early once or twice.
    std::string metrics;
    for (int look = 0; look < 1000 && !shows_all(metrics); ++look) metrics = body_of(get("/metrics"));
    CAPTURE(metrics);
    CHECK(shows_all(metrics));
}

TEST_CASE_FIXTURE(Serving, "the log has one line a request and nothing personal in it") {
    get("/api/echo?text=Nguyen");
    get("/api/nothing/Nguyen");
    const auto lines = whole_log();
    CHECK(lines.find("\"route\":\"/api/echo\",\"status\":200") != std::string::npos);
    CHECK(lines.find("Nguyen") == std::string::npos);
    CHECK(lines.find("127.0.0.1") == std::string::npos);
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
    CHECK(base::parse_json(lines.substr(0, lines.find('\n'))).is_object());
}

TEST_CASE_FIXTURE(Serving, "stopping finishes what is in flight and ends event streams") {
    auto stream = client();
    stream.send("GET /api/events HTTP/1.1\r\nHost: x\r\nX-Who: lan\r\n\r\n");
    stream.until("id: 0\n\n");
    auto its = client();
    its.send("GET /api/slow HTTP/1.1\r\nHost: x\r\n\r\n");
    is_inside.get_future().wait();
    auto stopped = std::async(std::launch::async, [this] { server->stop(); });
    stream.all();
    may_go_on.set_value();
    const auto response = its.all();
    CHECK(status_of(response) == "200");
    CHECK(header_of(response, "Connection") == "close");
    stopped.get();
}

TEST_CASE_FIXTURE(Serving, "the OpenAPI document is served") {
    CHECK(base::parse_json(body_of(get("/openapi.json"))).at("paths").as_object().contains("/api/echo"));
}
