#pragma once

#include <stop_token>
#include <string_view>

#include "sources/scan_layout.hpp"

/// Pages that are pictures, read by Tesseract with its Vietnamese model. Nothing touches a disk.
namespace sources {

/// Problems: document.too_large (too many points), document.reader_missing (no Tesseract), document.unreadable.
ScannedPage read_picture(std::string_view picture, const std::stop_token& stop);

/// A page of a PDF, painted and read.
ScannedPage read_scanned_page(std::string_view pdf, std::size_t page, const std::stop_token& stop);

}  // namespace sources
