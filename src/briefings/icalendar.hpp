#pragma once

#include <string>
#include <string_view>

#include "base/time.hpp"

/// Lines of RFC 5545: text escaped, lines folded at 75 octets between whole letters, times of Vietnam with their zone.
namespace briefings::icalendar {

/// "NAME:value" as it stands; the value is already in its form.
void put(std::string& out, std::string_view name, std::string_view value);
/// The same for words of people: commas, semicolons, backslashes and line breaks are escaped.
void put_text(std::string& out, std::string_view name, std::string_view words);

/// "20210708T083000", for a property with TZID.
std::string local_time(base::Day day, std::int64_t minute);
/// "20210708T013000Z".
std::string utc_time(base::Instant instant);
/// "20210708".
std::string date(base::Day day);

/// Head of a calendar with the zone Asia/Ho_Chi_Minh, and its end.
std::string begin(std::string_view name);
void end(std::string& out);

inline constexpr std::string_view zone = ";TZID=Asia/Ho_Chi_Minh";

}  // namespace briefings::icalendar
