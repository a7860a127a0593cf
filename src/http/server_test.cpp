#include "http/server.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <mutex>
#include <thread>

#include "raw_client.hpp"
#include "test_store.hpp"

using namespace std::chrono_literals;

namespace {

struct Note {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

const std::string script(5000, 'x');

/// A real server on a port of its own, with limits a test can wait for.
struct Serving : TestStore {
    http::Router router;
    http::Edge edge{db, router, [](store::Transaction&, const http::Request& request) { return who(request); }};
    std::promise<void> may_go_on;
    std::promise<void> is_inside;
    std::mutex log_mutex;
    std::string log;
    std::unique_ptr<http::Server> server;

    /// Patient enough for a busy machine.
    explicit Serving(std::chrono::milliseconds patience = 10s, http::ServerOptions options = {}) {
        add_routes();
        options.port = 0;
        options.request_time = patience;
        options.write_time = patience;
        options.idle_time = patience;
        options.drain_time = 1h;  // what is in flight ends when the test says so, however busy the machine is
        options.log = [this](std::string_view lines) {
            const std::lock_guard lock(log_mutex);
            log += lines;
        };
        const std::vector<base::EmbeddedFile> web = {{"index.html", "<!doctype html>page"},
                                                     {"assets/app-1a2b.js", script},
                                                     {"plain.txt", "hi"},
                                                     {"plain.txt.br", "never alone"}};
        server = std::make_unique<http::Server>(
            std::move(options), http::Site{db, edge, router,
                                           [](store::Transaction&, const base::Who&, const store::JournalLine& line) {
                                               return line.verb != "hidden";
                                           },
                                           web});
    }

    void add_routes() {
        router.get("/api/echo", http::anyone(), "What was asked",
                   [](http::Call& call) { return Note{call.text("text")}; });
        router.post("/api/notes", http::anyone(), "Say it back", [](http::Call&, const Note& note) { return note; });
        router.post("/api/lines", http::anyone(), "Leave a line", [](http::Call& call, const Note& note) {
            store::record_by_system(call.tx, note.text, call.tx.new_id());
        });
        router
            .post("/api/files", http::anyone(), "A file",
                  [](http::Call&, const http::Upload& file) {
                      return Note{file.name + " " + std::to_string(file.bytes.size())};
                  })
            .accepts_up_to(1000);
        router.get("/api/slow", http::anyone(), "Waits for the test", [this](http::Call&) {
            is_inside.set_value();
            may_go_on.get_future().wait();
            return Note{"done"};
        });
        router.get("/api/long", http::anyone(), "In pieces", [](http::Call&) {
            http::Response response{200, "text/plain", {}, {}, {}};
            response.stream = [left = 3]() mutable { return left-- > 0 ? std::string(10, 'a') : std::string(); };
            return response;
        });
        router.get("/api/mine", http::signed_in(), "For somebody", [](http::Call&) { return Note{"mine"}; });
        router.events("/api/events", http::signed_in(), "What happens");
    }

    static base::Who who(const http::Request& request) {
        base::Who who;
        if (request.header("x-who")) who.account.bytes.fill(7);
        return who;
    }

    RawClient client() { return RawClient(server->port()); }
    std::string ask(std::string_view bytes) {
        auto its = client();
        its.send(bytes);
        return its.response();
    }
    std::string get(const std::string& path, const std::string& headers = "") {
        return ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
    }
    std::string post(const std::string& path, const std::string& body) {
        return ask("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) +
                   "\r\n\r\n" + body);
    }
    void leave_line(const std::string& verb) {
        CHECK(status_of(post("/api/lines", "{\"text\":\"" + verb + "\"}")) == "204");
    }
    /// The log is whole when the server has stopped.
    std::string whole_log() {
        server.reset();
        return log;
    }
};

/// Holds no request that would have to wait.
struct Crowded : Serving {
    Crowded() : Serving(10s, no_waiting()) {}

    static http::ServerOptions no_waiting() {
        http::ServerOptions options;
        options.most_waiting = 0;
        return options;
    }
};

std::string code_of(const std::string& response) {
    return std::string(base::parse_json(body_of(response)).at("code").as_string());
}

/// The same with limits that a test can wait for.
struct Impatient : Serving {
    Impatient() : Serving(200ms) {}
};

}  // namespace

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
