#pragma once

#include <string>
#include <string_view>

namespace accounts {

/// A QR code as a picture in SVG: black squares on white with the quiet border that cameras need.
std::string qr_svg(std::string_view text);

}  // namespace accounts
