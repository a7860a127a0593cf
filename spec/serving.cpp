#include "serving.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "base/embedded.hpp"

namespace {

struct Note {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

base::Who who_asks(store::Transaction&, const http::Request& request) {
    base::Who who;
    if (request.header("x-who")) who.account.bytes.fill(7);
    return who;
}

bool may_see(store::Transaction&, const base::Who&, const store::JournalLine& line) {
    return line.verb != "hidden";
}

/// With limits a test can wait for.
http::ServerOptions limited(http::ServerOptions options, std::chrono::milliseconds patience) {
    options.port = 0;
    options.request_time = patience;
    options.write_time = patience;
    options.idle_time = patience;
    options.drain_time =
        std::chrono::hours(1);  // what is in flight ends when the test says so, however busy the machine is
    return options;
}

}  // namespace

const std::string Serving::script(5000, 'x');

Serving::Serving(std::chrono::milliseconds patience, http::ServerOptions options) : edge(db, router, who_asks) {
    add_routes();
    options = limited(std::move(options), patience);
    options.log = [this](std::string_view lines) {
        const std::lock_guard lock(log_mutex_);
        log_ += lines;
    };
    const std::vector<base::EmbeddedFile> web = {{"index.html", "<!doctype html>page"},
                                                 {"assets/app-1a2b.js", script},
                                                 {"plain.txt", "hi"},
                                                 {"plain.txt.br", "never alone"}};
    server = std::make_unique<http::Server>(std::move(options), http::Site{db, edge, router, may_see, web});
}

void Serving::add_routes() {
    router.get("/api/echo", http::anyone(), "What was asked", [](http::Call& call) { return Note{call.text("text")}; });
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

std::string Serving::ask(std::string_view bytes) {
    auto its = client();
    its.send(bytes);
    return its.response();
}

std::string Serving::get(const std::string& path, const std::string& headers) {
    return ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
}

std::string Serving::post(const std::string& path, const std::string& body) {
    return ask("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
               body);
}

void Serving::leave_line(const std::string& verb) {
    CHECK(status_of(post("/api/lines", "{\"text\":\"" + verb + "\"}")) == "204");
}

std::string Serving::whole_log() {
    server.reset();
    return log_;
}
