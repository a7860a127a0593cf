#include "project_file.hpp"

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace spec {

std::string file_of(const std::filesystem::path& path) {
    std::ifstream file(std::filesystem::path(LALANH_SOURCE_DIR) / path, std::ios::binary);
    if (!file) throw std::runtime_error("no file " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::filesystem::path& path) {
    std::istringstream file(file_of(path));
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

}  // namespace spec
