#include "sources/secrecy.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/letters.hpp"
#include "base/text.hpp"
#include "sources/lines.hpp"

namespace sources {
namespace {

constexpr std::size_t lines_near_top = 60;          ///< that hold anything
constexpr std::size_t bytes_near_top = 64U << 10U;  ///< of lines without end

struct Mark {
    std::string_view folded;
    std::string_view first_word;  ///< which must stand in capitals
};
constexpr std::array<Mark, 3> marks{{{"mat", "MẬT"}, {"toi mat", "TỐI"}, {"tuyet mat", "TUYỆT"}}};

/// The mark that a cell consists of, whatever brackets, signs and blanks stand around its words and whatever stands on
/// its letters.
const Mark* mark_folded(std::string_view cell) {
    const auto folded = base::fold(cell);
    const auto* mark = std::find_if(marks.begin(), marks.end(), [&](const Mark& one) { return one.folded == folded; });
    return mark == marks.end() ? nullptr : mark;
}

bool is_mark(std::string_view cell) {
    const auto* mark = mark_folded(cell);
    if (mark == nullptr) return false;
    const auto said = base::to_nfc(cell);
    return said.find(mark->first_word) != std::string::npos && base::to_lower(said).find("mật") != std::string::npos;
}

bool is_stamp(std::string_view cell) {
    return mark_folded(cell) != nullptr && base::is_upper_case(cell);
}

template <class Say>
bool any_cell_of(std::string_view text, const Line& line, Say says) {
    const auto cells = cells_of(text, line);
    return std::any_of(cells.begin(), cells.end(),
                       [&](Span cell) { return says(text.substr(cell.from, cell.to - cell.from)); });
}

}  // namespace

bool is_marked_secret(std::string_view text) {
    std::size_t seen = 0;
    for (const auto& line : lines_of(text.substr(0, bytes_near_top))) {
        if (line.blank) continue;
        if (++seen > lines_near_top) return false;
        if (any_cell_of(text, line, is_mark)) return true;
    }
    return false;
}

bool is_stamped_secret(std::string_view page) {
    if (is_marked_secret(page)) return true;
    const auto lines = lines_of(page);
    return std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return any_cell_of(page, line, is_stamp); });
}

}  // namespace sources
