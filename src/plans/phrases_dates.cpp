#include "plans/phrases_dates.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace plans {
namespace {

std::optional<int> number_at(const Words& words, std::size_t at, std::size_t end, int least, int most) {
    if (at >= end || words[at].kind != WordKind::number || words[at].form.size() > 4) return std::nullopt;
    int value = 0;
    std::from_chars(words[at].form.data(), words[at].form.data() + words[at].form.size(), value);
    if (value < least || value > most) return std::nullopt;
    return value;
}

bool is_separator(const Words& words, std::size_t at, std::size_t end) {
    return at < end && (words[at].form == "/" || words[at].form == "." || words[at].form == "-");
}

/// "/2021" or "năm 2021" or "năm2021" behind a month; the words it took.
std::pair<int, std::size_t> year_behind(const Words& words, std::size_t at, std::size_t end) {
    if (is_separator(words, at, end)) {
        if (const auto year = number_at(words, at + 1, end, 1900, 2199)) return {*year, 2};
        return {0, 0};
    }
    if (at < end && words[at].form == "," && is(words, at + 1, "năm"))
        if (const auto year = number_at(words, at + 2, end, 1900, 2199)) return {*year, 3};
    if (at < end && words[at].form == "năm")
        if (const auto year = number_at(words, at + 1, end, 1900, 2199)) return {*year, 2};
    return {0, 0};
}

std::optional<Slot> match_day(const Words& words, std::size_t at, std::size_t end) {
    const auto day = number_at(words, at, end, 1, 31);
    if (!day) return std::nullopt;
    Slot slot{"day", *day, 0, 0, 0, 0, {}, {at, at}};
    std::size_t next = at + 1;
    if (next < end && words[next].form == "tháng") {
        ++next;
    } else if (is_separator(words, next, end) && next + 1 < end && words[next + 1].glued) {
        ++next;
    } else {
        return std::nullopt;
    }
    const auto month = number_at(words, next, end, 1, 12);
    if (!month) return std::nullopt;
    slot.month = *month;
    const auto [year, used] = year_behind(words, next + 1, end);
    slot.year = year;
    slot.where.to = next + 1 + used;
    const bool printed_with_dash = words[at + 1].form == "-" || words[at + 1].form == ".";
    if (printed_with_dash && year == 0) return std::nullopt;
    return slot;
}

/// "16-20/11/2025": two days of one month.
std::optional<Slot> match_days(const Words& words, std::size_t at, std::size_t end) {
    const auto first = number_at(words, at, end, 1, 31);
    if (!first || at + 1 >= end || words[at + 1].form != "-") return std::nullopt;
    auto last = match_day(words, at + 2, end);
    if (!last || last->day <= *first) return std::nullopt;
    last->kind = "days";
    last->until = last->day;
    last->day = *first;
    last->where.from = at;
    return last;
}

std::optional<Slot> match_month(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end || words[at].form != "tháng") return std::nullopt;
    const auto month = number_at(words, at + 1, end, 1, 12);
    if (!month) return std::nullopt;
    const auto [year, used] = year_behind(words, at + 2, end);
    return Slot{"month", 0, *month, year, 0, 0, {}, {at, at + 2 + used}};
}

std::optional<Slot> match_year(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end || words[at].form != "năm") return std::nullopt;
    const auto year = number_at(words, at + 1, end, 1990, 2099);
    if (!year) return std::nullopt;
    return Slot{"year", 0, 0, *year, 0, 0, {}, {at, at + 2}};
}

std::optional<Slot> match_quarter(const Words& words, std::size_t at, std::size_t end) {
    if (at + 1 >= end || (words[at].form != "quý" && words[at].form != "qúy")) return std::nullopt;
    constexpr std::array<std::string_view, 4> romans{"i", "ii", "iii", "iv"};
    int quarter = number_at(words, at + 1, end, 1, 4).value_or(0);
    for (std::size_t i = 0; i < romans.size(); ++i)
        if (words[at + 1].form == romans[i]) quarter = static_cast<int>(i) + 1;
    if (quarter == 0) return std::nullopt;
    const auto [year, used] = year_behind(words, at + 2, end);
    return Slot{"quarter", 0, 0, year, quarter, 0, {}, {at, at + 2 + used}};
}

std::optional<Slot> match_number(const Words& words, std::size_t at, std::size_t end, int most) {
    const auto number = number_at(words, at, end, 1, most);
    if (!number) return std::nullopt;
    return Slot{"number", *number, 0, 0, *number, *number, {}, {at, at + 1}};
}

/// "3 - 5", "3 đến 5", or one number alone.
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
    return slot;
}

std::optional<Slot> match_hour(const Words& words, std::size_t at, std::size_t end) {
    const auto hour = number_at(words, at, end, 0, 24);
    if (!hour || at + 1 >= end) return std::nullopt;
    const auto& unit = words[at + 1].form;
    const bool spelled = unit == "giờ" || unit == "h" || unit == "g";
    const bool joined = unit.size() > 1 && (unit[0] == 'h' || unit[0] == 'g') &&
                        unit.find_first_not_of("0123456789", 1) == std::string::npos;
    if (!spelled && !joined) return std::nullopt;
    Slot slot{"hour", 0, 0, 0, *hour, 0, {}, {at, at + 2}};
    if (spelled) {
        if (const auto minutes = number_at(words, at + 2, end, 0, 59); minutes && words[at + 2].form.size() == 2) {
            slot.until = *minutes;
            ++slot.where.to;
            if (is(words, slot.where.to, "phút") && slot.where.to < end) ++slot.where.to;
        }
    }
    return slot;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> weekday_words{{
    {"hai", "MO"},
    {"ba", "TU"},
    {"tư", "WE"},
    {"năm", "TH"},
    {"sáu", "FR"},
    {"bảy", "SA"},
    {"bẩy", "SA"},
    {"2", "MO"},
    {"3", "TU"},
    {"4", "WE"},
    {"5", "TH"},
    {"6", "FR"},
    {"7", "SA"},
}};

std::pair<std::string_view, std::size_t> weekday_at(const Words& words, std::size_t at, std::size_t end) {
    if (at + 1 < end && words[at].form == "chủ" && words[at + 1].form == "nhật") return {"SU", 2};
    if (at + 1 < end && words[at].form == "thứ")
        for (const auto& [word, code] : weekday_words)
            if (words[at + 1].form == word) return {code, 2};
    return {{}, 0};
}

std::optional<Slot> match_weekdays(const Words& words, std::size_t at, std::size_t end) {
    Slot slot{"weekdays", 0, 0, 0, 0, 0, {}, {at, at}};
    for (std::size_t next = at; next < end;) {
        const auto [code, used] = weekday_at(words, next, end);
        if (used == 0) break;
        if (!slot.weekdays.empty()) slot.weekdays += ',';
        slot.weekdays += code;
        next += used;
        slot.where.to = next;
        if (next < end && (words[next].form == "," || words[next].form == "và")) ++next;
        if (next < end && words[next].form == "và") ++next;
        if (next < end && words[next].form == "ngày") ++next;
    }
    if (slot.weekdays.empty()) return std::nullopt;
    return slot;
}

}  // namespace

std::optional<Slot> match_slot(std::string_view kind, const Words& words, std::size_t at, std::size_t end) {
    if (kind == "day") return match_day(words, at, end);
    if (kind == "days") return match_days(words, at, end);
    if (kind == "month") return match_month(words, at, end);
    if (kind == "year") return match_year(words, at, end);
    if (kind == "quarter") return match_quarter(words, at, end);
    if (kind == "number") return match_number(words, at, end, 999);
    if (kind == "numbers") return match_numbers(words, at, end);
    if (kind == "monthday") {
        auto slot = match_number(words, at, end, 31);
        if (slot) slot->kind = "monthday";
        if (slot && is_separator(words, at + 1, end) && at + 2 < end && words[at + 2].glued) return std::nullopt;
        return slot;
    }
    if (kind == "hour") return match_hour(words, at, end);
    if (kind == "weekdays") return match_weekdays(words, at, end);
    return std::nullopt;
}

std::optional<base::Day> day_of_slot(const Slot& slot, int year_around) {
    return base::make_day(slot.year != 0 ? slot.year : year_around, slot.month, slot.day);
}

}  // namespace plans
