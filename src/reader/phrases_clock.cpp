#include "reader/phrases_clock.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "reader/phrases_dates.hpp"

namespace reader {
namespace {

constexpr std::array<std::string_view, 8> weekday_codes{"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};

constexpr std::array<std::pair<std::string_view, int>, 13> weekday_words{{
    {"hai", 1},
    {"ba", 2},
    {"tư", 3},
    {"năm", 4},
    {"sáu", 5},
    {"bảy", 6},
    {"bẩy", 6},
    {"2", 1},
    {"3", 2},
    {"4", 3},
    {"5", 4},
    {"6", 5},
    {"7", 6},
}};

constexpr std::array<std::pair<std::string_view, int>, 7> weekday_letters{
    {{"t2", 1}, {"t3", 2}, {"t4", 3}, {"t5", 4}, {"t6", 5}, {"t7", 6}, {"cn", 7}}};

constexpr std::array<std::pair<std::string_view, int>, 10> number_words{{{"một", 1},
                                                                         {"hai", 2},
                                                                         {"ba", 3},
                                                                         {"năm", 5},
                                                                         {"sáu", 6},
                                                                         {"bảy", 7},
                                                                         {"bẩy", 7},
                                                                         {"tám", 8},
                                                                         {"chín", 9},
                                                                         {"mười", 10}}};

int weekday_number(std::string_view form) {
    for (const auto& [word, number] : weekday_words)
        if (form == word) return number;
    return 0;
}

std::optional<Slot> match_number(const Words& words, std::size_t at, std::size_t end, int most) {
    auto number = number_at(words, at, end, 1, most);
    if (!number && at < end) number = is(words, at, "bốn") || is(words, at, "tư") ? 4 : number_in_words(words[at].form);
    if (!number || *number > most) return std::nullopt;
    Slot slot;
    slot.kind = "number";
    slot.number = slot.until = *number;
    slot.where = {at, at + 1};
    return slot;
}

/// "3 - 5", "3 đến 5", "02 (hai)", or one number alone.
std::optional<Slot> match_numbers(const Words& words, std::size_t at, std::size_t end) {
    auto slot = match_number(words, at, end, 999);
    if (!slot) return std::nullopt;
    slot->kind = "numbers";
    if (at + 2 < end && (words[at + 1].form == "-" || words[at + 1].form == "đến")) {
        if (const auto last = number_at(words, at + 2, end, slot->number, 999)) {
            slot->until = *last;
            slot->where.to = at + 3;
        }
    }
    if (at + 3 < end && words[at + 1].form == "(" && words[at + 2].kind == WordKind::word && words[at + 3].form == ")")
        slot->where.to = at + 4;
    return slot;
}

/// "15", "15 và 30", "5, 15, 25": days of any month. A day that goes on to its month is none.
std::optional<Slot> match_monthdays(const Words& words, std::size_t at, std::size_t end, bool several) {
    Slot slot;
    slot.kind = several ? "monthdays" : "monthday";
    for (std::size_t next = at; next < end;) {
        const auto day = number_at(words, next, end, 1, 31);
        const bool dated = next + 2 < end && (words[next + 1].form == "/" || words[next + 1].form == "-") &&
                           words[next + 2].kind == WordKind::number;
        if (!day || dated) break;
        if (slot.list.empty()) slot.number = *day;
        slot.list += (slot.list.empty() ? "" : ",") + std::to_string(*day);
        slot.where = {at, next + 1};
        if (!several || next + 2 >= end || (words[next + 1].form != "," && words[next + 1].form != "và")) break;
        next += 2;
        while (next < end && is_any(words, next, {"ngày", "và", "trước"})) ++next;
    }
    if (slot.list.empty()) return std::nullopt;
    return slot;
}

/// The sign or word behind the number of an hour: "giờ", "h", "g", ":"; 0 words when there is none.
std::size_t hour_unit(const Words& words, std::size_t at, std::size_t end, Slot& slot) {
    if (at >= end) return 0;
    const auto& unit = words[at].form;
    if (unit == "giờ" || unit == "h" || unit == "g") {
        const auto minutes = number_at(words, at + 1, end, 0, 59);
        if (!minutes || words[at + 1].form.size() != 2) return 1;
        slot.until = *minutes;
        return is(words, at + 2, "phút") && at + 2 < end ? 3 : 2;
    }
    if (unit == ":" && words[at].glued) {
        const auto minutes = number_at(words, at + 1, end, 0, 59);
        if (!minutes || !words[at + 1].glued || words[at + 1].form.size() != 2) return 0;
        slot.until = *minutes;
        return 2;
    }
    const bool joined = unit.size() > 1 && (unit[0] == 'h' || unit[0] == 'g') &&
                        unit.find_first_not_of("0123456789", 1) == std::string::npos;
    if (!joined) return 0;
    std::from_chars(unit.data() + 1, unit.data() + unit.size(), slot.until);
    return 1;
}

std::optional<Slot> match_hour(const Words& words, std::size_t at, std::size_t end) {
    const auto hour = number_at(words, at, end, 0, 24);
    if (!hour) return std::nullopt;
    Slot slot;
    slot.kind = "hour";
    slot.number = *hour;
    const auto unit = hour_unit(words, at + 1, end, slot);
    if (unit == 0) return std::nullopt;
    auto next = at + 1 + unit;
    if (next < end && words[next].form == "'") ++next;
    if (next < end && (words[next].form == "sáng" || words[next].form == "trưa")) {
        ++next;
    } else if (next < end && (words[next].form == "chiều" || words[next].form == "tối")) {
        if (slot.number < 12) slot.number += 12;
        ++next;
    }
    slot.where = {at, next};
    return slot;
}

/// "đầu", "đầu tiên", "thứ hai", "2", "cuối cùng": which week; the last is -1.
std::optional<Slot> match_nth(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end) return std::nullopt;
    Slot slot;
    slot.kind = "nth";
    std::size_t next = at + 1;
    const auto& form = words[at].form;
    if (form == "đầu" || form == "cuối") {
        slot.number = form == "đầu" ? 1 : -1;
        if (is(words, next, "tiên") || is(words, next, "cùng")) ++next;
    } else if (form == "thứ" && is(words, next, "nhất")) {
        slot.number = 1;
        ++next;
    } else {
        if (form == "thứ") ++next;
        auto number = match_number(words, next - 1, end, 5);
        if (!number) return std::nullopt;
        slot.number = number->number;
    }
    slot.where = {at, std::min(next, end)};
    return slot;
}

void add_weekday(std::string& list, int number) {
    const auto code = weekday_codes[static_cast<std::size_t>(number)];
    if (list.find(code) != std::string::npos) return;
    list += (list.empty() ? "" : ",");
    list += code;
}

/// What stands between two weekdays: 1 lists them, 2 spans from one to the other, 0 is no such word.
int weekday_joint(const Words& words, std::size_t& at, std::size_t end) {
    int joint = 0;
    for (; at < end; ++at) {
        const auto& form = words[at].form;
        if (form == "," || form == "và" || form == "&" || form == "hoặc")
            joint = 1;
        else if (form == "-" || form == "đến")
            joint = 2;
        else if (joint == 0 || (form != "ngày" && form != "hết" && form != "sáng" && form != "chiều"))
            break;
    }
    return joint;
}

std::optional<Slot> match_weekdays(const Words& words, std::size_t at, std::size_t end) {
    Slot slot;
    slot.kind = "weekdays";
    int last = 0;
    int joint = 1;
    for (std::size_t next = at; next < end && joint != 0;) {
        auto day = weekday_at(words, next, end);
        const bool bare_digit = day.used == 0 && last != 0 && words[next].kind == WordKind::number;
        if (bare_digit) day = {weekday_number(words[next].form), 1};  // "thứ 2, 4, 6"
        if (day.used == 0 || day.number == 0) break;
        if (joint == 2)
            for (int between = last + 1; between < day.number; ++between) add_weekday(slot.list, between);
        add_weekday(slot.list, day.number);
        last = day.number;
        next += day.used;
        slot.where = {at, next};
        joint = weekday_joint(words, next, end);
    }
    if (slot.list.empty()) return std::nullopt;
    return slot;
}

/// One period of a list, and the words it took.
struct Period {
    std::string_view name;
    std::size_t used = 0;
};

/// "hằng tháng", "quý", "6 tháng", "cả năm"; "tháng 6", "quý II" and "năm 2021" are times.
Period period_at(const Words& words, std::size_t at, std::size_t end) {
    struct Name {
        std::string_view count;  ///< the number before the noun, without a leading 0
        std::string_view noun;
        std::string_view name;
    };
    static constexpr std::array<Name, 8> names{{{"6", "tháng", "half-yearly"},
                                                {"sáu", "tháng", "half-yearly"},
                                                {"9", "tháng", "nine-monthly"},
                                                {"", "ngày", "daily"},
                                                {"", "tuần", "weekly"},
                                                {"", "tháng", "monthly"},
                                                {"", "qúy", "quarterly"},
                                                {"", "năm", "yearly"}}};
    auto next = at;
    for (const auto* opener : {"định", "kỳ", "hàng", "hằng", "mỗi", "cả", "1", "01", "một"})
        if (next < end && words[next].form == opener) ++next;
    for (const auto& [count, noun, name] : names) {
        const auto here = next + (count.empty() ? 0 : 1);
        if (here >= end || words[here].form != noun) continue;
        if (!count.empty() && words[next].form != count && words[next].form != "0" + std::string(count)) continue;
        const bool counted = here + 1 < end && words[here + 1].kind == WordKind::number;
        const bool roman = here + 1 < end && words[here + 1].upper;
        if (counted || roman) return {};
        const bool first_half = name == "half-yearly" && is(words, here + 1, "đầu") && is(words, here + 2, "năm");
        return {name, here + (first_half ? 3U : 1U) - at};
    }
    return {};
}

/// "tuần, tháng, quý", "hằng quý, 6 tháng và hằng năm": two periods or more.
std::optional<Slot> match_periods(const Words& words, std::size_t at, std::size_t end) {
    Slot slot;
    slot.kind = "periods";
    int count = 0;
    for (auto next = at; next < end;) {
        const auto period = period_at(words, next, end);
        if (period.used == 0) break;
        if (period.name != "nine-monthly") slot.list += (slot.list.empty() ? "" : " ") + std::string(period.name);
        ++count;
        next += period.used;
        slot.where = {at, next};
        bool joined = false;
        while (next < end && is_any(words, next, {",", "và", "/", "hoặc", "-"})) {
            joined = true;
            ++next;
        }
        if (!joined) break;
    }
    if (count < 2) return std::nullopt;
    return slot;
}

}  // namespace

std::optional<int> number_in_words(std::string_view form) {
    for (const auto& [word, number] : number_words)
        if (form == word) return number;
    return std::nullopt;
}

Weekday weekday_at(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end) return {};
    if (is(words, at, "chủ") && at + 1 < end && is(words, at + 1, "nhật")) return {7, 2};
    if (is(words, at, "thứ") && at + 1 < end)
        if (const int number = weekday_number(words[at + 1].form); number != 0) return {number, 2};
    if (!words[at].capital) return {};
    for (const auto& [letters, number] : weekday_letters)
        if (words[at].form == letters) return {number, 1};
    return {};
}

std::optional<Slot> match_clock_slot(std::string_view kind, const Words& words, std::size_t at, std::size_t end) {
    if (kind == "number") return match_number(words, at, end, 999);
    if (kind == "numbers") return match_numbers(words, at, end);
    if (kind == "monthday") return match_monthdays(words, at, end, false);
    if (kind == "monthdays") return match_monthdays(words, at, end, true);
    if (kind == "nth") return match_nth(words, at, end);
    if (kind == "hour") return match_hour(words, at, end);
    if (kind == "periods") return match_periods(words, at, end);
    if (kind == "weekdays") return match_weekdays(words, at, end);
    return std::nullopt;
}

}  // namespace reader
