#include "reader/invented_plan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include <fmt/format.h>

#include "base/text.hpp"
#include "reader/invented_facts.hpp"
#include "reader/read_json.hpp"

// Printing a plan and reading it again gives the same plan, whatever it says and however it was printed.

namespace {

/// The first place from here on where a letter begins.
std::size_t letter_from(const std::string& page, std::size_t at) {
    while (at < page.size() && (page[at] & 0xC0) == 0x80) ++at;
    return at;
}

/// The page with stretches lost, doubled, moved or overwritten, as broken files and bad copies are.
std::string damaged(std::string page, std::mt19937& lot) {
    for (int blow = 0; blow < 6 && page.size() > 2; ++blow) {
        const auto from = letter_from(page, lot() % page.size());
        const auto length = letter_from(page, std::min(page.size(), from + 1 + lot() % 400)) - from;
        const auto piece = page.substr(from, length);
        switch (lot() % 4) {
            case 0:
                page.erase(from, length);
                break;
            case 1:
                page.insert(letter_from(page, lot() % page.size()), piece);
                break;
            case 2:
                page.insert(from, 1, "\n\t ().:-/0aIV"[lot() % 13]);
                break;
            default:
                page.erase(from, length);
                page.insert(letter_from(page, lot() % (page.size() + 1)), piece);
        }
    }
    return page;
}

bool all_inside(const reader::Reading& reading, std::size_t size) {
    const auto inside = [&](const auto& found) { return found.span.from <= found.span.to && found.span.to <= size; };
    const auto all = [&](const auto& list) { return std::all_of(list.begin(), list.end(), inside); };
    const auto one = [&](const auto& found) { return !found || inside(*found); };
    return one(reading.type) && one(reading.issuer) && one(reading.number) && one(reading.date) && one(reading.place) &&
           one(reading.title) && one(reading.signer) && all(reading.bases) && all(reading.recipients) &&
           all(reading.sections) && all(reading.assignments) && all(reading.deadlines) && all(reading.reports) &&
           all(reading.doubts);
}

}  // namespace

TEST_CASE("whatever is read of a damaged page stands on that page") {
    std::mt19937 lot(2021);
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        const auto page = damaged(spec::print(spec::invent(seed), spec::form_of(seed)), lot);
        INFO("seed " << seed << "\n" << page);
        const auto source = sources::read("plan.txt", page);
        const auto reading = reader::read_plan(source);
        CHECK(all_inside(reading, source.text.size()));
        CHECK_FALSE(reader::plan_json(source, reading).empty());
    }
}

TEST_CASE("a plan that was printed is read back as it was, in every form in which it may be printed") {
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        const auto plan = spec::invent(seed);
        const auto page = spec::print(plan, spec::form_of(seed));
        INFO("seed " << seed << "\n" << page);
        CHECK(spec::facts_of(reader::read_plan(sources::read("plan.txt", page))) == spec::facts_of(plan));
    }
}
