#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plans/plan.hpp"
#include "plans/word_changes.hpp"

/// Two versions of a plan side by side: what was added, taken out, changed, moved. The officer's values are compared,
/// as they stand now, not only what the reader saw.
namespace plans {

enum class Change { added, removed, changed, moved };
BOOST_DESCRIBE_ENUM(Change, added, removed, changed, moved)

/// A value of one version with the words of the paper that say it.
struct ComparedItem {
    ItemId id;
    std::string section;
    base::Json value;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(ComparedItem, (), (id, section, value, words))

struct ItemDifference {
    Change change = Change::changed;
    ItemKind kind = ItemKind::title;
    std::optional<ComparedItem> before;  ///< empty: it was added
    std::optional<ComparedItem> after;   ///< empty: it was taken out
};
BOOST_DESCRIBE_STRUCT(ItemDifference, (), (change, kind, before, after))

/// A section, or the passage before the first of them, up to where the next one begins.
struct SectionDifference {
    Change change = Change::changed;
    std::string before;  ///< its number in the older version
    std::string after;   ///< its number in the newer one
    std::string heading;
    std::vector<WordRun> words;  ///< none when it only moved
};
BOOST_DESCRIBE_STRUCT(SectionDifference, (), (change, before, after, heading, words))

/// A version as a list names it.
struct Version {
    PlanId id;
    PlanState state = PlanState::draft;
    std::string name;  ///< of its file
    std::string title;
    std::string number;
    std::optional<base::Day> date;
};
BOOST_DESCRIBE_STRUCT(Version, (), (id, state, name, title, number, date))

struct Comparison {
    Version before;
    Version after;
    std::vector<ItemDifference> items;        ///< by kind, then in the order of the newer paper
    std::vector<SectionDifference> sections;  ///< in the order of the newer paper
    std::size_t same_sections = 0;
};
BOOST_DESCRIBE_STRUCT(Comparison, (), (before, after, items, sections, same_sections))

/// A clause that gives work or asks for reports, with what became of it.
struct ClausePair {
    ItemKind kind = ItemKind::assignment;
    std::optional<ComparedItem> before;  ///< empty: it was added
    std::optional<ComparedItem> after;   ///< empty: it was taken out
    bool is_same = false;                ///< nothing of it changed but perhaps its number
};
BOOST_DESCRIBE_STRUCT(ClausePair, (), (kind, before, after, is_same))

/// All of both versions, by kind, then in the order of the newer paper. Problem: plan.not_found.
std::vector<ClausePair> pair_clauses(store::Transaction& tx, const base::Who& who, PlanId before, PlanId after);

/// Problem: plan.not_found when the caller may not see one of them.
Comparison compare(store::Transaction& tx, const base::Who& who, PlanId before, PlanId after);

}  // namespace plans
