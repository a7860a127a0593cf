#include "accounts/session.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "accounts/account_http.hpp"
#include "accounts/invitation.hpp"
#include "accounts/password.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "test_places.hpp"
#include "test_store.hpp"

namespace {

constexpr const char* password = "lá lành đùm lá rách";

/// The account routes before a fresh store, spoken to as a browser does.
struct Desk : TestStore {
    http::Router router = [this] {
        http::Router made;
        accounts::add_routes(made, db, accounts::Demonstration::no);
        return made;
    }();
    http::Edge edge{db, router, accounts::gate(db)};
    std::string cookie;
    std::string csrf;
    std::string address = "192.0.2.1";

    http::Response send(http::Method method, std::string path, std::string body = {}) {
        http::Request request;
        request.method = method;
        request.path = std::move(path);
        request.body = std::move(body);
        request.remote = address;
        request.headers = {{"accept-language", "vi"}, {"host", "lalanh.example"}, {"content-type", "application/json"}};
        if (!cookie.empty()) request.headers.emplace_back("cookie", "lalanh_session=" + cookie);
        if (!csrf.empty()) request.headers.emplace_back("x-csrf", csrf);
        return edge.handle(std::move(request));
    }
    http::Response post(std::string path, std::string body) {
        return send(http::Method::post, std::move(path), std::move(body));
    }
    http::Response get(std::string path) { return send(http::Method::get, std::move(path)); }

    /// Keeps the cookie and the token of an answer that signed in.
    http::Response keep(http::Response response) {
        for (const auto& [name, value] : response.headers)
            if (name == "Set-Cookie") cookie = value.substr(15, value.find(';') - 15);
        if (response.status == 200) csrf = text(response, "csrf");
        return response;
    }
    http::Response sign_in(const std::string& login, const std::string& typed = password) {
        cookie.clear();
        csrf.clear();
        return keep(post("/api/session", R"({"login":")" + login + R"(","password":")" + typed + "\"}"));
    }
    http::Response set_up() {
        return keep(post("/api/setup",
                         std::string(R"({"login":"Lan.QuanTri","password":")") + password + R"(","name":"Lan"})"));
    }
    static std::string text(const http::Response& response, const char* name) {
        return std::string(base::parse_json(response.body).at(name).as_string());
    }
    static std::string code(const http::Response& response) {
        return response.status < 400 ? "" : text(response, "code");
    }
    static std::string set_cookie(const http::Response& response) {
        for (const auto& [name, value] : response.headers)
            if (name == "Set-Cookie") return value;
        return "";
    }
};

}  // namespace

TEST_CASE_FIXTURE(Desk, "the first visitor names the administrator, is signed in, and nobody does so again") {
    CHECK(get("/api/setup").body == R"({"needs_administrator":true,"demonstration":false,"sign_ins":[]})");
    const auto answer = set_up();
    CHECK(answer.status == 200);
    CHECK(text(answer, "login") == "lan.quantri");
    CHECK(get("/api/me").status == 200);
    cookie.clear();
    csrf.clear();
    CHECK(code(set_up()) == "account.already_set_up");
    CHECK(get("/api/setup").body == R"({"needs_administrator":false,"demonstration":false,"sign_ins":[]})");
}

TEST_CASE_FIXTURE(Desk,
                  "the cookie is for the browser alone and for this site alone, and for TLS alone when there is TLS") {
    CHECK(set_cookie(set_up()).find("; Path=/; HttpOnly; SameSite=Strict; Max-Age=7776000") != std::string::npos);
    CHECK(accounts::session_cookie(accounts::new_token(), true).ends_with("; Secure"));
    CHECK(!accounts::session_cookie(accounts::new_token(), false).ends_with("; Secure"));
}

TEST_CASE_FIXTURE(Desk, "a wrong password and an unknown login get the same answer") {
    set_up();
    const auto wrong = sign_in("lan.quantri", "mot mat khau khac");
    const auto unknown = sign_in("khong.co.ai", "mot mat khau khac");
    CHECK(wrong.status == 401);
    CHECK(wrong.body == unknown.body);
    CHECK(code(wrong) == "account.sign_in_wrong");
}

TEST_CASE_FIXTURE(Desk, "a login is found whatever its capitals, a password whatever the keyboard's form of a mark") {
    set_up();
    CHECK(sign_in(" LAN.quantri ",
                  "la\xCC\x81 la\xCC\x80nh \xC4\x91u\xCC\x80m la\xCC\x81 ra\xCC\x81"
                  "ch")
              .status == 200);
}

TEST_CASE_FIXTURE(Desk, "five wrong passwords make the next try wait fifteen minutes, even a right one") {
    set_up();
    for (int at = 0; at < accounts::most_tries_per_pair; ++at)
        CHECK(code(sign_in("lan.quantri", "sai")) == "account.sign_in_wrong");
    CHECK(code(sign_in("lan.quantri")) == "account.too_many_tries");
    pass_minutes(16);
    CHECK(sign_in("lan.quantri").status == 200);
}

TEST_CASE_FIXTURE(Desk, "a stranger's wrong passwords do not lock out the owner at another address") {
    set_up();
    address = "198.51.100.7";
    for (int at = 0; at < accounts::most_tries_per_pair; ++at) sign_in("lan.quantri", "sai");
    address = "192.0.2.1";
    CHECK(sign_in("lan.quantri").status == 200);
}

TEST_CASE_FIXTURE(TestStore, "one address tries thirty logins and then waits") {
    const auto try_login = [&](int at) {
        db.write([&](store::Transaction& tx) { accounts::begin_try(tx, "ten" + std::to_string(at), "192.0.2.1"); });
    };
    for (int at = 0; at < accounts::most_tries_per_address; ++at) try_login(at);
    CHECK_THROWS_AS(try_login(99), base::Problem);
    pass_minutes(16);
    CHECK_NOTHROW(try_login(99));
}

TEST_CASE_FIXTURE(TestStore, "a right password wipes out the wrong ones before it") {
    const auto begin = [&] { db.write([&](store::Transaction& tx) { accounts::begin_try(tx, "lan", "192.0.2.1"); }); };
    for (int at = 0; at < accounts::most_tries_per_pair; ++at) begin();
    db.write([&](store::Transaction& tx) { accounts::forgive_tries(tx, "lan", "192.0.2.1"); });
    CHECK_NOTHROW(begin());
}

TEST_CASE_FIXTURE(Desk, "a write without the session's token is refused") {
    set_up();
    csrf = "something-else";
    CHECK(code(send(http::Method::remove, "/api/session")) == "request.csrf_wrong");
    CHECK(get("/api/me").status == 200);
}

TEST_CASE_FIXTURE(Desk, "signing out ends this session and leaves the other device signed in") {
    set_up();
    const auto first = cookie;
    sign_in("lan.quantri");
    const auto answer = send(http::Method::remove, "/api/session");
    CHECK(answer.status == 204);
    CHECK(set_cookie(answer).find("Max-Age=0") != std::string::npos);
    CHECK(get("/api/me").status == 401);
    cookie = first;
    CHECK(get("/api/me").status == 200);
}

TEST_CASE_FIXTURE(Desk, "signing out everywhere ends every session") {
    set_up();
    const auto first = cookie;
    sign_in("lan.quantri");
    CHECK(send(http::Method::remove, "/api/sessions").status == 204);
    cookie = first;
    CHECK(get("/api/me").status == 401);
}

TEST_CASE_FIXTURE(Desk, "a new password ends the other sessions, keeps this one, and the old password opens nothing") {
    set_up();
    const auto first = cookie;
    sign_in("lan.quantri");
    const std::string wanted = "một câu khác hẳn";
    CHECK(post("/api/me/password", std::string(R"({"current":")") + password + R"(","wanted":")" + wanted + "\"}")
              .status == 204);
    CHECK(get("/api/me").status == 200);
    cookie = first;
    CHECK(get("/api/me").status == 401);
    CHECK(code(sign_in("lan.quantri")) == "account.sign_in_wrong");
    CHECK(sign_in("lan.quantri", wanted).status == 200);
}

TEST_CASE_FIXTURE(Desk, "a password is changed only by who knows the old one, and not to one that is easily guessed") {
    set_up();
    const auto change = [&](const std::string& current, const std::string& wanted) {
        return code(post("/api/me/password", R"({"current":")" + current + R"(","wanted":")" + wanted + "\"}"));
    };
    CHECK(change("không phải câu này", "một câu khác hẳn") == "account.password_wrong");
    CHECK(change(password, "ngắn") == "account.password_too_short");
    CHECK(change(password, "Matkhau123") == "account.password_common");
    CHECK(change(password, "aaaaaaaaaaaa") == "account.password_common");
    CHECK(change(password, std::string(600, 'x') + "y") == "account.password_too_long");
}

TEST_CASE_FIXTURE(Desk, "a session ends after fourteen days without a visit, and a visit a day keeps it for ninety") {
    set_up();
    for (int day = 0; day < 30; ++day) {
        pass_days(3);
        CHECK(get("/api/me").status == 200);
        // A thread of the store writes what the visit left behind; the next visit must find it.
        const auto is_on_its_way = [](store::Transaction& tx) {
            return tx.run("SELECT max(seen_at) AS seen FROM session").front().instant("seen") < tx.now();
        };
        while (db.read(is_on_its_way)) std::this_thread::yield();
    }
    pass_minutes(1);
    CHECK(get("/api/me").status == 401);
    sign_in("lan.quantri");
    pass_days(15);
    CHECK(get("/api/me").status == 401);
}

TEST_CASE_FIXTURE(Desk, "the night forgets sessions that ended and leaves the others") {
    set_up();
    pass_days(10);
    sign_in("lan.quantri");
    pass_days(5);
    const auto forget = [&] { return db.write(accounts::forget_ended_sessions); };
    CHECK(forget() == 1);
    CHECK(forget() == 0);
    CHECK(get("/api/me").status == 200);
}

TEST_CASE_FIXTURE(Desk, "the language is changed by an edit that says what it saw") {
    set_up();
    const auto change = [&](const char* from, const char* to) {
        return send(http::Method::patch, "/api/me",
                    std::string(R"({"language":{"from":")") + from + R"(","to":")" + to + R"("}})");
    };
    CHECK(text(change("vi", "en"), "language") == "en");
    CHECK(text(get("/api/me"), "language") == "en");
    CHECK(text(change("vi", "en"), "language") == "en");
}

TEST_CASE_FIXTURE(Desk, "a malformed cookie is nobody's") {
    set_up();
    for (const char* wrong : {"x", "====", "AAAA", "\xFF\xFE"}) {
        cookie = wrong;
        CHECK(get("/api/me").status == 401);
    }
}

TEST_CASE_FIXTURE(Desk, "neither the store nor the journal holds a password, a token or an address") {
    set_up();
    sign_in("lan.quantri");
    const auto token = cookie;
    std::string all;
    db.read([&](store::Transaction& tx) {
        for (const auto& line : store::lines_after(tx, 0, 100)) all += line.verb + base::write_json(line.detail);
        for (const auto& row : tx.run("SELECT password_hash FROM account")) all += row.text("password_hash");
        for (const auto& row : tx.run("SELECT token_hash FROM session"))
            for (const auto byte : row.bytes("token_hash")) all += static_cast<char>(byte);
    });
    CHECK(all.find("account.signed_in") != std::string::npos);
    CHECK(all.find(password) == std::string::npos);
    CHECK(all.find(token) == std::string::npos);
    CHECK(all.find("192.0.2.1") == std::string::npos);
    CHECK(all.find("lan.quantri") == std::string::npos);
}
