#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Word documents for tests, made of parts.
namespace spec {

/// Names and bytes.
using Parts = std::vector<std::pair<std::string, std::string>>;

/// A ZIP archive of these entries.
std::string archive_of(const Parts& entries);

/// An archive with these parts in the folder "word/".
std::string docx_of(const Parts& parts);

/// The part "document.xml" with this body, and a paragraph of one run.
std::string document(std::string_view body);
std::string paragraph(std::string_view text, std::string_view properties = "");

}  // namespace spec
