#pragma once

#include <optional>
#include <string_view>

#include "reader/phrases.hpp"

namespace reader {

/// A phrase of the named kind at this place: number ("3", "03", "ba"), numbers ("3 - 5"), hour ("9 giờ 00", "9h30", "4
/// giờ chiều"), weekdays ("thứ Hai, thứ Tư", "T2, T4", "thứ 2 đến thứ 6"), monthday and monthdays (1 to 31, "15, 30"),
/// nth ("đầu", "thứ hai", "cuối cùng"), periods ("tuần, tháng, quý").
std::optional<Slot> match_clock_slot(std::string_view kind, const Words& words, std::size_t at, std::size_t end);

/// "một" to "mười", but four: it is "bốn" where one counts, "tư" where one names months and weekdays.
std::optional<int> number_in_words(std::string_view form);

/// "thứ Sáu", "T6", "CN": the code of RFC 5545 and the words it took; none when no weekday stands here.
struct Weekday {
    int number = 0;  ///< 1 Monday to 7 Sunday
    std::size_t used = 0;
};
Weekday weekday_at(const Words& words, std::size_t at, std::size_t end);

}  // namespace reader
