#pragma once

#include <cstddef>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>

/// What the programs of Poppler tell of a PDF, each run apart (child.hpp).
namespace sources {

constexpr std::size_t most_pages = 1000;         ///< of a PDF that holds text
constexpr std::size_t most_scanned_pages = 200;  ///< of one whose pages are pictures

/// Its text with columns kept apart by blanks and a form feed behind each page.
std::string text_of_pdf(std::string_view bytes, const std::stop_token& stop);

struct PageSize {
    double width = 0;  ///< in points, 72 to an inch
    double height = 0;
};
PageSize page_size(std::string_view pdf, std::size_t page, const std::stop_token& stop);

std::set<std::size_t> pages_with_pictures(std::string_view pdf, const std::stop_token& stop);

struct Painting {
    bool for_recognition = false;  ///< grey, not packed; else a JPEG in colour
    int dots_per_inch = 150;
};
std::string painted_page(std::string_view pdf, std::size_t page, const Painting& painting, const std::stop_token& stop);

}  // namespace sources
