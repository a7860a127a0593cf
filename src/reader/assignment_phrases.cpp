#include "reader/assignment_phrases.hpp"

#include <algorithm>

#include "reader/bodies.hpp"
#include "reader/duties.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_adjunct = 60;     ///< words
constexpr std::size_t longest_body_list = 400;  ///< words joined over semicolons
constexpr std::size_t most_partners = 6;
constexpr std::size_t longest_time = 12;      ///< words of a time up to its comma
constexpr std::size_t longest_gathered = 24;  ///< words between "tổng hợp" and its comma
constexpr std::size_t longest_call = 30;      ///< words of a general call
constexpr std::size_t longest_unknown = 10;   ///< words of a body whose kind no list knows

bool begins_body(const Words& words, std::size_t at, std::size_t end) {
    if (is(words, at, "và")) ++at;
    return at < end && body_at(words, at, end).has_value();
}

/// The clause is a name, or ends inside the list behind "phối hợp với": what follows its semicolon goes on with it.
bool leaves_list_open(const Words& words, Range clause) {
    const auto inside = trim_marks(words, clause);
    if (inside.empty()) return false;
    const auto address = address_at(words, inside.from, inside.to);
    auto start = behind_adjunct(words, address.at, inside.to);
    if (const auto asking = body_at(words, start, inside.to))
        if (const auto inner = address_at(words, asking->to, inside.to); inner.addressed) start = inner.at;
    if (const auto body = body_at(words, start, inside.to); body && body->to >= inside.to)
        return !given_in(words, *body);
    for (std::size_t at = inside.from; at + 1 < inside.to; ++at) {
        if (!is(words, at, "phối") || !is(words, at + 1, "hợp")) continue;
        for (auto with = at + 2; with < inside.to && with < at + 6; ++with) {
            if (words[with].form != "với" && words[with].form != "cùng") continue;
            const auto partners = body_at(words, with + 1, inside.to);
            if (partners && partners->to >= inside.to) return true;
        }
    }
    return false;
}

/// "đến ngày 14/7 Tổ giúp việc ...", "thứ Hai hằng tuần Tổ bếp ...": a time ends before this word.
bool ends_time(const Words& words, std::size_t at) {
    if (words[at - 1].kind == WordKind::number) return true;
    return at > 1 && listed(List::plain_times, words, at - 2, at) == 2;
}

/// "tùy điều kiện của từng xã": the body belongs to the circumstance.
bool is_attached(const Words& words, std::size_t at) {
    for (const std::string_view form : {"của", "tại", "ở", "cho", "với", "do", "về", "cùng", "giữa"})
        if (words[at - 1].form == form) return true;
    return false;
}

/// "cơ sở chăn nuôi thực hiện ...": without a capital only a name of several words before a plain word of work is a
/// body, for "các tổ, chi hội làm tốt" go on with a list.
bool takes_up_work(const Words& words, Range body, std::size_t end) {
    if (listed(List::heads, words, body.from, end) < 2) return false;
    return listed(List::modals, words, body.to, end) > 0 || is(words, body.to + 1, "hiện") ||
           is(words, body.to + 1, "khai");
}

/// Behind "trước ngày 25, ...": the first word behind the comma; `at` itself when no time stands here.
std::size_t behind_time(const Words& words, std::size_t at, std::size_t end) {
    bool opens = false;
    for (const std::string_view form : {"trước", "vào", "chậm", "trong", "từ", "đến", "hết", "lúc", "muộn"})
        opens = opens || words[at].form == form;
    for (auto next = at + 1; opens && next < end && next < at + longest_time; ++next)
        if (words[next].form == ",") return next + 1;
    return at;
}

/// "tổng hợp số liệu các lớp, báo cáo ...": what is gathered for the report, up to the comma before it.
std::size_t behind_gathering(const Words& words, std::size_t at, std::size_t end) {
    for (auto next = at; next + 1 < end && next < at + longest_gathered; ++next) {
        const bool reports = words[next].form == "báo" || words[next].form == "gửi";
        if (reports) return next;
        if (words[next].form == "," && (is(words, next + 1, "báo") || is(words, next + 1, "gửi"))) return next + 1;
        const bool more = (words[next].form == "," || words[next].form == "và") && duty_at(words, next + 1, end);
        const bool advises = words[next].form == "tham" || words[next].form == "trình";
        if (words[next].form == ";" || words[next].form == ":" || more || advises) break;
    }
    return at;
}

/// "báo cáo ...", "định kỳ hằng tháng, trước ngày 25, tổng hợp, gửi báo cáo ...": nothing is asked but to report.
bool only_reports(const Words& words, std::size_t at, std::size_t end) {
    while (at < end) {
        for (const std::string_view report : {"báo", "phản", "gửi", "nộp"})
            if (words[at].form == report)
                return listed(List::not_heads, words, at, end) < 2 || is(words, at + 1, "cáo");
        const auto adverb = words[at].form == "," || words[at].kind == WordKind::number
                                ? 1
                                : listed(List::reporting_adverbs, words, at, end);
        auto behind = adverb > 0 ? at + adverb : behind_time(words, at, end);
        if (is(words, at, "tổng") && is(words, at + 1, "hợp")) behind = behind_gathering(words, at + 2, end);
        if (behind == at) return false;
        at = behind;
    }
    return false;
}

/// "UBND tỉnh có ý kiến như sau: ...", "Văn phòng có Công văn số ...": tells what the body said, not what it is to do.
bool announces(const Words& words, std::size_t at, std::size_t end) {
    const auto verb = listed(List::announcements, words, at, end);
    if (verb == 0) return false;
    if (is(words, at + verb, "số")) return true;
    for (; at + 2 < end; ++at)
        if (words[at].form == "như" && words[at + 1].form == "sau" && words[at + 2].form == ":") return true;
    return false;
}

}  // namespace

std::size_t order_at(const Words& words, std::size_t at, std::size_t end) {
    const auto length = listed(List::orders, words, at, end);
    const bool verb = length > 0 && listed(List::duties, words, at, end) > length && !words[at + length].capital;
    return verb ? 0 : length;
}

Address address_at(const Words& words, std::size_t at, std::size_t end) {
    Address address{true, false, at};
    for (bool more = true; more && address.at < end;) {
        more = false;
        std::size_t length = 0;
        if ((length = order_at(words, address.at, end)) > 0) {
            address = {true, true, address.at, "order: Giao, Phân công"};
        } else if ((length = listed(List::requests, words, address.at, end)) > 0) {
            address = {false, true, address.at, "request: Đề nghị"};
        } else if ((length = listed(List::demands, words, address.at, end)) > 0) {
            address = {true, true, address.at, "order: Yêu cầu"};
        } else if ((length = listed(List::openers, words, address.at, end)) > 0) {
            if (is(words, address.at, "đối")) address = {true, true, address.at, "duty: Đối với"};
        }
        if (length == 0) break;
        address.at += length;
        while (address.at < end && (words[address.at].form == "," || words[address.at].form == ":")) ++address.at;
        more = true;
    }
    return address;
}

/// "Căn cứ kế hoạch này, các sở ... xây dựng ...": the body stands behind the circumstance, with its determiner or
/// after a comma. A clause that only leads to a list ("... như sau:") hands out nothing.
std::size_t behind_adjunct(const Words& words, std::size_t at, std::size_t end) {
    const auto length = listed(List::adjuncts, words, at, end);
    if (length == 0 || words[end - 1].form == ":") return at;
    if (listed(List::duties, words, at, end) > length) return at;  // "Theo dõi" is no "Theo"
    if (listed(List::plain_times, words, at, end) == length && words[at + length].capital) {  // "Hằng ngày Tổ bếp nấu"
        const auto body = body_at(words, at + length, end);
        if (body && has_duty(words, body->to, end, {})) return body->from;
    }
    bool listing = false;  // behind its first comma the circumstance may be a list of bodies
    for (std::size_t next = at + length; next < end && next < at + longest_adjunct; ++next) {
        const bool after_comma = words[next - 1].form == "," || words[next - 1].form == "thì";
        if (!after_comma && words[next].capital && !ends_time(words, next))
            if (const auto other = body_at(words, next, end)) {  // its own commas are not the end of the circumstance
                next = other->to - 1;
                continue;
            }
        if (after_comma && duty_at(words, next, end)) {  // "Căn cứ chức năng, chỉ đạo các trường ...": the duty begins
            const auto object = next + listed(List::duties, words, next, end);
            if (body_at(words, object, end)) return at;
        }
        const bool near =
            next < at + length + 8 && !is_attached(words, next) && listed(List::determiners, words, next, end) > 0;
        const bool behind_date = words[next].capital && ends_time(words, next);
        if (!after_comma && !near && !behind_date) continue;
        const auto start = next;
        if (after_comma)
            if (const auto address = address_at(words, next, end); address.addressed) return next;
        const bool named = words[start].capital || words[next - 1].form == "thì" ||
                           listed(List::signing_offices, words, start, end) > 0 ||
                           listed(List::determiners, words, start, end) > 0;
        const auto body = named || (after_comma && !listing) ? body_at(words, start, end) : std::nullopt;
        listing = listing || after_comma;
        if (body && !named && !near && !takes_up_work(words, *body, end)) continue;
        if (body && (near || duty_at(words, body->to, end) || verb_behind_area(words, body->to, end))) return start;
    }
    return at;
}

std::vector<Range> duty_clauses(const Words& words, Range range) {
    std::vector<Range> clauses;
    for (const auto& clause : cut(words, range, Cut::clauses)) {
        const bool after_semicolon =
            !clauses.empty() && clauses.back().to + 1 == clause.from && words[clauses.back().to].form == ";";
        const bool goes_on = after_semicolon && clauses.back().size() < longest_body_list &&
                             begins_body(words, clause.from, clause.to) && leaves_list_open(words, clauses.back());
        if (goes_on)
            clauses.back().to = clause.to;
        else
            clauses.push_back(clause);
    }
    return clauses;
}

bool duty_in_any_case(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end || words[at].kind != WordKind::word) return false;
    if (!words[at].capital) return duty_at(words, at, end);
    return listed(List::duties, words, at, end) > 0 && body_at(words, at, end) == std::nullopt;
}

bool obligation_at(const Words& words, std::size_t at, std::size_t end) {
    return at + 2 < end && (is(words, at, "có") || is(words, at, "chịu")) && is(words, at + 1, "trách") &&
           is(words, at + 2, "nhiệm");
}

std::vector<Range> partners_in(const Words& words, Range duty) {
    std::vector<Range> partners;
    for (std::size_t at = duty.from; at + 2 < duty.to && partners.size() < most_partners; ++at) {
        if (ends_sentence(words, at, duty.to)) break;
        if (!is(words, at, "phối") || !is(words, at + 1, "hợp")) continue;
        for (auto with = at + 2; with < duty.to && with < at + 6; ++with) {
            if (words[with].form != "với" && words[with].form != "cùng") continue;
            if (is(words, with + 1, "với")) ++with;
            if (const auto body = body_at(words, with + 1, duty.to)) partners.push_back(*body);
            break;
        }
    }
    return partners;
}

std::vector<Range> shares(const Words& words, Range body, const Address& address) {
    if (!address.addressed || address.rule != "order: Giao, Phân công") return {body};
    for (std::size_t at = body.from + 2; at + 2 < body.to; ++at) {
        if (words[at].form == ",") return {body};
        const bool same_head =
            words[at].form == "và" && words[at + 1].capital && words[at + 1].form == words[body.from].form;
        if (same_head && body_at(words, at + 1, body.to)) return {{body.from, at}, {at + 1, body.to}};
    }
    return {body};
}

Range without_short_name(const Words& words, Range body) {
    for (auto at = body.from + 1; at + 2 < body.to; ++at) {
        if (words[at].form != "(") continue;
        const bool coined = (is(words, at + 1, "sau") && is(words, at + 2, "đây")) ||
                            (is(words, at + 1, "gọi") && (is(words, at + 2, "tắt") || is(words, at + 2, "chung")));
        const auto inner = body_at(words, at + 1, body.to);  // "Ban Kinh tế (đ/c Hà theo dõi)"
        if (inner && duty_at(words, inner->to, body.to)) return {body.from, at};
        if (coined || words[at + 1].kind == WordKind::number || listed(List::remarks, words, at + 1, body.to) > 0)
            return {body.from, at};
    }
    return body;
}

bool has_duty(const Words& words, std::size_t at, std::size_t end, const Address& address) {
    while (at < end && words[at].form == ",") ++at;
    if (at >= end) return false;
    if (is(words, at, "thông") && is(words, at + 1, "báo") && is(words, at + 2, "để")) return false;
    if (only_reports(words, at, end) || announces(words, at, end)) return false;
    if (is(words, at, "sẽ") && is(words, at + 1, "thông") && is(words, at + 2, "báo")) return false;
    if (words[at].form == "theo" || words[at].form == "tại")  // "... theo Kế hoạch này có trách nhiệm"
        for (std::size_t next = at + 1; next < end && next < at + 8; ++next)
            if (is(words, next, "có") && is(words, next + 1, "trách")) return true;
    const auto verb = listed(List::duties, words, at, end);
    if (verb > 0 && is(words, at + verb, "được")) return false;  // "các hộ xây dựng được nhà" tells what came of it
    return duty_at(words, at, end) || verb_behind_area(words, at, end) || (address.addressed && words[at].form == "để");
}

std::optional<std::size_t> given_in(const Words& words, Range body) {
    const auto& first = words[body.from].form;
    const bool is_person = first == "đồng" || first == "đ" || first == "ông" || first == "bà" ||
                           listed(List::ranks, words, body.from, body.to) > 0 ||
                           listed(List::members, words, body.from, body.to) > 0;
    for (auto at = body.from + 1; at + 2 < body.to; ++at)
        if ((is(words, at, "được") && (is(words, at + 1, "phân") || is(words, at + 1, "giao"))) ||
            (is_person && is(words, at, "phụ") && is(words, at + 1, "trách")))
            return at;
    return std::nullopt;
}

std::optional<Range> obliged_at(const Words& words, std::size_t from, std::size_t end) {
    if (from >= end || !words[from].capital || words[from].form == "người" ||
        listed(List::determiners, words, from, end) > 0 || listed(List::duties, words, from, end) > 0 ||
        listed(List::not_heads, words, from, end) > 0)
        return std::nullopt;
    for (auto at = from + 1; at < end && at < from + longest_unknown; ++at) {
        if (obligation_at(words, at, end) || (is(words, at, "chủ") && is(words, at + 1, "trì"))) return Range{from, at};
        const bool joins = words[at].form == "có" || words[at].form == "một" ||
                           (!words[at].capital && listed(List::name_ends, words, at, end) > 0);
        if (words[at].kind != WordKind::word || joins || duty_at(words, at, end)) return std::nullopt;
    }
    return std::nullopt;
}

bool is_general_call(const Words& words, std::size_t at, std::size_t end) {
    end = std::min(end, at + longest_call);
    while (at < end && words[at].form != "," && words[at].form != ";" && words[at].form != ".") {
        if (words[at].form == "để" || words[at].form == "nhằm" || (is(words, at, "báo") && is(words, at + 1, "cáo")))
            return true;
        const auto length = listed(List::general_words, words, at, end);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

bool has_clause(const Words& words, Range value) {
    const auto body = body_at(words, value.from, value.to);
    if (!body || body->to >= value.to || !duty_at(words, body->to, value.to)) return false;
    return words[body->to].form != "trong" && words[body->to].form != "theo";
}

}  // namespace reader
