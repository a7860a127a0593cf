#include "households/record.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "households/likeness.hpp"
#include "households/vocabulary.hpp"

namespace households {
namespace {

constexpr std::size_t longest_text = 300;
constexpr std::size_t most_members = 60;
constexpr int earliest_birth_year = 1890;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string tidy_text(std::string_view text) {
    return base::tidy(base::to_nfc(text));
}

/// Collects faults by their place in the record.
struct Faults {
    std::vector<base::FieldProblem> found;

    void unless(bool holds, std::string path, std::string_view code) {
        if (!holds) found.push_back({std::move(path), std::string(code), {}});
    }
};

Member tidied_member(const Member& member, int this_year, const std::string& path, Faults& faults) {
    Member tidy{.name = tidy_text(member.name), .birth_year = member.birth_year, .phone = std::nullopt};
    faults.unless(!tidy.name.empty() && tidy.name.size() <= longest_text, path + "/name", "household.name_missing");
    faults.unless(!tidy.birth_year || (*tidy.birth_year >= earliest_birth_year && *tidy.birth_year <= this_year),
                  path + "/birth_year", "household.birth_year_wrong");
    if (member.phone && !base::trim(*member.phone).empty()) {
        tidy.phone = phone_digits(*member.phone);
        faults.unless(tidy.phone.has_value(), path + "/phone", "household.phone_wrong");
    }
    return tidy;
}

std::optional<std::string> tidied_landmark(const std::optional<std::string>& landmark, Faults& faults) {
    auto tidy = tidy_text(landmark.value_or(""));
    faults.unless(tidy.size() <= longest_text, "/landmark", "household.text_too_long");
    return tidy.empty() ? std::nullopt : std::optional(std::move(tidy));
}

/// Nothing when neither a group nor a note is left.
std::optional<Hardship> tidied_hardship(const Hardship& told, base::Day today, Faults& faults) {
    Hardship hardship{.notes = {}, .consented_on = told.consented_on};
    for (const auto& note : told.notes)
        if (auto text = tidy_text(note); !text.empty()) hardship.notes.push_back(std::move(text));
    for (const auto& kind : told.kinds.value_or(std::vector<std::string>{})) {
        faults.unless(is_known(hardship_kinds(), kind), "/hardship/kinds", "household.hardship_unknown");
        if (!hardship.kinds) hardship.kinds.emplace();
        if (std::ranges::find(*hardship.kinds, kind) == hardship.kinds->end()) hardship.kinds->push_back(kind);
    }
    faults.unless(hardship.consented_on <= today, "/hardship/consented_on", "household.consent_in_future");
    const bool says_something = !hardship.notes.empty() || hardship.kinds;
    return says_something ? std::optional(std::move(hardship)) : std::nullopt;
}

}  // namespace

Record tidied(const Record& record, base::Day today) {
    Faults faults;
    const int this_year = static_cast<int>(base::parts_of(today).year());
    Record tidy{.address = tidy_text(record.address),
                .members = {},
                .hardship = std::nullopt,
                .landmark = tidied_landmark(record.landmark, faults),
                .deceased = record.deceased};
    faults.unless(tidy.address.size() <= longest_text, "/address", "household.text_too_long");
    faults.unless(record.members.size() <= most_members, "/members", "household.too_many_members");
    for (std::size_t i = 0; i < record.members.size(); ++i)
        tidy.members.push_back(tidied_member(record.members[i], this_year, "/members/" + std::to_string(i), faults));
    if (record.hardship) tidy.hardship = tidied_hardship(*record.hardship, today, faults);
    if (!faults.found.empty()) {
        // Before the faults are moved away: which argument is made first is the compiler's choice.
        const auto first = faults.found.front().path;
        throw base::Problem(base::ProblemKind::invalid, "request.fields_wrong", first, std::move(faults.found));
    }
    return tidy;
}

std::optional<std::string> phone_digits(std::string_view text) {
    std::string digits;
    for (const char c : base::trim(text)) {
        if (is_digit(c))
            digits += c;
        else if (c != ' ' && c != '.' && c != '-' && c != '(' && c != ')' && !(c == '+' && digits.empty()))
            return std::nullopt;
    }
    if (digits.starts_with("84") && digits.size() >= 11) digits = "0" + digits.substr(2);
    if (!digits.starts_with('0') || digits.size() < 9 || digits.size() > 11) return std::nullopt;
    return digits;
}

std::vector<std::string> search_words(const Record& record) {
    std::vector<std::string> words;
    for (const auto& member : record.members) {
        words.push_back(member.name);
        if (member.phone) words.push_back(*member.phone);
        for (auto& word : words_of_person(member)) words.push_back(std::move(word));
    }
    return words;
}

}  // namespace households
