#include <algorithm>

#include "reader/bare_times.hpp"
#include "reader/bodies.hpp"
#include "reader/deadline_days.hpp"
#include "reader/deadline_meaning.hpp"
#include "reader/deadline_phrases.hpp"
#include "reader/duties.hpp"
#include "reader/goals.hpp"
#include "reader/period_words.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/recurrence_rest.hpp"
#include "reader/schedules.hpp"
#include "reader/time_values.hpp"
#include "reader/vocabulary.hpp"
#include "reader/work_verbs.hpp"

namespace reader {
namespace {

constexpr std::size_t start_words = 14;  ///< between the day on which a recurrence begins and how often it comes
constexpr int days_under_way = 120;
constexpr std::size_t most_fillers = 12;  ///< words between "Thời gian:" and the time

struct Reader {
    const Document& document;
    Reading& into;
    const Words& words = document.blocks.words;
    std::vector<Range> said{};   ///< of the clause: hours and days that belong to a recurrence before them
    std::string recurring{};     ///< "weekly" or "yearly" when the paragraph has spoken of such a recurrence
    bool heading = false;        ///< the clause is the heading of an item
    bool entitles = false;       ///< the item tells to whom something is due: only labelled times date work
    std::size_t paragraph = 0;   ///< its first word
    std::size_t said_until = 0;  ///< the word behind the last recurrence of the clause; 0 before the first

    void doubt(std::string_view code, const std::string& section, Range where) const {
        into.doubts.push_back({DoubtKind::inconsistent, section, std::string(code), span_of(words, where)});
    }

    /// A time that lay behind the document when it was issued is an event, not a deadline. What goes on until something
    /// happens may have begun a while before.
    bool is_past(std::string_view meaning, const Deadline& deadline, const std::vector<Interval>& times) const {
        if (!document.issued || means(meaning, "force")) return false;
        if (means(meaning, "going") && deadline.from && *deadline.from + days_under_way > *document.issued)
            return false;
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
        settle(times, document.years, document.issued);
        if (times.front().first.year == 0) {
            Deadline open;
            open.section = section;
            open.kind = DeadlineKind::undated;
            open.text = printed(document.text, words, where);
            into.deadlines.push_back({open, span_of(words, where), rule});
            doubt("doubt.year_unknown", section, where);
            return;
        }
        if (means(meaning, "between") && is_of_history(times)) return;
        auto made = deadlines_of(meaning, times, document.issued);
        if (made.empty()) doubt("doubt.no_such_day", section, where);
        for (auto& deadline : made) {
            if (is_past(meaning, deadline, times)) {
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
        settle(times, document.years, document.issued);
        const auto from = first_day(times.front());
        if (!from) return;
        Deadline deadline;
        deadline.section = section;
        deadline.kind = DeadlineKind::range;
        deadline.from = from;
        deadline.until = *from + (count->number - 1);
        deadline.text = printed(document.text, words, match.where);
        if (!is_past("for-days", deadline, times))
            into.deadlines.push_back({deadline, span_of(words, match.where), match.rule->name});
    }

    /// "từ ngày ban hành kế hoạch đến khi ...".
    void add_from_now(const Match& match, const std::string& section) const {
        for (auto& deadline : deadlines_of(match.rule->meaning, {}, document.issued)) {
            deadline.section = section;
            deadline.text = printed(document.text, words, match.where);
            into.deadlines.push_back({std::move(deadline), span_of(words, match.where), match.rule->name});
        }
    }

    /// The match with the verb it belongs to, for the reader of the list.
    static Range phrase_around(Range clause, const Match& match) {
        const bool opens = match.where.from == clause.from && match.rule->meaning == "plain";
        return {match.where.from, opens ? std::min(match.where.to + 4, clause.to) : match.where.to};
    }

    void add_recurring(Range clause, const Match& match, const std::string& section) {
        auto [whole, parts, repeated] = whole_recurrence(words, clause, match);
        said_until = repeated ? match.where.to : said_until;
        if (is_dayless(whole) && names_reports(words, clause, match, said_until, heading)) return;
        if (is_label_of_recurrences(words, clause, match)) return;
        const bool plain = parts.empty() && whole.slots.empty() && means(match.rule->meaning, "plain");
        if (repeated || (plain && ((heading && match.where.from > clause.from) || means(match.rule->meaning, "named"))))
            return;
        Deadline deadline;
        deadline.section = section;
        deadline.kind = DeadlineKind::recurring;
        deadline.text = printed(document.text, words, phrase_around(clause, match));
        const auto* times = whole.slot("numbers");
        if (times != nullptr && times->until > 1 && means(frequency_of(whole, words), "daily"))
            deadline.times_per_day = {times->number, times->until};
        for (auto& rule : recurrences(whole.rule->meaning, whole, words)) {
            deadline.rule = std::move(rule);
            into.deadlines.push_back({deadline, span_of(words, match.where), match.rule->name});
        }
        said.insert(said.end(), parts.begin(), parts.end());
        said_until = match.where.to;
        recurring = frequency_of(match, words);
    }

    /// A day of the recurrence that the paragraph spoke of before.
    void add_again(std::string_view frequency, const Match& match, const std::string& section) const {
        Deadline deadline;
        deadline.section = section;
        deadline.kind = DeadlineKind::recurring;
        deadline.text = printed(document.text, words, match.where);
        for (auto& rule : recurrences(frequency, match, words)) {
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

    /// "NHIỆM VỤ TỪ NAY ĐẾN NĂM 2030", "Giải pháp từ nay đến hết năm": the heading says of what time the section
    /// speaks.
    bool is_of_heading(const Match& match, Range clause) const {
        return heading && means(match.rule->meaning, "now-until") && match.where.from > clause.from &&
               match.where.to >= clause.to;
    }

    /// A time without a preposition that dates work or a figure.
    bool is_dated(Range clause, const Match& match) const {
        return means(match.rule->meaning, "figure")
                   ? is_year_of_figure(words, clause, match, document.years)
                   : is_dated_work(words, clause, match, document.years, document.issued);
    }

    /// "đến tháng 6" tells by when something is to be reached or done, or how long a state lasts.
    bool is_due(Range clause, const Match& match) const {
        return is_goal(words, clause, match.where, heading) || is_finished(words, clause, match.where) ||
               (means(match.rule->meaning, "lasting") && is_lasting(words, clause, match.where));
    }

    void add(Range clause, const Match& match, const std::string& section, bool completion, bool labelled) {
        if (entitles && !labelled) return;
        if (means(match.rule->meaning, "off") || words[match.where.from].quoted) return;
        if (is_clock_of_page(words, match.where) || is_of_heading(match, clause)) return;
        if (!labelled && is_span_of_thing(words, clause, match)) return;
        if (words[match.where.from].form == "(") clause.from = paragraph;  // "... (trong năm 2026)" dates all before it
        if (means(match.rule->meaning, "labelled") && !labelled && !opens(clause, match.where.from)) return;
        if (means(match.rule->meaning, "bare") && !is_dated(clause, match)) return;
        if (means(match.rule->meaning, "goal") && !labelled && !is_due(clause, match)) return;
        const bool bounded = means(match.rule->meaning, "lasting") || means(match.rule->meaning, "between");
        if (bounded && !labelled && is_condition(words, clause, match.where)) return;
        if (bounds_recurrence(match)) return;
        if (means(match.rule->meaning, "open") && starts_recurrence(clause, match.where)) return;
        if (!labelled && describes_noun(words, clause, match) && whole_recurrence(words, clause, match).parts.empty())
            return;
        if (means(match.rule->meaning, "relative")) return add_relative(match, section);
        if (means(match.rule->meaning, "for-days")) return add_days(match, section);
        if (recurs(*match.rule)) return add_recurring(clause, match, section);
        if (goes_on_yearly(words, clause, match,
                           recurring == "yearly" || (said_until != 0 && is_in_regime(words, clause, match))))
            return add_again("yearly", match, section);
        if (means(match.rule->meaning, "now-open")) return add_from_now(match, section);
        auto times = times_of(match);
        const auto meaning = meaning_here(words, clause, match, completion);
        if (!labelled && is_passing_mention(words, clause, match, meaning, document.issued)) return;
        if (means(match.rule->meaning, "year-end")) times = {{{0, 12, 31}, {0, 12, 31}}};
        add_dated(meaning, std::move(times), section, match.where, match.rule->name);
    }

    /// The value behind a label or in a cell. Gives the word behind what was read, or `from` when nothing was.
    std::size_t value(Range clause, std::size_t from, const std::string& section, bool completion) {
        for (std::size_t at = from, filler = 0; at < clause.to && at <= from + most_fillers; at += filler) {
            if (const auto match = time_phrase_at(words, at, clause.to, true)) {
                add(clause, *match, section, completion, true);
                return match->where.to;
            }
            auto time = match_slot("time", words, at, clause.to);
            if (!time) time = whole_year(words, at, clause.to);
            if (time) {
                if (const auto last = other_end(words, time->where.to, clause.to)) {
                    time->times.insert(time->times.end(), last->times.begin(), last->times.end());
                    add_dated("between", time->times, section, {time->where.from, last->where.to},
                              "time behind its label");
                    return last->where.to;
                }
                const bool stretch = time->spanned || !completion;
                add_dated(stretch ? "in" : "by", time->times, section, time->where, "time behind its label");
                return time->where.to;
            }
            filler = std::max(listed(List::time_fillers, words, at, clause.to), duration_at(words, at, clause.to));
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
        if (colon > at && colon < end && words[colon].form == ":") return colon + 1;
        const auto term = colon_of_term(words, at, end);
        completion = completion || term > 0;
        return term > 0 ? term + 1 : 0;
    }

    /// "hằng ngày ... từ ngày 14/02 đến ngày 22/02": how long it recurs.
    bool bounds_recurrence(const Match& match) const {
        if (said_until == 0) return false;
        const auto& meaning = match.rule->meaning;
        const bool month_behind = means(meaning, "in") && match.where.from == said_until;
        const bool stretch =
            month_behind || means(meaning, "between") || means(meaning, "lasting") || means(meaning, "for-days") ||
            std::any_of(match.slots.begin(), match.slots.end(), [](const Slot& s) { return s.spanned; });
        const auto from = std::min(said_until + 1, match.where.from);
        return stretch && !has_work(words, {from, match.where.from});
    }

    bool opens(Range clause, std::size_t at) const {
        return at == clause.from || words[at - 1].kind == WordKind::mark || is(words, at - 1, "trong");
    }

    /// "hằng tuần, bắt đầu từ ngày 09/01/2026", "từ tháng 10/2024 báo cáo vào ngày 25 hằng tháng".
    bool starts_recurrence(Range clause, Range time) const {
        const bool behind = said_until != 0 && (time.from == said_until || is(words, time.from, "bắt") ||
                                                (time.from == said_until + 1 && is(words, said_until, ",")));
        const auto end = std::min(clause.to, time.to + start_words);
        const auto goes_on = [&](const Word& word) {
            return word.kind != WordKind::mark || word.form == "(" || word.form == ")";
        };
        for (auto at = time.to; !behind && at < end && goes_on(words[at]); ++at)
            if (const auto next = vocabulary().deadlines.match_at(words, at, clause.to)) return recurs(*next->rule);
        return behind;
    }

    /// "Cuối tháng 3: các cơ quan hoàn thành văn bản", but not "Cuối tháng 7: thăm các gia đình".
    bool finishes_at_end(Range range, const Slot& label) const {
        const Range work{label.where.to, std::min(range.to, label.where.to + start_words)};
        return is(words, range.from, "cuối") && is_finished(words, work, {work.to, work.to});
    }

    /// "Tháng 9: ra quân", "Ngày 15/6: tập huấn". Gives the word behind the label.
    std::size_t label_of_work(Range range, const std::string& section) const {
        const bool apart = section.empty() && !document.outline.items.empty();
        const auto time = apart ? std::nullopt : time_label(words, range);
        if (!time) return range.from;
        const bool sentence = is(words, time->where.to - 1, ",");
        const bool done =
            !time->spanned && (sentence ? is_completion(words, range, {range.from, time->where.to - 1})
                                        : is_goal_of_year(words, *time, range.to) || finishes_at_end(range, *time));
        if (done && section.empty()) return range.from;  // "Ngày 04/12, UBND tỉnh ban hành ...": news of this paper
        add_dated(done ? "by" : "in", time->times, section, time->where, std::string(schedule_rule));
        return time->where.to;
    }

    /// "quý III khảo sát, quý IV hoàn thành": the word behind a time that stands directly before its verb, or 0.
    std::size_t time_of_verb(Range range, std::size_t at, const std::string& section) const {
        const auto time = heading ? std::nullopt : time_before_verb(words, range, at);
        if (!time) return 0;
        const Range part{time->where.from, range.to};
        const bool done = is_completion(words, part, time->where) || tells_state(words, time->where.to, range.to);
        add_dated(done && !time->spanned ? "by" : "in", time->times, section, time->where, "time before its verb");
        return time->where.to;
    }

    /// The phrase of time here. What stands behind a colon may be one by itself when both together are none.
    std::optional<Match> phrase_of(Range range, std::size_t at) const {
        auto match = time_phrase_at(words, at, range.to, heading);
        if (match && at != range.from && is_period_label(words, *match))
            match = heading ? std::nullopt : vocabulary().bare_times.match_at(words, at + 1, range.to);
        if (match && is(words, at, ":") && means(match->rule->meaning, "bare") && !is_dated(range, *match))
            match.reset();
        return match;
    }

    /// The word behind what an earlier recurrence of the clause already took.
    std::size_t behind_said(std::size_t at) const {
        for (const auto& part : said)
            if (at >= part.from && at < part.to) return part.to;
        return at;
    }

    void clause(Range range, const std::string& section, bool is_heading) {
        heading = is_heading;
        said.clear();
        said_until = 0;
        for (std::size_t at = label_of_work(range, section); at < range.to;) {
            if (const auto behind = behind_said(at); behind != at) {
                at = behind;
                continue;
            }
            bool completion = false;
            if (const auto behind = label_end(at, range.to, completion); behind > 0) {
                for (at = behind; at != 0;) {
                    const auto read = value(range, at, section, completion);
                    const auto next = read == at ? 0 : behind_joint(words, read, range.to);
                    at = next == 0 ? read : next;
                    if (next == 0) break;
                }
                continue;
            }
            if (const auto behind = time_of_verb(range, at, section); behind > 0) {
                at = behind;
                continue;
            }
            auto match = phrase_of(range, at);
            if (const auto weekday =
                    !match && recurring == "weekly" ? weekday_again(words, at, range.to) : std::nullopt) {
                add_again("weekly", *weekday, section);
                at = weekday->where.to;
                continue;
            }
            if (match && !is_said_closer(words, *match, range.to)) add(range, *match, section, false, false);
            at = match ? match->where.to : at + 1;
        }
    }
};

}  // namespace

void read_deadlines(const Document& document, Reading& into) {
    Reader reader{document, into};
    const bool unnumbered = document.outline.items.empty();
    for (std::size_t b = 0; b < document.blocks.blocks.size(); ++b) {
        const int item = document.outline.item_of_block[b];
        if ((item == in_opening && !unnumbered) || document.outline.is_situation(item)) continue;
        reader.recurring.clear();
        reader.paragraph = document.blocks.blocks[b].words.from;
        reader.entitles = tells_who_is_entitled(document, item);
        const auto heading = item >= 0 ? document.outline.items[static_cast<std::size_t>(item)].heading : Range{};
        for (const auto& clause : cut(document.blocks.words, document.blocks.blocks[b].words, Cut::clauses))
            reader.clause(clause, document.outline.id_of(item), clause.from >= heading.from && clause.to <= heading.to);
    }
    if (document.years.school) order_rows(into);
}

}  // namespace reader
