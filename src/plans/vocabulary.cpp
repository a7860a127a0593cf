#include "plans/vocabulary.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/embedded.hpp"
#include "base/text.hpp"

namespace plans {
namespace {

/// The names that words.txt gives to the lists, in the order of List.
constexpr std::array<std::string_view, static_cast<std::size_t>(List::count)> list_names{"document kinds",
                                                                                         "title kinds",
                                                                                         "motto",
                                                                                         "determiners",
                                                                                         "heads",
                                                                                         "not heads",
                                                                                         "list nouns",
                                                                                         "area levels",
                                                                                         "relative openers",
                                                                                         "duties",
                                                                                         "compounds",
                                                                                         "obligations",
                                                                                         "modals",
                                                                                         "nouns with tổ chức",
                                                                                         "orders",
                                                                                         "requests",
                                                                                         "demands",
                                                                                         "openers",
                                                                                         "adjuncts",
                                                                                         "situations",
                                                                                         "lead labels",
                                                                                         "partner labels",
                                                                                         "closing openers",
                                                                                         "basis openers",
                                                                                         "in a title",
                                                                                         "issuing verbs",
                                                                                         "signing marks",
                                                                                         "signing offices",
                                                                                         "receivers",
                                                                                         "report markers off",
                                                                                         "product labels",
                                                                                         "everyday nouns",
                                                                                         "proper names",
                                                                                         "secrecy marks",
                                                                                         "name ends",
                                                                                         "columns of numbers",
                                                                                         "columns of tasks",
                                                                                         "columns of chiefs",
                                                                                         "columns of partners",
                                                                                         "columns of due dates",
                                                                                         "columns of time",
                                                                                         "columns of products",
                                                                                         "columns of persons",
                                                                                         "columns of leads",
                                                                                         "attached openers",
                                                                                         "page chrome",
                                                                                         "completion labels",
                                                                                         "activity labels",
                                                                                         "time fillers",
                                                                                         "completing verbs",
                                                                                         "lasting verbs",
                                                                                         "soft times",
                                                                                         "headings of work",
                                                                                         "headings of gatherings",
                                                                                         "titles of forms",
                                                                                         "time labels",
                                                                                         "columns of other things",
                                                                                         "plain verbs",
                                                                                         "ranks",
                                                                                         "urgency marks",
                                                                                         "announcing verbs",
                                                                                         "channels",
                                                                                         "report objects",
                                                                                         "posting words",
                                                                                         "counted people",
                                                                                         "people"};

WordList& list_called(std::string_view name, Vocabulary& of) {
    const auto found = std::find(list_names.begin(), list_names.end(), name);
    if (found == list_names.end())
        throw std::logic_error("words.txt has a list that nobody reads: " + std::string(name));
    return of.lists[static_cast<std::size_t>(found - list_names.begin())];
}

template <class Take>
void for_each_line(std::string_view table, Take take) {
    while (!table.empty()) {
        const auto end = std::min(table.find('\n'), table.size());
        const auto line = base::trim(table.substr(0, end));
        table.remove_prefix(std::min(end + 1, table.size()));
        if (!line.empty() && !line.starts_with("#")) take(line);
    }
}

std::string join_forms(std::string_view expression) {
    std::string joined;
    for (const auto& word : words_in(expression)) joined += (joined.empty() ? "" : " ") + word.form;
    return joined;
}

/// "[name of a list]" and below it expressions between semicolons.
void read_lists(std::string_view table, Vocabulary& into) {
    WordList* list = nullptr;
    bool is_names = false;
    for_each_line(table, [&](std::string_view line) {
        if (line.starts_with("[")) {
            const auto name = line.substr(1, line.find(']') - 1);
            list = &list_called(name, into);
            is_names = name == "proper names";
            return;
        }
        if (list == nullptr) throw std::logic_error("an expression before the first list: " + std::string(line));
        while (!line.empty()) {
            const auto end = std::min(line.find(';'), line.size());
            if (const auto expression = base::trim(line.substr(0, end)); !expression.empty()) {
                list->add(expression);
                if (is_names) into.proper_names[join_forms(expression)] = std::string(expression);
            }
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    });
}

/// "KH = kế hoạch"
void read_document_kinds(std::string_view table, Vocabulary& into) {
    for_each_line(table, [&](std::string_view line) {
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) throw std::logic_error("a document kind without =: " + std::string(line));
        into.document_kinds[form_of(base::trim(line.substr(0, equals)))] =
            std::string(base::trim(line.substr(equals + 1)));
    });
}

Vocabulary read_vocabulary() {
    Vocabulary made;
    for (const auto& file : base::embedded_vocabulary()) {
        if (file.path == "plans/vocabulary/words.txt") read_lists(file.bytes, made);
        if (file.path == "plans/vocabulary/document_kinds.txt") read_document_kinds(file.bytes, made);
        if (file.path == "plans/vocabulary/deadlines.rules") made.deadlines.read(file.bytes);
        if (file.path == "plans/vocabulary/periods.rules") made.periods.read(file.bytes);
    }
    return made;
}

}  // namespace

void WordList::add(std::string_view expression) {
    std::vector<std::string> forms;
    for (auto& word : words_in(expression)) forms.push_back(std::move(word.form));
    if (forms.empty()) return;
    const auto bit = hash_of(forms.front()) % 4096;
    first_words_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    auto& others = by_first_[forms.front()];
    others.push_back(std::move(forms));
    std::sort(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

std::size_t WordList::length_at(const Words& words, std::size_t at, std::size_t end) const {
    if (at >= end) return 0;
    const auto bit = words[at].hash % 4096;
    if ((first_words_[bit / 64] >> (bit % 64) & 1U) == 0) return 0;
    const auto found = by_first_.find(words[at].form);
    if (found == by_first_.end()) return 0;
    for (const auto& forms : found->second) {
        if (at + forms.size() > end) continue;
        std::size_t same = 1;
        while (same < forms.size() && words[at + same].form == forms[same]) ++same;
        if (same == forms.size()) return same;
    }
    return 0;
}

bool WordList::holds(std::string_view expression) const {
    const auto words = words_in(expression);
    return !words.empty() && length_at(words, 0, words.size()) == words.size();
}

const Vocabulary& vocabulary() {
    static const Vocabulary read_once = read_vocabulary();
    return read_once;
}

}  // namespace plans
