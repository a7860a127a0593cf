#include "reader/bodies.hpp"

#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_bracket = 24;
constexpr std::size_t longest_clause = 16;  ///< words that describe a body up to its obligation
constexpr std::size_t longest_work = 6;     ///< words of the work that a team is called after
constexpr int most_determiners = 4;         ///< "tất cả lãnh đạo các ..."

std::size_t determiner_at(const Words& words, std::size_t at, std::size_t end) {
    if (at < end && words[at].kind == WordKind::number &&
        vocabulary().list(List::area_levels).length_at(words, at + 1, end) > 0)
        return 1;
    if (const auto count = vocabulary().list(List::numerals).length_at(words, at, end);
        count > 0 && vocabulary().list(List::area_levels).length_at(words, at + count, end) > 0)
        return count;  // "Ba huyện ven biển"
    std::size_t length = 0;
    for (int count = 0; count < most_determiners; ++count) {
        const bool people =
            is(words, at + length, "ông") && (is(words, at + length + 1, "(") || is(words, at + length + 1, ",") ||
                                              is(words, at + length + 1, "/") || is(words, at + length + 1, "bà"));
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
    std::size_t rest = 0;   ///< the first word behind the head
    bool is_team = false;
    bool collective = false;  ///< began with "các", "từng": its list may name things that are no bodies by themselves

    bool continues_list(std::size_t at) const {
        if (at >= end) return false;
        const auto skipped = determiner_at(words, at, end);
        const auto noun = at + skipped;
        if (stops == Verbs::firm) return noun < end && words[noun].kind == WordKind::word;
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

    /// "..., điểm thu mua phế liệu ký cam kết": up to five plain words and then the next item or the duty of them all.
    bool is_plain_item(std::size_t at) const {
        for (std::size_t next = at; next < end && next <= at + 5; ++next) {
            if (duty_at(words, next, end)) return next > at;
            if (words[next].form == "," || words[next].form == "và") return next > at && begins_body(next + 1);
            if (words[next].kind != WordKind::word || is_stop(next)) return false;
        }
        return false;
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
        if (word.form == "và" || word.form == "hoặc")
            return continues_list(at + 1) || is_capital_name(words, at + 1, end) ? 1 : 0;
        const bool society = at > begin && word.form == "hội" && words[at - 1].form == "xã";  // "Xã hội đồng ý"
        if (const auto head = head_at(words, at, end, false); head > 1 && !society) return head;
        if (const auto opener = vocabulary().list(List::relative_openers).length_at(words, at, end);
            opener > 0 && !relative && at + opener < end && !tells(at)) {
            relative = is(words, at, "đang") || is(words, at, "được") || is(words, at + 1, "hoạt");
            deep = is(words, at, "đang");
            return relative ? opener + relative_verbs(at + opener) : opener;
        }
        if (const auto title = partner_title(at); title > 0) return title;
        if (const auto clause = std::max(obliged_clause(at), description(at)); clause > 0) return clause;
        if (const auto verb = team_verb(at); verb > 0) return verb;
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

    /// "Sở Y tế đang hoàn thiện phần mềm": of one body "đang" tells what goes on; of several it says which are meant.
    bool tells(std::size_t at) const { return is(words, at, "đang") && !collective; }

    /// "Mỗi tổ có ít nhất hai người ...": how many there are, no part of the name.
    bool is_count_of(std::size_t at) const {
        return is(words, at, "có") && at + 1 < end &&
               (words[at + 1].kind == WordKind::number || is(words, at + 1, "ít") || is(words, at + 1, "tối") ||
                is(words, at + 1, "từ"));
    }

    /// "Đoàn phường cùng Đoàn trường lập đội ...": both do the work, for a duty follows the second name.
    bool joins_with(std::size_t at) const {
        if (!is(words, at, "cùng") || stops != Verbs::all || at + 1 >= end) return false;
        const auto other = body_at(words, at + 1, end);
        const bool alike = words[at + 1].hash == words[begin].hash || (!words[at + 1].capital && !words[begin].capital);
        return alike && other && duty_at(words, other->to, end);
    }

    /// "tổ bảo vệ trực đêm": a verb directly behind the head is a part of the name when another one follows it.
    std::size_t team_verb(std::size_t at) const {
        const bool leader = at > 0 && is(words, at - 1, "trưởng");  // "Tổ trưởng điều tra"
        if (at != rest || (!is_team && !leader)) return 0;
        if (const auto work = team_work(at); work > 0) return work;
        if (!is_team || !duty_at(words, at, end) || vocabulary().list(List::modals).length_at(words, at, end) > 0)
            return 0;
        const auto length = vocabulary().list(List::duties).length_at(words, at, end);
        const bool named = is(words, at + length, ":") || duty_at(words, at + length, end);
        return named && at + length < end ? length : 0;
    }

    /// "Hội đồng xét chọn cấp trường xét chọn ...": the work that a team is called after, up to the verb of its duty.
    std::size_t team_work(std::size_t at) const {
        const auto length = vocabulary().list(List::team_works).length_at(words, at, end);
        if (length == 0 || collective || words[at].capital) return 0;
        std::size_t read = 0;
        for (auto next = at + length; next < end && read <= longest_work; ++read) {
            if (duty_at(words, next, end)) return next - at;
            if (words[next].form == "(" && bracket_end(next) > 0) {
                next = bracket_end(next);
                continue;
            }
            const bool object = is(words, next, "việc") || is(words, next, "các") || is(words, next, "công");
            if (object || words[next].kind != WordKind::word) return 0;
            ++next;
        }
        return 0;
    }

    /// "đơn vị trực tiếp quản lý người bệnh có trách nhiệm ...": a body that is only called an agency is told apart by
    /// the clause before its obligation.
    std::size_t obliged_clause(std::size_t at) const {
        if (stops != Verbs::all || relative || !duty_at(words, at, end) || !is_unnamed()) return 0;
        if (vocabulary().list(List::modals).length_at(words, at, end) > 0) return 0;
        const auto direct = vocabulary().list(List::duties).length_at(words, at, end);
        if (!collective && is(words, at + direct, "phải")) return direct;
        for (auto next = at + direct; next + 2 < end && next < at + longest_clause; ++next) {
            if (words[next].kind == WordKind::mark || words[next].form == "thì") return 0;
            const bool obliged = (is(words, next, "có") || is(words, next, "chịu")) && is(words, next + 1, "trách");
            if (obliged || (!collective && is(words, next, "phải"))) return next - at;
        }
        return 0;
    }

    /// "Cơ quan, tổ chức mời chuyên gia chi trả kinh phí": the first verb tells which one is meant.
    std::size_t description(std::size_t at) const {
        if (stops != Verbs::all || relative || collective || at != rest || !is_unnamed()) return 0;
        if (is(words, begin, "người")) return 0;
        const auto verb = vocabulary().list(List::describing_verbs).length_at(words, at, end);
        for (auto next = at + verb; verb > 0 && next < end && next < at + longest_clause; ++next) {
            if (words[next].kind == WordKind::mark) return 0;
            for (const std::string_view form : {"để", "và", "hoặc", "khi", "theo"})
                if (words[next].form == form) return 0;
            const auto& before = words[next - 1].form;
            const bool object = before == "việc" || before == "vào" || before == "các" || before == "về";
            if (!object && duty_at(words, next, end)) return next > at + verb ? next - at : 0;
        }
        return 0;
    }

    /// The name so far is "cơ quan, tổ chức, đơn vị" and the like.
    bool is_unnamed() const {
        for (auto at = begin + determiner_at(words, begin, end); at < rest; ++at)
            if (words[at].capital && at > begin) return false;
        return vocabulary().list(List::unnamed_heads).length_at(words, begin + determiner_at(words, begin, end), end) >
               0;
    }

    /// "các cơ quan phối hợp có trách nhiệm ...": before a word of obligation the verb is a part of the name.
    std::size_t partner_title(std::size_t at) const {
        const bool verb = (is(words, at, "phối") && is(words, at + 1, "hợp")) ||
                          (is(words, at, "chủ") && is(words, at + 1, "trì")) ||
                          (is(words, at, "thực") && is(words, at + 1, "hiện"));
        if (!verb || at == 0 || at + 3 >= end) return 0;
        const auto& before = words[at - 1].form;
        if (before != "quan" && before != "vị" && before != "phương") return 0;
        const bool obliged = (is(words, at + 2, "có") || is(words, at + 2, "chịu")) && is(words, at + 3, "trách");
        return obliged ? 2 : 0;
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
        if (deep) return pair_behind(at);
        if (form == ",") {
            if (const auto pair = pair_behind(at); pair > 0) return pair;
            if (is(words, at + 1, "nhất") && is(words, at + 2, "là") && begins_body(at + 3)) return 3;
            if (is(words, at + 1, "đặc") && is(words, at + 3, "là") && begins_body(at + 4)) return 4;
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

    /// "phòng, chống", "khám, chữa bệnh" are one word with a comma in it: how many words of it follow the comma, with
    /// the comma itself.
    std::size_t pair_behind(std::size_t comma) const {
        for (std::size_t back = 1; back <= 2 && comma >= begin + back; ++back)
            if (const auto length = vocabulary().list(List::comma_words).length_at(words, comma - back, end);
                length > back)
                return length - back;
        return 0;
    }

    /// "các đoàn thể huyện: Hội Phụ nữ, Đoàn Thanh niên vận động ...": the members of the collective and then the duty
    /// of them all.
    bool names_members(std::size_t colon) const {
        bool plural = false;
        for (std::size_t back = 1; back <= 5 && colon >= begin + back; ++back)
            plural = plural || words[colon - back].form == "các";
        if (!plural || stops != Verbs::all || colon + 1 >= end) return false;
        const auto members = body_at(words, colon + 1, end);
        if (!members || !duty_at(words, members->to, end)) return false;
        for (auto at = members->from; at < members->to; ++at)
            if (words[at].form == ",") return true;
        return false;
    }

    /// "Các Bộ:", "các sở:", "Giám đốc Sở:", "các tỉnh, thành phố:" - a list of names follows.
    bool plural_before(std::size_t colon) const {
        const bool names_follow = head_at(words, colon + 1, end, false) == 0;
        const bool of_many = colon > begin + 1 && words[colon - 1].form == "sở" && words[colon - 2].form == "đốc";
        if (of_many && names_follow && vocabulary().list(List::duties).length_at(words, colon + 1, end) == 0)
            return true;
        for (std::size_t back = 1; back <= 5 && colon >= begin + back; ++back) {
            if (words[colon - back].form == "các") return names_follow || back <= 2;
            if (words[colon - back].form == ".") return false;
        }
        return false;
    }
};

std::size_t without_tail(const Words& words, std::size_t from, std::size_t to) {
    while (to > from) {
        const auto& last = words[to - 1];
        const bool mark = last.kind == WordKind::mark && last.form != ")";
        bool loose = false;
        for (const std::string_view form : {"và", "của", "có", "tại", "trong", "trên", "ở", "từ", "đến"})
            loose = loose || last.form == form;
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
    const bool person = is(words, at, "đồng") || is(words, at, "ông") || is(words, at, "bà") || is(words, at, "đ");
    if (head == 0 && determiner > 0 && person && is_capital_name(words, at + determiner, end)) head = 1;
    if (head == 0 && determiner > 0 && words[at].kind == WordKind::number) head = 1;
    if (head == 0 && determiner > 0) {  // "Người đứng đầu chịu trách nhiệm": what else opens a name is one here
        head = head_at(words, at, end, false);
        if (head > 0) determiner = 0;
    }
    if (head == 0 && determiner == 0) head = rank_at(words, at, end);
    if (head == 0) return std::nullopt;
    NameReader reader{words, at, end, stops};
    reader.collective = determiner > 0;
    reader.rest = at + determiner + head;
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
    return name && name->to >= range.to;
}

}  // namespace reader
