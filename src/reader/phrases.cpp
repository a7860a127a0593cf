#include "reader/phrases.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include "base/text.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/vocabulary_tables.hpp"

namespace reader {
namespace {

constexpr std::size_t widest_gap = 6;
constexpr std::size_t widest_phrase = 80;  ///< words; none is read that is wider

std::vector<FormHash> alternatives(std::string_view item) {
    std::vector<FormHash> words;
    while (!item.empty()) {
        const auto end = item.find('/', 1);
        words.push_back(hash_of(form_of(item.substr(0, end))));
        if (end == std::string_view::npos) break;
        item.remove_prefix(end + 1);
    }
    return words;
}

std::vector<Element> read_elements(std::string_view line) {
    std::vector<Element> spelling;
    std::vector<Element>* group = nullptr;
    for (auto item : base::words_of(line)) {
        if (item.starts_with("(") && item.size() > 1) {
            spelling.push_back({});
            spelling.back().optional.emplace_back();
            group = &spelling.back().optional.back();
            item.remove_prefix(1);
        }
        const bool closes = group != nullptr && item.ends_with(")");
        if (closes) item.remove_suffix(1);
        Element element;
        if (item == "...")
            element.gap = true;
        else if (item.starts_with("<"))
            element.slot = std::string(item.substr(1, item.size() - 2));
        else if (item.starts_with("{"))  // a mark that has a meaning in this notation, such as {(}
            element.words = {hash_of(item.substr(1, item.size() - 2))};
        else
            element.words = alternatives(item);
        (group ? *group : spelling).push_back(std::move(element));
        if (closes) group = nullptr;
    }
    return spelling;
}

Spelling read_spelling(std::string_view line) {
    Spelling spelling{read_elements(line), {}};
    for (const auto& element : spelling.elements)
        if (!element.words.empty()) spelling.needed.push_back(element.words);
    return spelling;
}

/// Which words stand in the stretch that a phrase can cover: most spellings are refused by a word that they need,
/// before they are tried.
class WordsAhead {
public:
    WordsAhead(const Words& words, std::size_t at, std::size_t end) {
        end = std::min(end, at + widest_phrase);
        for (; at < end; ++at) words_.add(words[at].hash);
    }

    bool may_hold(FormHash word) const { return words_.may_hold(word); }

    bool may_hold(const Spelling& spelling) const {
        return std::all_of(spelling.needed.begin(), spelling.needed.end(), [&](const std::vector<FormHash>& any) {
            return std::any_of(any.begin(), any.end(), [&](FormHash word) { return words_.may_hold(word); });
        });
    }

private:
    FormFilter<512> words_;
};

/// Words that a phrase in angle brackets can begin with.
constexpr std::array<Term, 30> first_words_of_slots{"thứ",  "chủ",  "tháng", "năm",  "quý",  "qúy", "giai",   "đầu",
                                                    "giữa", "cuối", "nửa",   "sáu",  "tuần", "hết", "thượng", "trung",
                                                    "hạ",   "một",  "hai",   "ba",   "bốn",  "bảy", "tám",    "chín",
                                                    "mười", "định", "hàng",  "hằng", "mỗi",  "ngày"};

/// A number, or a short word with a capital such as "T8" and "II".
bool looks_like_slot(const Word& word) {
    return word.kind == WordKind::number || (word.kind == WordKind::word && word.capital && word.form.size() <= 3);
}

bool may_begin_slot(const Word& word) {
    if (looks_like_slot(word)) return true;
    return word.kind == WordKind::word && std::any_of(first_words_of_slots.begin(), first_words_of_slots.end(),
                                                      [&](Term term) { return term.hash == word.hash; });
}

/// The slots that begin at one word: dozens of spellings ask for the same ones.
struct FirstSlots {
    std::size_t at;
    std::vector<std::pair<std::string_view, std::optional<Slot>>> known{};

    const std::optional<Slot>& slot(std::string_view kind, const Words& words, std::size_t end) {
        for (const auto& [its_kind, slot] : known)
            if (its_kind == kind) return slot;
        return known.emplace_back(kind, match_slot(kind, words, at, end)).second;
    }
};

struct Matcher {
    const Words& words;
    std::size_t end;
    FirstSlots& first;
    std::vector<Slot> slots{};

    /// The end of the longest way to read elements[i...] from `at`.
    std::optional<std::size_t> rest(const std::vector<Element>& elements, std::size_t i, std::size_t at) {
        if (i == elements.size()) return at;
        const auto& element = elements[i];
        if (!element.optional.empty()) {
            const auto before = slots.size();
            if (const auto inner = rest(element.optional.front(), 0, at))
                if (const auto all = rest(elements, i + 1, *inner)) return all;
            slots.resize(before);
            return rest(elements, i + 1, at);
        }
        if (element.gap) return across_gap(elements, i + 1, at);
        if (at >= end) return std::nullopt;
        if (element.slot.empty()) {
            for (const auto word : element.words)
                if (words[at].hash == word) return rest(elements, i + 1, at + 1);
            return std::nullopt;
        }
        auto slot = at == first.at ? first.slot(element.slot, words, end) : match_slot(element.slot, words, at, end);
        if (!slot) return std::nullopt;
        const auto next = slot->where.to;
        slots.push_back(std::move(*slot));
        if (const auto all = rest(elements, i + 1, next)) return all;
        slots.pop_back();
        return std::nullopt;
    }

    std::optional<std::size_t> across_gap(const std::vector<Element>& elements, std::size_t i, std::size_t at) {
        for (std::size_t skipped = 0; skipped <= widest_gap && at + skipped <= end; ++skipped) {
            const auto before = slots.size();
            if (const auto all = rest(elements, i, at + skipped)) return all;
            slots.resize(before);
            if (at + skipped < end && (words[at + skipped].form == "." || words[at + skipped].form == ";")) break;
        }
        return std::nullopt;
    }
};

}  // namespace

const Slot* Match::slot(std::string_view kind, std::size_t nth) const {
    for (const auto& found : slots)
        if (found.kind == kind && nth-- == 0) return &found;
    return nullptr;
}

void RuleTable::read(std::string_view table) {
    for (const auto line : table_lines(table)) {
        if (line.starts_with("[")) {
            const auto close = line.find(']');
            if (close == std::string_view::npos) throw std::logic_error("a rule without a name: " + std::string(line));
            rules_.push_back(
                {std::string(line.substr(1, close - 1)), std::string(base::trim(line.substr(close + 1))), {}});
        } else {
            if (rules_.empty()) throw std::logic_error("a spelling before the first rule: " + std::string(line));
            rules_.back().spellings.push_back(read_spelling(line));
        }
    }
    index();
}

/// Rules are found by the words that can come first, so that a page costs its words and not its words times the table.
void RuleTable::index() {
    by_first_.clear();
    by_slot_.clear();
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
        for (std::size_t spelling = 0; spelling < rules_[rule].spellings.size(); ++spelling) {
            const auto& [elements, needed] = rules_[rule].spellings[spelling];
            Entry entry{rule, spelling};
            for (const auto& any : needed)  // the last one tells most: the first is the word that the rule is found by
                if (any.size() == 1) entry.needed = any.front();
            for (const auto& element : elements) {
                const auto& first = element.optional.empty() ? element : element.optional.front().front();
                if (!first.slot.empty()) by_slot_.push_back(entry);
                for (const auto& word : first.words) by_first_[word].push_back(entry);
                if (element.optional.empty()) break;
            }
        }
    }
    for (const auto& [word, entries] : by_first_) first_words_.add(word);
    for (const auto& word : first_words_of_slots) first_words_.add(word.hash);
}

/// A cheap look that nearly every word of a text fails.
bool RuleTable::may_begin(const Word& word) const {
    return first_words_.may_hold(word.hash) || looks_like_slot(word);
}

std::optional<Match> RuleTable::match_at(const Words& words, std::size_t at, std::size_t end) const {
    std::optional<Match> best;
    if (!may_begin(words[at])) return best;
    const auto found = by_first_.find(words[at].hash);
    const bool slot = !by_slot_.empty() && may_begin_slot(words[at]);
    if (found == by_first_.end() && !slot) return best;
    end = std::min(end, at + widest_phrase);
    const WordsAhead ahead(words, at, end);
    FirstSlots first{at};
    const auto consider = [&](const Entry& entry) {
        if (entry.needed != 0 && !ahead.may_hold(entry.needed)) return;
        const auto& rule = rules_[entry.rule];
        const auto& spelling = rule.spellings[entry.spelling];
        if (!ahead.may_hold(spelling)) return;
        Matcher matcher{words, end, first};
        const auto stop = matcher.rest(spelling.elements, 0, at);
        if (!stop || *stop == at) return;
        const bool longer = !best || *stop > best->where.to || (*stop == best->where.to && &rule < best->rule);
        if (longer) best = Match{&rule, {at, *stop}, std::move(matcher.slots)};
    };
    if (found != by_first_.end())
        for (const auto& entry : found->second) consider(entry);
    if (slot)
        for (const auto& entry : by_slot_) consider(entry);
    return best;
}

std::vector<Match> RuleTable::matches_in(const Words& words, Range range) const {
    std::vector<Match> found;
    for (std::size_t at = range.from; at < range.to;) {
        auto match = match_at(words, at, range.to);
        if (match) {
            at = match->where.to;
            found.push_back(std::move(*match));
        } else {
            ++at;
        }
    }
    return found;
}

}  // namespace reader
