#include "broadcasts/rule.hpp"

#include "base/problem.hpp"
#include "base/vocabulary.hpp"

namespace broadcasts {
namespace {

using base::Problem;
using base::ProblemKind;

struct VoiceRegion {
    std::string first;  ///< codes of provinces, both included
    std::string last;
    Voice voice = Voice::north;
};
BOOST_DESCRIBE_STRUCT(VoiceRegion, (), (first, last, voice))

}  // namespace

const Rule& rule_of(base::Day day) {
    static const auto read_once = base::vocabulary<Rule>("broadcasts/vocabulary/broadcast_rules.json");
    return base::rule_on(read_once, day);
}

void require_times(const Rule& rule, const std::vector<std::int64_t>& times) {
    const auto count = static_cast<std::int64_t>(times.size());
    if (count < rule.fewest || count > rule.most)
        throw Problem(ProblemKind::invalid, "schedule.count_wrong", std::to_string(count));
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (times[i] < rule.earliest || times[i] >= rule.latest)
            throw Problem(ProblemKind::invalid, "schedule.hours_wrong", std::to_string(times[i]));
        if (i > 0 && times[i] - times[i - 1] < rule.apart)
            throw Problem(ProblemKind::invalid, "schedule.too_close", std::to_string(times[i]));
    }
}

Voice voice_of_province(std::string_view code) {
    static const auto regions = base::vocabulary<VoiceRegion>("broadcasts/vocabulary/voice_regions.json");
    for (const auto& [first, last, voice] : regions)
        if (first <= code && code <= last) return voice;
    return Voice::north;
}

}  // namespace broadcasts
