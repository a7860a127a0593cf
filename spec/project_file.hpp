#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace spec {

/// Where the project lies.
std::filesystem::path project_folder();

/// A file as it is; its path begins at the top of the project ("spec/plans/x.txt") or at the root.
std::string file_of(const std::filesystem::path& path);

/// Its lines without their ends.
std::vector<std::string> lines_of(const std::filesystem::path& path);

/// Every plan in spec/plans, in the order of their names; its reading stands beside it.
std::vector<std::filesystem::path> golden_plans();

}  // namespace spec
