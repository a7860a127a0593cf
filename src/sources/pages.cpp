#include "sources/pages.hpp"

#include <algorithm>
#include <cmath>

#include "base/problem.hpp"
#include "sources/picture.hpp"
#include "sources/pdf.hpp"

namespace sources {
namespace {

constexpr double points_per_inch = 72;
constexpr double longest_side = 4;  ///< times the widest picture: a strip is painted smaller

std::string painted(std::string_view pdf, std::size_t page) {
    const auto size = page_size(pdf, page, {});
    const auto longest = std::max(size.width, size.height / longest_side);
    const auto dots = static_cast<double>(widest_picture) * points_per_inch / longest;
    // Whole dots for an inch, rounded down: never wider than said.
    return painted_page(pdf, page, {false, std::max(1, static_cast<int>(std::floor(dots)))}, {});
}

PagePicture picture_of_picture(std::string_view file) {
    const auto size = picture_size(file);
    const bool jpeg = file.starts_with("\xFF\xD8");
    if (!jpeg) return {"image/png", std::string(file)};
    // Browsers turn a JPEG by themselves.
    if (size.width <= widest_picture && size.height <= widest_picture) return {"image/jpeg", std::string(file)};
    return {"image/jpeg", painted(pdf_around(file, size), 1)};
}

}  // namespace

PagePicture page_picture(std::string_view file, std::size_t page) {
    const bool is_pdf = file.substr(0, 1024).find("%PDF-") != std::string_view::npos;
    if (page == 0 || (!is_pdf && (page > 1 || !is_picture(file))))
        throw base::Problem(base::ProblemKind::invalid, "document.unreadable", "there is no such page");
    return is_pdf ? PagePicture{"image/jpeg", painted(file, page)} : picture_of_picture(file);
}

}  // namespace sources
