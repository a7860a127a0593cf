#include "exchange/household_row.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace exchange {
namespace {

constexpr int earliest_year = 1890;
constexpr std::int64_t most_people = 200;  ///< of one household; more is a slip of the pen

std::vector<std::string> needs_in(std::string_view cell) {
    std::vector<std::string> needs;
    while (!cell.empty()) {
        const auto end = std::min(cell.find_first_of(";\n\v"), cell.size());
        if (auto need = base::tidy(cell.substr(0, end)); !need.empty()) needs.push_back(std::move(need));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return needs;
}

}  // namespace

std::optional<int> year_in(std::string_view text, int this_year) {
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        const auto year = end - at == 4 ? base::to_number<int>(text.substr(at, 4)) : std::nullopt;
        if (year && *year >= earliest_year && *year <= this_year) return year;
        at = std::max(end, at + 1);
    }
    return std::nullopt;
}

HouseholdRows::HouseholdRows(const ListFile& list, const PlaceBook& places, const BookedPlace& usual,
                             std::multimap<std::string, base::Uuid> teams, int this_year)
    : list_(list), places_(places), usual_(usual), teams_(std::move(teams)), this_year_(this_year) {}

const HouseholdRows::Meant<areas::AreaId>& HouseholdRows::area_called(const std::string& words) {
    const auto [known, is_new] = areas_by_words_.try_emplace(words);
    if (!is_new) return known->second;
    const auto meant = places_.meant_by(words, usual_.path);
    if (meant.size() == 1)
        known->second.one = meant.front()->id;
    else
        known->second.why_not = meant.empty() ? "household_list.area_unknown" : "household_list.area_ambiguous";
    return known->second;
}

const HouseholdRows::Meant<base::Uuid>& HouseholdRows::team_called(const std::string& words) {
    const auto [known, is_new] = teams_by_words_.try_emplace(words);
    if (!is_new) return known->second;
    const auto [from, until] = teams_.equal_range(base::fold(words));
    if (from != until && std::next(from) == until)
        known->second.one = from->second;
    else
        known->second.why_not = from == until ? "household_list.team_unknown" : "household_list.team_ambiguous";
    return known->second;
}

void HouseholdRows::read_people(const ListRow& row, ReadHousehold& read) const {
    const auto words = list_.said(row, "people");
    if (words.empty()) return;
    const auto digits = std::min(words.find_first_not_of("0123456789"), words.size());
    const auto people = base::to_number<std::int64_t>(std::string_view(words).substr(0, digits));
    if (people && *people >= 1 && *people <= most_people)
        read.said.people = *people;
    else
        read.fault = "household_list.people_unclear";
}

void HouseholdRows::read_member(const ListRow& row, ReadHousehold& read) const {
    auto& said = read.said;
    said.name = list_.said(row, "name");
    if (said.name.empty()) read.fault = "household_list.name_missing";
    const auto born = list_.said(row, "birth");
    said.birth_year = year_in(born, this_year_);
    if (!said.birth_year && !born.empty()) read.notes.emplace_back("household_list.birth_unclear");
    const auto phones = phones_in(list_.said(row, "phone"));
    if (!phones.phones.empty()) said.phone = phones.phones.front();
    if (!phones.is_whole) read.notes.emplace_back("household_list.phone_unclear");
    if (phones.phones.size() > 1) read.notes.emplace_back("household_list.one_phone");
}

ReadHousehold HouseholdRows::read(const ListRow& row) {
    ReadHousehold read;
    auto& said = read.said;
    said.row = row.number;
    read_people(row, read);
    read_member(row, read);
    said.address = list_.said(row, "address");
    if (const auto landmark = list_.said(row, "landmark"); !landmark.empty())
        said.address += (said.address.empty() ? "" : ", ") + landmark;
    said.needs = needs_in(list_.said(row, "needs"));
    if (const auto words = list_.said(row, "area"); words.empty()) {
        said.area = usual_.id;
    } else {
        const auto& meant = area_called(words);
        said.area = meant.one;
        if (!meant.one) read.fault = meant.why_not;
    }
    if (const auto words = list_.said(row, "team"); !words.empty()) {
        const auto& meant = team_called(words);
        said.team = meant.one;
        if (!meant.one) read.notes.push_back(meant.why_not);
    }
    return read;
}

}  // namespace exchange
