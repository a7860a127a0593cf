#pragma once

#include <string_view>

#include "zones/zone.hpp"

/// The rules with days: when a zone is reviewed, what makes a branch quiet, how long names are kept. Rows with a date
/// and a source; one that nobody has confirmed is empty and off.
namespace zones {

inline constexpr std::string_view review_within = "review_within";
inline constexpr std::string_view green_without_cases = "green_without_cases";
inline constexpr std::string_view narrow_without_cases = "narrow_without_cases";
inline constexpr std::string_view keep_after_lifting = "keep_after_lifting";

struct Rule {
    std::string code;
    base::Day valid_from;
    std::string vi;
    std::string en;
    std::optional<std::int64_t> days;
    bool is_on = false;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Rule, (), (code, valid_from, vi, en, days, is_on, source))

/// Every rule, by code, the latest first.
std::vector<Rule> rules(store::Transaction& tx);

/// The days that hold on a day; nothing when the rule is off or there was none yet.
std::optional<std::int64_t> days_of(store::Transaction& tx, std::string_view code, base::Day on);

struct NewRule {
    std::string code;
    base::Day valid_from;
    std::optional<std::int64_t> days;
    bool is_on = false;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(NewRule, (), (code, valid_from, days, is_on, source))

/// For the whole country. Problems: account.outside_area, zone_rule.not_found, zone_rule.still_empty (on without days
/// or source), zone_rule.days_wrong.
void keep_rule(store::Transaction& tx, const base::Who& who, const NewRule& wanted);

/// The last good day to review a zone that begins, or is kept, on a day: by rule, and not after its last day. A green
/// zone shuts nobody in and has none.
std::optional<base::Day> review_due(store::Transaction& tx, Kind kind, base::Day from,
                                    std::optional<base::Day> last_day);

/// Removes who was in zones that were lifted, or never began, long enough ago, and the words of their requests; the
/// numbers stay. Gives how many zones there were. Nothing happens while the rule is off.
std::size_t shrink_lifted(store::Transaction& tx);

}  // namespace zones
