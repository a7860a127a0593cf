#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// Scenes: files of requests and the answers they must get, told as a story of the cast (spec/cast.hpp).
/// CONTRIBUTING.md has the grammar.
namespace spec {

/// Plays one file on a fresh store. Gives what differed, each as "file:line: expected … / got …"; empty when all is as
/// written.
std::vector<std::string> play_scene(const std::filesystem::path& file);

/// Problem codes that the answers of a scene carried, its fields' codes too.
std::vector<std::string> codes_in(const std::filesystem::path& file);

/// A code that no request of a scene can provoke, and the test that provokes it instead (spec/codes_without_scene.txt).
struct CodeElsewhere {
    std::string code;
    std::filesystem::path test;
};
std::vector<CodeElsewhere> codes_without_scene();

}  // namespace spec
