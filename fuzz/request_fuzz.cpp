// Whatever bytes come on a connection: the parser refuses them with a Problem or finds the same request however they
// were cut, and the edge answers what was found. The first byte says where to cut.
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

#include <unistd.h>

#include "base/problem.hpp"
#include "http/edge.hpp"
#include "http/request_parser.hpp"
#include "store/migrate.hpp"

namespace {

constexpr std::size_t most_header_bytes = 4096;
constexpr std::size_t most_body_bytes = 4096;

struct Note {
    std::string text;
    std::optional<int> weight;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text, weight))

void require(bool holds) {
    if (!holds) std::abort();
}

struct Outcome {
    std::string problem;
    std::optional<http::Request> request;
};

/// Feeds the bytes as a connection does, `step` at a time.
Outcome read(std::string_view bytes, std::size_t step) {
    http::RequestParser parser(most_header_bytes);
    std::string buffer;
    bool is_allowed = false;
    try {
        for (std::size_t at = 0; at < bytes.size() && !parser.is_done(); at += step) {
            buffer += bytes.substr(at, step);
            for (std::size_t used = 1; used > 0 && !parser.is_done() && !buffer.empty();) {
                used = parser.feed(buffer);
                buffer.erase(0, used);
                if (parser.has_head() && !is_allowed) {
                    parser.allow_body(most_body_bytes);
                    is_allowed = true;
                }
            }
        }
    } catch (const base::Problem& problem) {
        return {problem.code(), std::nullopt};
    }
    if (!parser.is_done()) return {"unfinished", std::nullopt};
    require(parser.body_bytes() <= most_body_bytes);
    return {"", parser.take()};
}

struct House {
    std::string folder =
        (std::filesystem::temp_directory_path() / ("request_fuzz." + std::to_string(getpid()))).string();
    std::unique_ptr<store::Database> database;
    http::Router router;
    std::unique_ptr<http::Edge> edge;

    House() {
        std::filesystem::create_directories(folder);
        database = store::open_sqlite(folder + "/fuzz.sqlite");
        store::migrate(*database);
        router.get("/api/notes/{note}", http::anyone(), "One", [](http::Call& call) {
            return Note{base::to_string(call.id("note")), 1};
        });
        router.get("/api/notes", http::anyone(), "All", [](http::Call& call) {
            return Note{call.text("q"), static_cast<int>(call.limit())};
        });
        router.post("/api/notes", http::signed_in(), "Add", [](http::Call&, const Note& note) {
            return http::Created<Note>{note.text, note};
        });
        router.post("/api/files", http::signed_in(), "File", [](http::Call&, const http::Upload& file) {
            return Note{file.name, {}};
        });
        edge = std::make_unique<http::Edge>(*database, router, [](store::Transaction&, const http::Request& request) {
            base::Who who;
            if (request.cookie("s")) who.account.bytes.fill(1);
            return who;
        });
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static House house;
    if (size < 2) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto whole = read(bytes, bytes.size());
    const auto cut = read(bytes, data[0] % 16 + 1U);
    require(whole.request.has_value() == cut.request.has_value());
    if (!whole.request) return 0;
    require(whole.request->path == cut.request->path && whole.request->body == cut.request->body &&
            whole.request->headers == cut.request->headers && whole.request->query == cut.request->query);
    const auto response = house.edge->handle(*whole.request);
    require(response.status >= 200 && response.status < 500);
    return 0;
}
