#include "plans/pages.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/problem.hpp"
#include "plans/scan.hpp"
#include "plans/source_pdf.hpp"

namespace plans {
namespace {

constexpr double points_per_inch = 72;
constexpr double longest_side = 4;  ///< times the widest picture: a strip is painted smaller

/// A JPEG as the only thing on the only page of a PDF, one of its points a point, so that the painter of PDFs makes it
/// smaller.
std::string pdf_around(std::string_view jpeg, const PictureSize& size) {
    const auto paint = fmt::format("q {} 0 0 {} 0 0 cm /P Do Q", size.width, size.height);
    const std::array<std::string, 5> objects{
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>",
                    size.width, size.height),
        fmt::format("<</Length {}>>stream\n{}\nendstream", paint.size(), paint),
        fmt::format("<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/{}/BitsPerComponent 8/Filter/DCTDecode"
                    "/Length {}>>stream\n{}\nendstream",
                    size.width, size.height, size.is_grey ? "DeviceGray" : "DeviceRGB", jpeg.size(), jpeg),
    };
    std::string pdf = "%PDF-1.4\n";
    std::string places = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj{}\nendobj\n", i + 1, objects[i]);
    }
    const auto table = pdf.size();
    return pdf + fmt::format("xref\n0 {}\n{}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", objects.size() + 1,
                             places, objects.size() + 1, table);
}

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
    if (size.width <= widest_picture) return {"image/jpeg", std::string(file)};
    return {"image/jpeg", painted(pdf_around(file, size), 1)};
}

}  // namespace

PagePicture page_picture(std::string_view file, std::size_t page) {
    const bool is_pdf = file.substr(0, 1024).find("%PDF-") != std::string_view::npos;
    if (page == 0 || (!is_pdf && (page > 1 || !is_picture(file))))
        throw base::Problem(base::ProblemKind::not_found, "plan.page_not_found", std::to_string(page));
    return is_pdf ? PagePicture{"image/jpeg", painted(file, page)} : picture_of_picture(file);
}

}  // namespace plans
