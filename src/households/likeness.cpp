#include "households/likeness.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>
#include <string_view>

#include "base/text.hpp"
#include "households/vocabulary.hpp"

namespace households {
namespace {

struct Weight {
    TwinReason reason;
    std::int64_t points;
};

/// What each reason speaks for; the order is the order in which reasons are told.
constexpr std::array<Weight, 10> weights{{{TwinReason::same_phone, 45},
                                          {TwinReason::same_name, 35},
                                          {TwinReason::name_without_marks, 30},
                                          {TwinReason::similar_name, 20},
                                          {TwinReason::several_members, 15},
                                          {TwinReason::same_birth_year, 15},
                                          {TwinReason::near_birth_year, 5},
                                          {TwinReason::same_address, 20},
                                          {TwinReason::similar_address, 10},
                                          {TwinReason::same_hamlet, 10}}};

/// Less, where many households live behind one door and share what they have; the door itself then says nothing.
constexpr std::int64_t phone_of_many = 25;

constexpr std::string_view year_unknown = "0";

std::string joined(const std::vector<std::string_view>& words) {
    std::string whole;
    for (const auto word : words) whole += word;
    return whole;
}

/// Family and given name of a longer name: "Đỗ Thị Cam" is also written "Đỗ Cam".
std::optional<std::string> short_form(const std::vector<std::string_view>& words) {
    if (words.size() < 3) return std::nullopt;
    return std::string(words.front()) + std::string(words.back());
}

/// One letter added, left out or mistaken, or none.
bool one_letter_apart(std::string_view one, std::string_view other) {
    if (one == other) return true;
    if (one.size() > other.size()) std::swap(one, other);
    constexpr std::size_t shortest_name_to_err_in = 6;
    if (one.size() < shortest_name_to_err_in || other.size() - one.size() > 1) return false;
    const auto [left, right] = std::ranges::mismatch(one, other);
    const auto same_in_front = static_cast<std::size_t>(left - one.begin());
    const auto skipped = one.size() == other.size() ? 1U : 0U;
    return one.substr(std::min(one.size(), same_in_front + skipped)) == other.substr(same_in_front + 1);
}

std::optional<TwinReason> name_reason(const Member& one, const Member& other) {
    if (base::to_lower(one.name) == base::to_lower(other.name)) return TwinReason::same_name;
    const auto folded = base::fold(one.name);
    const auto other_folded = base::fold(other.name);
    if (folded == other_folded) return TwinReason::name_without_marks;
    const auto words = base::words_of(folded);
    const auto other_words = base::words_of(other_folded);
    const bool lacks_middle = short_form(words) == joined(other_words) || short_form(other_words) == joined(words);
    if (lacks_middle || one_letter_apart(joined(words), joined(other_words))) return TwinReason::similar_name;
    return std::nullopt;
}

/// Why two members may be one person; nothing when their names or years say otherwise.
std::vector<TwinReason> person_reasons(const Member& one, const Member& other) {
    const auto name = name_reason(one, other);
    if (!name) return {};
    if (!one.birth_year || !other.birth_year) return {*name};
    const auto years = std::abs(*one.birth_year - *other.birth_year);
    if (years > 1) return {};
    return {*name, years == 0 ? TwinReason::same_birth_year : TwinReason::near_birth_year};
}

std::int64_t points_of(TwinReason reason) {
    return std::ranges::find(weights, reason, &Weight::reason)->points;
}

std::int64_t points_of(const std::vector<TwinReason>& reasons) {
    std::int64_t points = 0;
    for (const auto reason : reasons) points += points_of(reason);
    return points;
}

/// The pair of members that looks most alike, and whether there is another.
std::vector<TwinReason> member_reasons(const Record& one, const Record& other) {
    std::vector<TwinReason> best;
    int alike = 0;
    for (const auto& member : one.members) {
        std::vector<TwinReason> best_of_member;
        for (const auto& candidate : other.members)
            if (auto reasons = person_reasons(member, candidate); points_of(reasons) > points_of(best_of_member))
                best_of_member = std::move(reasons);
        if (!best_of_member.empty()) ++alike;
        if (points_of(best_of_member) > points_of(best)) best = std::move(best_of_member);
    }
    if (alike > 1) best.push_back(TwinReason::several_members);
    return best;
}

bool share_phone(const Record& one, const Record& other) {
    for (const auto& member : one.members)
        for (const auto& candidate : other.members)
            if (member.phone && member.phone == candidate.phone) return true;
    return false;
}

struct Address {
    std::vector<std::string> numbers;  ///< in their order: 123/45/6
    std::set<std::string> words;
    bool operator==(const Address&) const = default;
};

/// An address without the words that one writes and another leaves out.
Address address_of(const Record& record) {
    static const std::set<std::string_view> fillers{"so",   "nha",  "duong", "pho", "ngo", "ngach", "hem",
                                                    "kiet", "thon", "to",    "ap",  "khu", "xom"};
    Address address;
    const auto folded = base::fold(record.address + " " + record.landmark.value_or(""));
    for (const auto word : base::words_of(folded)) {
        if (word.front() >= '0' && word.front() <= '9')
            address.numbers.emplace_back(word);
        else if (!fillers.contains(word))
            address.words.emplace(word);
    }
    return address;
}

std::optional<TwinReason> address_reason(const Record& one, const Record& other) {
    const auto address = address_of(one);
    const auto other_address = address_of(other);
    if (address == Address{} || address.numbers != other_address.numbers) return std::nullopt;
    if (address == other_address) return TwinReason::same_address;
    const bool says_less = !address.numbers.empty() && (std::ranges::includes(address.words, other_address.words) ||
                                                        std::ranges::includes(other_address.words, address.words));
    return says_less ? std::optional(TwinReason::similar_address) : std::nullopt;
}

bool live_among_many(const Appearance& one, const Appearance& other) {
    return one.dwelling != usual_dwelling || other.dwelling != usual_dwelling;
}

}  // namespace

Likeness likeness(const Appearance& one, const Appearance& other) {
    const bool among_many = live_among_many(one, other);
    auto reasons = member_reasons(one.record, other.record);
    const auto address = address_reason(one.record, other.record);
    if (address && !among_many) reasons.push_back(*address);
    if (reasons.empty()) return {};
    const bool by_phone = share_phone(one.record, other.record);
    if (by_phone) reasons.push_back(TwinReason::same_phone);
    if (one.area == other.area) reasons.push_back(TwinReason::same_hamlet);
    std::ranges::sort(reasons);
    auto points = points_of(reasons);
    if (by_phone && among_many) points += phone_of_many - points_of(TwinReason::same_phone);
    return {.score = std::min<std::int64_t>(points, 100), .reasons = std::move(reasons)};
}

std::vector<std::string> words_of_person(const Member& member) {
    const auto folded = base::fold(member.name);
    const auto parts = base::words_of(folded);
    const auto whole = joined(parts);
    if (whole.empty()) return {};
    if (!member.birth_year) return {whole, whole + std::string(year_unknown)};
    const auto year = std::to_string(*member.birth_year);
    std::vector<std::string> words{whole, whole + year};
    if (const auto shorter = short_form(parts)) words.push_back(*shorter + year);
    return words;
}

std::vector<std::string> words_of_twins(const Record& record) {
    std::vector<std::string> words;
    for (const auto& member : record.members) {
        if (member.phone) words.push_back(*member.phone);
        const auto folded = base::fold(member.name);
        const auto parts = base::words_of(folded);
        const auto whole = joined(parts);
        if (whole.empty()) continue;
        if (!member.birth_year) {
            words.push_back(whole);
            continue;
        }
        words.push_back(whole + std::string(year_unknown));
        for (const int year : {*member.birth_year - 1, *member.birth_year, *member.birth_year + 1})
            words.push_back(whole + std::to_string(year));
        if (const auto shorter = short_form(parts)) words.push_back(*shorter + std::to_string(*member.birth_year));
    }
    return words;
}

}  // namespace households
