#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "reader/duties.hpp"

namespace reader {
namespace {

/// "hàng tuần": the frequency is the word itself.
std::string_view unit_of(const Match& match, const Words& words) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> units{{{"giờ", "hourly"},
                                                                                          {"ngày", "daily"},
                                                                                          {"sáng", "daily"},
                                                                                          {"chiều", "daily"},
                                                                                          {"tối", "daily"},
                                                                                          {"đêm", "daily"},
                                                                                          {"tuần", "weekly"},
                                                                                          {"tháng", "monthly"},
                                                                                          {"quý", "quarterly"},
                                                                                          {"qúy", "quarterly"},
                                                                                          {"năm", "yearly"}}};
    std::string_view unit;
    for (std::size_t at = match.where.from; at < match.where.to; ++at)
        for (const auto& [form, name] : units)
            if (words[at].form == form) unit = name;
    return unit;
}

/// ";BYHOUR=9,16": the hours of one day; of "từ 16h đến 17h" only the first.
std::string hours(const Match& match, const Words& words) {
    std::string list;
    int minutes = 0;
    std::size_t count = 0;
    for (std::size_t nth = 0; const auto* hour = match.slot("hour", nth); ++nth) {
        const auto& before = words[hour->where.from - (hour->where.from > 0 ? 1 : 0)].form;
        if (nth > 0 && (before == "đến" || before == "-")) continue;
        list += (list.empty() ? "" : ",") + std::to_string(hour->number);
        minutes = hour->until;
        ++count;
    }
    if (list.empty()) return {};
    return ";BYHOUR=" + list + (count == 1 && minutes != 0 ? fmt::format(";BYMINUTE={}", minutes) : "");
}

std::string weekdays(const Match& match, bool nth_of_month) {
    const auto* days = match.slot("weekdays");
    if (days == nullptr) return {};
    const auto* nth = match.slot("nth");
    if (!nth_of_month || nth == nullptr) return ";BYDAY=" + days->list;
    std::string list;
    for (std::size_t at = 0; at < days->list.size(); at += 3)
        list += (list.empty() ? "" : ",") + std::to_string(nth->number) + days->list.substr(at, 2);
    return ";BYDAY=" + list;
}

std::string month_and_day(const PartialDay& day) {
    std::string parts;
    if (day.month != 0) parts += fmt::format(";BYMONTH={}", day.month);
    if (day.month != 0 && day.day != 0) parts += fmt::format(";BYMONTHDAY={}", day.day);
    return parts;
}

bool ends_month(const PartialDay& day) {
    constexpr int any_common_year = 2023;
    return day.day == 0 ||
           last_day({{}, {any_common_year, day.month, 0}}) == base::make_day(any_common_year, day.month, day.day);
}

/// "từ tháng 5 đến tháng 8 hằng năm" goes on in each of them; of a stretch of days the end counts.
std::string months_of(const Interval& stretch) {
    const auto& [first, last] = stretch;
    const bool whole = first.month != 0 && first.day <= 1 && ends_month(last);
    if (!whole || last.month < first.month) return month_and_day(last);
    std::string list;
    for (int month = first.month; month <= last.month; ++month)
        list += (list.empty() ? "" : ",") + std::to_string(month);
    return ";BYMONTH=" + list;
}

/// "trước ngày 15/6 và 15/12 hằng năm", "tháng 12 hằng năm": one rule for each.
void yearly(const Match& match, const std::string& parts, std::vector<std::string>& rules) {
    const auto before = rules.size();
    for (const auto& slot : match.slots)
        for (const auto& time : slot.times) rules.push_back("RRULE:FREQ=YEARLY" + months_of(time) + parts);
    if (rules.size() == before) rules.push_back("RRULE:FREQ=YEARLY" + parts);
}

/// "từ ngày 01 đến ngày 30 tháng 6 hằng năm": the first and the last of its times are one stretch.
std::string yearly_stretch(const Match& match) {
    std::vector<PartialDay> ends;
    int monthday = 0;
    for (const auto& slot : match.slots) {
        if (slot.kind == "monthday") monthday = slot.number;
        for (const auto& time : slot.times) ends.insert(ends.end(), {time.first, time.last});
    }
    if (ends.empty()) return "RRULE:FREQ=YEARLY";
    auto first = ends.front();
    const bool of_months = first.day == 0;  // "từ tháng 5 đến tháng 8"
    if (monthday != 0) (of_months ? first.month : first.day) = monthday;
    return "RRULE:FREQ=YEARLY" + months_of({first, ends.back()});
}

/// "từ ngày 10 đến ngày 15 hàng tháng": each of the days.
std::string monthly_stretch(const Match& match) {
    const auto* first = match.slot("monthday");
    const auto* last = match.slot("monthday", 1);
    if (first == nullptr || last == nullptr) return "RRULE:FREQ=MONTHLY";
    std::string list;
    for (int day = first->number; day <= last->number; ++day) list += (list.empty() ? "" : ",") + std::to_string(day);
    return "RRULE:FREQ=MONTHLY" + (list.empty() ? list : ";BYMONTHDAY=" + list);
}

std::string every(std::string_view frequency, const Match& match) {
    const auto* number = match.slot("number") != nullptr ? match.slot("number") : match.slot("numbers");
    const int interval = number == nullptr ? 1 : number->number;
    return fmt::format("RRULE:FREQ={}", frequency) + (interval > 1 ? fmt::format(";INTERVAL={}", interval) : "");
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> fixed_rules{{
    {"hourly", "RRULE:FREQ=HOURLY"},
    {"daily", "RRULE:FREQ=DAILY"},
    {"weekly", "RRULE:FREQ=WEEKLY"},
    {"weekend", "RRULE:FREQ=WEEKLY;BYDAY=SA,SU"},
    {"monthly", "RRULE:FREQ=MONTHLY"},
    {"monthly-nth", "RRULE:FREQ=MONTHLY"},
    {"monthly-end", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1"},
    {"monthly-first", "RRULE:FREQ=MONTHLY;BYMONTHDAY=1"},
    {"quarterly", "RRULE:FREQ=MONTHLY;INTERVAL=3"},
    {"quarterly-first-month", "RRULE:FREQ=MONTHLY;BYMONTH=1,4,7,10"},
    {"quarterly-last-month", "RRULE:FREQ=MONTHLY;BYMONTH=3,6,9,12"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> counted_rules{{
    {"every-minutes", "MINUTELY"},
    {"every-hours", "HOURLY"},
    {"every-days", "DAILY"},
    {"every-weeks", "WEEKLY"},
    {"every-months", "MONTHLY"},
    {"every-years", "YEARLY"},
}};

}  // namespace

bool means(std::string_view meaning, std::string_view word) {
    for (std::size_t at = meaning.find(word); at != std::string_view::npos; at = meaning.find(word, at + 1)) {
        const bool starts = at == 0 || meaning[at - 1] == ' ';
        const auto end = at + word.size();
        if (starts && (end == meaning.size() || meaning[end] == ' ')) return true;
    }
    return false;
}

bool recurs(const Rule& rule) {
    static constexpr std::string_view dated[] = {"by",        "in",  "between",  "open", "for-days",
                                                 "now-until", "off", "relative", "goal", "now-open"};
    return std::none_of(std::begin(dated), std::end(dated), [&](auto word) { return means(rule.meaning, word); });
}

std::string_view frequency_of(const Match& match, const Words& words) {
    return means(match.rule->meaning, "plain") ? unit_of(match, words) : std::string_view(match.rule->meaning);
}

std::string every_of(const std::string& rule) {
    const bool spaced = rule.find("INTERVAL") != std::string::npos;  // "15 ngày một lần"
    if (spaced && (rule.find("DAILY") != std::string::npos || rule.find("WEEKLY") != std::string::npos))
        return "periodic";
    if (rule.find("HOURLY") != std::string::npos || rule.find("MINUTELY") != std::string::npos) return "periodic";
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names{{{"FREQ=DAILY", "daily"},
                                                                                         {"WEEKLY", "weekly"},
                                                                                         {"INTERVAL=6", "6-monthly"},
                                                                                         {"INTERVAL=3", "quarterly"},
                                                                                         {"BYMONTH=3,6", "quarterly"},
                                                                                         {"BYMONTH=1,4", "quarterly"},
                                                                                         {"MONTHLY", "monthly"},
                                                                                         {"YEARLY", "yearly"}}};
    for (const auto& [part, name] : names)
        if (rule.find(part) != std::string::npos) return std::string(name);
    return {};
}

std::vector<std::string> recurrences(std::string_view meaning, const Match& match, const Words& words) {
    std::vector<std::string> rules;
    if (means(meaning, "yearly-stretch")) return {yearly_stretch(match)};
    if (means(meaning, "monthly-stretch")) return {monthly_stretch(match)};
    std::string parts = weekdays(match, means(meaning, "monthly-nth"));
    for (const auto* kind : {"monthday", "monthdays"})
        if (const auto* day = match.slot(kind)) parts += ";BYMONTHDAY=" + day->list;
    parts += hours(match, words);
    const auto* periods = match.slot("periods");
    const std::string_view unit = periods != nullptr        ? std::string_view(periods->list)
                                  : means(meaning, "plain") ? unit_of(match, words)
                                                            : meaning;
    for (const auto& [name, rule] : fixed_rules)
        if (means(unit, name)) rules.push_back(std::string(rule) + parts);
    for (const auto& [name, frequency] : counted_rules)
        if (means(unit, name)) rules.push_back(every(frequency, match) + parts);
    if (means(unit, "half-yearly")) rules.push_back("RRULE:FREQ=MONTHLY;INTERVAL=6" + parts);
    if (means(unit, "yearly") || means(unit, "half-year-days")) yearly(match, parts, rules);
    return rules;
}

}  // namespace reader
