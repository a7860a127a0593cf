#include "http/message.hpp"

#include <doctest/doctest.h>

namespace {

http::Request with(std::string name, std::string value) {
    http::Request request;
    request.headers.emplace_back(std::move(name), std::move(value));
    return request;
}

}  // namespace

TEST_CASE("a target is taken apart and decoded") {
    http::Request request;
    REQUIRE(http::set_target(request, "/api/areas?q=ch%C3%A2u+s%C6%A1n&on=2021-06-15&empty=&bare"));
    CHECK(request.path == "/api/areas");
    CHECK(request.query_value("q") == "châu sơn");
    CHECK(request.query_value("on") == "2021-06-15");
    CHECK(request.query_value("empty") == "");
    CHECK(request.query_value("bare") == "");
    CHECK(!request.query_value("absent"));
}

TEST_CASE("a plus in a path is a plus") {
    http::Request request;
    REQUIRE(http::set_target(request, "/a+b"));
    CHECK(request.path == "/a+b");
}

TEST_CASE("a target that no server answers is refused") {
    http::Request request;
    for (const auto* target :
         {"", "api", "*", "http://elsewhere/", "/%", "/%2", "/%zz", "/%00", "/%ff", "/a?b=%c3", "/a?%00=b"})
        CHECK_FALSE(http::set_target(request, target));
}

TEST_CASE("a cookie is found among others") {
    const auto request = with("cookie", "theme=dark; lalanh_session=abc=def;x=");
    CHECK(request.cookie("lalanh_session") == "abc=def");
    CHECK(request.cookie("theme") == "dark");
    CHECK(request.cookie("x") == "");
    CHECK(!request.cookie("session"));
}

TEST_CASE("Vietnamese is spoken unless English is preferred") {
    CHECK(http::Request().language() == base::Language::vi);
    CHECK(with("accept-language", "en-US,en;q=0.9,vi;q=0.8").language() == base::Language::en);
    CHECK(with("accept-language", "vi-VN,vi;q=0.9,en;q=0.8").language() == base::Language::vi);
    CHECK(with("accept-language", "fr, en;q=0.1").language() == base::Language::en);
    CHECK(with("accept-language", "en;q=nonsense").language() == base::Language::vi);
}
