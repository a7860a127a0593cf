#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plans/item.hpp"
#include "store/database.hpp"

/// What people made of readings, kept so that rules can be improved: nothing of who they are, only the sentence of the
/// plan, what the reader said of it, by which rule, and what it means.
namespace plans {

struct Correction {
    ItemState what = ItemState::corrected;  ///< corrected, added or dropped
    ItemKind kind = ItemKind::title;
    std::string rule;                 ///< the rule that saw it; empty when the reader saw nothing
    std::string said;                 ///< what the reader said it means
    std::string sentence;             ///< where it stands, as printed
    std::string meaning;              ///< what the whole sentence means now
    std::optional<base::Day> issued;  ///< the day of the plan, from which years are taken
    base::Day on;                     ///< when it was corrected
};

/// Corrections that stand (one that was undone is none), plan by plan in the order of the paper. An added value that
/// stands nowhere in the paper is left out.
std::vector<Correction> corrections(store::Transaction& tx, std::optional<base::Day> since);

/// As rows of the corpora of spec/reader, each under the name of the corpus that it can be pasted into.
std::string corpus_rows(const std::vector<Correction>& corrections);

}  // namespace plans
