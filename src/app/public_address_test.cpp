#include "app/public_address.hpp"

#include <doctest/doctest.h>

#include "problem_of.hpp"

TEST_CASE("links in mails lead to the public address, or to the name that the certificate is for") {
    app::Config config;
    CHECK(app::public_address(config).empty());
    config.domain = "la.example";
    CHECK(app::public_address(config) == "https://la.example");
    config.public_address = "http://127.0.0.1:8080";
    CHECK(app::public_address(config) == "http://127.0.0.1:8080");
    config.public_address = "https://la.example/tin";
    CHECK(problem_of([&] { app::public_address(config); }) == "public_address.wrong");
}
