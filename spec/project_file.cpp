#include "project_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace spec {

std::filesystem::path project_folder() {
    return LALANH_SOURCE_DIR;
}

std::string file_of(const std::filesystem::path& path) {
    std::ifstream file(project_folder() / path, std::ios::binary);
    if (!file) throw std::runtime_error("no file " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::filesystem::path& path) {
    std::istringstream file(file_of(path));
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

std::vector<std::filesystem::path> golden_plans() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(project_folder() / "spec" / "plans"))
        if (entry.path().extension() != ".json") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace spec
