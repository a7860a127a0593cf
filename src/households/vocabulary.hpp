#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

/// What the register knows by name: data, not code (src/households/vocabulary).
namespace households {

struct Kind {
    std::string kind;
    std::string vi;
    std::string en;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Kind, (), (kind, vi, en, source))

/// Where a household lives when nobody said otherwise.
inline constexpr std::string_view usual_dwelling = "home";

/// Kinds of places that households live in: homes, boarding houses, dormitories, none that is fixed.
const std::vector<Kind>& dwelling_kinds();

/// Groups of people that plans name to be looked after.
const std::vector<Kind>& hardship_kinds();

bool is_known(const std::vector<Kind>& kinds, std::string_view kind);

/// How long nobody sends messages to a household after a death.
struct MourningRule {
    base::Day valid_from;
    int days = 0;
    bool in_force = false;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(MourningRule, (), (valid_from, days, in_force, source))

const std::vector<MourningRule>& mourning_rules();

/// The last day of silence after a death by the rule of that day; nothing while no rule is in force.
std::optional<base::Day> quiet_by_rule(const std::vector<MourningRule>& rules, base::Day death);

}  // namespace households
