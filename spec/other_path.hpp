#pragma once

#include <cstdlib>
#include <string>

/// The PATH as a test wants it, for as long as it lives.
class OtherPath {
public:
    explicit OtherPath(const char* path) : kept_(std::getenv("PATH")) { ::setenv("PATH", path, 1); }
    ~OtherPath() { ::setenv("PATH", kept_.c_str(), 1); }
    OtherPath(const OtherPath&) = delete;
    OtherPath& operator=(const OtherPath&) = delete;

private:
    std::string kept_;
};
