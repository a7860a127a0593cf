#include "http/edge.hpp"

#include <doctest/doctest.h>

#include "test_store.hpp"

namespace {

struct Note {
    std::string text;
    int weight = 0;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text, weight))

constexpr auto reading = base::Permission(3);

/// Four routes over one small table of settings, and a gate that knows people by a header.
struct House : TestStore {
    http::Router router;
    http::Edge edge{db, router, [](store::Transaction&, const http::Request& request) { return who(request); }};

    House() {
        router.get("/api/notes", http::anyone(), "All notes", [](http::Call& call) {
            std::vector<std::string> texts;
            for (const auto& row : call.tx.run("SELECT value FROM setting ORDER BY name"))
                texts.push_back(row.text("value"));
            return http::Page<std::string>{texts, {}};
        });
        router.post("/api/notes", http::signed_in(), "Add a note", [](http::Call& call, const Note& note) {
            const auto id = base::to_string(call.tx.new_id());
            call.tx.change("INSERT INTO setting (name, value) VALUES ($1, $2)", {id, note.text});
            return http::Created<Note>{"/api/notes/" + id, note};
        });
        router.put("/api/notes/{name}", http::signed_in(), "Add a note under a name",
                   [](http::Call& call, const Note& note) {
                       call.tx.change("INSERT INTO setting (name, value) VALUES ($1, $2)",
                                      {call.request.parameters.front().second, note.text});
                   });
        router.get("/api/secret", http::allow(reading), "For some", [](http::Call&) { return Note{"hidden", 1}; });
        router.get("/api/fault", http::anyone(), "Fails",
                   [](http::Call&) -> Note { throw std::runtime_error("a bug"); });
    }

    static base::Who who(const http::Request& request) {
        base::Who who;
        const auto name = request.header("x-who").value_or("");
        if (name.empty()) return who;
        who.account.bytes.fill(static_cast<std::uint8_t>(name.front()));
        who.language = base::Language::en;
        if (name == "lan") who.grants.push_back({1U << 3, base::ScopeKind::everywhere, {}, {}});
        if (name != "program") who.csrf = "token of " + std::string(name);
        return who;
    }

    http::Response send(http::Method method, std::string_view target, std::string_view as = "", std::string body = "",
                        std::vector<std::pair<std::string, std::string>> headers = {}) {
        http::Request request;
        request.method = method;
        REQUIRE(http::set_target(request, target));
        request.headers = std::move(headers);
        if (!as.empty()) request.headers.emplace_back("x-who", as);
        request.body = std::move(body);
        return edge.handle(std::move(request));
    }
    std::vector<std::pair<std::string, std::string>> token(std::string_view as) {
        return {{"x-csrf", "token of " + std::string(as)}};
    }
    std::string notes() { return send(http::Method::get, "/api/notes").body; }
};

const std::string note = R"({"text":"nước sạch","weight":2})";
const std::string other_note = R"({"text":"gạo","weight":2})";
const std::string no_notes = R"({"items":[],"next":null})";

std::string code_of(const http::Response& response) {
    return std::string(base::parse_json(response.body).at("code").as_string());
}

}  // namespace

TEST_CASE_FIXTURE(House, "nobody is asked to sign in, and nothing is written") {
    const auto response = send(http::Method::post, "/api/notes", "", note);
    CHECK(response.status == 401);
    CHECK(code_of(response) == "account.not_signed_in");
    CHECK(notes() == no_notes);
}

TEST_CASE_FIXTURE(House, "a route asks for its permission") {
    CHECK(code_of(send(http::Method::get, "/api/secret")) == "account.not_signed_in");
    CHECK(send(http::Method::get, "/api/secret", "minh").status == 403);
    CHECK(code_of(send(http::Method::get, "/api/secret", "minh")) == "request.forbidden");
    CHECK(send(http::Method::get, "/api/secret", "lan").status == 200);
}

TEST_CASE_FIXTURE(House, "a write by a cookie session needs the token of that session") {
    CHECK(code_of(send(http::Method::post, "/api/notes", "lan", note)) == "request.csrf_wrong");
    CHECK(code_of(send(http::Method::post, "/api/notes", "lan", note, token("minh"))) == "request.csrf_wrong");
    CHECK(send(http::Method::post, "/api/notes", "lan", note, token("lan")).status == 201);
}

TEST_CASE_FIXTURE(House, "a session that did not come in a cookie needs no token") {
    CHECK(send(http::Method::post, "/api/notes", "program", note).status == 201);
}

TEST_CASE_FIXTURE(House, "a write that another site made the browser send is refused") {
    CHECK(code_of(send(http::Method::post, "/api/notes", "program", note, {{"sec-fetch-site", "cross-site"}})) ==
          "request.csrf_wrong");
    CHECK(notes() == no_notes);
}

TEST_CASE_FIXTURE(House, "a body that does not fit is refused with the places of its faults") {
    const auto response = send(http::Method::post, "/api/notes", "lan", R"({"text":5,"bogus":1})", token("lan"));
    CHECK(response.status == 400);
    CHECK(response.body.find("\"/weight\"") != std::string::npos);
    CHECK(response.body.find("\"/bogus\"") != std::string::npos);
}

TEST_CASE_FIXTURE(House, "the same write sent twice is done once and answered twice") {
    auto headers = token("lan");
    headers.emplace_back("idempotency-key", "0191e000-0000-7000-8000-000000000001");
    const auto first = send(http::Method::post, "/api/notes", "lan", note, headers);
    const auto second = send(http::Method::post, "/api/notes", "lan", note, headers);
    CHECK(second.status == 201);
    CHECK(second.body == first.body);
    CHECK(second.headers == first.headers);
    CHECK(notes() == R"({"items":["nước sạch"],"next":null})");
}

TEST_CASE_FIXTURE(House, "a key that was used for something else is a conflict") {
    auto headers = token("lan");
    headers.emplace_back("idempotency-key", "0191e000-0000-7000-8000-000000000001");
    send(http::Method::post, "/api/notes", "lan", note, headers);
    const auto response = send(http::Method::post, "/api/notes", "lan", other_note, headers);
    CHECK(response.status == 409);
    CHECK(code_of(response) == "request.key_reused");
    CHECK(notes() == R"({"items":["nước sạch"],"next":null})");
}

TEST_CASE_FIXTURE(House, "two people may use the same key") {
    for (const auto* name : {"lan", "minh"}) {
        auto headers = token(name);
        headers.emplace_back("idempotency-key", "0191e000-0000-7000-8000-000000000001");
        CHECK(send(http::Method::post, "/api/notes", name, note, headers).status == 201);
    }
    CHECK(notes() == R"({"items":["nước sạch","nước sạch"],"next":null})");
}

TEST_CASE_FIXTURE(House, "a write that was refused may be sent again under its key") {
    auto headers = token("lan");
    headers.emplace_back("idempotency-key", "0191e000-0000-7000-8000-000000000001");
    CHECK(send(http::Method::post, "/api/notes", "lan", "{", headers).status == 400);
    CHECK(send(http::Method::post, "/api/notes", "lan", note, headers).status == 201);
}

TEST_CASE_FIXTURE(House, "a key that is no id is refused") {
    auto headers = token("lan");
    headers.emplace_back("idempotency-key", "again");
    CHECK(code_of(send(http::Method::post, "/api/notes", "lan", note, headers)) == "request.key_malformed");
}

TEST_CASE_FIXTURE(House, "the store keeps no answer that can be read") {
    auto headers = token("lan");
    headers.emplace_back("idempotency-key", "0191e000-0000-7000-8000-000000000001");
    send(http::Method::post, "/api/notes", "lan", note, headers);
    const auto kept = db.read(
        [](store::Transaction& tx) { return tx.run("SELECT answer FROM idempotency").front().bytes("answer"); });
    CHECK(std::string(kept.begin(), kept.end()).find("nước") == std::string::npos);
}

TEST_CASE_FIXTURE(House, "what the schema refuses is a conflict") {
    CHECK(send(http::Method::put, "/api/notes/a", "lan", note, token("lan")).status == 204);
    const auto response = send(http::Method::put, "/api/notes/a", "lan", note, token("lan"));
    CHECK(response.status == 409);
    CHECK(code_of(response) == "request.contradicts_records");
}

TEST_CASE_FIXTURE(House, "a bug is answered without its text") {
    const auto response = send(http::Method::get, "/api/fault");
    CHECK(response.status == 500);
    CHECK(code_of(response) == "request.our_fault");
    CHECK(response.body.find("a bug") == std::string::npos);
}

TEST_CASE_FIXTURE(House, "a path that is nothing is not found, and a wrong method hears the right ones") {
    CHECK(send(http::Method::get, "/api/nothing").status == 404);
    const auto response = send(http::Method::patch, "/api/notes", "lan", note);
    CHECK(response.status == 405);
    CHECK(response.headers.front() == std::pair<std::string, std::string>("Allow", "GET, HEAD, POST"));
}

TEST_CASE_FIXTURE(House, "problems speak the caller's language") {
    CHECK(send(http::Method::get, "/api/secret").body.find("Xin đăng nhập") != std::string::npos);
    CHECK(send(http::Method::get, "/api/secret", "", "", {{"accept-language", "en-GB,vi;q=0.5"}})
              .body.find("Please sign in") != std::string::npos);
    CHECK(send(http::Method::get, "/api/secret", "minh").body.find("Your role") != std::string::npos);
}
