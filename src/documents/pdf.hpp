#pragma once

#include <string>

namespace documents {

/// Turns a Word document of our own into PDF by LibreOffice, in a folder of its own that is gone afterwards. Takes
/// seconds; one at a time. Problems: pdf.not_installed, pdf.failed.
std::string pdf_of(const std::string& docx);

}  // namespace documents
