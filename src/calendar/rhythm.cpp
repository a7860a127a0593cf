#include "calendar/rhythm.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <libical/ical.h>

#include "base/text.hpp"

namespace calendar {
namespace {

constexpr int days_of_a_year = 366;
constexpr int days_until_the_next_leap_day = 4 * days_of_a_year;
constexpr std::size_t most_rule_bytes = 200;

constexpr std::array<std::string_view, 6> known_parts{"INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"};
constexpr std::array<std::string_view, 4> known_frequencies{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};

using Iterator = std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)>;

template <class List>
bool contains(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

icaltimetype to_ical(base::Day day) {
    const auto parts = base::parts_of(day);
    auto time = icaltime_null_time();
    time.is_date = 1;
    time.year = static_cast<int>(parts.year());
    time.month = static_cast<int>(static_cast<unsigned>(parts.month()));
    time.day = static_cast<int>(static_cast<unsigned>(parts.day()));
    return time;
}

icalrecurrencetype parsed(const std::string& rule) {
    icalerror_set_errors_are_fatal(0);
    icalerrno = ICAL_NO_ERROR;
    return icalrecurrencetype_from_string(rule.c_str());
}

bool is_readable(const std::string& rule) {
    const auto read = parsed(rule);
    return read.freq != ICAL_NO_RECURRENCE && icalerrno == ICAL_NO_ERROR;
}

/// A part of a rule: "BYDAY" and "MO,WE".
struct Part {
    std::string_view name;
    std::string_view value;
};

std::vector<Part> parts_of(std::string_view rule) {
    std::vector<Part> parts;
    while (!rule.empty()) {
        const auto end = std::min(rule.find(';'), rule.size());
        const auto part = rule.substr(0, end);
        const auto equals = std::min(part.find('='), part.size());
        parts.push_back({part.substr(0, equals), part.substr(std::min(equals + 1, part.size()))});
        rule.remove_prefix(std::min(end + 1, rule.size()));
    }
    return parts;
}

}  // namespace

std::vector<base::Day> days_of(const Rhythm& rhythm, base::Day from, base::Day until) {
    const auto last = rhythm.until ? std::min(*rhythm.until, until) : until;
    std::vector<base::Day> days;
    if (rhythm.rule.empty()) {
        if (rhythm.first_day >= from && rhythm.first_day <= last) days.push_back(rhythm.first_day);
        return days;
    }
    const Iterator iterator(icalrecur_iterator_new(parsed(rhythm.rule), to_ical(rhythm.first_day)),
                            icalrecur_iterator_free);
    if (!iterator) return days;
    for (auto time = icalrecur_iterator_next(iterator.get()); !icaltime_is_null_time(time);
         time = icalrecur_iterator_next(iterator.get())) {
        const auto day = base::make_day(time.year, time.month, time.day);
        if (!day || *day > last) break;
        if (*day >= from) days.push_back(*day);
    }
    return days;
}

std::optional<base::Day> first_day_held(const Rhythm& rhythm) {
    const auto days = days_of(rhythm, rhythm.first_day, rhythm.first_day + days_until_the_next_leap_day);
    return days.empty() ? std::nullopt : std::optional(days.front());
}

std::optional<base::Day> next_day_held(const Rhythm& rhythm, base::Day after) {
    const auto days = days_of(rhythm, after + 1, after + days_of_a_year);
    return days.empty() ? std::nullopt : std::optional(days.front());
}

std::optional<RuleWithHour> read_rule(std::string_view text) {
    constexpr std::string_view name = "RRULE:";
    auto rule = base::trim(text);
    if (rule.starts_with(name)) rule.remove_prefix(name.size());
    if (rule.size() > most_rule_bytes) return std::nullopt;
    RuleWithHour read;
    std::optional<int> hour;
    int minute = 0;
    for (const auto& part : parts_of(rule)) {
        const auto number = base::to_number<int>(part.value);
        if (part.name == "BYHOUR" && number && *number >= 0 && *number < 24)
            hour = number;
        else if (part.name == "BYMINUTE" && number && *number >= 0 && *number < 60)
            minute = *number;
        else if (contains(known_parts, part.name) || (part.name == "FREQ" && contains(known_frequencies, part.value)))
            read.rule += (read.rule.empty() ? "" : ";") + std::string(part.name) + '=' + std::string(part.value);
        else
            return std::nullopt;
    }
    if (!is_readable(read.rule)) return std::nullopt;
    if (hour) read.start_minute = *hour * 60 + minute;
    return read;
}

}  // namespace calendar
