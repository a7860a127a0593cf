#include "reader/report_periods.hpp"

#include <algorithm>

#include "reader/calendar.hpp"
#include "reader/deadline_days.hpp"
#include "reader/duties.hpp"
#include "reader/duty_verbs.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/report_period_lists.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t farthest_goal = 40;    ///< words from "bảo đảm" to the day by which it has to succeed
constexpr std::size_t head_of_sentence = 4;  ///< words in which a period must begin to hold for all that follows

/// What the words of one report say of its time.
struct Times {
    std::vector<std::string> every{};
    std::vector<PartialDay> days{};  ///< behind the verb, of which every one asks for a report
    std::vector<PartialDay> all_days{};
    bool event = false;  ///< "trong 24 giờ kể từ khi ..."
};

bool holds(const std::vector<std::string>& every, std::string_view period) {
    return std::find(every.begin(), every.end(), period) != every.end();
}

/// "trước ngày 15/6 và trước ngày 15/12": one report for each. Dates before the verb, stretches of time and the dates
/// of other work name no report of their own.
bool is_another_day(const Words& words, const Match& match, const Mention& mention, const Times& times) {
    const auto& meaning = match.rule->meaning;
    if (times.days.empty() || match.where.from < mention.at || mention.label) return false;
    if (!means(meaning, "exclusive") && !means(meaning, "firm")) return false;
    const auto* slot = match.slot("time");
    if (slot == nullptr) return false;
    for (auto at = mention.behind; at < match.where.to; ++at)
        if (vocabulary().list(List::completing_verbs).length_at(words, at, match.where.to) > 0) return false;
    const auto day = slot->printed_day();
    return day.day > 0 && std::none_of(times.days.begin(), times.days.end(), [&](const PartialDay& other) {
               return other.day == day.day && other.month == day.month;
           });
}

bool recurs(const Words& words, const Match& match) {
    return !recurrences(match.rule->meaning, match, words).empty();
}

bool sets_time(const Words& words, const Match& match) {
    return means(match.rule->meaning, "by") || recurs(words, match);
}

/// Behind the verb a day or a period is set.
bool set_behind(const Words& words, const Mention& mention, const std::vector<Match>& matches) {
    return std::any_of(matches.begin(), matches.end(),
                       [&](const Match& match) { return match.where.from > mention.at && sets_time(words, match); });
}

/// "hoàn thành trong ngày 20/7, kịp thời báo cáo ...": the day is that of the work.
bool is_hasty(const Words& words, const Mention& mention) {
    for (std::size_t back = 1; back <= 3 && mention.at >= mention.region.from + back; ++back)
        if (is(words, mention.at - back, "kịp")) return true;
    return false;
}

/// "tổng kết việc thực hiện vào năm 2030, báo cáo kết quả": the report is what the summing up ends in.
bool sums_up(const Words& words, Range stretch) {
    for (auto at = stretch.from; at + 1 < stretch.to; ++at)
        if ((is(words, at, "tổng") || is(words, at, "sơ")) && is(words, at + 1, "kết")) return true;
    return false;
}

/// "báo cáo cấp trên, bảo đảm hoàn thành trước ngày 15/12": the day by which the work has to succeed.
bool is_of_goal(const Words& words, const Match& match, const Mention& mention) {
    bool goal = false;
    const auto first = std::max(mention.behind, match.where.from - std::min(match.where.from, farthest_goal));
    for (auto at = first; at < match.where.to; ++at) {
        goal =
            goal || is(words, at, "nhằm") || is(words, at, "phấn") ||
            ((is(words, at, "bảo") || is(words, at, "đảm")) && (is(words, at + 1, "đảm") || is(words, at + 1, "bảo")));
        if (!goal) continue;
        if (is(words, at, "mục") && is(words, at + 1, "tiêu")) return true;
        if (vocabulary().list(List::completing_verbs).length_at(words, at, match.where.to) > 0) return true;
    }
    return false;
}

/// "dạy học 2 buổi/ngày": how much is taught, not how often is reported.
bool counts_lessons(const Words& words, const Match& match) {
    for (auto at = match.where.from; at + 1 < match.where.to; ++at)
        if (words[at].kind == WordKind::number)
            for (const Term lesson : {Term("buổi"), Term("tiết"), Term("ca"), Term("kíp"), Term("bữa"), Term("suất")})
                if (is(words, at + 1, lesson)) return true;
    return false;
}

/// "họp giao ban định kỳ hằng quý với các sở, tổng kết báo cáo": how often they meet.
bool is_of_meeting(const Words& words, const Match& match, const Mention& mention) {
    const auto from = match.where.from;
    return from > 1 && match.where.to < mention.at && !is(words, match.where.to, ",") && is(words, from - 1, "ban") &&
           is(words, from - 2, "giao");
}

/// When the report itself is dated: a day before the verb dates what was done before, "đến hết tháng 9" ends what
/// recurs.
bool is_of_other_work(const Words& words, const Match& match, const Mention& mention,
                      const std::vector<Match>& matches) {
    const auto& meaning = match.rule->meaning;
    if (!means(meaning, "by") && !means(meaning, "in"))
        return counts_lessons(words, match) || is_of_meeting(words, match, mention);
    if (is_of_goal(words, match, mention)) return true;
    const auto later = [&](const Match& other) { return other.where.from > match.where.from && recurs(words, other); };
    const bool heads = match.where.from <= mention.region.from + 3;
    const bool summed = match.where.to + 1 == mention.at && sums_up(words, {mention.region.from, match.where.from});
    if (match.where.from < mention.at && means(meaning, "in") && !heads && !summed) return true;
    if (match.where.from < mention.at)
        return is_hasty(words, mention) || set_behind(words, mention, matches) ||
               std::any_of(matches.begin(), matches.end(), later);
    return means(meaning, "lasting") &&
           std::any_of(matches.begin(), matches.end(), [&](const Match& other) { return recurs(words, other); });
}

/// "trong 24 giờ kể từ khi ...", and not "trước buổi làm việc 07 ngày".
bool names_event(const Words& words, Range where) {
    for (auto at = where.from; at < where.to + 1; ++at)
        if (is_any(words, at, {"khi", "sau", "từ"})) return true;
    return false;
}

/// "6 tháng trước ngày 15/6 và cả năm trước ngày 20/11" of one plan are two days; "định kỳ", "hằng năm" make them come
/// again.
bool comes_again(const Words& words, Range where) {
    for (auto at = where.from; at < where.to; ++at)
        for (const Term term : {Term("kỳ"), Term("hằng"), Term("hàng"), Term("một"), Term("mỗi"), Term("1")})
            if (is(words, at, term)) return true;
    return false;
}

void take_deadline(const Words& words, const Match& match, const Mention& mention, Times& times) {
    const auto& meaning = match.rule->meaning;
    times.event = times.event || (means(meaning, "relative") && names_event(words, match.where));
    if (means(meaning, "by") || means(meaning, "in")) {
        const auto* slot = match.slot("time");
        if (!holds(times.every, "once") || is_another_day(words, match, mention, times)) times.every.push_back("once");
        const bool several =
            slot != nullptr && !slot->spanned && slot->times.size() == 2 && match.where.from > mention.at;
        if (several && (means(meaning, "exclusive") || means(meaning, "firm"))) times.every.push_back("once");
        if (slot != nullptr) times.all_days.push_back(slot->printed_day());
        if (slot != nullptr && match.where.from > mention.at) times.days.push_back(slot->printed_day());
    }
    const bool halves = means(meaning, "half-year-days");
    if (halves && !comes_again(words, match.where)) {
        times.every.insert(times.every.end(), 2, "once");
        return;
    }
    for (const auto& rule : recurrences(meaning, match, words)) {
        auto every = halves && times.every.empty() ? std::string("6-monthly") : every_of(rule);
        if (every == "monthly" && !times.every.empty() && !comes_again(words, match.where)) continue;
        if (!holds(times.every, every)) times.every.push_back(std::move(every));
    }
}

/// "có ý kiến trước ngày 10/5 để báo cáo UBND tỉnh": the day is that of the opinion, not of the report.
Range behind_purpose(const Words& words, const Mention& mention) {
    const bool purpose = mention.at > 0 && is(words, mention.at - 1, "để");
    return purpose ? Range{mention.at, mention.region.to} : mention.region;
}

/// "sau khi", "trước khi", "cho đến khi", "trong khi": no event that is waited for.
bool follows_time(const Words& words, std::size_t at) {
    for (const Term before : {Term("sau"), Term("trước"), Term("đến"), Term("tới"), Term("trong"), Term("từ"),
                              Term("để"), Term("hơn"), Term("kể"), Term("ngay")})
        if (is(words, at - 1, before)) return true;
    return false;
}

/// "Khi thôn có ca bệnh, ...", "báo cáo UBND xã trước khi mở cửa xả": whenever it happens.
bool waits_for_event(const Words& words, const Mention& mention) {
    const auto first = mention.region.from;
    if (is(words, first, "khi") || is(words, first, "nếu")) return true;
    if (is(words, first, "trường") && is(words, first + 1, "hợp")) return true;
    for (auto at = mention.behind; at < mention.region.to; ++at)
        if (is(words, at, "khi") && !is(words, at - 1, "đến")) return true;
    for (auto at = first + 1; at < mention.at; ++at)
        if (is(words, at, "khi") && words[at - 1].kind == WordKind::word && !follows_time(words, at)) return true;
    return false;
}

/// "những khó khăn, vướng mắc (nếu có)", and not "thiệt hại (nếu có)": what is reported may not come at all.
bool arises(const Words& words, const Match& match) {
    if (match.where.from < 3) return false;
    for (const Term last : {Term("khăn"), Term("mắc"), Term("sinh"), Term("quyền"), Term("cập")})
        if (is(words, match.where.from - 2, last)) return true;
    return false;
}

/// "hằng ngày khi có bão" is daily; "hằng tuần và khi có ca bệnh" comes in that case besides. "(nếu có)" waits for
/// nothing.
bool only_narrows(const Words& words, const Match& match, bool dated) {
    if (is(words, match.where.to, ")") && is(words, match.where.from, "nếu")) return dated || !arises(words, match);
    if (!dated || !is(words, match.where.from, "khi")) return false;
    return match.where.from > 0 && words[match.where.from - 1].kind == WordKind::word &&
           !is(words, match.where.from - 1, "và") && !is(words, match.where.from - 1, "hoặc");
}

/// "báo cáo UBND xã để kịp thời xử lý": what is done in time is what follows. "đầy đủ, kịp thời, nghiêm túc" tells how
/// earlier work is done.
bool is_of_other_verb(const Words& words, const Match& match, const Mention& mention) {
    const auto [from, to] = match.where;
    const bool hasty = is(words, from, "kịp");
    if (hasty && from == mention.behind + 1 && is(words, mention.behind, ",") && duty_at(words, to, words.size()))
        return true;  // "báo cáo, kịp thời tham mưu giải pháp"
    if (hasty && to < mention.at && is(words, to, "hoặc")) return true;  // "xử lý kịp thời hoặc báo cáo"
    if (hasty && to < mention.at && is(words, from - 1, ",") && is(words, to, ",")) return true;
    const bool arises = is(words, from, "phát") || is(words, from + 1, "phát");
    for (auto at = from; (hasty || arises) && at > mention.behind; --at)
        if (is(words, at - 1, "để")) return true;
    return false;
}

/// "thực hiện chế độ báo cáo đầy đủ và kịp thời": how it is kept.
bool is_regime(const Words& words, const Mention& mention) {
    for (std::size_t back = 1; back <= 4 && back < mention.at; ++back)
        if (is(words, mention.at - back, "độ") && is(words, mention.at - back - 1, "chế")) return true;
    return false;
}

/// "những việc vượt thẩm quyền (nếu có) trong tháng 11": it may be that nothing is reported.
bool vanishes(const Words& words, const Match& match) {
    const auto from = match.where.from;
    return from > 2 && is(words, from, "nếu") && is(words, match.where.to, ")") && is(words, from - 2, "quyền");
}

bool is_set(const std::vector<std::string>& every) {
    return std::any_of(every.begin(), every.end(), [](const std::string& period) { return period != "ad hoc"; });
}

void take_periods(const Words& words, const Mention& mention, Times& times) {
    auto& every = times.every;
    const bool dated = !every.empty();
    for (const auto& match : vocabulary().periods.matches_in(words, mention.region)) {
        std::string meaning = match.rule->meaning;
        if (meaning == "off") continue;
        if (meaning == "ad hoc" && is_regime(words, mention)) continue;
        if (is_of_meeting(words, match, mention) || (dated && is(words, match.where.from, "kịp"))) continue;
        if (vanishes(words, match)) {
            every = {"ad hoc"};
            continue;
        }
        if (means(meaning, "ad") && (only_narrows(words, match, dated) || is_of_other_verb(words, match, mention)))
            continue;
        const bool loose = means(meaning, "unless-dated");
        if (loose) meaning = meaning.substr(0, meaning.find(" unless-dated"));
        if ((meaning == "periodic" && dated) || (loose && (meaning == "once" ? is_set(every) : !every.empty())))
            continue;
        if (!holds(every, meaning)) every.push_back(std::move(meaning));
    }
}

/// "Hằng năm, trước ngày 15/12, ... báo cáo UBND tỉnh": the day is that of every year.
bool is_day_of_year(const Times& times) {
    return (holds(times.every, "yearly") || holds(times.every, "6-monthly")) && !times.all_days.empty() &&
           std::all_of(times.all_days.begin(), times.all_days.end(),
                       [](const PartialDay& day) { return day.year == 0 && day.month != 0; });
}

/// "báo cáo năm gửi trước ngày 10/12": the year that is not printed is any.
void take_period_of_name(const Words& words, const Mention& mention, Times& times) {
    if (times.every != std::vector<std::string>{"once"} || times.all_days.size() != 1) return;
    const auto& day = times.all_days.front();
    if (day.year > 0 || day.month == 0) return;
    if (auto name = period_of_name(words, mention); !name.empty()) times.every = {std::move(name)};
}

/// "đột xuất" comes besides what is regular or dated; "kịp thời" only says that a dated report be in time.
void settle(std::vector<std::string>& every) {
    if (holds(every, "after each round") || holds(every, "once")) std::erase(every, "ad hoc");
    const auto besides = std::find(every.begin(), every.end(), "ad hoc besides");
    if (besides == every.end()) return;
    std::erase(every, "ad hoc");
    std::replace(every.begin(), every.end(), std::string("ad hoc besides"), std::string("ad hoc"));
}

/// "theo các mốc: trước Tết - ngày 22/01/2025; sau Tết - ngày 04/02/2025": one report for every day of the sentence.
std::vector<std::string> days_at_marks(const Words& words, const Mention& mention) {
    std::vector<std::string> every;
    auto at = mention.behind;
    while (at < mention.region.to && !is(words, at, "mốc") && !is(words, at, "kỳ")) ++at;
    while (at < mention.region.to && !is(words, at, ":")) ++at;
    if (at >= mention.region.to) return every;
    for (; at < words.size() && !ends_sentence(words, at, words.size()); ++at)
        if (is(words, at, "ngày") && match_slot("day", words, at + 1, words.size())) every.emplace_back("once");
    return every;
}

}  // namespace

std::vector<std::string> periods_of(const Words& words, const Mention& mention) {
    const auto region = behind_purpose(words, mention);
    const auto list = period_list_in(words, region);
    Times times{list.every};
    const auto matches = vocabulary().deadlines.matches_in(words, region);
    for (const auto& match : matches) {
        const bool listed = match.where.from < list.where.to && match.where.to > list.where.from;
        if (!listed && !words[match.where.from].quoted && !is_of_other_work(words, match, mention, matches))
            take_deadline(words, match, mention, times);
    }
    take_periods(words, mention, times);
    if (is_day_of_year(times)) std::erase(times.every, "once");
    take_period_of_name(words, mention, times);
    settle(times.every);
    if (times.every.empty()) times.every = days_at_marks(words, mention);
    if (times.every.empty() && (times.event || waits_for_event(words, mention))) times.every.emplace_back("ad hoc");
    if (times.every.empty()) times.every.emplace_back("unspecified");
    return times.every;
}

bool only_past_days(const Words& words, const Mention& mention, base::Day issued) {
    bool dated = false;
    for (const auto& match : vocabulary().deadlines.matches_in(words, mention.region)) {
        if (recurs(words, match)) return false;
        const auto times = times_of(match);
        if (!means(match.rule->meaning, "by") && !means(match.rule->meaning, "in")) continue;
        const auto last = times.empty() || !prints_year(times) ? std::nullopt : last_day(times.back());
        if (!last || *last >= issued) return false;
        dated = true;
    }
    return dated;
}

std::vector<std::string> periods_at_head(const Words& words, Range sentence) {
    const Range head{sentence.from, std::min(sentence.to, sentence.from + head_of_sentence)};
    std::vector<std::string> every;
    for (const auto& match : vocabulary().deadlines.matches_in(words, head))
        for (const auto& rule : recurrences(match.rule->meaning, match, words))
            if (!holds(every, every_of(rule))) every.push_back(every_of(rule));
    if (every.empty()) every.emplace_back("unspecified");
    return every;
}

std::vector<std::string> periods_of_case(const Words& words, Range before) {
    for (const auto& match : vocabulary().periods.matches_in(words, before))
        if (means(match.rule->meaning, "ad") || means(match.rule->meaning, "after"))
            return {means(match.rule->meaning, "ad") ? "ad hoc" : "after each round"};
    return {"unspecified"};
}

}  // namespace reader
