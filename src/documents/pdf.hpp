#pragma once

#include <atomic>
#include <mutex>
#include <string>

namespace documents {

/// LibreOffice is large: one at a time is enough for an office, and few may wait, for each holds a worker of the
/// server meanwhile.
struct PdfTurn {
    static constexpr int most_asking = 4;
    std::mutex mine;
    std::atomic<int> asking = 0;
};

/// Turns a Word document of our own into PDF by LibreOffice, in a folder of its own that is gone afterwards. Takes
/// seconds, a minute at most. Problems: pdf.busy, pdf.not_installed, pdf.failed.
std::string pdf_of(const std::string& docx, PdfTurn& turn);

}  // namespace documents
