#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"

/// How long somebody stays at home, and when tests are due: a dated table with its sources. What could not be verified
/// is not in it; where no row holds, the health station sets the end itself.
namespace isolation {

enum class Kind { patient, contact };  ///< F0, F1
BOOST_DESCRIBE_ENUM(Kind, patient, contact)

/// Full: at least two doses, or recovered, within the times of the rule; the health station says which.
enum class Protection { full, other };
BOOST_DESCRIBE_ENUM(Protection, full, other)

struct Rule {
    base::Day valid_from;
    Kind kind = Kind::contact;
    std::optional<Protection> protection;  ///< empty: whoever it is
    std::int64_t isolate_days = 0;
    std::int64_t watch_days = 0;      ///< of watching oneself afterwards
    std::vector<std::int64_t> tests;  ///< days of isolation, the first is 1
    bool needs_negative = false;      ///< it ends with a negative test only
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Rule, (), (valid_from, kind, protection, isolate_days, watch_days, tests, needs_negative, source))

const std::vector<Rule>& rules();

/// The one that holds on a day; none before the first, and none for what has no verified row.
std::optional<Rule> rule_for(Kind kind, Protection protection, base::Day on);

/// The last day at home of whoever begins on a day: the first day counts.
base::Day last_day(const Rule& rule, base::Day begun);

}  // namespace isolation
