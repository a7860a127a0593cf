#include "sources/signature.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/json.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/child.hpp"
#include "sources/reader_child.hpp"
#include "sources/signature_check.hpp"

namespace sources {
namespace {

namespace fs = std::filesystem;

constexpr const char* finder = "/usr/bin/pdfsig";
constexpr int has_no_signature = 2;
constexpr std::size_t most_signatures = 50;
constexpr std::uintmax_t largest_certificate_file = 1U << 20U;

/// "[0 - 651], [8845 - 9179]": the numbers in their order.
std::vector<std::size_t> numbers_in(std::string_view text) {
    std::vector<std::size_t> numbers;
    while (!text.empty()) {
        const auto from = std::min(text.find_first_of("0123456789"), text.size());
        text.remove_prefix(from);
        const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
        if (digits == 0) break;
        numbers.push_back(base::to_number<std::size_t>(text.substr(0, digits)).value_or(0));
        text.remove_prefix(digits);
    }
    return numbers;
}

/// What stands behind a label, to the end of its line; empty when the label is not there.
std::string_view behind(std::string_view text, std::string_view label) {
    const auto at = text.find(label);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + label.size());
    return text.substr(0, text.find('\n'));
}

/// A signer's name may hold anything, also lines that look like pdfsig's own. Whatever they point to is checked like
/// the rest, so such a name can only add signatures that do not hold.
std::vector<SignedPlace> places_in(std::string_view said) {
    constexpr std::string_view beginning = "Signature #";
    std::vector<SignedPlace> places;
    for (auto at = said.find(beginning); at != std::string_view::npos && places.size() < most_signatures;) {
        const auto next = said.find(beginning, at + beginning.size());
        const auto one = said.substr(at, next == std::string_view::npos ? next : next - at);
        // A field that waits for its signature is none.
        if (one.find("is not signed") == std::string_view::npos)
            places.push_back(
                {std::string(behind(one, "Signature Type: ")), numbers_in(behind(one, "Signed Ranges: "))});
        at = next;
    }
    return places;
}

bool is_certificate_file(const fs::directory_entry& entry) {
    const auto ending = base::to_lower(entry.path().extension().string());
    return entry.is_regular_file() && entry.file_size() <= largest_certificate_file &&
           (ending == ".pem" || ending == ".crt" || ending == ".cer");
}

}  // namespace

Trust trust_in(const std::string& folder, base::Instant at) {
    Trust trust{{}, at};
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        if (!is_certificate_file(entry)) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        trust.authorities.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return trust;
}

std::vector<Signature> signatures_of(std::string_view pdf, const Trust& trust) {
    if (pdf.substr(0, 1024).find("%PDF-") == std::string_view::npos) return {};
    require_installed(finder);
    // Its verdict on certificates is not asked for: it would look for a store of its own.
    const auto said = run_child({finder, "-nocert", "-no-ocsp", "/dev/stdin"}, pdf, {});
    if (said.status == has_no_signature) return {};
    if (said.status != 0)
        throw base::Problem(base::ProblemKind::invalid, "document.unreadable", "its signatures cannot be found");
    const auto places = places_in(said.output);
    if (places.empty()) return {};
    return base::from_json_text<std::vector<Signature>>(
        text_of_parsed(ParsedFormat::signatures, signature_question(pdf, places, trust)));
}

}  // namespace sources
