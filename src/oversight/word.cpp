#include "oversight/word.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"
#include "files/metadata.hpp"
#include "outreach/tone.hpp"

namespace oversight {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_text = 2000;

const std::vector<std::string>& attendance_words() {
    static const auto read_once = base::vocabulary<std::string>("oversight/vocabulary/attendance_words.json");
    return read_once;
}

}  // namespace

std::string short_text(std::string_view typed) {
    std::string tidy(base::trim(base::to_nfc(typed)));
    if (tidy.size() > longest_text) throw Problem(ProblemKind::invalid, "inspection.text_too_long");
    return tidy;
}

std::string words_of_nobody(std::string_view typed) {
    auto tidy = short_text(typed);
    if (outreach::has_blocking(outreach::check_tone(tidy)))
        throw Problem(ProblemKind::invalid, "inspection.names_somebody");
    return tidy;
}

void require_bare_picture(store::Transaction& tx, files::FileId picture) {
    const auto file = files::get(tx, picture);
    const std::string bytes(file.bytes.begin(), file.bytes.end());
    if (files::without_metadata(bytes) != bytes) throw Problem(ProblemKind::invalid, "file.not_a_picture", file.name);
}

bool asks_attendance(std::string_view question) {
    const auto lower = base::to_lower(base::to_nfc(question));
    return std::ranges::any_of(attendance_words(),
                               [&](const std::string& words) { return lower.find(words) != std::string::npos; });
}

}  // namespace oversight
