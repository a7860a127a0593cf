#include <doctest/doctest.h>

#include "registry/callback.hpp"
#include "registry/envelope.hpp"

namespace {

constexpr base::Instant now{1'623'373'200'000};
constexpr base::Instant eleven_minutes_later{now.ms + 11 * 60'000};

registry::SigningKey key_of(std::uint8_t number) {
    std::array<std::uint8_t, 32> seed{};
    seed.fill(number);
    return registry::SigningKey(seed);
}

bool holds(const std::string& body, const registry::SigningKey& key, base::Instant at = now) {
    const auto envelope = registry::envelope_of(body);
    if (!envelope) return false;
    const auto line = registry::signature_line(envelope->signature);
    return line && registry::is_signed_by(*registry::public_key(key.public_base64()), *line, *envelope, at);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a signed message holds for the key that signed it, and for no other") {
    const auto key = key_of(1);
    const auto body = key.signed_body("spp.example.org", R"({"action": "search"})", R"({"a": [1, "}"]})", now);
    CHECK(holds(body, key));
    CHECK_FALSE(holds(body, key_of(2)));
}

TEST_CASE("one letter changed in header or message breaks the signature") {
    const auto key = key_of(1);
    const auto body = key.signed_body("spp.example.org", R"({"action": "search"})", R"({"page": 1})", now);
    CHECK_FALSE(holds(replaced(body, "\"page\": 1", "\"page\": 2"), key));
    CHECK_FALSE(holds(replaced(body, "\"search\"", "\"sparch\""), key));
}

TEST_CASE("a signature holds for ten minutes, with a minute for clocks that differ") {
    const auto key = key_of(1);
    const auto body = key.signed_body("spp.example.org", "{}", "{}", now);
    CHECK(holds(body, key, {now.ms - 50'000}));
    CHECK_FALSE(holds(body, key, {now.ms - 70'000}));
    CHECK(holds(body, key, eleven_minutes_later));
    CHECK_FALSE(holds(body, key, {eleven_minutes_later.ms + 1000}));
}

TEST_CASE("header and message are taken as they stand, whatever stands between them") {
    const auto envelope = registry::envelope_of(
        " {\n\"message\" : {\"b\": \"\\\"}\"},\t\"more\": [1, {}], \"header\":{ } , \"signature\": \"s\"}");
    REQUIRE(envelope.has_value());
    CHECK(envelope->header == "{ }");
    CHECK(envelope->message == "{\"b\": \"\\\"}\"}");
    CHECK(envelope->signature == "s");
}

TEST_CASE("what is no message is none") {
    for (const auto* body :
         {"", "{}", "[]", "{\"header\": {}, \"message\": []}", "{\"header\": {}, \"header\": {}, \"message\": {}}",
          "{\"h\\u0065ader\": {}, \"message\": {}}", "{\"header\": {}"})
        CHECK_FALSE(registry::envelope_of(body).has_value());
}

TEST_CASE("a callback goes to https, or to this machine, and never back up a path") {
    for (const auto* good : {"https://spp.example.org", "https://spp.example.org/a/callback", "http://127.0.0.1:8080/x",
                             "http://localhost"})
        CHECK(registry::is_callback_address(good));
    for (const auto* bad : {"", "https://", "http://spp.example.org", "ftp://x", "https://x/", "https://x/../y",
                            "https://a@b/c", "https://x?y", "http://127.0.0.1.example.org", "http://localhost@x"})
        CHECK_FALSE(registry::is_callback_address(bad));
    CHECK(registry::is_below("https://x/callback/on-search", "https://x/callback"));
    CHECK_FALSE(registry::is_below("https://x/callback-of-another", "https://x/callback"));
}
