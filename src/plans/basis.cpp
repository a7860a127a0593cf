#include "plans/basis.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.hpp"
#include "plans/sentence.hpp"

namespace plans {
namespace {

constexpr std::size_t most_printed_bytes = 400;

/// How offices shorten their names; both spellings are one issuer.
struct Abbreviation {
    std::string_view shortened;
    std::string_view whole;
};
constexpr std::array<Abbreviation, 7> abbreviations = {{{"ubnd", "uy ban nhan dan"},
                                                        {"hdnd", "hoi dong nhan dan"},
                                                        {"ubmttq", "uy ban mat tran to quoc viet nam"},
                                                        {"mttq", "mat tran to quoc viet nam"},
                                                        {"bch", "ban chap hanh"},
                                                        {"btv", "ban thuong vu"},
                                                        {"bcd", "ban chi dao"}}};

std::string issuer_key(std::string_view issuer) {
    std::string key;
    const auto folded = base::fold(issuer);
    for (const auto word : base::words_of(folded)) {
        const auto known = std::ranges::find(abbreviations, word, &Abbreviation::shortened);
        if (!key.empty()) key += ' ';
        key += known == abbreviations.end() ? word : known->whole;
    }
    return key;
}

bool begins_with_words(std::string_view whole, std::string_view part) {
    return whole.starts_with(part) && (whole.size() == part.size() || whole[part.size()] == ' ');
}

enum class SameIssuer { yes, by_place, unsaid, no };

/// "Ủy ban nhân dân huyện" is the district's for whom it stands above, and nobody else's.
SameIssuer same_issuer(const std::string& printed, const std::string& issuer) {
    const auto wanted = issuer_key(printed);
    const auto given = issuer_key(issuer);
    if (wanted.empty() || given.empty()) return SameIssuer::unsaid;
    if (wanted == given) return SameIssuer::yes;
    return begins_with_words(given, wanted) || begins_with_words(wanted, given) ? SameIssuer::by_place : SameIssuer::no;
}

bool is_same_year(base::Day one, base::Day other) {
    return base::parts_of(one).year() == base::parts_of(other).year();
}

/// Up to what ends the naming of a document: the next basis, the end of the line, or what it is about.
std::size_t end_of_naming(std::string_view text, std::size_t from) {
    auto end = text.size();
    for (const std::string_view stop : {";", "\n", ". ", ".\t"}) end = std::min(end, text.find(stop, from));
    return std::min(end, text.size());
}

}  // namespace

std::string number_key(std::string_view number) {
    const auto folded = base::fold(number);
    auto words = base::words_of(folded);
    while (!words.empty() && !std::isdigit(static_cast<unsigned char>(words.front().front())))
        words.erase(words.begin());
    if (words.size() < 2) return {};
    std::string key(words.front().substr(std::min(words.front().find_first_not_of('0'), words.front().size() - 1)));
    for (std::size_t i = 1; i < words.size(); ++i) key += ' ' + std::string(words[i]);
    return key;
}

PrintedBasis printed_basis(std::string_view text, sources::Span number) {
    if (number.from >= number.to) return {};
    const auto end = end_of_naming(text, number.to);
    PrintedBasis printed{base::tidy(text.substr(number.from, std::min(end - number.from, most_printed_bytes))), {}};
    while (!base::is_text(printed.words)) printed.words.pop_back();
    const auto behind = base::tidy(text.substr(number.to, end - number.to));
    const std::string of = "của ";
    auto from = behind.find(of);
    // "về công tác của ..." tells what the document is about and not whose it is.
    if (from == std::string::npos || behind.find("về ") < from) return printed;
    from += of.size();
    auto until = behind.size();
    for (const std::string_view stop : {" về ", ",", " ngày ", " V/v", " “", " ("})
        until = std::min(until, behind.find(stop, from));
    printed.issuer = base::tidy(std::string_view(behind).substr(from, until - from));
    return printed;
}

Verdict compare_basis(const WantedBasis& wanted, const Candidate& candidate) {
    const bool has_days = wanted.dated && candidate.dated;
    const bool is_same_day = has_days && *wanted.dated == *candidate.dated;
    if (has_days && !is_same_year(*wanted.dated, *candidate.dated)) return {};
    auto issuer = same_issuer(wanted.issuer, candidate.issuer);
    const bool is_near = candidate.same_desk || candidate.above;
    if (issuer == SameIssuer::by_place) issuer = is_near ? SameIssuer::yes : SameIssuer::no;
    if (!is_near && issuer != SameIssuer::yes) return {};
    if (has_days && !is_same_day)
        return issuer == SameIssuer::yes ? Verdict{Likeness::doubtful, BasisDoubt::other_day} : Verdict{};
    if (issuer == SameIssuer::yes) return {Likeness::sure, {}};
    if (issuer == SameIssuer::unsaid && is_same_day) return {Likeness::sure, {}};
    if (issuer == SameIssuer::unsaid) return {Likeness::doubtful, BasisDoubt::only_number};
    return is_same_day ? Verdict{Likeness::doubtful, BasisDoubt::other_issuer} : Verdict{};
}

FoundBasis choose_basis(const WantedBasis& wanted, const std::vector<Candidate>& candidates) {
    const Candidate* best = nullptr;
    Verdict best_verdict;
    bool is_alone = true;
    // The issuer's own is the original, a copy on the same desk comes after it; then the newest.
    const auto rank = [](Likeness likeness, const Candidate& one) {
        return std::tuple(likeness, !one.same_desk, one.id);
    };
    for (const auto& one : candidates) {
        const auto verdict = compare_basis(wanted, one);
        if (verdict.likeness == Likeness::none) continue;
        const bool is_as_good = best && verdict.likeness == best_verdict.likeness;
        const bool is_copy =
            is_as_good && one.dated == best->dated && issuer_key(one.issuer) == issuer_key(best->issuer);
        if (!best || rank(verdict.likeness, one) > rank(best_verdict.likeness, *best)) {
            is_alone = is_as_good ? is_alone && is_copy : true;
            best = &one;
            best_verdict = verdict;
        } else if (is_as_good && !is_copy) {
            is_alone = false;
        }
    }
    if (!best) return {};
    return {best->id, is_alone ? best_verdict.doubt : BasisDoubt::several};
}

}  // namespace plans
