#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A point in time: milliseconds since 1970-01-01 UTC.
struct Instant {
    std::int64_t ms = 0;

    auto operator<=>(const Instant&) const = default;
};

/// The clock that is handed in; the product never asks the system for the time elsewhere.
using Clock = std::function<Instant()>;

Instant system_now();

/// A calendar day in Vietnam (UTC+7 all year since 1975; no summer time).
struct Day {
    std::chrono::sys_days days{};

    auto operator<=>(const Day&) const = default;
    Day operator+(int count) const { return {days + std::chrono::days(count)}; }
    Day operator-(int count) const { return {days - std::chrono::days(count)}; }
    int operator-(Day earlier) const { return static_cast<int>((days - earlier.days).count()); }
};

/// A day that exists in the calendar, or nothing (31/6, 29/2/2021).
std::optional<Day> make_day(int year, int month, int day);
std::chrono::year_month_day parts_of(Day day);

Day day_of(Instant instant);
/// The first millisecond of the day in Vietnam.
Instant start_of(Day day);
/// The last millisecond of the day in Vietnam.
Instant end_of(Day day);

std::string to_string(Day day);                       ///< "2021-06-15"
std::optional<Day> parse_day(std::string_view text);  ///< only "YYYY-MM-DD" of a day that exists
std::string to_string(Instant instant);               ///< RFC 3339 in UTC with milliseconds, "2021-06-15T02:00:00.000Z"
std::optional<Instant> parse_instant(std::string_view text);  ///< RFC 3339 with Z or an offset, fraction optional

}  // namespace base
