#include "bodies/addressee_vocabulary.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include "base/embedded.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "bodies/kind.hpp"

namespace bodies {
namespace {

struct AddresseeFile {
    std::vector<AddresseeRule> rules;
    std::vector<AddresseeRule> fields;
    std::vector<std::string> generics;
    std::vector<std::string> fillers;
};
BOOST_DESCRIBE_STRUCT(AddresseeFile, (), (rules, fields, generics, fillers))

struct PhraseBook {
    std::vector<std::unique_ptr<AddresseeRule>> rules;
    std::unordered_map<std::string, Phrase> phrases;
    std::size_t longest = 0;

    void add(const std::string& phrase, const Phrase& meaning) {
        auto key = base::fold(phrase);
        longest = std::max(longest, base::words_of(key).size());
        phrases.insert_or_assign(std::move(key), meaning);
    }
    void add(AddresseeRule rule, Phrase::Role role) {
        for (auto& name : rule.names) name = base::fold(name);
        rules.push_back(std::make_unique<AddresseeRule>(std::move(rule)));
        for (const auto& phrase : rules.back()->phrases) add(phrase, {role, rules.back().get()});
    }
};

AddresseeFile read_file() {
    for (const auto& file : base::embedded_vocabulary())
        if (file.path == "bodies/vocabulary/addressees.json") return base::from_json_text<AddresseeFile>(file.bytes);
    throw std::logic_error("addressees.json is not embedded");
}

/// A kind is a rule too. What is added later wins a phrase: collectives over kinds, kinds over fields.
PhraseBook read_book() {
    auto file = read_file();
    PhraseBook book;
    for (const auto& filler : file.fillers) book.add(filler, Phrase{});
    for (auto& field : file.fields) book.add(std::move(field), Phrase::Role::field);
    for (const auto& kind : all_kinds()) {
        AddresseeRule rule{base::to_lower(kind.vi), kind.phrases, {kind.kind}, {}, {}, {}, {}};
        rule.phrases.push_back(kind.vi);
        book.add(std::move(rule), Phrase::Role::bodies);
    }
    for (auto& rule : file.rules) book.add(std::move(rule), Phrase::Role::bodies);
    for (const auto& generic : file.generics) {
        auto& phrase = book.phrases[base::fold(generic)];
        phrase.is_generic = true;
    }
    return book;
}

const PhraseBook& book() {
    static const PhraseBook read_once = read_book();
    return read_once;
}

}  // namespace

std::size_t longest_phrase() {
    return book().longest;
}

const Phrase* phrase_of(const std::string& folded_words) {
    const auto found = book().phrases.find(folded_words);
    return found == book().phrases.end() ? nullptr : &found->second;
}

}  // namespace bodies
