#include "gifts/rule.hpp"

#include <algorithm>

#include "base/vocabulary.hpp"

namespace gifts {

std::optional<Rule> rule_on(base::Day day) {
    static const auto rules = base::vocabulary<Rule>("gifts/vocabulary/gift_rules.json");
    if (day < rules.front().valid_from) return std::nullopt;
    return base::rule_on(rules, day);
}

const std::vector<DonorKind>& donor_kinds() {
    static const auto kinds = base::vocabulary<DonorKind>("gifts/vocabulary/donor_kinds.json");
    return kinds;
}

bool is_donor_kind(std::string_view code) {
    return std::ranges::find(donor_kinds(), code, &DonorKind::code) != donor_kinds().end();
}

}  // namespace gifts
