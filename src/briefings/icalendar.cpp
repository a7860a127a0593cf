#include "briefings/icalendar.hpp"

#include <fmt/format.h>

namespace briefings::icalendar {
namespace {

constexpr std::size_t most_octets = 75;

bool is_inside_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string escaped(std::string_view words) {
    std::string text;
    for (const auto letter : words) {
        if (letter == '\n') text += "\\n";
        if (static_cast<unsigned char>(letter) < 0x20U) continue;
        if (letter == '\\' || letter == ';' || letter == ',') text += '\\';
        text += letter;
    }
    return text;
}

/// Vietnam has been at UTC+7 without summer time since 13 June 1975; nothing that this program holds is older.
constexpr std::string_view time_zone =
    "BEGIN:VTIMEZONE\r\n"
    "TZID:Asia/Ho_Chi_Minh\r\n"
    "BEGIN:STANDARD\r\n"
    "DTSTART:19750613T000000\r\n"
    "TZOFFSETFROM:+0700\r\n"
    "TZOFFSETTO:+0700\r\n"
    "TZNAME:+07\r\n"
    "END:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

}  // namespace

void put(std::string& out, std::string_view name, std::string_view value) {
    std::string line(name);
    line += ':';
    line += value;
    std::string_view rest = line;
    // A folded line begins with a blank, which counts.
    for (auto most = most_octets; rest.size() > most; most = most_octets - 1) {
        auto cut = most;
        while (is_inside_letter(rest[cut])) --cut;
        out += rest.substr(0, cut);
        out += "\r\n ";
        rest.remove_prefix(cut);
    }
    out += rest;
    out += "\r\n";
}

void put_text(std::string& out, std::string_view name, std::string_view words) {
    if (!words.empty()) put(out, name, escaped(words));
}

std::string date(base::Day day) {
    const auto parts = base::parts_of(day);
    return fmt::format("{:04}{:02}{:02}", static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
                       static_cast<unsigned>(parts.day()));
}

std::string local_time(base::Day day, std::int64_t minute) {
    constexpr std::int64_t minutes_of_a_day = 24 * 60;
    const auto on = day + static_cast<int>(minute / minutes_of_a_day);
    const auto left = minute % minutes_of_a_day;
    return fmt::format("{}T{:02}{:02}00", date(on), left / 60, left % 60);
}

std::string utc_time(base::Instant instant) {
    std::string time;
    for (const auto letter : base::to_string(instant).substr(0, 19))
        if (letter != '-' && letter != ':') time += letter;
    return time + 'Z';
}

std::string begin(std::string_view name) {
    std::string out;
    put(out, "BEGIN", "VCALENDAR");
    put(out, "VERSION", "2.0");
    put(out, "PRODID", "-//La Lanh//lalanh//VI");
    put(out, "CALSCALE", "GREGORIAN");
    put(out, "METHOD", "PUBLISH");
    put_text(out, "X-WR-CALNAME", name);
    put(out, "X-WR-TIMEZONE", "Asia/Ho_Chi_Minh");
    put(out, "REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    out += time_zone;
    return out;
}

void end(std::string& out) {
    put(out, "END", "VCALENDAR");
}

}  // namespace briefings::icalendar
