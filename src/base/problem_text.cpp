#include "base/problem_text.hpp"

#include <map>
#include <stdexcept>

#include <boost/json.hpp>

#include "base/embedded.hpp"

namespace base {
namespace {

struct Sentences {
    std::string vi;
    std::string en;
};

using Catalogue = std::map<std::string, Sentences, std::less<>>;

Catalogue read_catalogue() {
    Catalogue catalogue;
    for (const auto& file : embedded_texts()) {
        const auto texts = boost::json::parse({file.bytes.data(), file.bytes.size()});
        for (const auto& [code, sentences] : texts.as_object()) {
            const auto [place, is_new] = catalogue.emplace(
                code,
                Sentences{std::string(sentences.at("vi").as_string()), std::string(sentences.at("en").as_string())});
            if (!is_new) throw std::logic_error(std::string(file.path) + " repeats " + place->first);
        }
    }
    return catalogue;
}

const Catalogue& catalogue() {
    static const Catalogue read_once = read_catalogue();
    return read_once;
}

}  // namespace

std::string_view problem_text(std::string_view code, Language language) {
    const auto found = catalogue().find(code);
    if (found == catalogue().end()) return code;
    return language == Language::vi ? found->second.vi : found->second.en;
}

std::vector<std::string> problem_codes() {
    std::vector<std::string> codes;
    for (const auto& [code, sentences] : catalogue()) codes.push_back(code);
    return codes;
}

}  // namespace base
