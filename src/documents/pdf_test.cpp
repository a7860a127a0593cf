#include "documents/pdf.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/problem.hpp"
#include "test_store.hpp"

namespace {

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

std::string code_on(const char* path) {
    const OtherPath other(path);
    try {
        documents::pdf_of("no document");
    } catch (const base::Problem& problem) {
        return problem.code();
    }
    return "";
}

}  // namespace

TEST_CASE("a machine without LibreOffice says so") {
    CHECK(code_on("/nonexistent") == "pdf.not_installed");
}

TEST_CASE_FIXTURE(TestStore, "a conversion that goes wrong says so") {
    namespace fs = std::filesystem;
    const auto programs = fs::path(folder()) / "programs";
    fs::create_directory(programs);
    fs::create_symlink("/bin/false", programs / "timeout");
    CHECK(code_on(programs.c_str()) == "pdf.failed");
}
