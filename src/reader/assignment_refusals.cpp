#include "reader/assignment_refusals.hpp"

#include <algorithm>
#include <charconv>

#include "reader/assignment_duties.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_rule = 40;   ///< words up to what befalls those who break it
constexpr std::size_t longest_hours = 12;  ///< words of "từ 7 giờ 30 phút đến 8 giờ 00"
constexpr int deepest = 8;                 ///< levels above an item whose headings are looked at

/// "cán bộ kỹ thuật Trạm Thú y", "cán bộ chuyên trách": a post, not all who work somewhere.
bool is_post(const Words& words, Range body) {
    bool named = listed(List::heads, words, body.from, body.to) > 2;
    for (auto at = body.from; at < body.to; ++at) {
        if (words[at].form == ",") return false;
        named = named || words[at].capital;
    }
    return named;
}

/// The heading of the item or of one above it says "Mục tiêu", and not "Mục tiêu, nhiệm vụ".
bool is_goal(const AssignmentBook& book, int item) {
    const auto& words = book.words;
    for (int depth = 0; item >= 0 && depth < deepest; ++depth) {
        const auto& above = book.document.outline.items[static_cast<std::size_t>(item)];
        const auto heading = above.heading;
        bool goal = !heading.empty() && listed(List::goals, words, heading.from, heading.to) > 0;
        for (auto at = heading.from; goal && at < heading.to; ++at)
            goal = !is_any(words, at, {"yêu", "nhiệm", "giải", "nội", "thực", "phân"});
        if (goal) return true;
        item = above.parent;
    }
    return false;
}

/// "Thời gian qua, ...", "Từ đầu năm đến nay, ...", "Năm 2023, ..." of a paper of 2024.
bool tells_past(const AssignmentBook& book, std::size_t from, std::size_t to) {
    const auto& words = book.words;
    to = std::min(to, from + longest_rule);
    for (auto at = from + 1; at < to; ++at) {
        if (is(words, at, "nay") && is(words, at - 1, "đến")) return true;
        if (is(words, at, "qua") &&
            is_any(words, at - 1, {"gian", "năm", "tuần", "tháng", "vừa", "ngày", "quý", "kỳ", "đợt"}))
            return true;
        if (!book.document.issued || words[at].kind != WordKind::number || !is(words, at - 1, "năm")) continue;
        if (at > from + 2) continue;
        int year = 0;
        const auto& form = words[at].form;
        std::from_chars(form.data(), form.data() + form.size(), year);
        if (year > 1900 && year < static_cast<int>(base::parts_of(*book.document.issued).year())) return true;
    }
    return false;
}

/// "cơ sở vi phạm bị đình chỉ hoạt động", "đơn vị nộp chậm bị trừ điểm thi đua".
bool befalls(const Words& words, Range body, std::size_t end) {
    bool breaks = false;
    for (auto at = body.from; at + 1 < end && at < body.from + longest_rule; ++at) {
        if (ends_sentence(words, at, end) || obligation_at(words, at, end)) return false;
        breaks = breaks || is_any(words, at, {"vi", "không", "chậm", "thiếu", "để", "trái", "sai", "cố", "giả"});
        if (breaks && is(words, at, "bị") && listed(List::penalties, words, at + 1, end) > 0) return true;
    }
    return false;
}

/// "07h30 - 08h00: Đón tiếp đại biểu", "8 giờ 15: ...": a step of an agenda; where its colon stands, or 0.
std::size_t step_of_agenda(const Words& words, Range range) {
    if (range.empty() || words[range.from].kind != WordKind::number) return 0;
    bool hours = false;
    for (auto at = range.from; at < range.to && at < range.from + longest_hours; ++at) {
        const auto& form = words[at].form;
        if (form == ":" && !(at + 1 < range.to && words[at + 1].kind == WordKind::number && words[at + 1].glued))
            return hours ? at : 0;
        const bool hour = form == "h" || form == "giờ" || form == "g" || form == ":";
        hours = hours || hour;
        const bool part = hour || words[at].kind == WordKind::number || form == "-" || form == "phút" ||
                          form == "đến" || form == "từ" || form == "p" || form == "'";
        if (!part) return 0;
    }
    return 0;
}

}  // namespace

bool is_unlikely(const AssignmentBook& book, int item, const Named& named, std::size_t end) {
    const auto& words = book.words;
    const auto& [address, body] = named;
    const auto& first = words[body.from];
    const bool role = first.form == "thường" && !first.capital && !address.addressed;  // "thường trực chiến dịch"
    const bool nobody = body.size() == 2 && (first.form == "đồng" || is(words, body.from, "quý"));  // "Đồng chí"
    if (first.quoted || role || nobody || is(words, body.to - 1, "không")) return true;
    if (is(words, body.to - 2, "không") && is(words, body.to - 1, "tự")) return true;
    const auto head = body.from + listed(List::determiners, words, body.from, end);
    const bool people = listed(List::public_people, words, head, body.to) > 0 ||
                        listed(List::public_people, words, body.from, body.to) > 0;
    const bool learner = first.form == "sinh" || first.form == "thí" || is(words, head, "học");
    const bool by_the_way = learner && is(words, body.from - 1, ";");
    if ((people || by_the_way) && !address.addressed) return true;
    for (auto at = body.from + 1; at <= body.to; ++at)  // "cơ sở nào không bảo đảm điều kiện thì ..."
        if (is(words, at, "nào")) return true;
    const bool invites = is(words, body.from - 1, "mời");
    const bool another = invites || address.rule == "order: Yêu cầu";
    if (another && (book.is_owned(item) || book.is_led(item))) return true;  // its owner's work
    const bool condition = address.rule == "duty: Đối với" && listed(List::determiners, words, body.from, end) == 0;
    if (!first.capital && condition) return true;  // "Đối với địa phương khó khăn thì ngân sách hỗ trợ"
    const bool each = first.form == "mỗi" || first.form == "từng";
    if (each && book.is_owned(item) && !obligation_at(words, body.to, end)) return true;  // a part of its owner
    if (first.capital || address.addressed) return false;
    if (first.form == "lãnh") return !obligation_at(words, body.to, end) && !is(words, body.to, "sẽ");
    return first.form == "cán" && !is_post(words, body);
}

bool tells_law(const Words& words, Range clause) {
    return listed(List::laws, words, clause.from, clause.to) > 0;
}

std::size_t behind_told(const Words& words, Range range) {
    if (step_of_agenda(words, range) > 0) return range.to;
    const auto label = listed(List::telling_labels, words, range.from, range.to);
    if (label == 0 || !is(words, range.from + label, ":")) return range.from;
    auto at = range.from + label;
    while (at < range.to && !ends_sentence(words, at, range.to)) ++at;
    return std::min(at + 1, range.to);
}

bool only_tells(const AssignmentBook& book, int item, const Named& named, Range clause) {
    const auto& words = book.words;
    const auto& [address, body] = named;
    if (address.addressed || obligation_at(words, body.to, clause.to)) return false;
    if (is_goal(book, item) || tells_past(book, clause.from, body.from)) return true;
    const auto head = body.from + listed(List::determiners, words, body.from, body.to);
    const bool unnamed = !words[body.from].capital || listed(List::unnamed_heads, words, head, body.to) > 0;
    if (unnamed && befalls(words, body, clause.to)) return true;
    auto verb = body.to;
    while (is(words, verb, "cần") || is(words, verb, "phải")) ++verb;
    return listed(List::knowing_verbs, words, verb, clause.to) > 0 && book.is_headed(item, List::purposes);
}

}  // namespace reader
