#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// Finds which part of one document became which part of another when parts are renumbered, moved and reworded.
namespace plans {

struct Part {
    /// What makes it the same part, the strictest first; an empty one says nothing. Both sides have as many.
    std::vector<std::string> keys;
    std::string words;  ///< for likeness, when no key fits
};

/// For every newer part the older one that it was; empty when it is new.
using Partners = std::vector<std::optional<std::size_t>>;

/// Parts of the same key are paired in their order, those that no key joins by their words.
Partners pair_up(const std::vector<Part>& older, const std::vector<Part>& newer);

/// An older part, a newer one, or what one became.
struct Pair {
    std::optional<std::size_t> older;
    std::optional<std::size_t> newer;
};

/// Everything of both sides in the order of the newer one; what was taken out comes where it stood.
std::vector<Pair> in_order(const Partners& partners, std::size_t older_count);

}  // namespace plans
