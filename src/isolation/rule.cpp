#include "isolation/rule.hpp"

#include "base/vocabulary.hpp"

namespace isolation {

const std::vector<Rule>& rules() {
    static const auto read_once = base::vocabulary<Rule>("isolation/vocabulary/isolation_rules.json");
    return read_once;
}

std::optional<Rule> rule_for(Kind kind, Protection protection, base::Day on) {
    std::optional<Rule> holds;
    for (const auto& rule : rules())
        if (rule.kind == kind && rule.valid_from <= on && (!rule.protection || *rule.protection == protection))
            holds = rule;
    return holds;
}

base::Day last_day(const Rule& rule, base::Day begun) {
    return begun + static_cast<int>(rule.isolate_days) - 1;
}

}  // namespace isolation
