#include "reader/bodies.hpp"

#include <algorithm>

#include "reader/body_clauses.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_bracket = 24;
constexpr int most_determiners = 4;  ///< "tất cả lãnh đạo các ..."

std::size_t determiner_at(const Words& words, std::size_t at, std::size_t end) {
    if (at < end && words[at].kind == WordKind::number &&
        vocabulary().list(List::area_levels).length_at(words, at + 1, end) > 0)
        return 1;
    if (const auto count = vocabulary().list(List::numerals).length_at(words, at, end);
        count > 0 && vocabulary().list(List::area_levels).length_at(words, at + count, end) > 0)
        return count;  // "Ba huyện ven biển"
    std::size_t length = 0;
    for (int count = 0; count < most_determiners; ++count) {
        const bool people = is(words, at + length, "ông") && is_any(words, at + length + 1, {"(", ",", "/", "bà"});
        if (people) break;  // "các ông (bà) có tên" are themselves who is named
        const auto more = vocabulary().list(List::determiners).length_at(words, at + length, end);
        if (more == 0) break;
        length += more;
    }
    return length;
}

std::size_t head_at(const Words& words, std::size_t at, std::size_t end, bool after_determiner) {
    const auto& known = vocabulary();
    const bool each = after_determiner && (is(words, at - 1, "mỗi") || is(words, at - 1, "từng"));
    if (each)  // "mỗi đảng viên", "từng hộ gia đình"
        if (const auto people = known.list(List::list_nouns).length_at(words, at, end); people > 0) return people;
    const auto no = known.list(List::not_heads).length_at(words, at, end);
    const auto length = known.list(List::heads).length_at(words, at, end);
    if (length == 0 || no > length || (no == length && no > 0)) return 0;
    if (is_organising(words, at, end, after_determiner)) return 0;
    return length;
}

bool is_capital_name(const Words& words, std::size_t at, std::size_t end) {
    return at < end && words[at].kind == WordKind::word && words[at].capital;
}

/// "Thượng tá Nguyễn Văn A", "BS. Trần Thị B": the words of the rank before a name of two words or more.
std::size_t rank_at(const Words& words, std::size_t at, std::size_t end) {
    auto length = vocabulary().list(List::ranks).length_at(words, at, end);
    if (length == 0 || !words[at].capital) return 0;
    while (is(words, at + length, ".") || vocabulary().list(List::ranks).length_at(words, at + length, end) > 0)
        ++length;
    return is_capital_name(words, at + length, end) && is_capital_name(words, at + length + 1, end) ? length : 0;
}

/// Reads one name from left to right.
struct NameReader {
    const Words& words;
    std::size_t begin;
    std::size_t end;
    Verbs stops;
    bool listing = false;   ///< behind "Các Bộ:" bare capital names go on
    bool relative = false;  ///< inside "được giao chủ trì", "đang thực hiện": verbs there describe the body
    bool deep = false;      ///< behind "đang", up to the word of obligation
    std::size_t head = 0;
    std::size_t rest = 0;  ///< the first word behind the head
    bool is_team = false;
    bool is_committee = false;
    bool collective = false;  ///< began with "các", "từng": its list may name things that are no bodies by themselves

    bool continues_list(std::size_t at) const {
        if (at >= end) return false;
        const auto skipped = determiner_at(words, at, end);
        const auto noun = at + skipped;
        if (stops == Verbs::firm && skipped > 0 && head_at(words, at, end, false) > 0) return true;
        if (stops == Verbs::firm) return noun < end && words[noun].kind == WordKind::word;
        if (skipped > 0 && head_at(words, at, end, false) > 0) return true;  // "và người đứng đầu"
        if (head_at(words, noun, end, skipped > 0) > 0)
            return !duty_at(words, noun, end) || words[noun].capital || skipped > 0;
        if (vocabulary().list(List::list_nouns).length_at(words, noun, end) > 0) return true;
        const bool plural = skipped > 0 && (is(words, at, "các") || is(words, at, "những"));
        if (plural && noun < end && words[noun].kind == WordKind::word && !duty_at(words, noun, end)) return true;
        if (vocabulary().list(List::area_levels).length_at(words, noun, end) > 0) return true;
        if (is_capital_name(words, at, end) && !duty_at(words, at, end)) return true;
        if (is(words, at, "ở") && vocabulary().list(List::area_levels).length_at(words, at + 1, end) > 0) return true;
        return collective && stops == Verbs::all && is_plain_item(at);
    }

    bool begins_body(std::size_t at) const {
        const auto skipped = determiner_at(words, at, end);
        return head_at(words, at + skipped, end, skipped > 0) > 0 ||
               vocabulary().list(List::list_nouns).length_at(words, at + skipped, end) > 0;
    }

    /// "..., karaoke, điểm thu mua phế liệu ký cam kết": plain words, and then the next item or the duty of them all.
    bool is_plain_item(std::size_t at) const {
        constexpr std::size_t longest_item = 8;
        constexpr int most_items = 6;
        int items = 1;
        for (std::size_t next = at, from = at; next < end && next <= from + longest_item; ++next) {
            if (next == from && listed(List::circumstances, words, next, end) > 0) return false;
            if (duty_at(words, next, end)) return next > at;
            if (words[next].form == "," || words[next].form == "và") {
                if (next == from) return false;
                if (begins_body(next + 1)) return true;
                if (++items > most_items) return false;
                from = next + 1;
                continue;
            }
            if (words[next].kind != WordKind::word || is_stop(next)) return false;
        }
        return false;
    }

    /// "Ban Quản lý các khu chế xuất và công nghiệp Cần Thơ: ...": how many words of a list's last item, with the "và"
    /// before it, stand up to the colon or, behind a name, up to the duty.
    std::size_t plain_end(std::size_t at) const {
        constexpr std::size_t longest_end = 6;
        bool plural = false;
        for (std::size_t back = at; back > begin && back + longest_end > at; --back)
            plural = plural || words[back].form == "các";
        for (auto next = at; plural && next < end && next <= at + longest_end; ++next) {
            if (words[next].form == ":") return next > at ? next - at + 1 : 0;
            if (next > at + 1 && words[next - 1].capital && duty_at(words, next, end)) return next - at + 1;
            if (words[next].kind != WordKind::word || duty_at(words, next, end) || is_stop(next)) return 0;
        }
        return 0;
    }

    bool is_stop(std::size_t at) const {
        if (words[at].capital || vocabulary().list(List::compounds).length_at(words, at, end) > 1) return false;
        return vocabulary().list(List::name_ends).length_at(words, at, end) > 0 ||
               vocabulary().list(List::judgements).length_at(words, at, end) > 1;
    }

    std::size_t bracket_end(std::size_t at) const {
        for (std::size_t i = at + 1; i < end && i < at + longest_bracket; ++i)
            if (words[i].form == ")") return i + 1;
        return 0;
    }

    /// How many words of the name stand at `at`; 0 ends it.
    std::size_t step(std::size_t at) {
        const auto& word = words[at];
        if (word.kind == WordKind::mark) return mark_step(at);
        if (word.kind == WordKind::number) return 1;
        if (ends_person(at)) return 0;
        if (word.form == "và" && is(words, at + 1, "số") && at + 2 < end && words[at + 2].kind == WordKind::number)
            return 1;  // "Đội số 1 và số 2"
        if (word.form == "và" || word.form == "hoặc") {
            if (!continues_list(at + 1) && !is_capital_name(words, at + 1, end)) return plain_end(at + 1);
            return duty_at(words, at + 1, end) ? 1 + determiner_at(words, at + 1, end) : 1;  // "và lãnh đạo các Bộ"
        }
        const bool society = at > begin && word.form == "hội" && words[at - 1].form == "xã";  // "Xã hội đồng ý"
        if (const auto another = head_at(words, at, end, false); another > 1 && !society) return another;
        const NameSoFar so_far{words, begin, head, rest, end, collective, is_team, is_committee};
        const bool within = stops == Verbs::all && !relative;
        if (within)
            if (const auto clause = std::max(belongings(so_far, at), given_clause(so_far, at)); clause > 0)
                return clause;
        if (const auto opener = vocabulary().list(List::relative_openers).length_at(words, at, end);
            opener > 0 && !relative && at + opener < end && !tells(at) && !(within && takes_charge(so_far, at))) {
            relative = is(words, at, "đang") || is(words, at, "được") || is(words, at + 1, "hoạt");
            deep = is(words, at, "đang");
            return relative ? opener + relative_verbs(at + opener) : opener;
        }
        if (within)
            if (const auto clause = clause_in_name(so_far, at); clause > 0) return clause;
        if (const auto verb = work_in_name(so_far, at); verb > 0) return verb;
        if (const auto passive = vocabulary().list(List::passive_descriptions).length_at(words, at, end);
            passive > 0 && !is(words, rest - 1, "hộ"))
            return passive;  // "các xã được hỗ trợ"
        if (is_count_of(at) || tells(at) || verb_behind_area(words, at, end)) return 0;
        if (joins_with(at)) return 1;
        if (relative && word.form == "trong") return 1;
        if (deep) return vocabulary().list(List::obligations).length_at(words, at, end) > 0 ? 0 : 1;
        if (word.form == "thông" && is(words, at + 1, "qua")) return 0;
        if (stops == Verbs::all ? duty_at(words, at, end)
                                : vocabulary().list(List::modals).length_at(words, at, end) > 0)
            return 0;
        return is_stop(at) ? 0 : 1;
    }

    /// "Phó Chủ tịch huyện Lê Văn Hạ kế hoạch ...": behind the name of who holds the office comes something else.
    bool ends_person(std::size_t at) const {
        if (words[at].capital || words[at].form == "và" || at < rest + 2 || !words[at - 1].capital) return false;
        if (listed(List::signing_offices, words, head, end) == 0) return false;
        auto first = at;
        while (first > rest && words[first - 1].capital) --first;
        while (first < at && listed(List::surnames, words, first, at) == 0) ++first;
        return first + 2 < at && listed(List::heads, words, first, at) == 0 &&
               listed(List::area_levels, words, first - 1, at) == 0;
    }

    /// "Sở Y tế đang hoàn thiện phần mềm": of one body "đang" tells what goes on; of several it says which are meant.
    bool tells(std::size_t at) const {
        if (!is(words, at, "đang") || collective) return false;
        for (std::size_t back = at; back > begin && back + longest_bracket > at; --back)
            if (words[back].form == "các") return false;  // "chủ quản các dự án đang thi công"
        return true;
    }

    /// "Mỗi tổ có ít nhất hai người ...": how many there are, no part of the name.
    bool is_count_of(std::size_t at) const {
        return is(words, at, "có") && at + 1 < end &&
               (words[at + 1].kind == WordKind::number || is_any(words, at + 1, {"ít", "tối", "từ"}));
    }

    /// "Đoàn phường cùng Đoàn trường lập đội ...": both do the work, for a duty follows the second name.
    bool joins_with(std::size_t at) const {
        if (!is(words, at, "cùng") || is(words, at + 1, "với") || stops != Verbs::all || at + 1 >= end) return false;
        const auto other = body_at(words, at + 1, end);
        const bool alike = words[at + 1].hash == words[begin].hash || (!words[at + 1].capital && !words[begin].capital);
        return alike && other && duty_at(words, other->to, end);
    }

    /// "được phân công chủ trì thực hiện": all verbs of the clause that describes the body.
    std::size_t relative_verbs(std::size_t at) const {
        std::size_t length = 0;
        while (duty_at(words, at + length, end) &&
               vocabulary().list(List::obligations).length_at(words, at + length, end) == 0)
            length += vocabulary().list(List::duties).length_at(words, at + length, end);
        return length;
    }

    std::size_t mark_step(std::size_t at) {
        const auto& form = words[at].form;
        if (deep) return pair_behind(words, begin, at, end);
        if (form == ",") {
            if (const auto pair = pair_behind(words, begin, at, end); pair > 0) return pair;
            if (const auto first = listed(List::foremost, words, at + 1, end);
                first > 0 && (begins_body(at + 1 + first) || is_capital_name(words, at + 1 + first, end)))
                return 1 + first;
            const bool numbered = at > 0 && at + 1 < end && words[at - 1].kind == WordKind::number &&
                                  words[at + 1].kind == WordKind::number && !words[at + 1].glued;  // "Quân khu 3, 4, 5"
            return numbered || continues_list(at + 1) ? 1 : 0;
        }
        if (form == "(") {
            if (is(words, at + 1, "qua") || is(words, at + 1, "thông"))
                return 0;  // how it is reached, not what it is called
            const auto close = bracket_end(at);
            return close > 0 ? close - at : 0;
        }
        if (form == ":") {
            const bool plural = at >= 1 && at + 1 < end && is_capital_name(words, at + 1, end) && plural_before(at);
            listing = listing || plural;
            return plural || names_members(at) ? 1 : 0;
        }
        if (form == ";") {
            const auto next = is(words, at + 1, "và") ? at + 2 : at + 1;
            const bool goes_on = next < end && (begins_body(next) || (listing && is_capital_name(words, next, end)));
            return goes_on ? next - at : 0;
        }
        if (form == "&" || form == "/" || (form == "-" && at + 1 < end && words[at + 1].kind == WordKind::word)) {
            if (form == "-" && !words[at].glued && stops == Verbs::all && duty_at(words, at + 1, end)) return 0;
            return 1;
        }
        if (form == "." && words[at].glued && at + 1 < end && words[at + 1].glued &&
            words[at + 1].kind == WordKind::word)
            return 1;
        if (form == "'") return 1;
        return 0;
    }

    /// "các đoàn thể huyện: Hội Phụ nữ, Đoàn Thanh niên vận động ...": the members of the collective and then the duty
    /// of them all.
    bool names_members(std::size_t colon) const {
        bool plural = false;
        for (std::size_t back = 1; back <= 5 && colon >= begin + back; ++back)
            plural = plural || words[colon - back].form == "các";
        plural = plural || words[begin].form == "các";
        if (!plural || stops != Verbs::all || colon + 1 >= end) return false;
        const auto members = body_at(words, colon + 1, end);
        if (!members || !duty_at(words, members->to, end)) return false;
        for (auto at = members->from; at < members->to; ++at)
            if (words[at].form == ",") return true;
        return false;
    }

    /// "Hà Tĩnh, Quảng Trị, Huế chủ động ...": bare names, one at least behind a comma.
    bool lists_capitals(std::size_t at) const {
        constexpr std::size_t longest_bare_name = 5;
        for (auto next = at; next < end && next < at + longest_bare_name; ++next) {
            if (words[next].form == ",") return next > at && is_capital_name(words, next + 1, end);
            if (!words[next].capital) return false;
        }
        return false;
    }

    /// "Các Bộ:", "các sở:", "Giám đốc Sở:", "các tỉnh, thành phố:" - a list of names follows.
    bool plural_before(std::size_t colon) const {
        constexpr std::size_t longest_kind = 10;  ///< words of "các tỉnh, thành phố trực thuộc trung ương"
        const bool names_follow = head_at(words, colon + 1, end, false) == 0;
        const bool of_many = colon > begin + 1 && words[colon - 1].form == "sở" && words[colon - 2].form == "đốc";
        if (of_many && names_follow && vocabulary().list(List::duties).length_at(words, colon + 1, end) == 0)
            return true;
        for (std::size_t back = 1; back <= longest_kind && colon >= begin + back; ++back) {
            if (words[colon - back].form == "các")
                return (names_follow && (back <= 5 || lists_capitals(colon + 1))) || back <= 2;
            if (words[colon - back].form == ".") return false;
        }
        return false;
    }
};

std::size_t without_tail(const Words& words, std::size_t from, std::size_t to) {
    while (to > from) {
        const auto& last = words[to - 1];
        const bool mark = last.kind == WordKind::mark && last.form != ")";
        const bool loose = is_any(words, to - 1, {"và", "của", "có", "tại", "trong", "trên", "ở", "từ", "đến"});
        if (last.form == "trên" && words[to - 2].form == "nêu") break;  // "các tỉnh nêu trên"
        if (!mark && !loose) break;
        --to;
    }
    return to;
}

}  // namespace

std::optional<Range> body_at(const Words& words, std::size_t at, std::size_t end, Verbs stops) {
    end = std::min(end, at + longest_name);
    auto determiner = determiner_at(words, at, end);
    auto head = head_at(words, at + determiner, end, determiner > 0);
    const bool person = is_any(words, at, {"đồng", "ông", "bà", "đ"});
    if (head == 0 && determiner > 0 && person && is_capital_name(words, at + determiner, end)) head = 1;
    if (head == 0 && determiner > 0 && words[at].kind == WordKind::number) head = 1;
    if (head == 0 && determiner > 0) {  // "Người đứng đầu chịu trách nhiệm": what else opens a name is one here
        head = head_at(words, at, end, false);
        if (head > 0) determiner = 0;
    }
    if (head == 0 && determiner == 0) head = rank_at(words, at, end);
    if (head == 0) return std::nullopt;
    NameReader reader{words, at, end, stops};
    reader.collective = determiner > 0 || is(words, at + head - 1, "các");  // "Chủ các cơ sở"
    reader.head = at + determiner_at(words, at, end);
    reader.rest = at + determiner + head;
    reader.is_committee = listed(List::committees, words, reader.head, reader.rest) == reader.rest - reader.head;
    reader.is_team = head > 0 && vocabulary().list(List::team_heads).length_at(words, at + determiner, end) == head;
    std::size_t next = at + determiner + head;
    while (next < end) {
        const auto step = reader.step(next);
        if (step == 0) break;
        next += step;
    }
    return Range{at, without_tail(words, at, next)};
}

bool is_body(const Words& words, Range range) {
    range = trim_marks(words, range);
    if (range.empty()) return false;
    if (vocabulary().list(List::lead_labels).length_at(words, range.from, range.to) == range.size()) return false;
    if (vocabulary().list(List::partner_labels).length_at(words, range.from, range.to) == range.size()) return false;
    if (is(words, range.to - 1, "sau") && range.size() > 2) return false;  // "Các sở thực hiện các việc sau"
    if (range.size() > 2 && is(words, range.to - 1, "giao") &&
        vocabulary().list(List::compounds).length_at(words, range.to - 2, range.to) == 0)
        return false;  // "Hội đồng nhân dân tỉnh giao" is no "Bộ Ngoại giao"
    if (range.size() > 2 && !words[range.to - 2].capital)  // "Ban Thường vụ Đảng ủy yêu cầu"
        for (const auto asking : {List::demands, List::requests})
            if (vocabulary().list(asking).length_at(words, range.to - 2, range.to) == 2) return false;
    const auto name = body_at(words, range.from, range.to, Verbs::firm);
    if (!name || name->to < range.to) return false;
    const auto first = body_at(words, range.from, range.to);  // "Bộ Tài chính giải quyết 03 vấn đề tồn đọng"
    if (!first || first->to >= range.to || !words[range.from].capital || !duty_at(words, first->to, range.to))
        return true;
    for (auto at = first->to; at < range.to; ++at)
        if (words[at].kind == WordKind::number && !words[at - 1].capital && words[at - 1].form != "số") return false;
    return true;
}

}  // namespace reader
