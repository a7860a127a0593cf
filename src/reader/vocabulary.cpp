#include "reader/vocabulary.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"
#include "reader/vocabulary_tables.hpp"

namespace reader {
namespace {

/// "work headings" of List::work_headings, in the order of the lists.
std::vector<std::string> names_of_lists() {
    std::vector<std::string> names;
    for (auto rest = list_names; !rest.empty();) {
        const auto end = std::min(rest.find(','), rest.size());
        names.emplace_back(base::trim(rest.substr(0, end)));
        std::replace(names.back().begin(), names.back().end(), '_', ' ');
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return names;
}

std::string join_forms(std::string_view expression) {
    std::string joined;
    for (const auto& word : words_in(expression)) joined += (joined.empty() ? "" : " ") + word.form;
    return joined;
}

/// "[name of a list]" and below it expressions between semicolons.
void read_lists(std::string_view table, Vocabulary& into) {
    const auto names = names_of_lists();
    WordList* list = nullptr;
    bool is_names = false;
    bool is_folded = false;
    for (auto line : table_lines(table)) {
        if (line.starts_with("[")) {
            const auto name = line.substr(1, line.find(']') - 1);
            const auto known = std::find(names.begin(), names.end(), name);
            if (known == names.end()) throw std::logic_error("words.txt has an unknown list: " + std::string(name));
            list = &into.lists[static_cast<std::size_t>(known - names.begin())];
            is_names = name == "proper names";
            is_folded = name.starts_with("signing ");  // a scan loses accents where capitals are bold and stamped over
            continue;
        }
        if (list == nullptr) throw std::logic_error("an expression before the first list: " + std::string(line));
        while (!line.empty()) {
            const auto end = std::min(line.find(';'), line.size());
            if (const auto expression = base::trim(line.substr(0, end)); !expression.empty()) {
                list->add(expression);
                if (is_folded) list->add(base::fold(expression));
                if (is_names) into.proper_names[join_forms(expression)] = std::string(expression);
            }
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    }
}

/// "KH = kế hoạch"
void read_document_kinds(std::string_view table, Vocabulary& into) {
    for (const auto line : table_lines(table)) {
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) throw std::logic_error("a document kind without =: " + std::string(line));
        into.document_kinds[form_of(base::trim(line.substr(0, equals)))] =
            std::string(base::trim(line.substr(equals + 1)));
    }
}

Vocabulary read_vocabulary() {
    Vocabulary made;
    read_lists(vocabulary_table("words.txt"), made);
    read_document_kinds(vocabulary_table("document_kinds.txt"), made);
    made.deadlines.read(vocabulary_table("deadlines.rules"));
    made.periods.read(vocabulary_table("periods.rules"));
    made.bare_times.read(vocabulary_table("bare_times.rules"));
    made.recurrence_rests.read(vocabulary_table("recurrence_rests.rules"));
    return made;
}

}  // namespace

void WordList::add(std::string_view expression) {
    std::vector<FormHash> forms;
    for (const auto& word : words_in(expression)) forms.push_back(word.hash);
    if (forms.empty()) return;
    first_words_.add(forms.front());
    auto& others = by_first_[forms.front()];
    others.push_back(std::move(forms));
    std::sort(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

std::size_t WordList::longest_at(const Words& words, std::size_t at, std::size_t end) const {
    const auto found = by_first_.find(words[at].hash);
    if (found == by_first_.end()) return 0;
    for (const auto& forms : found->second) {
        if (at + forms.size() > end) continue;
        std::size_t same = 1;
        while (same < forms.size() && words[at + same].hash == forms[same]) ++same;
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

}  // namespace reader
