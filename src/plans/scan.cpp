#include "plans/scan.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/problem.hpp"
#include "plans/child.hpp"
#include "plans/scan_mend.hpp"
#include "plans/source_pdf.hpp"

namespace plans {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr const char* recogniser = "/usr/bin/tesseract";
constexpr std::size_t most_points = 60'000'000;  ///< of a picture; a page at 600 dpi has 35 million
constexpr int usual_dots_per_inch = 300;         ///< what Tesseract reads best
constexpr int fewest_dots_per_inch = 30;         ///< a page so large that fewer fit holds no writing
constexpr ChildLimits page_limits{std::chrono::seconds(120), std::size_t{2} << 30U, std::size_t{20} << 20U};

std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
    if (at + length > bytes.size()) throw Problem(ProblemKind::invalid, "document.unreadable", "a cut-off picture");
    std::size_t number = 0;
    for (std::size_t i = 0; i < length; ++i) number = (number << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

/// The frame header of a JPEG says its size; the segments before it are stepped over by their lengths.
PictureSize jpeg_size(std::string_view bytes) {
    for (std::size_t at = 2;; at += 2 + number_at(bytes, at + 2, 2)) {
        while (number_at(bytes, at, 2) == 0xFFFF) ++at;
        const auto marker = number_at(bytes, at, 2);
        const bool frame =
            marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
        if (frame) return {number_at(bytes, at + 7, 2), number_at(bytes, at + 5, 2), number_at(bytes, at + 9, 1) == 1};
        if (marker < 0xFF00) throw Problem(ProblemKind::invalid, "document.unreadable", "no JPEG");
    }
}

std::vector<SeenWord> words_seen(std::string_view picture, const char* model, const std::stop_token& stop) {
    const auto answer =
        run_child({recogniser, "stdin", "stdout", "-l", model, "--psm", "3", "tsv"}, picture, page_limits, stop);
    if (answer.status != 0)
        throw Problem(ProblemKind::invalid, "document.unreadable", "the picture cannot be recognised");
    return words_of_tsv(answer.output);
}

/// The Vietnamese model reads the letters. The English one, which Tesseract always has, is better at figures, and a
/// wrong day is worse than a wrong letter.
ScannedPage recognised(std::string_view picture, const std::stop_token& stop) {
    require_installed(recogniser);
    auto words = words_seen(picture, "vie", stop);
    take_figures(words, words_seen(picture, "eng", stop));
    mend(words);
    return laid_out(std::move(words));
}

}  // namespace

bool is_picture(std::string_view bytes) {
    return bytes.starts_with("\x89PNG\r\n\x1a\n") || bytes.starts_with("\xFF\xD8\xFF");
}

PictureSize picture_size(std::string_view picture) {
    if (picture.starts_with("\xFF\xD8")) return jpeg_size(picture);
    return {number_at(picture, 16, 4), number_at(picture, 20, 4), false};
}

ScannedPage read_picture(std::string_view picture, const std::stop_token& stop) {
    const auto size = picture_size(picture);
    if (size.width == 0 || size.height == 0) throw Problem(ProblemKind::invalid, "document.unreadable", "no points");
    if (size.width > most_points / size.height) throw Problem(ProblemKind::too_large, "document.too_large", "points");
    return recognised(picture, stop);
}

ScannedPage read_scanned_page(std::string_view pdf, std::size_t page, const std::stop_token& stop) {
    const auto size = page_size(pdf, page, stop);
    const auto inches = size.width / 72 * size.height / 72;
    const auto most = static_cast<int>(std::sqrt(static_cast<double>(most_points) / 2 / inches));
    if (most < fewest_dots_per_inch) throw Problem(ProblemKind::too_large, "document.too_large", "a page too large");
    return recognised(painted_page(pdf, page, {true, std::min(usual_dots_per_inch, most)}, stop), stop);
}

}  // namespace plans
