#include "reader/assignment_phrases.hpp"

#include <algorithm>

#include "reader/assignment_conditions.hpp"
#include "reader/assignment_duties.hpp"
#include "reader/bodies.hpp"
#include "reader/duties.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_adjunct = 160;    ///< words
constexpr std::size_t longest_body_list = 400;  ///< words joined over semicolons
constexpr std::size_t most_partners = 6;
constexpr std::size_t longest_first = 16;  ///< words of the first name of a list that a circumstance begins with

bool begins_body(const Words& words, std::size_t at, std::size_t end) {
    if (is(words, at, "và")) ++at;
    return at < end && body_at(words, at, end).has_value();
}

/// "phối hợp chặt chẽ với Sở Y tế", "phối hợp Sở Y tế": who is named to work with.
std::optional<Range> partners_behind(const Words& words, std::size_t at, std::size_t end) {
    if (!is(words, at, "phối") || !is(words, at + 1, "hợp")) return std::nullopt;
    for (auto with = at + 2; with < end && with < at + 6; ++with)
        if (is(words, with, "với") || is(words, with, "cùng"))
            return body_at(words, is(words, with + 1, "với") ? with + 2 : with + 1, end);
    const bool bare = at + 2 < end && (words[at + 2].capital || listed(List::determiners, words, at + 2, end) > 0);
    return bare ? body_at(words, at + 2, end) : std::nullopt;
}

/// The clause is a name, or ends inside the list behind "phối hợp với": what follows its semicolon goes on with it.
bool leaves_list_open(const Words& words, Range clause) {
    const auto inside = trim_marks(words, clause);
    if (inside.empty()) return false;
    const auto address = address_at(words, inside.from, inside.to);
    auto start = address.rule == "duty: Đối với" ? behind_topic(words, address.at, inside.to)
                                                 : behind_adjunct(words, address.at, inside.to);
    if (start > address.at) start = address_at(words, start, inside.to).at;
    if (const auto asking = body_at(words, start, inside.to))
        if (const auto inner = address_at(words, asking->to, inside.to); inner.addressed) start = inner.at;
    if (const auto body = body_at(words, start, inside.to); body && body->to >= inside.to)
        return !given_in(words, *body);
    for (std::size_t at = inside.from; at + 1 < inside.to; ++at)
        if (const auto partners = partners_behind(words, at, inside.to); partners && partners->to >= inside.to)
            return true;
    return false;
}

/// "Giám đốc các sở: Nội vụ; Văn hóa và Thể thao ...": behind the colon bare names go on over semicolons.
bool lists_names(const Words& words, Range listing, Range next) {
    if (!words[next.from].capital) return false;
    for (auto at = listing.from + 1; at < listing.to; ++at)
        if (words[at].form == ":") return is_any(words, at - 1, {"sở", "ngành", "bộ", "quan"});
    return false;
}

/// "đến ngày 14/7 Tổ giúp việc ...", "thứ Hai hằng tuần Tổ bếp ...": a time ends before this word.
bool ends_time(const Words& words, std::size_t at) {
    if (words[at - 1].kind == WordKind::number) return true;
    return at > 1 && listed(List::plain_times, words, at - 2, at) == 2;
}

/// "tùy điều kiện của từng xã": the body belongs to the circumstance.
bool is_attached(const Words& words, std::size_t at) {
    return is_any(words, at - 1, {"của", "tại", "ở", "cho", "với", "do", "về", "cùng", "giữa"});
}

/// "cơ sở chăn nuôi thực hiện ...": without a capital only a name of several words before a plain word of work is a
/// body, for "các tổ, chi hội làm tốt" go on with a list.
bool takes_up_work(const Words& words, Range body, std::size_t end, bool listing) {
    const auto head = listed(List::heads, words, body.from, end);
    if (head < 2) return false;
    if ((head > 2 || !listing) && duty_at(words, body.to, end)) return true;  // "thư ký hội nghị"
    return listed(List::modals, words, body.to, end) > 0 || is(words, body.to + 1, "hiện") ||
           is(words, body.to + 1, "khai");
}

/// The last name of the list stands for many: "..., Ủy ban nhân dân các tỉnh, thành phố".
bool names_many(const Words& words, Range list) {
    for (auto at = list.to; at-- > list.from;) {
        if (words[at].form == "các") return true;
        if (words[at].form == "," && listed(List::area_levels, words, at + 1, list.to) == 0) return false;
    }
    return false;
}

/// "Trên cơ sở đề nghị của Sở Nội vụ, Sở Tài chính thẩm định ...": the last name of what looks like a list is who does
/// the work; 0 when no work follows.
std::size_t last_of_list(const Words& words, Range list, std::size_t end) {
    if (!duty_at(words, list.to, end) && !obligation_at(words, list.to, end)) return 0;
    if (is_any(words, list.from - 1, {"cáo", "trình", "gửi", "với", "cùng", "cho", "về"}))
        return 0;  // who hears or helps
    if (words[list.from - 1].form == "của" &&
        words[list.from].capital)  // "của Chính phủ, các Bộ, cơ quan ngang Bộ ..."
        for (auto at = list.from + 1; at < list.to && at < list.from + longest_first; ++at)
            if (words[at - 1].form == ",")
                if (const auto rest = body_at(words, at, end);
                    rest && is(words, at, "các") && rest->to == list.to && names_many(words, *rest))
                    return at;
    std::size_t found = 0;
    for (auto at = list.to; at-- > list.from + 1;) {
        if (words[at - 1].form != ",") continue;
        const bool one = words[at].capital;
        if (!one && listed(List::determiners, words, at, end) == 0) continue;
        if (found > 0 && one != words[found].capital) break;  // "các xã, Sở Tài chính": no names of one kind
        const auto last = body_at(words, at, end);
        if (!last || last->to != list.to) break;
        found = at;
        if (one) break;
    }
    return found;
}

/// A duty follows, "các tổ dân phố, tổ chức phổ biến" with a comma before it; an order behind a comma is another's.
bool acts(const Words& words, std::size_t at, std::size_t end) {
    if (duty_at(words, at, end)) return true;
    return is(words, at, ",") && duty_at(words, at + 1, end) && !address_at(words, at + 1, end).addressed;
}

/// "Sở Y tế", "phòng Đào tạo", "các xã", "chủ tịch xã": no common noun.
bool looks_named(const Words& words, std::size_t at, std::size_t end) {
    if (words[at].capital || listed(List::signing_offices, words, at, end) > 0) return true;
    if (listed(List::determiners, words, at, end) > 0) return true;
    return at + 1 < end && words[at + 1].capital && listed(List::heads, words, at, end) > 0;
}

}  // namespace

std::size_t behind_asker(const Words& words, std::size_t from, std::size_t end) {
    for (auto next = from + 1; next + 1 < end && next < from + longest_adjunct; ++next) {
        if (words[next - 1].form != ",") continue;
        const bool asks = listed(List::requests, words, next, end) > 0 || listed(List::demands, words, next, end) > 0;
        const auto asker = !asks && words[next].capital ? body_at(words, next, end) : std::nullopt;
        const auto verb = asks ? next : asker ? asker->to : end;
        const auto length = std::max(listed(List::requests, words, verb, end), listed(List::demands, words, verb, end));
        const auto asked = length > 0 ? body_at(words, verb + length, end) : std::nullopt;
        if (asked && (words[asked->from].capital || listed(List::determiners, words, asked->from, end) > 0))
            return next;
    }
    return 0;
}

std::size_t order_at(const Words& words, std::size_t at, std::size_t end) {
    const auto length = listed(List::orders, words, at, end);
    const bool verb = length > 0 && listed(List::duties, words, at, end) > length && !words[at + length].capital;
    return verb ? 0 : length;
}

Address address_at(const Words& words, std::size_t at, std::size_t end) {
    Address address{true, false, at};
    while (address.at < end) {
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
    }
    return address;
}

/// "Căn cứ kế hoạch này, các sở ... xây dựng ...": the body stands behind the circumstance, with its determiner or
/// after a comma.
std::size_t behind_adjunct(const Words& words, std::size_t at, std::size_t end) {
    const auto length = listed(List::adjuncts, words, at, end);
    if (length == 0 || listed(List::duties, words, at, end) > length) return at;  // "Theo dõi" is no "Theo"
    if (const auto asked = behind_asker(words, at + length, end); asked > 0) return asked;
    if (listed(List::plain_times, words, at, end) == length && words[at + length].capital) {  // "Hằng ngày Tổ bếp nấu"
        const auto body = body_at(words, at + length, end);
        if (body && has_duty(words, body->to, end, {})) return body->from;
    }
    bool listing = false;  // behind its first comma the circumstance may be a list of bodies
    for (std::size_t next = at + length; next < end && next < at + longest_adjunct; ++next) {
        const bool after_comma = words[next - 1].form == "," || words[next - 1].form == "thì";
        const bool attached_list = is_attached(words, next) && listed(List::determiners, words, next, end) > 0;
        if (!after_comma && (attached_list || (words[next].capital && !ends_time(words, next))))
            if (const auto other = body_at(words, next, end)) {  // its own commas are not the end of the circumstance
                if (const auto last = last_of_list(words, *other, end); last > 0) return last;
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
        if (after_comma && address_at(words, next, end).addressed) return next;
        const bool named = words[next - 1].form == "thì" || looks_named(words, next, end);
        const auto body = named || (after_comma && !listing) ? body_at(words, next, end) : std::nullopt;
        const bool after_list = listing;
        listing = listing || after_comma;
        if (body && !named && !near && !takes_up_work(words, *body, end, after_list)) continue;
        if (body &&
            (near || acts(words, body->to, end) || verb_behind_area(words, body->to, end) || given_in(words, *body)))
            return next;
    }
    return at;
}

std::vector<Range> duty_clauses(const Words& words, Range range) {
    std::vector<Range> clauses;
    for (const auto& clause : cut(words, range, Cut::clauses)) {
        const bool after_semicolon =
            !clauses.empty() && clauses.back().to + 1 == clause.from && words[clauses.back().to].form == ";";
        const bool goes_on =
            after_semicolon && clauses.back().size() < longest_body_list &&
            (begins_body(words, clause.from, clause.to) || lists_names(words, clauses.back(), clause)) &&
            leaves_list_open(words, clauses.back());
        if (goes_on)
            clauses.back().to = clause.to;
        else
            clauses.push_back(clause);
    }
    return clauses;
}

std::vector<Range> partners_in(const Words& words, Range duty) {
    std::vector<Range> partners;
    for (std::size_t at = duty.from; at + 2 < duty.to && partners.size() < most_partners; ++at) {
        if (ends_sentence(words, at, duty.to)) break;
        if (const auto body = partners_behind(words, at, duty.to)) partners.push_back(*body);
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

bool has_clause(const Words& words, Range value) {
    const auto body = body_at(words, value.from, value.to);
    if (!body || body->to >= value.to || !duty_at(words, body->to, value.to)) return false;
    return words[body->to].form != "trong" && words[body->to].form != "theo";
}

}  // namespace reader
