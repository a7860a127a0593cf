#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/child.hpp"
#include "sources/pdf.hpp"

namespace sources {
namespace {

constexpr const char* text_reader = "/usr/bin/pdftotext";
constexpr const char* describer = "/usr/bin/pdfinfo";
constexpr const char* picture_lister = "/usr/bin/pdfimages";
constexpr const char* painter = "/usr/bin/pdftoppm";

[[noreturn]] void refuse(const char* why) {
    throw base::Problem(base::ProblemKind::invalid, "document.unreadable", why);
}

std::string answer_of(const std::vector<std::string>& command, std::string_view pdf, const std::stop_token& stop) {
    require_installed(command.front());
    auto answer = run_child(command, pdf, {}, stop);
    if (answer.status != 0) refuse("the PDF is damaged or locked");
    return std::move(answer.output);
}

/// "Page    3 rot:   90": on its side, so that width and height change places.
bool turns_sideways(std::string_view described) {
    const auto label = described.find(" rot:");
    if (label == std::string_view::npos) return false;
    auto degrees = base::trim(described.substr(label + 5, 10));
    degrees = degrees.substr(0, degrees.find_first_not_of("0123456789"));
    return base::to_number<int>(degrees).value_or(0) % 180 != 0;
}

/// "Page    3 size:  595.3 x 841.9 pts (A4)": the two numbers behind the colon.
PageSize size_in(std::string_view described) {
    const auto label = described.find(" size:");
    if (label == std::string_view::npos) refuse("a page without a size");
    const std::string numbers(described.substr(label + 6, 60));
    char* behind = nullptr;
    PageSize size;
    size.width = std::strtod(numbers.c_str(), &behind);
    while (*behind == ' ' || *behind == 'x') ++behind;
    size.height = std::strtod(behind, nullptr);
    if (!(size.width >= 1 && size.height >= 1)) refuse("a page without a size");
    if (turns_sideways(described)) std::swap(size.width, size.height);
    return size;
}

}  // namespace

std::string text_of_pdf(std::string_view bytes, const std::stop_token& stop) {
    auto text = answer_of({text_reader, "-layout", "-enc", "UTF-8", "-l", std::to_string(most_pages + 1), "-", "-"},
                          bytes, stop);
    if (std::count(text.begin(), text.end(), '\f') > static_cast<std::ptrdiff_t>(most_pages))
        throw base::Problem(base::ProblemKind::too_large, "document.too_many_pages", std::to_string(most_pages));
    return text;
}

PageSize page_size(std::string_view pdf, std::size_t page, const std::stop_token& stop) {
    const auto number = std::to_string(page);
    return size_in(answer_of({describer, "-f", number, "-l", number, "-"}, pdf, stop));
}

std::set<std::size_t> pages_with_pictures(std::string_view pdf, const std::stop_token& stop) {
    const auto list = answer_of({picture_lister, "-list", "-"}, pdf, stop);
    std::set<std::size_t> pages;
    // Two lines of heads, then one line a picture that begins with its page.
    for (std::size_t at = 0, line = 0; at < list.size(); ++line) {
        const auto end = std::min(list.find('\n', at), list.size());
        const auto page = std::strtoul(list.substr(at, end - at).c_str(), nullptr, 10);
        if (line >= 2 && page > 0) pages.insert(page);
        at = end + 1;
    }
    return pages;
}

std::string painted_page(std::string_view pdf, std::size_t page, const Painting& painting,
                         const std::stop_token& stop) {
    const auto number = std::to_string(page);
    std::vector<std::string> command{painter, "-f", number, "-l", number};
    if (painting.for_recognition)
        command.insert(command.end(), {"-gray", "-r", std::to_string(painting.dots_per_inch), "-"});
    else
        command.insert(command.end(), {"-jpeg", "-r", std::to_string(painting.dots_per_inch), "-"});
    auto picture = answer_of(command, pdf, stop);
    if (picture.empty()) refuse("a page that cannot be painted");
    return picture;
}

}  // namespace sources
