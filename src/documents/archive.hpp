#pragma once

#include <string>
#include <utility>
#include <vector>

namespace documents {

/// A ZIP archive of these entries, names and bytes; the same entries give the same archive.
std::string archive_of(const std::vector<std::pair<std::string, std::string>>& entries);

}  // namespace documents
