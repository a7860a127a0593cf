#include "portal/words.hpp"

#include <map>
#include <stdexcept>

#include "base/vocabulary.hpp"

namespace portal {
namespace {

struct Word {
    std::string code;
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Word, (), (code, vi, en))

const std::map<std::string, Word, std::less<>>& words() {
    static const auto all = [] {
        std::map<std::string, Word, std::less<>> by_code;
        for (auto& one : base::vocabulary<Word>("portal/vocabulary/portal_words.json")) by_code.emplace(one.code, one);
        return by_code;
    }();
    return all;
}

}  // namespace

const std::string& word(std::string_view code, Language language) {
    const auto found = words().find(code);
    if (found == words().end()) throw std::logic_error("the public pages have no word " + std::string(code));
    return language == Language::vi ? found->second.vi : found->second.en;
}

std::string shown(base::Day day) {
    const auto parts = base::parts_of(day);
    return fmt::format("{}/{}/{}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()),
                       static_cast<int>(parts.year()));
}

std::string shown(std::int64_t number, Language language) {
    auto digits = std::to_string(number);
    const auto mark = language == Language::vi ? "." : ",";
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (number < 0 ? 1 : 0); at -= 3)
        digits.insert(static_cast<std::size_t>(at), mark);
    return digits;
}

}  // namespace portal
