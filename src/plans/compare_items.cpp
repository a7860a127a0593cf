#include "plans/compare_items.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "plans/corpus.hpp"
#include "plans/pairing.hpp"

namespace plans {
namespace {

/// A document has one of these, so it is the same one whatever it says.
bool stands_alone(ItemKind kind) {
    return kind <= ItemKind::title || kind == ItemKind::signer || kind == ItemKind::urgency;
}

/// What must differ for a value to have changed; how a day is phrased is not it.
std::string identity_of(const PlacedItem& one) {
    if (one.kind != ItemKind::deadline) return base::fold(base::write_json(one.item.value));
    const auto deadline = base::from_json<DeadlineValue>(one.item.value);
    const bool has_no_day =
        deadline.kind == reader::DeadlineKind::relative || deadline.kind == reader::DeadlineKind::undated;
    return meaning_of(one.kind, one.item.value) + (has_no_day ? " " + base::fold(deadline.text) : "");
}

Part part_of(const PlacedItem& one) {
    const auto identity = identity_of(one);
    if (stands_alone(one.kind)) return {{identity, "the only one", "", ""}, {}};
    const auto sentence = base::fold(one.item.words);
    if (one.kind == ItemKind::deadline)
        return {
            {one.place + "|" + identity + "|" + sentence, identity + "|" + sentence, one.place + "|" + identity, ""},
            one.item.words};
    const auto subject = base::fold(phrase_of(one.kind, one.item.value));
    return {{one.place + "|" + identity, identity, one.place + "|" + subject, subject},
            one.item.words.empty() ? phrase_of(one.kind, one.item.value) : one.item.words};
}

std::vector<PlacedItem> of_kind(const std::vector<PlacedItem>& all, ItemKind kind) {
    std::vector<PlacedItem> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                 [&](const PlacedItem& one) { return one.kind == kind; });
    return found;
}

std::vector<Part> parts_of(const std::vector<PlacedItem>& items) {
    std::vector<Part> parts;
    std::transform(items.begin(), items.end(), std::back_inserter(parts), part_of);
    return parts;
}

}  // namespace

std::vector<ClausePair> paired_items(const std::vector<PlacedItem>& older, const std::vector<PlacedItem>& newer,
                                     ItemKind kind) {
    std::vector<ClausePair> pairs;
    const auto before = of_kind(older, kind);
    const auto after = of_kind(newer, kind);
    for (const auto& [was, is] : in_order(pair_up(parts_of(before), parts_of(after)), before.size())) {
        ClausePair pair{kind, {}, {}, was && is && identity_of(before[*was]) == identity_of(after[*is])};
        if (was) pair.before = before[*was].item;
        if (is) pair.after = after[*is].item;
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

std::vector<ItemDifference> item_differences(const std::vector<PlacedItem>& older,
                                             const std::vector<PlacedItem>& newer) {
    std::vector<ItemDifference> differences;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<ItemKind>>([&](auto named) {
        // Sections are compared as passages of the paper, with their words.
        if (named.value == ItemKind::section) return;
        const auto before = of_kind(older, named.value);
        const auto after = of_kind(newer, named.value);
        for (const auto& [was, is] : in_order(pair_up(parts_of(before), parts_of(after)), before.size())) {
            ItemDifference one{Change::changed, named.value, {}, {}};
            if (was) one.before = before[*was].item;
            if (is) one.after = after[*is].item;
            if (!was) one.change = Change::added;
            if (!is) one.change = Change::removed;
            if (was && is && identity_of(before[*was]) == identity_of(after[*is])) {
                if (before[*was].place == after[*is].place) continue;
                one.change = Change::moved;
            }
            differences.push_back(std::move(one));
        }
    });
    return differences;
}

}  // namespace plans
