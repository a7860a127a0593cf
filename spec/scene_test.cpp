#include <algorithm>
#include <filesystem>
#include <set>

#include <doctest/doctest.h>

#include "base/problem_text.hpp"
#include "project_file.hpp"
#include "scene.hpp"

namespace {

std::vector<std::filesystem::path> scenes() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(spec::project_folder() / "spec"))
        if (entry.path().extension() == ".case") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("every scene goes as it is written") {
    REQUIRE(!scenes().empty());
    for (const auto& scene : scenes()) {
        SUBCASE(scene.filename().c_str()) {
            for (const auto& difference : spec::play_scene(scene)) FAIL_CHECK(difference);
        }
    }
}

TEST_CASE("every problem code is provoked by a scene, or by a test where no request can") {
    std::set<std::string> provoked;
    for (const auto& scene : scenes())
        for (const auto& code : spec::codes_in(scene)) provoked.insert(code);
    for (const auto& [code, test] : spec::codes_without_scene()) {
        CHECK_MESSAGE(!provoked.contains(code), code << " has a scene now: take it off spec/codes_without_scene.txt");
        CHECK_MESSAGE(spec::file_of(test).find(code) != std::string::npos, test.string()
                                                                               << " does not speak of " << code);
        provoked.insert(code);
    }
    for (const auto& code : base::problem_codes()) CHECK_MESSAGE(provoked.contains(code), code);
}
