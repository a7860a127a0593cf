#include "documents/pdf.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "base/problem.hpp"
#include "other_path.hpp"
#include "test_store.hpp"

namespace {

std::string code_on(const char* path, int asking_before = 0) {
    const OtherPath other(path);
    documents::PdfTurn turn;
    turn.asking = asking_before;
    try {
        documents::pdf_of("no document", turn);
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

TEST_CASE("whoever comes while many wait for their PDF is told to come again, and nobody's turn is lost") {
    CHECK(code_on("/nonexistent", documents::PdfTurn::most_asking) == "pdf.busy");
    CHECK(code_on("/nonexistent", documents::PdfTurn::most_asking - 1) == "pdf.not_installed");
}
