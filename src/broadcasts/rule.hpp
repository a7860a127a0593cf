#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "speech/speech.hpp"

/// When loudspeakers may speak: dated rules, and which voice a province hears.
namespace broadcasts {

/// Minutes of a day count from midnight in Vietnam.
struct Rule {
    base::Day valid_from;
    std::int64_t fewest = 0;  ///< slots of a day
    std::int64_t most = 0;
    std::int64_t earliest = 0;     ///< minute of the day; only an emergency speaks before it
    std::int64_t latest = 0;       ///< and after it
    std::int64_t longest = 0;      ///< minutes of one slot
    std::int64_t apart = 0;        ///< at least so many minutes from one slot's beginning to the next one's
    std::int64_t ms_per_word = 0;  ///< how long a word takes that nobody has recorded yet
    std::int64_t ms_between = 0;   ///< the sign before each message, and the air behind it
    std::string source;
    bool is_verified = false;
};
BOOST_DESCRIBE_STRUCT(Rule, (),
                      (valid_from, fewest, most, earliest, latest, longest, apart, ms_per_word, ms_between, source,
                       is_verified))

const Rule& rule_of(base::Day day);

/// Throws unless these times make a day: so many, inside of the hours, apart from each other, in order. Problems:
/// schedule.count_wrong, schedule.hours_wrong, schedule.too_close.
void require_times(const Rule& rule, const std::vector<std::int64_t>& times);

using speech::Voice;

/// The voice of the region in which a province lies, by the province's code.
Voice voice_of_province(std::string_view code);

}  // namespace broadcasts
