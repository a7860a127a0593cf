#include "documents/number.hpp"

#include <doctest/doctest.h>

#include <set>
#include <thread>
#include <vector>

#include "cast.hpp"
#include "documents/drafting.hpp"

namespace {

constexpr std::int64_t papers_each = 12;

std::vector<documents::NumberLine> register_of(spec::Cast& cast, const std::string& speaker) {
    const auto who = cast.who(speaker);
    return cast.db().read([&](store::Transaction& tx) { return documents::numbers(tx, who, {.limit = 100}); });
}

void keep_many(spec::Cast& cast, const base::Who& who) {
    for (std::int64_t i = 0; i < papers_each; ++i)
        cast.db().write([&](store::Transaction& tx) {
            documents::keep_number(tx, who, {"Thông báo", "Lịch tiêm", "Các thôn", ""});
        });
}

}  // namespace

TEST_CASE("a clerk in two windows at once gets numbers without a gap, none of them twice") {
    spec::Cast cast;
    const auto clerk = cast.who("thu");
    std::thread one([&] { keep_many(cast, clerk); });
    std::thread other([&] { keep_many(cast, clerk); });
    one.join();
    other.join();
    std::set<std::int64_t> given;
    for (const auto& line : register_of(cast, "thu")) given.insert(line.number);
    REQUIRE(given.size() == 2 * papers_each);
    CHECK(*given.begin() == 1);
    CHECK(*given.rbegin() == 2 * papers_each);
}

TEST_CASE("a number that was taken in a unit of work that failed is given to the next") {
    spec::Cast cast;
    const auto clerk = cast.who("thu");
    const auto fails = [&](store::Transaction& tx) {
        documents::keep_number(tx, clerk, {"Thông báo", "Lịch tiêm", "", ""});
        throw std::runtime_error("the lights went out");
    };
    CHECK_THROWS(cast.db().write(fails));
    keep_many(cast, clerk);
    CHECK(register_of(cast, "thu").back().number == 1);
}
