#include <algorithm>

#include "plans/bodies.hpp"
#include "plans/duties.hpp"
#include "plans/phrases_dates.hpp"
#include "plans/vocabulary.hpp"

namespace plans {
namespace {

constexpr int forgotten_days = 90;      ///< a day so long before the document belongs to the next year
constexpr std::size_t near_words = 24;  ///< how far a verb stands from the time that it governs
constexpr std::string_view row_rule = "time before its work";
constexpr std::size_t most_fillers = 4;  ///< words between "Thời gian:" and the time

std::size_t listed(List list, const Words& words, std::size_t at, std::size_t end) {
    return vocabulary().list(list).length_at(words, at, end);
}

bool recurs(const Rule& rule) {
    static constexpr std::string_view dated[] = {"by",       "in",        "between", "open",
                                                 "for-days", "now-until", "off",     "relative"};
    return std::none_of(std::begin(dated), std::end(dated), [&](auto word) { return means(rule.meaning, word); });
}

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
        if (listed(List::everyday_nouns, words, match.where.from - length, match.where.from) == length) return true;
    if (words[after - 1].form != "năm") return false;
    for (std::size_t at = clause.from; at + 1 < match.where.from; ++at)
        if (words[at].form == "báo" && words[at + 1].form == "cáo") return false;
    return true;
}

struct Reader {
    const Document& document;
    Reading& into;
    const Words& words = document.blocks.words;

    void doubt(std::string_view code, const std::string& section, Range where) const {
        into.doubts.push_back({DoubtKind::inconsistent, section, std::string(code), span_of(words, where)});
    }

    /// A verb of the list stands shortly before the place, or directly behind it.
    bool governed_by(List verbs, Range clause, Range place) const {
        const auto from = std::max(clause.from, place.from > near_words ? place.from - near_words : 0);
        for (auto at = from; at < place.from; ++at)
            if (listed(verbs, words, at, place.from) > 0) return true;
        for (auto at = place.to; at < std::min(place.to + 3, clause.to); ++at)
            if (listed(verbs, words, at, clause.to) > 0) return true;
        return governs_behind_body(verbs, clause, place);
    }

    /// "Trong năm 2021, UBND xã phải cơ bản hoàn thành ...": the verb stands behind its subject.
    bool governs_behind_body(List verbs, Range clause, Range place) const {
        if (place.from != clause.from || !is(words, place.to, ",")) return false;
        const auto body = body_at(words, place.to + 1, clause.to);
        if (!body) return false;
        for (auto at = body->to; at < std::min(body->to + 6, clause.to) && words[at].kind != WordKind::mark; ++at)
            if (listed(verbs, words, at, clause.to) > 0) return true;
        return false;
    }

    /// Gives every time its year. A year that is not printed is the document's, or the next when the day lay far behind
    /// the document.
    void settle(std::vector<Interval>& times) const {
        const auto as_printed = times;
        const auto& first = times.front().first;
        settle_years(times, document.years.of(first.month));
        const bool printed_year = std::any_of(as_printed.begin(), as_printed.end(), [](const Interval& time) {
            return time.first.year != 0 || time.last.year != 0;
        });
        const auto last = last_day(times.back());
        if (printed_year || !document.issued || !last || *last + forgotten_days >= *document.issued) return;
        times = as_printed;
        settle_years(times, document.years.of(first.month) + 1);
    }

    static std::vector<Interval> times_of(const Match& match) {
        std::vector<Interval> times;
        for (const auto& slot : match.slots) times.insert(times.end(), slot.times.begin(), slot.times.end());
        if (const auto* day = match.slot("monthday"); day != nullptr && !times.empty()) {
            const PartialDay start{times.front().first.year, times.front().first.month, day->number};
            times.insert(times.begin(), {start, start});
        }
        return times;
    }

    /// Neighbouring stretches are one: "Quý IV/2025 và Quý I/2026".
    static std::vector<Interval> joined(const std::vector<Interval>& times) {
        std::vector<Interval> merged;
        for (const auto& time : times) {
            const auto end = merged.empty() ? std::nullopt : last_day(merged.back());
            const auto start = first_day(time);
            if (end && start && *end + 1 == *start)
                merged.back().last = time.last;
            else
                merged.push_back(time);
        }
        return merged;
    }

    /// What the rule makes of its times. Empty when they say nothing.
    std::vector<Deadline> dated(std::string_view meaning, const std::vector<Interval>& times) const {
        std::vector<Deadline> made;
        const auto range = [&](std::optional<base::Day> from, std::optional<base::Day> until) {
            Deadline deadline;
            deadline.kind = DeadlineKind::range;
            deadline.from = from;
            deadline.until = until;
            if (from || until) made.push_back(std::move(deadline));
        };
        if (means(meaning, "between")) {
            range(first_day(times.front()), last_day(times.back()));
        } else if (means(meaning, "now-until")) {
            range(document.issued, last_day(times.back()));
        } else if (means(meaning, "open")) {
            if (!first_day(times.front())) return made;
            range(first_day(times.front()), std::nullopt);
        } else if (means(meaning, "until")) {
            range(std::nullopt, last_day(times.back()));
        } else if (means(meaning, "in")) {
            for (const auto& time : joined(times)) range(first_day(time), last_day(time));
        } else {
            for (const auto& time : joined(times)) {
                Deadline deadline;
                deadline.exclusive = means(meaning, "exclusive");
                deadline.date = deadline.exclusive ? first_day(time) : last_day(time);
                if (deadline.date) made.push_back(std::move(deadline));
            }
        }
        return made;
    }

    /// A time that lay behind the document when it was issued is an event, not a deadline.
    bool is_past(const Deadline& deadline, const std::vector<Interval>& times) const {
        if (!document.issued) return false;
        const auto last = deadline.date ? deadline.date : deadline.until ? deadline.until : last_day(times.back());
        return last && *last < *document.issued;
    }

    /// A target repeats its year within its section, the closing passage the time of the whole document.
    bool is_repeated(const Deadline& deadline, bool target) const {
        if (!target && !deadline.section.empty()) return false;
        return std::any_of(into.deadlines.begin(), into.deadlines.end(), [&](const Found<Deadline>& other) {
            const auto& said = other.value;
            return (!target || said.section == deadline.section) && said.kind == deadline.kind &&
                   said.date == deadline.date && said.from == deadline.from && said.until == deadline.until;
        });
    }

    void add_dated(std::string_view meaning, std::vector<Interval> times, const std::string& section, Range where,
                   const std::string& rule) const {
        if (times.empty()) return;
        settle(times);
        if (times.front().first.year == 0) {
            Deadline open;
            open.section = section;
            open.kind = DeadlineKind::undated;
            open.text = printed(document.text, words, where);
            into.deadlines.push_back({open, span_of(words, where), rule});
            doubt("doubt.year_unknown", section, where);
            return;
        }
        auto made = dated(meaning, times);
        if (made.empty()) doubt("doubt.no_such_day", section, where);
        for (auto& deadline : made) {
            if (is_past(deadline, times)) {
                if (means(meaning, "firm")) doubt("doubt.before_document", section, where);
                continue;
            }
            deadline.section = section;
            if (is_repeated(deadline, means(meaning, "target"))) continue;
            if (deadline.from && deadline.until && *deadline.until < *deadline.from)
                doubt("doubt.range_backwards", section, where);
            deadline.text = printed(document.text, words, where);
            into.deadlines.push_back({std::move(deadline), span_of(words, where), rule});
        }
    }

    /// "kể từ ngày 01/4/2020 trong vòng 15 ngày": the first day counts.
    void add_days(const Match& match, const std::string& section) const {
        const auto* day = match.slot("day");
        const auto* count = match.slot("number");
        if (day == nullptr || count == nullptr) return;
        auto times = day->times;
        settle(times);
        const auto from = first_day(times.front());
        if (!from) return;
        Deadline deadline;
        deadline.section = section;
        deadline.kind = DeadlineKind::range;
        deadline.from = from;
        deadline.until = *from + (count->number - 1);
        deadline.text = printed(document.text, words, match.where);
        if (!is_past(deadline, times))
            into.deadlines.push_back({deadline, span_of(words, match.where), match.rule->name});
    }

    /// The match with the verb it belongs to, for the reader of the list.
    static Range phrase_around(Range clause, const Match& match) {
        const bool opens = match.where.from == clause.from && match.rule->meaning == "plain";
        return {match.where.from, opens ? std::min(match.where.to + 4, clause.to) : match.where.to};
    }

    void add_recurring(Range clause, const Match& match, const std::string& section) const {
        Deadline deadline;
        deadline.section = section;
        deadline.kind = DeadlineKind::recurring;
        deadline.text = printed(document.text, words, phrase_around(clause, match));
        if (const auto* times = match.slot("numbers"); times != nullptr && means(match.rule->meaning, "daily"))
            deadline.times_per_day = {times->number, times->until};
        for (auto& rule : recurrences(match.rule->meaning, match, words)) {
            deadline.rule = std::move(rule);
            into.deadlines.push_back({deadline, span_of(words, match.where), match.rule->name});
        }
    }

    void add_relative(const Match& match, const std::string& section) const {
        Deadline deadline;
        deadline.section = section;
        deadline.kind = DeadlineKind::relative;
        deadline.text = printed(document.text, words, match.where);
        into.deadlines.push_back({deadline, span_of(words, match.where), match.rule->name});
    }

    /// What the rule means here: work that is to be completed in a stretch of time has a last day, and a state that
    /// lasts to a day has none before it.
    std::string meaning_here(Range clause, const Match& match, bool completion) const {
        const auto& meaning = match.rule->meaning;
        if (means(meaning, "in") && (completion || governed_by(List::completing_verbs, clause, match.where)))
            return "by";
        if (means(meaning, "lasting") && governed_by(List::lasting_verbs, clause, match.where)) return "until";
        const bool open = means(meaning, "open") || means(meaning, "by");
        if (open && !match.slots.empty() &&
            std::any_of(match.slots.begin(), match.slots.end(), [](const Slot& slot) { return slot.spanned; }))
            return means(meaning, "by") && !means(meaning, "lasting") ? meaning : "in";
        return meaning;
    }

    void add(Range clause, const Match& match, const std::string& section, bool completion, bool labelled) const {
        if (means(match.rule->meaning, "off") || words[match.where.from].quoted) return;
        if (!labelled && is_adjective(words, clause, match)) return;
        if (means(match.rule->meaning, "relative")) return add_relative(match, section);
        if (means(match.rule->meaning, "for-days")) return add_days(match, section);
        if (recurs(*match.rule)) return add_recurring(clause, match, section);
        auto times = times_of(match);
        if (means(match.rule->meaning, "year-end")) times = {{{0, 12, 31}, {0, 12, 31}}};
        add_dated(meaning_here(clause, match, completion), std::move(times), section, match.where, match.rule->name);
    }

    /// "- 25/7/2021" behind "20/7".
    std::optional<Slot> other_end(std::size_t at, std::size_t end) const {
        if (!is(words, at, "-") && !is(words, at, "đến")) return std::nullopt;
        const std::size_t filler = is(words, at + 1, "hết") || is(words, at + 1, "ngày") ? 1 : 0;
        return match_slot("time", words, at + 1 + filler, end);
    }

    /// The value behind a label or in a cell. Gives the word behind what was read, or `from` when nothing was.
    std::size_t value(Range clause, std::size_t from, const std::string& section, bool completion) const {
        for (std::size_t at = from, filler = 0; at < clause.to && at <= from + most_fillers; at += filler) {
            if (const auto match = vocabulary().deadlines.match_at(words, at, clause.to)) {
                add(clause, *match, section, completion, true);
                return match->where.to;
            }
            auto time = match_slot("time", words, at, clause.to);
            const auto year = number_at(words, at, clause.to, 2000, 2099);
            if (!time && year && at + 1 >= clause.to) {
                time = Slot{};
                time->times = {{{*year, 0, 0}, {*year, 0, 0}}};
                time->where = {at, at + 1};
            }
            if (time) {
                if (const auto last = other_end(time->where.to, clause.to)) {
                    time->times.insert(time->times.end(), last->times.begin(), last->times.end());
                    add_dated("between", time->times, section, {time->where.from, last->where.to},
                              "time behind its label");
                    return last->where.to;
                }
                const bool stretch = time->spanned || !completion;
                add_dated(stretch ? "in" : "by", time->times, section, time->where, "time behind its label");
                return time->where.to;
            }
            filler = listed(List::time_fillers, words, at, clause.to);
            if (filler == 0) break;
        }
        return from;
    }

    /// "Thời gian hoàn thành:" gives the word behind the colon; 0 when no label stands here.
    std::size_t label_end(std::size_t at, std::size_t end, bool& completion) const {
        const auto done = listed(List::completion_labels, words, at, end);
        const auto busy = listed(List::activity_labels, words, at, end);
        completion = done >= busy;
        const auto colon = at + std::max(done, busy);
        return colon > at && colon < end && words[colon].form == ":" ? colon + 1 : 0;
    }

    /// "định kỳ" may stand before any recurrence; what is read without it may reach farther.
    std::optional<Match> match_at(std::size_t at, std::size_t end) const {
        auto match = vocabulary().deadlines.match_at(words, at, end);
        if (!is(words, at, "định") || !is(words, at + 1, "kỳ") || at + 2 >= end) return match;
        auto behind = vocabulary().deadlines.match_at(words, at + 2, end);
        return behind && (!match || behind->where.to > match->where.to) ? behind : match;
    }

    /// "Tháng 9: ra quân", "Ngày 15/6: tập huấn": the time is the label of the work. Gives the word behind the colon,
    /// or `from`.
    std::size_t time_label(Range range, const std::string& section) const {
        const std::size_t day = is(words, range.from, "ngày") ? 1 : 0;
        const auto time = match_slot("time", words, range.from + day, range.to);
        if (!time || !words[range.from].capital || !is(words, time->where.to, ":") || time->where.to + 1 >= range.to)
            return range.from;
        add_dated("in", time->times, section, {range.from, time->where.to}, std::string(row_rule));
        return time->where.to + 1;
    }

    /// "trong năm 2021, từ ngày 15/7/2021 cho đến khi ...": the second stretch says it closer.
    bool is_said_closer(const Match& match, std::size_t end) const {
        if (!means(match.rule->meaning, "in") || !is(words, match.where.to, ",")) return false;
        const auto next = vocabulary().deadlines.match_at(words, match.where.to + 1, end);
        return next && (means(next->rule->meaning, "open") || means(next->rule->meaning, "between"));
    }

    void clause(Range range, const std::string& section) const {
        for (std::size_t at = time_label(range, section); at < range.to;) {
            bool completion = false;
            if (const auto behind = label_end(at, range.to, completion); behind > 0) {
                at = value(range, behind, section, completion);
                continue;
            }
            const auto match = match_at(at, range.to);
            if (match && !is_said_closer(*match, range.to)) add(range, *match, section, false, false);
            at = match ? match->where.to : at + 1;
        }
    }
};

bool prints_year(std::string_view text) {
    std::size_t digits = 0;
    return std::any_of(text.begin(), text.end(), [&](char c) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        return digits == 4;
    });
}

std::optional<base::Day> year_before(std::optional<base::Day> day) {
    if (!day) return std::nullopt;
    const auto parts = base::parts_of(*day);
    return base::make_day(static_cast<int>(parts.year()) - 1, static_cast<int>(static_cast<unsigned>(parts.month())),
                          static_cast<int>(static_cast<unsigned>(parts.day())));
}

/// Rows of a schedule stand in order: "Tháng 1: ...", "Tháng 9: ..." of a school year begin in the year before.
void order_rows(Reading& into) {
    const Deadline* next = nullptr;
    for (auto found = into.deadlines.rbegin(); found != into.deadlines.rend(); ++found) {
        auto& row = found->value;
        if (found->rule != row_rule || !row.from) continue;
        const bool later = next != nullptr && next->section == row.section && *row.from > *next->from;
        if (later && !prints_year(row.text)) {
            row.from = year_before(row.from);
            row.until = year_before(row.until);
        }
        next = &row;
    }
}

}  // namespace

void read_deadlines(const Document& document, Reading& into) {
    const Reader reader{document, into};
    const bool unnumbered = document.outline.items.empty();
    for (std::size_t b = 0; b < document.blocks.blocks.size(); ++b) {
        const int item = document.outline.item_of_block[b];
        if ((item == in_opening && !unnumbered) || document.outline.is_situation(item)) continue;
        for (const auto& clause : cut(document.blocks.words, document.blocks.blocks[b].words, Cut::clauses))
            reader.clause(clause, document.outline.id_of(item));
    }
    if (document.years.school) order_rows(into);
}

}  // namespace plans
