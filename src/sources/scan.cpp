#include "sources/scan.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/problem.hpp"
#include "sources/child.hpp"
#include "sources/picture.hpp"
#include "sources/scan_mend.hpp"
#include "sources/pdf.hpp"

namespace sources {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr const char* recogniser = "/usr/bin/tesseract";
constexpr std::size_t most_points = 60'000'000;  ///< of a picture; a page at 600 dpi has 35 million
constexpr int points_per_inch = 72;              ///< a picture in a PDF of its own has a dot for a point
constexpr int usual_dots_per_inch = 300;         ///< what Tesseract reads best
constexpr int fewest_dots_per_inch = 30;         ///< a page so large that fewer fit holds no writing
constexpr ChildLimits page_limits{std::chrono::seconds(120), std::size_t{2} << 30U, std::size_t{20} << 20U};

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

ScannedPage read_picture(std::string_view picture, const std::stop_token& stop) {
    const auto size = picture_size(picture);
    if (size.width == 0 || size.height == 0) throw Problem(ProblemKind::invalid, "document.unreadable", "no points");
    if (size.width > most_points / size.height) throw Problem(ProblemKind::too_large, "document.too_large", "points");
    if (!size.is_turned()) return recognised(picture, stop);
    return recognised(painted_page(pdf_around(picture, size), 1, {true, points_per_inch}, stop), stop);
}

ScannedPage read_scanned_page(std::string_view pdf, std::size_t page, const std::stop_token& stop) {
    const auto size = page_size(pdf, page, stop);
    const auto inches = size.width / 72 * size.height / 72;
    const auto most = static_cast<int>(std::sqrt(static_cast<double>(most_points) / 2 / inches));
    if (most < fewest_dots_per_inch) throw Problem(ProblemKind::too_large, "document.too_large", "a page too large");
    return recognised(painted_page(pdf, page, {true, std::min(usual_dots_per_inch, most)}, stop), stop);
}

}  // namespace sources
