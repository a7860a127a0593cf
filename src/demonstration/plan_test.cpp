#include <doctest/doctest.h>

#include "base/json.hpp"
#include "demonstration/script.hpp"
#include "reader/read_json.hpp"
#include "reader/reading.hpp"

namespace {

/// Everything of `wanted` stands in `read`; what the reading says beside it does not matter. Gives the places that
/// differ.
void compare(const base::Json& wanted, const base::Json& read, const std::string& place, std::string& differences) {
    if (wanted.is_object() && read.is_object()) {
        for (const auto& [key, value] : wanted.get_object()) {
            const auto* found = read.get_object().if_contains(key);
            compare(value, found ? *found : base::Json(nullptr), place + "/" + std::string(key), differences);
        }
    } else if (wanted.is_array() && read.is_array() && wanted.get_array().size() == read.get_array().size()) {
        for (std::size_t i = 0; i < wanted.get_array().size(); ++i)
            compare(wanted.get_array()[i], read.get_array()[i], place + "/" + std::to_string(i), differences);
    } else if (wanted != read) {
        differences += place + ": " + base::write_json(read) + "\n";
    }
}

}  // namespace

TEST_CASE("the demonstration's plan reads exactly as it is meant, whatever the day") {
    for (const auto first :
         {*base::make_day(2021, 6, 7), *base::make_day(2024, 12, 27), *base::make_day(2026, 1, 30)}) {
        const auto source = sources::read("plan.txt", demonstration::with_days(demonstration::file("plan.txt"), first));
        const auto read = base::parse_json(reader::plan_json(source, reader::read_plan(source)));
        const auto wanted = base::parse_json(demonstration::with_days(demonstration::file("plan.json"), first));
        std::string differences;
        compare(wanted, read, "", differences);
        CHECK(differences == "");
    }
}

TEST_CASE("nothing in the demonstration's plan is doubtful") {
    const auto first = *base::make_day(2021, 6, 7);
    const auto source = sources::read("plan.txt", demonstration::with_days(demonstration::file("plan.txt"), first));
    CHECK(reader::read_plan(source).doubts.empty());
}
