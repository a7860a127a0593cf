#include "plans/compare.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "plans/compare_items.hpp"
#include "plans/pairing.hpp"
#include "plans/places.hpp"
#include "plans/sentence.hpp"

namespace plans {
namespace {

constexpr std::size_t most_words_bytes = 600;

/// The paper from where a section begins to where the next one does; or what stands before the first of them, or
/// behind the last, which have a name instead of a number.
struct Passage {
    std::string id;
    std::string heading;
    std::string text;
    std::string_view name = {};
};

struct Side {
    Version version;
    std::string text;
    std::vector<PlanItem> items;  ///< those that count
    std::vector<Passage> passages;
};

/// Where the recipients or the signature begin behind a section, with the line that announces them.
std::size_t closing_of(const Side& side, const PlaceFinder& finder, std::size_t last_section) {
    auto at = side.text.size();
    for (const auto& item : side.items) {
        if ((item.kind != ItemKind::recipient && item.kind != ItemKind::signer) || item.spans.empty()) continue;
        const auto from = finder.span(item.spans.front()).from;
        if (from > last_section) at = std::min<std::size_t>(at, from);
    }
    const auto blank_line = side.text.rfind("\n\n", at);
    return blank_line == std::string::npos || blank_line < last_section ? at : blank_line;
}

std::vector<Passage> passages_of(const Side& side, const PlaceFinder& finder) {
    struct Beginning {
        std::size_t at;
        SectionValue section;
        std::string_view name;
    };
    std::vector<Beginning> beginnings;
    for (const auto& item : side.items)
        if (item.kind == ItemKind::section && !item.spans.empty())
            beginnings.push_back({finder.span(item.spans.front()).from, base::from_json<SectionValue>(item.value), {}});
    std::sort(beginnings.begin(), beginnings.end(), [](const Beginning& a, const Beginning& b) {
        return std::tie(a.at, a.section.id) < std::tie(b.at, b.section.id);
    });
    beginnings.insert(beginnings.begin(), {0, {}, "opening"});
    beginnings.push_back({closing_of(side, finder, beginnings.back().at), {}, "closing"});
    std::vector<Passage> passages;
    for (std::size_t i = 0; i < beginnings.size(); ++i) {
        const auto& [at, section, name] = beginnings[i];
        const auto to = i + 1 < beginnings.size() ? beginnings[i + 1].at : side.text.size();
        passages.push_back({section.id, section.heading, side.text.substr(at, to - at), name});
    }
    return passages;
}

Side side_of(store::Transaction& tx, const base::Who& who, PlanId id) {
    const auto plan = get(tx, who, id);
    const auto source = tx.run("SELECT name, text FROM plan_source WHERE plan = $1", {id}).at(0);
    Side side{{plan.id, plan.state, source.text("name"), plan.title, plan.number, plan.dated},
              source.text("text"),
              items(tx, id),
              {}};
    std::erase_if(side.items, [](const PlanItem& item) { return item.state == ItemState::dropped; });
    side.passages = passages_of(side, PlaceFinder(side.text));
    return side;
}

/// The words of a passage behind its own number, which is compared apart.
std::string words_of(const Passage& passage) {
    return bare_sentence(passage.text, {0, static_cast<std::uint32_t>(passage.text.size())});
}

std::vector<Part> parts_of(const std::vector<Passage>& passages) {
    std::vector<Part> parts;
    for (const auto& passage : passages) {
        const auto words = words_of(passage);
        const auto folded = base::fold(words);
        const auto heading = base::fold(passage.heading);
        // The opening meets its like in the other version whatever was changed in it, and so does the closing.
        if (!passage.name.empty())
            parts.push_back({{std::string(passage.name), "", "", ""}, {}});
        else
            parts.push_back(
                {{passage.id + "|" + folded, folded, heading.empty() ? "" : passage.id + "|" + heading, heading},
                 words});
    }
    return parts;
}

void compare_passages(const Side& before, const Side& after, const Partners& partners, Comparison& result) {
    const Passage none;
    for (const auto& [older, newer] : in_order(partners, before.passages.size())) {
        const auto& was = older ? before.passages[*older] : none;
        const auto& is = newer ? after.passages[*newer] : none;
        auto words = word_changes(words_of(was), words_of(is));
        const bool is_same = older && newer && std::all_of(words.begin(), words.end(), [](const WordRun& run) {
                                 return run.change == WordChange::same;
                             });
        if (is_same && was.id == is.id) {
            ++result.same_sections;
            continue;
        }
        SectionDifference difference{Change::changed, was.id, is.id, newer ? is.heading : was.heading, {}};
        if (!older) difference.change = Change::added;
        if (!newer) difference.change = Change::removed;
        if (is_same)
            difference.change = Change::moved;
        else
            difference.words = std::move(words);
        result.sections.push_back(std::move(difference));
    }
}

ComparedItem compared(const Side& side, const PlaceFinder& finder, const PlanItem& item) {
    ComparedItem one{item.id, item.section, item.value, {}};
    if (item.spans.empty()) return one;
    const auto at = finder.span(item.spans.front()).from;
    one.words = bare_sentence(side.text, sentence_at(side.text, at));
    if (one.words.size() > most_words_bytes) {
        one.words.resize(one.words.rfind(' ', most_words_bytes));
        one.words += "…";
    }
    return one;
}

/// `was` gives the number that a section had in the older version, where that is another one.
std::vector<PlacedItem> placed_items(const Side& side, const std::map<std::string, std::string>& was) {
    std::vector<PlacedItem> placed;
    const PlaceFinder finder(side.text);
    for (const auto& item : side.items) {
        const auto renumbered = was.find(item.section);
        placed.push_back(
            {item.kind, compared(side, finder, item), renumbered == was.end() ? item.section : renumbered->second});
    }
    return placed;
}

/// Every section of the newer version by its number in the older one; a new one has none there.
std::map<std::string, std::string> older_numbers(const Side& before, const Side& after, const Partners& partners) {
    std::map<std::string, std::string> numbers;
    for (std::size_t newer = 0; newer < partners.size(); ++newer)
        numbers[after.passages[newer].id] =
            partners[newer] ? before.passages[*partners[newer]].id : "new " + after.passages[newer].id;
    return numbers;
}

}  // namespace

std::vector<ClausePair> pair_clauses(store::Transaction& tx, const base::Who& who, PlanId before_id, PlanId after_id) {
    const auto before = side_of(tx, who, before_id);
    const auto after = side_of(tx, who, after_id);
    const auto partners = pair_up(parts_of(before.passages), parts_of(after.passages));
    const auto older = placed_items(before, {});
    const auto newer = placed_items(after, older_numbers(before, after, partners));
    auto pairs = paired_items(older, newer, ItemKind::assignment);
    for (auto& pair : paired_items(older, newer, ItemKind::report)) pairs.push_back(std::move(pair));
    return pairs;
}

Comparison compare(store::Transaction& tx, const base::Who& who, PlanId before_id, PlanId after_id) {
    const auto before = side_of(tx, who, before_id);
    const auto after = side_of(tx, who, after_id);
    Comparison result{before.version, after.version, {}, {}, 0};
    const auto partners = pair_up(parts_of(before.passages), parts_of(after.passages));
    compare_passages(before, after, partners, result);
    result.items =
        item_differences(placed_items(before, {}), placed_items(after, older_numbers(before, after, partners)));
    return result;
}

}  // namespace plans
