#include "sources/reader_child.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <iterator>

#include "base/problem.hpp"
#include "sources/cap.hpp"
#include "sources/child.hpp"
#include "sources/formats.hpp"
#include "sources/message_parts.hpp"
#include "sources/signature_check.hpp"
#include "sources/xlsx_sheets.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LALANH_SHADOW_MEMORY 1
#endif
#endif

namespace sources {
namespace {

constexpr const char* this_program = "/proc/self/exe";
constexpr std::string_view order = "take-apart";
struct Format {
    const char* name;  ///< as the child is told
    std::string (*parse)(std::string_view bytes);
};
/// In the order of ParsedFormat.
constexpr std::array<Format, 6> formats{{{"docx", text_of_docx},
                                         {"html", text_of_html},
                                         {"message", [](std::string_view bytes) { return packed(message_of(bytes)); }},
                                         {"sheets", packed_sheets},
                                         {"signatures", check_signatures},
                                         {"cap", packed_cap}}};

/// Exit statuses by which the child says how it went; a refusal's output is its code, a line end and its detail.
constexpr int refused_as_invalid = 3;
constexpr int refused_as_too_large = 4;

/// Set once, by main, before there is a second thread.
bool& is_own_reader() {
    static bool is = false;
    return is;
}

const Format& of(ParsedFormat format) {
    return formats[static_cast<std::size_t>(format)];
}

ChildLimits limits() {
    ChildLimits limits;
#ifdef LALANH_SHADOW_MEMORY
    limits.memory = 0;  // a sanitizer maps terabytes that it never fills
#endif
    return limits;
}

}  // namespace

void run_as_reader(int argc, const char* const* argv) {
    is_own_reader() = true;
    if (argc != 3 || order != argv[1]) return;
    const auto* format = std::find_if(formats.begin(), formats.end(),
                                      [&](const Format& one) { return std::string_view(one.name) == argv[2]; });
    if (format == formats.end()) std::_Exit(refused_as_invalid);
    const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
    int status = 0;
    try {
        std::cout << format->parse(bytes);
    } catch (const base::Problem& problem) {
        std::cout << problem.code() << '\n' << problem.detail();
        status = problem.kind() == base::ProblemKind::too_large ? refused_as_too_large : refused_as_invalid;
    }
    // At once: what runs at an ordinary exit (a sanitizer looking for leaks) may not do here what it wants to.
    std::cout << std::flush;
    std::_Exit(status);
}

std::string text_of_parsed(ParsedFormat format, std::string_view bytes) {
    if (!is_own_reader()) return of(format).parse(bytes);
    auto answer = run_child({this_program, std::string(order), of(format).name}, bytes, limits());
    if (answer.status == 0) return std::move(answer.output);
    if (answer.status != refused_as_invalid && answer.status != refused_as_too_large)
        throw base::Problem(base::ProblemKind::invalid, "document.unreadable", "the reader of the file broke off");
    const auto end = std::min(answer.output.find('\n'), answer.output.size() - 1);
    const auto kind = answer.status == refused_as_too_large ? base::ProblemKind::too_large : base::ProblemKind::invalid;
    throw base::Problem(kind, answer.output.substr(0, end), answer.output.substr(end + 1));
}

}  // namespace sources
