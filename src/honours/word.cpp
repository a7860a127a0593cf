#include "honours/word.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "outreach/tone.hpp"

namespace honours {

using base::Problem;
using base::ProblemKind;

std::string maybe_said(std::string_view typed, std::size_t longest) {
    std::string words(base::trim(base::to_nfc(typed)));
    if (words.size() > longest) throw Problem(ProblemKind::invalid, "honour.text_too_long");
    return words;
}

std::string said(std::string_view typed, std::size_t longest) {
    auto words = maybe_said(typed, longest);
    if (words.empty()) throw Problem(ProblemKind::invalid, "honour.words_missing");
    return words;
}

std::string said_of_nobody(std::string_view typed, std::size_t longest) {
    auto words = maybe_said(typed, longest);
    if (outreach::has_blocking(outreach::check_tone(words)))
        throw Problem(ProblemKind::invalid, "honour.names_somebody");
    return words;
}

void put(const std::optional<Edit<std::string>>& edit, std::string& value) {
    if (!edit) return;
    if (value != edit->from && value != edit->to) throw Problem(ProblemKind::conflict, "honour.changed_meanwhile");
    value = edit->to;
}

Behind behind(const std::string& after) {
    const auto dot = std::min(after.find('.'), after.size());
    const auto id = base::parse_uuid(std::string_view(after).substr(std::min(dot + 1, after.size())));
    return id ? Behind{after.substr(0, dot), *id} : Behind{};
}

std::string behind_text(const std::string& first, const base::Uuid& id) {
    return first + '.' + base::to_string(id);
}

void require_within(store::Transaction& tx, areas::AreaId area, const std::string& outer_path) {
    if (!areas::is_within(areas::get(tx, area).path, outer_path))
        throw Problem(ProblemKind::invalid, "honour.area_outside", outer_path);
}

std::string end_of(const std::string& path) {
    return path + '~';
}

}  // namespace honours
