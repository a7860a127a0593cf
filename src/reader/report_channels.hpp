#pragma once

#include <string>

#include "reader/duties.hpp"

/// The way by which a report travels: through another body, by mail, by telephone.
namespace reader {

/// As the sentence prints it: "qua Phòng Y tế", "a@b.vn"; empty when it names no way.
std::string report_channel(const Document& document, Range sentence);

}  // namespace reader
