#pragma once

#include <string>

namespace base {

/// A file without a name on any disk, for libraries that write to a path only.
class MemoryFile {
public:
    MemoryFile();
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string path() const;
    std::string bytes() const;

private:
    int fd_;
};

}  // namespace base
