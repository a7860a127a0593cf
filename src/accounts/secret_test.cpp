#include "accounts/secret.hpp"

#include <doctest/doctest.h>

TEST_CASE("a token survives the cookie, and nothing else is a token") {
    const auto token = accounts::new_token();
    const auto text = accounts::to_string(token);
    CHECK(text.size() == 43);
    REQUIRE(accounts::parse_token(text));
    CHECK(accounts::parse_token(text)->bytes == token.bytes);
    CHECK(!accounts::parse_token(text.substr(1)));
    CHECK(!accounts::parse_token(text + "A"));
    CHECK(!accounts::parse_token(""));
}

TEST_CASE("the token of a page differs from session to session and does not tell the session's") {
    const auto token = accounts::new_token();
    CHECK(accounts::csrf_of(token) == accounts::csrf_of(token));
    CHECK(accounts::csrf_of(token) != accounts::csrf_of(accounts::new_token()));
    CHECK(accounts::to_string(token).find(accounts::csrf_of(token)) == std::string::npos);
}

TEST_CASE("a code is read back in small letters, with or without hyphens") {
    const auto code = accounts::new_code();
    CHECK(code.size() == 24);
    std::string typed;
    for (const char letter : code) typed += letter == '-' ? ' ' : static_cast<char>(std::tolower(letter));
    REQUIRE(accounts::tidy_code(typed));
    CHECK(accounts::tidy_code(typed) == accounts::tidy_code(code));
}

TEST_CASE("what is too long, too short or holds a letter that no code has is no code") {
    CHECK(!accounts::tidy_code(""));
    CHECK(!accounts::tidy_code("AAAA-AAAA-AAAA-AAAA-AAA"));
    CHECK(!accounts::tidy_code("AAAA-AAAA-AAAA-AAAA-AAAA-A"));
    CHECK(!accounts::tidy_code("AAAA-AAAA-AAAA-AAAA-AAA0"));
}
