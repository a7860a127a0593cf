#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"

/// Epidemic levels ("cấp độ dịch"): what a dated rule, which is data, makes of the figures of an area.
namespace levels {

inline constexpr int lowest_level = 1;
inline constexpr int highest_level = 4;

/// What a figure decides.
enum class Part {
    transmission,  ///< the column: the highest band of any of them
    coverage,      ///< the row: "reached" when all of them are
    elders,        ///< when not reached the level is one higher, unless it is the highest or nobody fell ill
    readiness,     ///< when not reached the level may not be lowered, where the rule says so
};
BOOST_DESCRIBE_ENUM(Part, transmission, coverage, elders, readiness)

/// How a figure is made of what is entered.
enum class Counting {
    weekly_rate,    ///< of this week, for 100,000 people
    two_week_rate,  ///< the mean of this week and the last, for 100,000 people
    share,          ///< per cent
    yes_or_no,
};
BOOST_DESCRIBE_ENUM(Counting, weekly_rate, two_week_rate, share, yes_or_no)

/// One figure of a rule. A limit that no source confirms is null: it is never guessed, and whoever has the decision
/// fills it in.
struct Measure {
    std::string code;
    std::string vi;
    std::string en;
    Part part = Part::transmission;
    Counting counting = Counting::weekly_rate;
    /// Thousandths. Of transmission: where the bands 2, 3 and 4 begin. Of a share: the least that reaches it. Of
    /// yes_or_no: none.
    std::vector<std::optional<std::int64_t>> limits;
};
BOOST_DESCRIBE_STRUCT(Measure, (), (code, vi, en, part, counting, limits))

/// The level of each band, from the first to the fourth.
using Bands = std::vector<std::optional<std::int64_t>>;

/// A decision's table. Off until an administrator has filled it in and turns it on.
struct Rule {
    std::string code;  ///< "qd-4800-2021": chosen once, stands in addresses
    std::string name;
    std::string source;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
    bool is_on = false;
    std::vector<Measure> measures;
    Bands reached;                      ///< the row when coverage is reached
    Bands not_reached;                  ///< the row when it is not
    bool holds_when_not_ready = false;  ///< without coverage or readiness the level is not lowered
};
BOOST_DESCRIBE_STRUCT(Rule, (),
                      (code, name, source, valid_from, valid_until, is_on, measures, reached, not_reached,
                       holds_when_not_ready))

/// What is known of one measure; what is not known is null, and differs from zero.
struct Fact {
    std::string code;
    std::optional<std::int64_t> this_week;  ///< people, for rates
    std::optional<std::int64_t> last_week;
    std::optional<std::int64_t> percent;  ///< thousandths of a per cent, for shares
    std::optional<bool> reached;          ///< for yes_or_no
};
BOOST_DESCRIBE_STRUCT(Fact, (), (code, this_week, last_week, percent, reached))

struct Facts {
    std::int64_t population = 0;
    std::vector<Fact> facts;
};
BOOST_DESCRIBE_STRUCT(Facts, (), (population, facts))

/// What one measure came to, for the person who wants to see why.
struct Step {
    std::string code;
    std::optional<std::int64_t> value;  ///< thousandths of the rate or per cent; null: not reported
    std::optional<std::int64_t> band;   ///< 1 to 4, of transmission
    std::optional<bool> reached;        ///< of the others
    bool lacks_limit = false;           ///< the rule has no confirmed limit for it
};
BOOST_DESCRIBE_STRUCT(Step, (), (code, value, band, reached, lacks_limit))

/// What the rule makes of the facts.
struct Assessment {
    std::optional<std::int64_t> level;
    bool at_least = false;  ///< something that can only raise the level is not known
    bool held = false;      ///< the level may not be lowered, and stays what it was
    std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(Assessment, (), (level, at_least, held, steps))

/// The level, or none when a column, a row or the cell they meet in is not known. `before` is the level that holds now.
Assessment assess(const Rule& rule, const Facts& facts, std::optional<std::int64_t> before);

}  // namespace levels
