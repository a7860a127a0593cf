#include "base/memory_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace base {

MemoryFile::MemoryFile() : fd_(::memfd_create("lalanh", MFD_CLOEXEC)) {
    if (fd_ < 0) throw std::runtime_error("no memory file");
}

MemoryFile::~MemoryFile() {
    ::close(fd_);
}

std::string MemoryFile::path() const {
    return "/proc/self/fd/" + std::to_string(fd_);
}

std::string MemoryFile::bytes() const {
    std::ifstream file(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace base
