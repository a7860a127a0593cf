#include "ledger/mark.hpp"

#include <cstring>
#include <set>

#include "base/named.hpp"
#include "base/text.hpp"
#include "ledger/merkle.hpp"

namespace ledger {
namespace {

Mark mark_of(std::string_view what, std::string_view which) {
    const auto hash = leaf_hash(std::string(what) + ' ' + std::string(which));
    Mark mark = 0;
    std::memcpy(&mark, hash.data(), sizeof mark);
    return mark;
}

void add_area_and_above(std::set<Mark>& marks, std::string_view path) {
    for (auto slash = path.find('/', 1); slash != std::string_view::npos; slash = path.find('/', slash + 1))
        marks.insert(mark_of_area(path.substr(0, slash + 1)));
}

}  // namespace

Mark mark_of_word(std::string_view folded_word) {
    return mark_of("word", folded_word);
}
Mark mark_of_day(base::Day day) {
    return mark_of("day", base::to_string(day));
}
Mark mark_of_month(std::string_view year_and_month) {
    return mark_of("month", year_and_month);
}
Mark mark_of_kind(Kind kind) {
    return mark_of("kind", base::name_of(kind));
}
Mark mark_of_campaign(const base::Uuid& campaign) {
    return mark_of("campaign", base::to_string(campaign));
}
Mark mark_of_area(std::string_view path) {
    return mark_of("area", path);
}
Mark mark_of_account(std::string_view account) {
    return mark_of("account", account);
}

std::vector<Mark> marks_of(const Entry& entry, std::string_view area_path) {
    constexpr std::size_t month_length = 7;
    std::set<Mark> marks{mark_of_day(entry.day), mark_of_month(base::to_string(entry.day).substr(0, month_length)),
                         mark_of_kind(entry.kind)};
    if (entry.campaign) marks.insert(mark_of_campaign(*entry.campaign));
    add_area_and_above(marks, area_path);
    const auto folded = base::fold(entry.words);
    for (const auto word : base::words_of(folded)) marks.insert(mark_of_word(word));
    for (const auto& line : entry.lines) marks.insert(mark_of_account(line.account));
    return {marks.begin(), marks.end()};
}

}  // namespace ledger
