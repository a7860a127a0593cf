#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.hpp"
#include "base/who.hpp"
#include "levels/rule.hpp"
#include "store/database.hpp"

/// The level that an area has in a week: computed by the rule, decided by a person.
namespace levels {

/// Every rule, the latest first.
std::vector<Rule> rules(store::Transaction& tx);
/// Problem: level_rule.not_found.
Rule rule(store::Transaction& tx, std::string_view code);
/// Makes or changes a rule; for the whole country. Problems: account.outside_area, level_rule.name_empty,
/// level_rule.ends_before_it_begins, level_rule.measures_wrong, level_rule.still_empty (on without a band and a cell).
void keep_rule(store::Transaction& tx, const base::Who& who, const Rule& rule);

/// What an area's people decided for a week, or are about to.
struct Wanted {
    std::string rule;
    base::Day day;  ///< any day of the week
    Facts facts;
    std::int64_t level = lowest_level;
    std::string reason;  ///< needed when the level is not the computed one
};

struct Level {
    base::Day week;  ///< its Monday
    std::int64_t level = lowest_level;
    std::optional<std::int64_t> computed;
    Facts facts;
    std::string reason;
    base::Instant decided_at;
    std::string decided_by;
};
BOOST_DESCRIBE_STRUCT(Level, (), (week, level, computed, facts, reason, decided_at, decided_by))

/// What the rule makes of facts in the week of a day, against the level of the weeks before.
/// Problems: area.not_found, level_rule.not_found, level.no_rule_then.
Assessment weigh(store::Transaction& tx, areas::AreaId area, std::string_view rule, base::Day day, const Facts& facts);

/// Decides, or decides again; the journal keeps what stood before. Problems: those of weigh, account.outside_area,
/// level.out_of_range, level.reason_missing, level.week_to_come, level.figures_wrong.
Level decide(store::Transaction& tx, const base::Who& who, areas::AreaId area, const Wanted& wanted);

/// The weeks of an area up to a day, the latest first.
std::vector<Level> history(store::Transaction& tx, areas::AreaId area, std::string_view rule, base::Day until,
                           std::size_t limit = 20);

/// How many communes below an area have which level in a week: never without how many there are.
struct Spread {
    std::array<std::int64_t, highest_level> communes{};
    std::int64_t decided = 0;
    std::int64_t of = 0;
};
Spread spread(store::Transaction& tx, const areas::Area& area, std::string_view rule, base::Day day);

/// A commune below an area; no level when nobody has decided it.
struct CommuneLevel {
    base::Uuid id;
    std::string name;
    std::optional<std::int64_t> level;
};
BOOST_DESCRIBE_STRUCT(CommuneLevel, (), (id, name, level))

struct CommunePage {
    std::vector<CommuneLevel> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(CommunePage, (), (items, next))

/// In the order of the tree; `after` is where the page before ended.
CommunePage communes(store::Transaction& tx, const areas::Area& area, std::string_view rule, base::Day day,
                     const std::string& after, std::size_t limit);

}  // namespace levels
