#pragma once

#include <string>

#include "sources/archive.hpp"

namespace sources {

/// The sheets of a workbook one after the other, each row a line as a table gives it (source.hpp); hidden sheets too,
/// because what a sender does not see may still be marked secret.
std::string text_of_xlsx(PartsArchive& parts);

}  // namespace sources
