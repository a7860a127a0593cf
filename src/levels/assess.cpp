#include <algorithm>

#include "levels/rule.hpp"

namespace levels {
namespace {

constexpr std::int64_t thousandths = 1000;
constexpr std::int64_t people = 100'000;

const Fact* fact_of(const Facts& facts, const Measure& measure) {
    const auto found = std::find_if(facts.facts.begin(), facts.facts.end(),
                                    [&](const Fact& fact) { return fact.code == measure.code; });
    return found == facts.facts.end() ? nullptr : &*found;
}

/// Thousandths of cases a week for 100,000 people, rounded to the nearest.
std::optional<std::int64_t> rate(std::int64_t cases, std::int64_t weeks, std::int64_t population) {
    if (population <= 0) return std::nullopt;
    const auto divisor = weeks * population;
    return (cases * people * thousandths + divisor / 2) / divisor;
}

std::optional<std::int64_t> value_of(const Measure& measure, const Facts& facts) {
    const auto* fact = fact_of(facts, measure);
    if (!fact) return std::nullopt;
    switch (measure.counting) {
        case Counting::weekly_rate:
            return fact->this_week ? rate(*fact->this_week, 1, facts.population) : std::nullopt;
        case Counting::two_week_rate:
            if (!fact->this_week || !fact->last_week) return std::nullopt;
            return rate(*fact->this_week + *fact->last_week, 2, facts.population);
        case Counting::share:
            return fact->percent;
        case Counting::yes_or_no:
            return std::nullopt;
    }
    return std::nullopt;
}

/// The bands that are known to begin at or below the value, as far as none in between is unknown.
void find_band(const Measure& measure, Step& step) {
    step.lacks_limit =
        measure.limits.size() + 1 != highest_level ||
        std::any_of(measure.limits.begin(), measure.limits.end(), [](const auto& limit) { return !limit; });
    if (!step.value || step.lacks_limit) return;
    const auto passed = std::count_if(measure.limits.begin(), measure.limits.end(),
                                      [&](const auto& limit) { return *step.value >= *limit; });
    step.band = lowest_level + passed;
}

Step step_of(const Measure& measure, const Facts& facts) {
    Step step{.code = measure.code, .value = value_of(measure, facts), .band = {}, .reached = {}, .lacks_limit = false};
    if (measure.part == Part::transmission) {
        find_band(measure, step);
    } else if (measure.counting == Counting::yes_or_no) {
        const auto* fact = fact_of(facts, measure);
        step.reached = fact ? fact->reached : std::nullopt;
    } else {
        step.lacks_limit = measure.limits.empty() || !measure.limits.front();
        if (step.value && !step.lacks_limit) step.reached = *step.value >= *measure.limits.front();
    }
    return step;
}

/// Whether all measures of a part are reached; null when one that is not known could still change it.
std::optional<bool> all_reached(const Rule& rule, const std::vector<Step>& steps, Part part) {
    bool unknown = false;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (rule.measures[at].part != part) continue;
        if (steps[at].reached == std::optional(false)) return false;
        unknown = unknown || !steps[at].reached;
    }
    if (unknown) return std::nullopt;
    return true;
}

/// The highest band of transmission; null when there is none or one of them is not known.
std::optional<std::int64_t> highest_band(const Rule& rule, const std::vector<Step>& steps) {
    std::optional<std::int64_t> highest;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (rule.measures[at].part != Part::transmission) continue;
        if (!steps[at].band) return std::nullopt;
        highest = std::max(highest.value_or(lowest_level), *steps[at].band);
    }
    return highest;
}

bool nobody_fell_ill(const Rule& rule, const std::vector<Step>& steps) {
    for (std::size_t at = 0; at < steps.size(); ++at)
        if (rule.measures[at].part == Part::transmission && steps[at].value.value_or(0) != 0) return false;
    return true;
}

std::optional<std::int64_t> cell(const Bands& row, std::int64_t band) {
    const auto at = static_cast<std::size_t>(band - lowest_level);
    return at < row.size() ? row[at] : std::nullopt;
}

}  // namespace

Assessment assess(const Rule& rule, const Facts& facts, std::optional<std::int64_t> before) {
    Assessment found;
    for (const auto& measure : rule.measures) found.steps.push_back(step_of(measure, facts));

    const auto band = highest_band(rule, found.steps);
    const auto coverage = all_reached(rule, found.steps, Part::coverage);
    if (!band || !coverage) return found;
    found.level = cell(*coverage ? rule.reached : rule.not_reached, *band);
    if (!found.level) return found;

    const auto elders = all_reached(rule, found.steps, Part::elders);
    const bool may_rise = *found.level < highest_level && !nobody_fell_ill(rule, found.steps);
    if (may_rise && elders == std::optional(false)) ++*found.level;
    found.at_least = may_rise && !elders;

    const auto readiness = all_reached(rule, found.steps, Part::readiness);
    if (rule.holds_when_not_ready && before && *found.level < *before) {
        found.held = !*coverage || readiness == std::optional(false);
        if (found.held) found.level = before;
        found.at_least = found.at_least || (!found.held && !readiness);
    }
    return found;
}

}  // namespace levels
