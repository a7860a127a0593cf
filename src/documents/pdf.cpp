#include "documents/pdf.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/problem.hpp"
#include "base/program.hpp"

namespace documents {
namespace {

namespace fs = std::filesystem;
using base::Problem;
using base::ProblemKind;

constexpr int no_such_program = 127;

/// A folder that nobody else can enter, and that goes with everything in it.
class Folder {
public:
    Folder() {
        auto name = (fs::temp_directory_path() / "lalanh-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw Problem(ProblemKind::unavailable, "pdf.failed", "no folder");
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// Counts whoever asks, for as long as it lives.
class Asking {
public:
    explicit Asking(PdfTurn& turn) : turn_(turn) {
        if (++turn_.asking <= PdfTurn::most_asking) return;
        --turn_.asking;
        throw Problem(ProblemKind::unavailable, "pdf.busy");
    }
    ~Asking() { --turn_.asking; }
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

private:
    PdfTurn& turn_;
};

}  // namespace

std::string pdf_of(const std::string& docx, PdfTurn& turn) {
    const Asking asking(turn);
    const std::lock_guard lock(turn.mine);
    const Folder folder;
    const auto word = folder.path() / "document.docx";
    std::ofstream(word, std::ios::binary) << docx;
    const auto profile = "-env:UserInstallation=file://" + (folder.path() / "profile").string();
    // LibreOffice keeps what it is asked in its profile: one of its own lets two of them work side by side.
    const auto status =
        base::run_program({"timeout", "--kill-after=5", "60", "soffice", profile, "--headless", "--norestore",
                           "--convert-to", "pdf", "--outdir", folder.path().string(), word.string()});
    if (!status || *status == no_such_program) throw Problem(ProblemKind::unavailable, "pdf.not_installed");
    std::ifstream made(folder.path() / "document.pdf", std::ios::binary);
    if (*status != 0 || !made) throw Problem(ProblemKind::unavailable, "pdf.failed", std::to_string(*status));
    return {std::istreambuf_iterator<char>(made), {}};
}

}  // namespace documents
