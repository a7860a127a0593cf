#include <algorithm>

#include <fmt/format.h>

#include "plans/bodies.hpp"
#include "plans/duties.hpp"
#include "plans/phrases_dates.hpp"
#include "plans/vocabulary.hpp"

namespace plans {
namespace {

bool has_word(std::string_view meaning, std::string_view word) {
    for (std::size_t at = meaning.find(word); at != std::string_view::npos; at = meaning.find(word, at + 1)) {
        const bool starts = at == 0 || meaning[at - 1] == ' ';
        const auto end = at + word.size();
        if (starts && (end == meaning.size() || meaning[end] == ' ')) return true;
    }
    return false;
}

base::Day last_day_of_month(int year, int month) {
    const auto next = month == 12 ? base::make_day(year + 1, 1, 1) : base::make_day(year, month + 1, 1);
    return *next - 1;
}

struct Converter {
    const Document& document;
    const Words& words = document.blocks.words;

    int issued_year() const { return document.issued ? static_cast<int>(base::parts_of(*document.issued).year()) : 0; }

    int year_or_issued(int year) const { return year != 0 ? year : issued_year(); }

    std::optional<base::Day> day(const Slot* slot, int year_hint = 0) const {
        if (slot == nullptr) return std::nullopt;
        return day_of_slot(*slot, year_hint != 0 ? year_hint : issued_year());
    }

    bool by_date(const Match& match, Deadline& into) const {
        const auto& meaning = match.rule->meaning;
        into.kind = DeadlineKind::by_date;
        into.exclusive = has_word(meaning, "exclusive");
        if (has_word(meaning, "by-date")) {
            into.date = day(match.slot("day"));
        } else if (const auto* month = match.slot("month"); month != nullptr && has_word(meaning, "by-month")) {
            if (const int year = year_or_issued(month->year)) into.date = last_day_of_month(year, month->month);
        } else if (const auto* year = match.slot("year"); year != nullptr && has_word(meaning, "by-year")) {
            into.date = last_day_of_month(year->year, 12);
        } else if (const auto* quarter = match.slot("quarter"); quarter != nullptr && has_word(meaning, "by-quarter")) {
            if (const int y = year_or_issued(quarter->year)) into.date = last_day_of_month(y, quarter->number * 3);
        }
        return into.date.has_value();
    }

    bool range(const Match& match, Deadline& into) const {
        into.kind = DeadlineKind::range;
        if (const auto* days = match.slot("days")) {
            into.from = day(days);
            into.until = base::make_day(year_or_issued(days->year), days->month, days->until);
        } else if (const auto* first = match.slot("monthday")) {
            if (const auto* last = match.slot("day")) {
                into.until = day(last);
                into.from = base::make_day(year_or_issued(last->year), last->month, first->day);
            }
        } else {
            const auto* from = match.slot("day");
            const auto* until = match.slot("day", 1);
            if (until == nullptr) {
                into.until = day(from);
            } else {
                into.until = day(until);
                into.from = day(from, until->year);
            }
        }
        return into.from || into.until;
    }

    /// "Từ nay đến hết tháng 01/2021", "từ tháng 2 đến tháng 5/2021", "từ tháng 2/2021 đến hết năm học".
    bool months(const Match& match, Deadline& into) const {
        into.kind = DeadlineKind::range;
        if (const auto* last = match.slot("day")) {
            into.until = day(last);
            return into.until.has_value();
        }
        const auto* first = match.slot("month");
        const auto* last = match.slot("month", 1);
        if (first == nullptr) return false;
        const bool only_end = match.rule->meaning == "until-month";
        const int year =
            year_or_issued(last != nullptr && last->year != 0 && first->year == 0 ? last->year : first->year);
        if (year == 0) return false;
        if (only_end)
            into.until = last_day_of_month(year, first->month);
        else
            into.from = base::make_day(year, first->month, 1);
        if (last != nullptr) into.until = last_day_of_month(year_or_issued(last->year), last->month);
        return true;
    }

    /// Whole months, quarters and years.
    bool period(const Match& match, Deadline& into) const {
        into.kind = DeadlineKind::range;
        const auto& meaning = match.rule->meaning;
        if (const auto* month = match.slot("month"); month != nullptr && meaning == "in-month") {
            const int year = year_or_issued(month->year);
            if (year == 0) return false;
            into.from = base::make_day(year, month->month, 1);
            into.until = last_day_of_month(year, month->month);
        } else if (const auto* year = match.slot("year"); year != nullptr) {
            into.from = base::make_day(year->year, 1, 1);
            if (meaning == "in-year") into.until = last_day_of_month(year->year, 12);
        } else if (const auto* quarter = match.slot("quarter")) {
            const int y = year_or_issued(quarter->year);
            if (y == 0) return false;
            into.from = base::make_day(y, quarter->number * 3 - 2, 1);
            into.until = last_day_of_month(y, quarter->number * 3);
        }
        return into.from.has_value();
    }

    bool convert(const Match& match, Deadline& into) const {
        const auto& meaning = match.rule->meaning;
        if (meaning.starts_with("by-")) return by_date(match, into);
        if (meaning == "range") return range(match, into);
        if (meaning.starts_with("until-") || meaning.ends_with("months") || meaning == "from-month")
            return months(match, into);
        if (meaning.starts_with("in-") || meaning == "from-year") return period(match, into);
        if (meaning == "open") {
            into.kind = DeadlineKind::range;
            into.from = day(match.slot("day"));
            return into.from.has_value();
        }
        into.kind = meaning == "relative" ? DeadlineKind::relative : DeadlineKind::recurring;
        return true;
    }

    /// A day that lay behind the document when it was issued is an event, not a deadline.
    bool is_past(const Deadline& deadline, const Rule& rule) const {
        if (!document.issued || rule.meaning == "from-year") return false;
        const auto last = deadline.date ? deadline.date : deadline.until ? deadline.until : deadline.from;
        return last && *last < *document.issued && deadline.kind != DeadlineKind::recurring;
    }
};

/// "ngân sách hàng năm" describes the budget; "Hàng năm xét công nhận" and "báo cáo hàng ngày" set a date.
bool is_adjective(const Words& words, Range clause, const Match& match) {
    if (match.rule->meaning != "plain" || words[match.where.from].form == "định") return false;
    const bool periodic = match.where.from >= clause.from + 2 && words[match.where.from - 1].form == "kỳ" &&
                          words[match.where.from - 2].form == "định";
    if (periodic) return false;
    const auto after = match.where.to;
    if (is(words, after, "của") && after < clause.to) return true;
    const bool opens = match.where.from == clause.from || words[match.where.from - 1].form == ",";
    const bool comma_behind = after < clause.to && words[after].form == ",";
    if (opens) {
        if (comma_behind) return match.where.from != clause.from;
        if (after >= clause.to) return words[after - 1].form == "năm";
        return words[after].kind != WordKind::word || words[after].form == "và";
    }
    for (std::size_t length = 1; length <= 4 && match.where.from >= clause.from + length; ++length)
        if (vocabulary().list(List::everyday_nouns).length_at(words, match.where.from - length, match.where.from) ==
            length)
            return true;
    const bool yearly = words[after - 1].form == "năm";
    if (!yearly) return false;
    for (std::size_t at = clause.from; at + 1 < match.where.from; ++at)
        if (words[at].form == "báo" && words[at + 1].form == "cáo") return false;
    return true;
}

/// The match with the verb it belongs to, for the reader of the list.
Range phrase_around(Range clause, const Match& match) {
    const bool opens = match.where.from == clause.from && match.rule->meaning == "plain";
    return {match.where.from, opens ? std::min(match.where.to + 4, clause.to) : match.where.to};
}

}  // namespace

std::vector<std::string> recurrences(std::string_view meaning, const Match& match, const Words& words) {
    std::vector<std::string> rules;
    std::string parts;
    if (const auto* days = match.slot("weekdays")) parts += ";BYDAY=" + days->weekdays;
    if (const auto* day = match.slot("monthday")) parts += fmt::format(";BYMONTHDAY={}", day->day);
    if (const auto* hour = match.slot("hour")) parts += fmt::format(";BYHOUR={}", hour->number);
    std::string_view unit = meaning;
    if (meaning == "plain")
        for (std::size_t at = match.where.from; at < match.where.to; ++at) {
            const auto& form = words[at].form;
            if (form == "ngày") unit = "daily";
            if (form == "tuần") unit = "weekly";
            if (form == "tháng") unit = "monthly";
            if (form == "quý" || form == "qúy") unit = "quarterly";
            if (form == "năm") unit = "yearly";
        }
    if (has_word(unit, "daily")) rules.push_back("RRULE:FREQ=DAILY" + parts);
    if (has_word(unit, "weekly")) rules.push_back("RRULE:FREQ=WEEKLY" + parts);
    if (has_word(unit, "monthly")) rules.push_back("RRULE:FREQ=MONTHLY" + parts);
    if (has_word(unit, "quarterly")) rules.push_back("RRULE:FREQ=MONTHLY;INTERVAL=3" + parts);
    if (has_word(unit, "quarterly-last-month")) rules.push_back("RRULE:FREQ=MONTHLY;BYMONTH=3,6,9,12" + parts);
    if (has_word(unit, "half-yearly")) rules.push_back("RRULE:FREQ=MONTHLY;INTERVAL=6" + parts);
    if (!has_word(unit, "yearly")) return rules;
    if (match.slot("day") == nullptr) rules.push_back("RRULE:FREQ=YEARLY" + parts);
    for (std::size_t nth = 0; const auto* date = match.slot("day", nth); ++nth)
        rules.push_back(fmt::format("RRULE:FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}", date->month, date->day) + parts);
    return rules;
}

void read_deadlines(const Document& document, Reading& into) {
    const Converter converter{document};
    const auto& words = document.blocks.words;
    const bool unnumbered = document.outline.items.empty();
    for (std::size_t b = 0; b < document.blocks.blocks.size(); ++b) {
        const int item = document.outline.item_of_block[b];
        if ((item == in_opening && !unnumbered) || document.outline.is_situation(item)) continue;
        for (const auto& clause : cut(words, document.blocks.blocks[b].words, Cut::clauses)) {
            for (const auto& match : vocabulary().deadlines.matches_in(words, clause)) {
                if (words[match.where.from].quoted || is_adjective(words, clause, match)) continue;
                Deadline deadline;
                deadline.section = document.outline.id_of(item);
                if (!converter.convert(match, deadline) || converter.is_past(deadline, *match.rule)) continue;
                deadline.text = printed(document.text, words, phrase_around(clause, match));
                const auto span = span_of(words, match.where);
                if (deadline.kind != DeadlineKind::recurring) {
                    into.deadlines.push_back({deadline, span, match.rule->name});
                    continue;
                }
                if (const auto* times = match.slot("numbers"); times != nullptr && match.rule->meaning == "daily")
                    deadline.times_per_day = {times->number, times->until};
                for (auto& rule : recurrences(match.rule->meaning, match, words)) {
                    deadline.rule = std::move(rule);
                    into.deadlines.push_back({deadline, span, match.rule->name});
                }
            }
        }
    }
}

}  // namespace plans
