#include "reader/goals.hpp"

#include <algorithm>

#include "reader/calendar.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/vocabulary.hpp"
#include "reader/work_verbs.hpp"

namespace reader {
namespace {

constexpr std::size_t figure_words = 12;  ///< between a figure with its verb and the time
constexpr std::size_t unit_words = 6;  ///< between a figure and the time: "trên 200 ca mắc mỗi năm vào năm 2025"
constexpr std::size_t figure_behind = 4;
constexpr std::size_t count_behind = 5;
constexpr std::size_t share_words = 16;  ///< between a share and the year
constexpr std::size_t condition_words = 6;
constexpr std::size_t filler_words = 4;  ///< between the time and what is reached

bool is_number(const Words& words, std::size_t at) {
    return at < words.size() && words[at].kind == WordKind::number;
}

/// The mark parts one piece of a sentence from the next; those inside numbers and behind brackets do not.
bool parts(const Words& words, std::size_t at) {
    if (words[at].kind != WordKind::mark) return false;
    if (is_any(words, at, {"%", ")", "\"", "/", "+"})) return false;
    const bool in_number = words[at].glued && is_number(words, at - 1) && is_number(words, at + 1);
    return !in_number || !words[at + 1].glued;
}

/// "phấn đấu", "mục tiêu", "bảo đảm" end before this word.
bool is_introduced(const Words& words, Range clause, std::size_t at) {
    for (std::size_t length = 1; length <= 3 && at >= clause.from + length; ++length)
        if (listed(List::goal_openers, words, at - length, at) == length) return true;
    return false;
}

/// What follows a time that stands first is a clause of its own.
bool opens_clause(const Words& words, std::size_t behind, Range clause) {
    if (behind >= clause.to) return false;
    const auto next = behind + (words[behind].kind == WordKind::mark ? 1 : 0);
    if (next >= clause.to) return is(words, behind, ":");
    const auto& mark = words[behind];
    if (mark.kind == WordKind::mark && mark.form != "," && mark.form != ":") return false;
    return !is_any(words, next, {"tầm", "định", "của", "theo", "và", "đến", "tại"});
}

/// "đạt trên 3,5%", "Bảo đảm 90% trẻ em ...": a verb of figures and its figure.
bool is_figure(const Words& words, Range stretch) {
    const auto verb = listed(List::figure_verbs, words, stretch.from, stretch.to);
    if (verb == 0) return false;
    const auto near = std::min(stretch.to, stretch.from + verb + figure_behind);
    for (auto at = stretch.from + verb; at < near && !parts(words, at); ++at)
        if (is_number(words, at)) return true;
    return false;
}

/// "Kết nạp mới 600 đoàn viên": a verb of work and how much of it.
bool counts_work(const Words& words, Range stretch) {
    if (stretch.empty()) return false;
    if (!has_work(words, {stretch.from, stretch.from + 1}) &&
        listed(List::reaching_verbs, words, stretch.from, stretch.to) == 0)
        return false;
    const auto near = std::min(stretch.to, stretch.from + count_behind);
    for (auto at = stretch.from + 1; at < near && !parts(words, at); ++at)
        if (is_number(words, at)) return true;
    return false;
}

/// "đến năm 2025: nông nghiệp 18%; ...".
bool has_share(const Words& words, Range stretch) {
    for (auto at = stretch.from; at + 1 < stretch.to && at < stretch.from + figure_words; ++at)
        if (is_number(words, at) && is(words, at + 1, "%")) return true;
    return false;
}

/// "số hóa 100% dữ liệu văn bằng, chứng chỉ trong năm 2026".
bool has_share_before(const Words& words, Range clause, std::size_t at) {
    const auto from = std::max(clause.from, at > share_words ? at - share_words : 0);
    for (; at > from; --at) {
        if (is(words, at, "năm")) return false;
        if (is(words, at - 1, "%")) return at < 2 || !is(words, at - 2, "-");
    }
    return false;
}

}  // namespace

bool is_condition(const Words& words, Range clause, Range time) {
    if (is(words, time.to, "mà")) return true;  // "đến 30/9 mà xã nào chưa đạt"
    auto at = time.from;
    if (at >= clause.from + 2 && is(words, at - 1, ",") && is(words, at - 2, "báo")) --at;
    const auto from = std::max(clause.from, at > condition_words ? at - condition_words : 0);
    while (at > from && !parts(words, at - 1)) {
        --at;
        if (is(words, at, "nếu")) return true;
        if (is(words, at, "trường") && is(words, at + 1, "hợp")) return true;
        if (is(words, at, "dự") && is(words, at + 1, "báo")) return true;
    }
    return false;
}

bool tells_state(const Words& words, std::size_t at, std::size_t end) {
    for (const auto last = at + filler_words; at < last && at < end; ++at) {
        if (listed(List::reaching_verbs, words, at, end) > 0) return listed(List::not_reaching, words, at, end) == 0;
        const auto unit = at + 1 + (is(words, at + 1, ",") && is_number(words, at + 2) ? 2U : 0U);
        if (is_number(words, at) && is(words, unit, "%")) return true;
        if (listed(List::goal_fillers, words, at, end) == 0) return false;
    }
    return false;
}

bool reaches_figure(const Words& words, Range clause, Range time) {
    if (is_figure(words, {clause.from, time.from})) return true;
    auto at = time.from;
    const auto from = std::max(clause.from, at > figure_words ? at - figure_words : 0);
    std::size_t figure = 0;
    while (at > from && !(parts(words, at - 1) && !is_number(words, at))) {
        --at;
        if (figure == 0 && time.from - at > unit_words) return false;
        if (is_number(words, at)) figure = at;
        if (figure != 0 && listed(List::figure_verbs, words, at, time.from) > 0) return true;
    }
    return false;
}

bool is_goal(const Words& words, Range clause, Range time, bool heading) {
    if (is_condition(words, clause, time)) return false;
    const bool first = time.from == clause.from;
    if (heading) return first && (opens_clause(words, time.to, clause) || time.to >= clause.to);
    const bool opens = first || parts(words, time.from - 1) || is_introduced(words, clause, time.from);
    if (opens && opens_clause(words, time.to, clause)) return true;
    if (is(words, time.to, ":")) return has_share(words, {time.to, clause.to});
    return tells_state(words, time.to, clause.to) || reaches_figure(words, clause, time);
}

bool brings_about(const Words& words, Range clause, Range time, bool years) {
    const bool opens = time.from == clause.from || is_introduced(words, clause, time.from);
    const auto behind = time.to + (is(words, time.to, ",") ? 1U : 0U);
    if (opens && tells_state(words, behind, clause.to)) return true;
    if (years && has_share_before(words, clause, time.from)) return true;
    return years && counts_work(words, {clause.from, time.from});
}

bool is_year_of_figure(const Words& words, Range clause, const Match& match, const YearHint& years) {
    const auto* slot = match.slot("year");
    if (slot == nullptr || slot->printed_day().year <= years.year) return false;
    const bool own = clause.from == match.where.from || words[match.where.from - 1].kind == WordKind::mark ||
                     is_introduced(words, clause, match.where.from);
    const bool comma = is(words, match.where.to, ",");
    if (own && comma && has_share(words, {match.where.to, clause.to})) return true;
    const bool told = tells_state(words, match.where.to + (comma ? 1 : 0), clause.to) ||
                      is_finished(words, {match.where.from, clause.to}, match.where);
    return (own && told) || is_figure(words, {match.where.to, clause.to}) || reaches_figure(words, clause, match.where);
}

bool is_goal_of_year(const Words& words, const Slot& label, std::size_t end) {
    return label.times.size() == 1 && label.times.front().last.month == 0 && tells_state(words, label.where.to, end);
}

}  // namespace reader
