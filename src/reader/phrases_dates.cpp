#include "reader/phrases_dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "reader/phrases_clock.hpp"

namespace reader {
namespace {

constexpr std::size_t most_times = 12;  ///< one list of dates

bool is_separator(const Words& words, std::size_t at, std::size_t end) {
    return at < end && is_any(words, at, {"/", ".", "-"});
}

struct Year {
    int year = 0;
    std::size_t used = 0;
};

/// "/2021", "/21", "năm 2021" or ", năm 2021" behind a month.
Year year_behind(const Words& words, std::size_t at, std::size_t end) {
    if (is_separator(words, at, end)) {
        if (const auto year = number_at(words, at + 1, end, 1900, 2199)) return {*year, 2};
        const bool short_year = words[at].form == "/" && at + 1 < end && words[at + 1].glued && words[at].glued &&
                                words[at + 1].form.size() == 2;
        if (short_year)
            if (const auto year = number_at(words, at + 1, end, 15, 60)) return {2000 + *year, 2};
        return {};
    }
    const std::size_t comma = at < end && words[at].form == "," ? 1 : 0;
    if (at + comma < end && words[at + comma].form == "năm")
        if (const auto year = number_at(words, at + comma + 1, end, 1900, 2199)) return {*year, comma + 2};
    return {};
}

constexpr std::array<std::pair<std::string_view, int>, 4> quarter_words{{{"i", 1}, {"ii", 2}, {"iii", 3}, {"iv", 4}}};

struct Counted {
    int number = 0;
    std::size_t used = 0;
};

/// "8", "tám", "mười hai".
Counted month_number(const Words& words, std::size_t at, std::size_t end) {
    if (const auto month = number_at(words, at, end, 1, 12)) return {*month, 1};
    if (at >= end) return {};
    if (words[at].form == "mười" && at + 1 < end) {
        if (words[at + 1].form == "một") return {11, 2};
        if (words[at + 1].form == "hai") return {12, 2};
    }
    const auto& form = words[at].form;
    if (form == "giêng") return {1, 1};
    if (form == "tư") return {4, 1};
    if (form == "năm" && number_at(words, at + 1, end, 1900, 2199)) return {};
    if (const auto month = number_in_words(form)) return {*month, 1};
    return {};
}

Counted quarter_number(const Words& words, std::size_t at, std::size_t end) {
    if (const auto quarter = number_at(words, at, end, 1, 4)) return {*quarter, 1};
    if (at < end)
        for (const auto& [word, number] : quarter_words)
            if (words[at].form == word) return {number, 1};
    return {};
}

Slot slot_of(std::string_view kind, Range where, std::vector<Interval> times) {
    Slot slot;
    slot.kind = kind;
    slot.where = where;
    slot.times = std::move(times);
    return slot;
}

Interval whole(PartialDay day) {
    return {day, day};
}

/// `at` stands on a word that joins two numbers: 1 lists them, 2 spans from one to the other.
int joint_at(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end) return 0;
    const auto& form = words[at].form;
    if (form == "," || form == "và" || form == "&" || form == "+") return 1;
    return form == "-" || form == "đến" || form == "÷" ? 2 : 0;
}

std::optional<Slot> match_day(const Words& words, std::size_t at, std::size_t end) {
    const auto day = number_at(words, at, end, 1, 31);
    if (!day) return std::nullopt;
    const std::size_t next = at + 1;
    bool spelled = false;
    bool apart = false;
    if (next < end && words[next].form == "tháng") {
        spelled = true;
    } else if (is_separator(words, next, end) && next + 1 < end) {
        apart = !words[next + 1].glued || !words[next].glued;
    } else {
        return std::nullopt;
    }
    const auto month = number_at(words, next + 1, end, 1, 12);
    if (!month) return std::nullopt;
    const auto year = year_behind(words, next + 2, end);
    const bool slash = words[next].form == "/";
    if (!spelled && year.year == 0 && (apart || !slash)) return std::nullopt;
    if (apart && !slash) return std::nullopt;
    return slot_of("day", {at, next + 2 + year.used}, {whole({year.year, *month, *day})});
}

/// "5, 6 và 8/8/2021", "16-20/11": bare days before one that prints its month. `at` may also stand on that one.
std::optional<Slot> match_days(const Words& words, std::size_t at, std::size_t end) {
    std::vector<std::pair<int, int>> before;  // a day and what joins it to the next
    std::size_t next = at;
    for (;;) {
        if (auto last = match_day(words, next, end)) {
            const auto named = last->times.front().first;
            std::vector<Interval> times;
            bool spanned = false;
            int joint = 1;
            for (const auto& [day, behind] : before) {
                if (joint != 2) times.push_back(whole({named.year, named.month, day}));
                if (joint == 2) times.back().last.day = day;
                joint = behind;
            }
            if (joint == 2 && times.back().first.day >= named.day) return std::nullopt;
            if (joint == 2)
                times.back().last = named;
            else
                times.push_back(whole(named));
            spanned = joint == 2;
            auto slot = slot_of("days", {at, last->where.to}, std::move(times));
            slot.spanned = spanned;
            return slot;
        }
        const auto day = number_at(words, next, end, 1, 31);
        const auto joint = joint_at(words, next + 1, end);
        if (!day || joint == 0 || before.size() >= most_times) return std::nullopt;
        before.emplace_back(*day, joint);
        next += 2;
        while (next < end && words[next].form == "ngày") ++next;
    }
}

using CountOf = Counted (*)(const Words&, std::size_t, std::size_t);
using IntervalOf = Interval (*)(int year, int number);

Interval month_interval(int year, int month) {
    return whole({year, month, 0});
}

Interval quarter_interval(int year, int quarter) {
    return {{year, quarter * 3 - 2, 0}, {year, quarter * 3, 0}};
}

/// A word behind a bare number that it counts; not "hằng năm", "và".
bool counts_something(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end || words[at].kind != WordKind::word || words[at].capital || joint_at(words, at, end) != 0)
        return false;
    const auto& form = words[at].form;
    return form != "hàng" && form != "hằng" && form != "mỗi" && form != "năm" && form != "phải" && form != "sẽ";
}

/// "8/2021", "7, 8 và 9 năm 2021", "III - IV/2021" behind their noun. A bare number that a word follows counts
/// something else: "tháng 9, 10 người".
std::optional<Slot> match_series(const Words& words, std::size_t at, std::size_t end, CountOf count,
                                 IntervalOf interval) {
    std::vector<Interval> times;
    std::size_t next = at;
    bool spanned = false;
    int joint = 1;
    while (times.size() < most_times) {
        const auto number = count(words, next, end);
        if (number.used == 0) break;
        const auto year = year_behind(words, next + number.used, end);
        const auto behind = next + number.used + year.used;
        if (is(words, behind, "/") && number_at(words, behind + 1, end, 1, 9999)) break;
        if (!times.empty() && year.used == 0 && counts_something(words, behind, end)) break;
        const auto here = interval(year.year, number.number);
        if (joint == 2)
            times.back().last = here.last;
        else
            times.push_back(here);
        spanned = joint == 2;
        at = behind;
        joint = joint_at(words, behind, end);
        if (joint == 0 || year.used != 0) break;
        next = behind + 1;
    }
    if (times.empty()) return std::nullopt;
    auto slot = slot_of("time", {at, at}, std::move(times));
    slot.spanned = spanned && slot.times.size() == 1;
    return slot;
}

/// "năm 2025", "giai đoạn 2021 - 2025". A school year prints neither its first day nor its last.
std::optional<Slot> match_years(const Words& words, std::size_t at, std::size_t end) {
    std::size_t next = at;
    const bool stage = is(words, at, "giai") && is(words, at + 1, "đoạn");
    if (!stage && !is(words, at, "năm")) return std::nullopt;
    next += stage ? 2 : 1;
    const auto first = number_at(words, next, end, 1990, 2099);
    if (!first) return std::nullopt;
    Interval interval{{*first, 0, 0}, {*first, 0, 0}};
    ++next;
    const bool second = next + 1 < end && (joint_at(words, next, end) == 2 || words[next].form == "/");
    std::optional<int> last;
    if (second) last = number_at(words, next + 1, end, *first + 1, *first + 30);
    if (last) {
        interval.last.year = *last;
        next += 2;
    }
    if (stage && !last) return std::nullopt;
    auto slot = slot_of("time", {at, next}, {interval});
    slot.spanned = last.has_value();
    return slot;
}

/// How many months "6 tháng", "nửa" are at the edge of a year; 0 when no such words stand here.
int months_at_edge(const Words& words, std::size_t at, std::size_t end) {
    if (is(words, at, "nửa")) return 6;
    if (!is(words, at + 1, "tháng")) return 0;
    constexpr std::array<std::pair<Term, int>, 5> by_word{{{"hai", 2}, {"ba", 3}, {"bốn", 4}, {"sáu", 6}, {"chín", 9}}};
    for (const auto& [word, months] : by_word)
        if (is(words, at, word)) return months;
    return number_at(words, at, end, 2, 11).value_or(0);
}

/// "6 tháng đầu năm 2021", "2 tháng cuối năm 2021", "nửa cuối năm".
std::optional<Slot> match_half(const Words& words, std::size_t at, std::size_t end) {
    const int months = months_at_edge(words, at, end);
    if (months == 0) return std::nullopt;
    const auto edge = at + (is(words, at, "nửa") ? 1 : 2);
    const bool first = is(words, edge, "đầu");
    if ((!first && !is(words, edge, "cuối")) || !is(words, edge + 1, "năm") || is(words, edge + 2, "học"))
        return std::nullopt;
    const auto year = number_at(words, edge + 2, end, 1990, 2099);
    const int from = first ? 1 : 13 - months;
    return slot_of("time", {at, edge + (year ? 3U : 2U)},
                   {{{year.value_or(0), from, 0}, {year.value_or(0), from + months - 1, 0}}});
}

/// Which part of a month: "đầu", "tuần 2", "hạ tuần"; the days from and to, 0 the end of the month.
struct Part {
    int from = 0;
    int to = 0;
    std::size_t used = 0;
};

Part part_at(const Words& words, std::size_t at, std::size_t end) {
    struct Name {
        std::array<Term, 2> words;
        int from;
        int to;
    };
    constexpr Term nothing("");
    static constexpr std::array<Name, 11> names{{{{"thượng", "tuần"}, 1, 10},
                                                 {{"trung", "tuần"}, 11, 20},
                                                 {{"hạ", "tuần"}, 21, 0},
                                                 {{"tuần", "đầu"}, 1, 7},
                                                 {{"tuần", "cuối"}, 22, 0},
                                                 {{"nửa", "đầu"}, 1, 15},
                                                 {{"nửa", "cuối"}, 16, 0},
                                                 {{"đầu", ""}, 1, 10},
                                                 {{"giữa", ""}, 11, 20},
                                                 {{"cuối", ""}, 21, 0},
                                                 {{"hết", ""}, 1, 0}}};
    for (const auto& name : names) {
        const std::size_t used = name.words[1].hash == nothing.hash ? 1 : 2;
        if (is(words, at, name.words[0]) && (used == 1 || is(words, at + 1, name.words[1])))
            return {name.from, name.to, used};
    }
    if (!is(words, at, "tuần")) return {};
    const std::size_t ordinal = is(words, at + 1, "thứ") ? 2 : 1;
    auto week = quarter_number(words, at + ordinal, end);
    if (week.used == 0) week = month_number(words, at + ordinal, end);
    if (week.used == 0 || week.number > 5) return {};
    return {week.number * 7 - 6, week.number > 3 ? 0 : week.number * 7, ordinal + week.used};
}

std::optional<Slot> match_month_or_quarter(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end) return std::nullopt;
    std::optional<Slot> slot;
    if (words[at].form == "tháng") slot = match_series(words, at + 1, end, month_number, month_interval);
    if (words[at].form == "quý" || words[at].form == "qúy")
        slot = match_series(words, at + 1, end, quarter_number, quarter_interval);
    if (slot) slot->where.from = at;
    return slot;
}

/// "cuối tháng 6/2021", "đầu quý III", "cuối năm 2025", "tuần 2 tháng 9".
std::optional<Slot> match_part(const Words& words, std::size_t at, std::size_t end) {
    const auto part = part_at(words, at, end);
    if (part.used == 0) return std::nullopt;
    auto next = at + part.used;
    while (next < end && (words[next].form == "của" || words[next].form == "trong")) ++next;
    auto slot = match_month_or_quarter(words, next, end);
    if (!slot && is(words, next, "năm")) slot = match_years(words, next, end);
    if (!slot) return std::nullopt;
    slot->where.from = at;
    auto& [first, last] = slot->times.back();
    if (part.from == 1 && part.to == 0) return slot;  // "hết tháng 6"
    const bool month = last.month != 0 && first.month == last.month;
    if (month) {
        first.day = part.from;
        last.day = part.to;
    } else if (last.month != 0) {  // the first or the last month of a quarter
        const int shift = part.to == 0 ? 2 : part.from == 1 ? 0 : 1;
        first.month = last.month = last.month - 2 + shift;
    } else {
        first.month = part.to == 0 ? 10 : part.from == 1 ? 1 : 5;
        last.month = first.month + 2;
    }
    return slot;
}

/// "T8/2021", which tables print.
std::optional<Slot> match_short_month(const Words& words, std::size_t at, std::size_t end) {
    const auto& form = words[at].form;
    if (form.size() < 2 || form.size() > 3 || form.front() != 't' || !words[at].capital) return std::nullopt;
    int month = 0;
    std::from_chars(form.data() + 1, form.data() + form.size(), month);
    const auto year = year_behind(words, at + 1, end);
    if (month < 1 || month > 12 || year.used != 2 || words[at + 1].form != "/") return std::nullopt;
    return slot_of("time", {at, at + 3}, {month_interval(year.year, month)});
}

std::optional<Slot> match_one_time(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end) return std::nullopt;
    if (auto half = match_half(words, at, end)) return half;
    if (words[at].kind == WordKind::number) return match_days(words, at, end);
    if (auto month = match_month_or_quarter(words, at, end)) return month;
    if (auto years = match_years(words, at, end)) return years;
    if (auto part = match_part(words, at, end)) return part;
    return match_short_month(words, at, end);
}

/// "thứ Sáu, ngày 25/6/2021": the date says it all.
std::size_t behind_weekday(const Words& words, std::size_t at, std::size_t end) {
    const auto weekday = weekday_at(words, at, end);
    if (weekday.used == 0) return at;
    auto next = at + weekday.used;
    while (next < end && is_any(words, next, {",", "ngày", "("})) ++next;
    return next;
}

std::optional<Slot> match_time(const Words& words, std::size_t at, std::size_t end) {
    auto slot = match_one_time(words, behind_weekday(words, at, end), end);
    if (!slot) return std::nullopt;
    while (slot->times.size() < most_times && !slot->spanned) {
        const auto joint = slot->where.to;
        if (joint_at(words, joint, end) != 1) break;
        const bool comma = words[joint].form == ",";
        auto next = joint + 1;
        while (!comma && next < end && (words[next].form == "ngày" || words[next].form == "trước")) ++next;
        const auto more = match_one_time(words, next, end);
        if (!more || more->spanned) break;
        slot->times.insert(slot->times.end(), more->times.begin(), more->times.end());
        slot->where.to = more->where.to;
    }
    slot->kind = "time";
    slot->where.from = at;
    return slot;
}

}  // namespace

std::optional<int> number_at(const Words& words, std::size_t at, std::size_t end, int least, int most) {
    if (at >= end || words[at].kind != WordKind::number || words[at].form.size() > 4) return std::nullopt;
    int value = 0;
    std::from_chars(words[at].form.data(), words[at].form.data() + words[at].form.size(), value);
    if (value < least || value > most) return std::nullopt;
    return value;
}

std::optional<Slot> match_slot(std::string_view kind, const Words& words, std::size_t at, std::size_t end) {
    if (kind == "day") return match_day(words, at, end);
    if (kind == "time") return match_time(words, at, end);
    if (kind == "months") return match_month_or_quarter(words, at, end) ? match_time(words, at, end) : std::nullopt;
    if (kind == "yearnumber") {
        const auto year = is_separator(words, at + 1, end) ? std::nullopt : number_at(words, at, end, 2000, 2099);
        return year ? std::optional(slot_of("yearnumber", {at, at + 1}, {whole({*year, 0, 0})})) : std::nullopt;
    }
    if (kind == "year") {
        if (!is(words, at, "năm")) return std::nullopt;
        const auto year = number_at(words, at + 1, end, 1990, 2099);
        if (!year) return std::nullopt;
        return slot_of("year", {at, at + 2}, {whole({*year, 0, 0})});
    }
    return match_clock_slot(kind, words, at, end);
}

std::optional<base::Day> day_of_slot(const Slot& slot, int year_around) {
    const auto day = slot.printed_day();
    return base::make_day(day.year != 0 ? day.year : year_around, day.month, day.day);
}

}  // namespace reader
