#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "project_file.hpp"
#include "reader/read_json.hpp"
#include "reader/reading.hpp"

// Every plan in spec/plans has its whole reading beside it. UPDATE_SPEC=1 writes the readings anew; the difference is
// the review.

namespace {

/// JSON with one line for every value, so that a difference can be read.
void print(const base::Json& value, const std::string& indent, std::string& out) {
    const auto inner = indent + " ";
    if (const auto* object = value.if_object(); object != nullptr && !object->empty()) {
        const char* between = "{\n";
        for (const auto& [key, member] : *object) {
            out += between + inner + base::write_json(base::Json(key)) + ": ";
            print(member, inner, out);
            between = ",\n";
        }
        out += "\n" + indent + "}";
    } else if (const auto* array = value.if_array(); array != nullptr && !array->empty()) {
        const char* between = "[\n";
        for (const auto& item : *array) {
            out += between + inner + base::write_json(item);
            between = ",\n";
        }
        out += "\n" + indent + "]";
    } else {
        out += base::write_json(value);
    }
}

std::string reading_of(const std::filesystem::path& path) {
    const auto source = sources::read(path.filename().string(), spec::file_of(path));
    std::string out;
    print(base::parse_json(reader::plan_json(source, reader::read_plan(source))), "", out);
    return out + "\n";
}

}  // namespace

TEST_CASE("our own plans are read as their golden readings say") {
    REQUIRE(spec::golden_plans().size() >= 3);
    for (const auto& path : spec::golden_plans()) {
        auto golden = path;
        golden.replace_extension(".json");
        const auto reading = reading_of(path);
        if (std::getenv("UPDATE_SPEC") != nullptr) std::ofstream(golden, std::ios::binary) << reading;
        INFO(path.filename().string());
        CHECK(reading == spec::file_of(golden));
    }
}

TEST_CASE("every span of a reading lies inside its source") {
    for (const auto& path : spec::golden_plans()) {
        const auto source = sources::read(path.filename().string(), spec::file_of(path));
        const auto reading = reader::read_plan(source);
        const auto inside = [&](sources::Span span) { return span.from <= span.to && span.to <= source.text.size(); };
        for (const auto& found : reading.sections) CHECK((inside(found.span) && inside(found.value.body)));
        for (const auto& found : reading.assignments) CHECK(inside(found.span));
        for (const auto& found : reading.deadlines) CHECK(inside(found.span));
        for (const auto& found : reading.reports) CHECK(inside(found.span));
        for (const auto& found : reading.bases) CHECK(inside(found.span));
        for (const auto& found : reading.recipients) CHECK(inside(found.span));
    }
}

TEST_CASE("the explanation of a plan names a rule for every value") {
    for (const auto& path : spec::golden_plans()) {
        const auto source = sources::read(path.filename().string(), spec::file_of(path));
        const auto explained = reader::explain(source, reader::read_plan(source));
        CHECK(explained.find("rule: \n") == std::string::npos);
        CHECK(explained.find("rule: ") != std::string::npos);
    }
}
