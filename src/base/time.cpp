#include "base/time.hpp"

#include <charconv>

#include <fmt/format.h>

namespace base {
namespace {

constexpr std::int64_t ms_per_day = 24LL * 60 * 60 * 1000;
constexpr std::int64_t vietnam_offset_ms = 7LL * 60 * 60 * 1000;

/// A whole field of decimal digits; advances `text` behind it.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    const auto field = text.substr(0, digits);
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc() || end != field.data() + field.size() || field[0] == '-') return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text[0] != expected) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Day> take_day(std::string_view& text) {
    const auto year = take_number(text, 4);
    if (!year || !take(text, '-')) return std::nullopt;
    const auto month = take_number(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = take_number(text, 2);
    if (!day) return std::nullopt;
    return make_day(*year, *month, *day);
}

/// "Z" or "+07:00" to milliseconds east of Greenwich.
std::optional<std::int64_t> take_offset(std::string_view& text) {
    if (take(text, 'Z') || take(text, 'z')) return 0;
    const bool east = take(text, '+');
    if (!east && !take(text, '-')) return std::nullopt;
    const auto hours = take_number(text, 2);
    if (!hours || !take(text, ':')) return std::nullopt;
    const auto minutes = take_number(text, 2);
    if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    return (east ? 1 : -1) * (*hours * 60LL + *minutes) * 60'000;
}

/// ".5" is 500 ms; digits beyond the third are dropped.
std::int64_t take_fraction(std::string_view& text) {
    if (!take(text, '.')) return 0;
    std::int64_t ms = 0;
    std::int64_t unit = 100;
    while (!text.empty() && text[0] >= '0' && text[0] <= '9') {
        ms += (text[0] - '0') * unit;
        unit /= 10;
        text.remove_prefix(1);
    }
    return ms;
}

}  // namespace

Instant system_now() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::optional<Day> make_day(int year, int month, int day) {
    if (month < 1 || day < 1) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return Day{std::chrono::sys_days(date)};
}

std::chrono::year_month_day parts_of(Day day) {
    return std::chrono::year_month_day(day.days);
}

Day day_of(Instant instant) {
    const auto local =
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(instant.ms + vietnam_offset_ms));
    return {std::chrono::floor<std::chrono::days>(local)};
}

Instant start_of(Day day) {
    return {day.days.time_since_epoch().count() * ms_per_day - vietnam_offset_ms};
}

Instant end_of(Day day) {
    return {start_of(day + 1).ms - 1};
}

std::string to_string(Day day) {
    const auto date = parts_of(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::optional<Day> parse_day(std::string_view text) {
    const auto day = take_day(text);
    return text.empty() ? day : std::nullopt;
}

std::string to_string(Instant instant) {
    const auto utc = std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(instant.ms));
    const auto days = std::chrono::floor<std::chrono::days>(utc);
    const std::chrono::hh_mm_ss clock(utc - days);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_string(Day{days}), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

std::optional<Instant> parse_instant(std::string_view text) {
    const auto day = take_day(text);
    if (!day || !(take(text, 'T') || take(text, 't'))) return std::nullopt;
    const auto hour = take_number(text, 2);
    if (!hour || !take(text, ':')) return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute || !take(text, ':')) return std::nullopt;
    const auto second = take_number(text, 2);
    if (!second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    const auto fraction = take_fraction(text);
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    const auto clock = ((*hour * 60LL + *minute) * 60 + *second) * 1000 + fraction;
    return Instant{day->days.time_since_epoch().count() * ms_per_day + clock - *offset};
}

}  // namespace base
