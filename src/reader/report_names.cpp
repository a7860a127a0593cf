#include "reader/report_names.hpp"

#include <algorithm>

#include "reader/bodies.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_bracket = 24;  ///< words in brackets behind a name
constexpr std::size_t longest_field = 12;    ///< words of "về phòng, chống thiên tai và tìm kiếm cứu nạn"
constexpr std::size_t longest_list = 18;  ///< words of "về phát triển khoa học, công nghệ và chuyển đổi số tỉnh"
constexpr std::size_t longest_work = 6;  ///< words of "cứu trợ huyện" behind "Ban Vận động"

/// "Ban Giám đốc các vi phạm", and not "Chủ tịch UBND các xã", "Ban Chỉ huy các cấp".
bool is_plural_of_things(const Words& words, std::size_t at, std::size_t end) {
    if (!is(words, at, "các") && !is(words, at, "những") && !is(words, at, "mọi")) return false;
    if (is_any(words, at - 1, {",", "và", ":"})) return false;
    if (is(words, at - 1, "lý")) return false;  // "Ban Quản lý các khu công nghiệp"
    for (const auto list : {List::heads, List::list_nouns, List::area_levels, List::determiners})
        if (listed(list, words, at + 1, end) > 0) return false;
    return at + 1 < end && !words[at + 1].capital && !is(words, at + 1, "cấp") && !is(words, at + 1, "bên");
}

/// "Bộ VHTTDL số 51 đường Ngô Quyền", and not "Đội Quản lý thị trường số 2".
bool is_address(const Words& words, std::size_t at, std::size_t end) {
    if (!is(words, at, "số") || at + 2 >= end || words[at + 1].kind != WordKind::number) return false;
    const auto next = is(words, at + 2, ",") ? at + 3 : at + 2;
    return is_any(words, next, {"đường", "phố", "ngõ"});
}

}  // namespace

Range without_short_form(const Words& words, Range body) {
    for (auto at = body.from + 1; at + 2 < body.to; ++at)
        if (words[at].form == "(" && is(words, at + 1, "sau") && is(words, at + 2, "đây")) return {body.from, at};
    return body;
}

bool ends_name(const Words& words, std::size_t at, std::size_t end) {
    if (words[at].capital) return false;
    if (is(words, at, "sáng") && is(words, at + 1, "tạo")) return false;  // "đổi mới sáng tạo"
    if (words[at].kind == WordKind::number) return is_any(words, at + 1, {"lần", "lượt", "giờ", "h", "ngày", "tháng"});
    return listed(List::receiver_ends, words, at, end) > 0 || is_plural_of_things(words, at, end) ||
           is_address(words, at, end);
}

namespace {

/// "UBND xã (trước 16 giờ)", "Sở A (email: ...)": such a bracket tells the way or the time, others belong to the name.
Range without_last_bracket(const Words& words, Range body) {
    if (body.empty() || words[body.to - 1].form != ")") return body;
    for (auto at = body.to - 1; at > body.from; --at) {
        if (words[at].form != "(") continue;
        for (auto inner = at + 1; inner < body.to; ++inner)
            if (ends_name(words, inner, body.to) || is_any(words, inner, {"trước", ":", "là", "đt", "sđt", "bs"}) ||
                listed(List::channels, words, inner, body.to) > 0)
                return {body.from, at};
        return body;
    }
    return body;
}

/// "Sở Xây dựng (trước", when the term behind it was cut off.
Range without_open_bracket(const Words& words, Range body) {
    for (auto at = body.to; at > body.from; --at) {
        if (words[at - 1].form == ")") break;
        if (words[at - 1].form == "(") return {body.from, at - 1};
    }
    return body;
}

}  // namespace

Range name_alone(const Words& words, Range body) {
    body = without_short_form(words, body);
    if (is(words, body.to - 1, "cấp") && (is(words, body.to, "trên") || is(words, body.to, "dưới"))) ++body.to;
    for (auto at = body.from + 1; at < body.to; ++at)
        if (ends_name(words, at, body.to)) body.to = at;
    body = without_open_bracket(words, body);
    return without_last_bracket(words, trim_marks(words, body));
}

namespace {

/// The last name of the range is that of a committee: "Ban Chỉ đạo quốc gia", "Tổ công tác".
bool is_committee(const Words& words, Range body) {
    for (auto at = body.to; at > body.from; --at) {
        if (listed(List::committees, words, at - 1, body.to) > 0) return true;
        if (words[at - 1].form == "," || words[at - 1].form == "và") return false;
    }
    return false;
}

/// The level at which a list of fields ends: "khoa học, công nghệ và chuyển đổi số tỉnh Đồng Tháp". 0 when it does not.
std::size_t area_behind(const Words& words, std::size_t at, std::size_t end, std::size_t most) {
    for (auto next = at; next < std::min(end, at + most); ++next) {
        const bool joint = is_any(words, next, {",", "và", "-"});
        if (words[next].kind == WordKind::mark && !joint) return 0;
        if (ends_name(words, next, end) || listed(List::name_ends, words, next, end) > 0) return 0;
        if (joint && body_at(words, next + 1, end)) return 0;
        auto to = next + listed(List::area_levels, words, next, end);
        if (to == next) continue;
        while (to < end && words[to].capital && words[to].kind == WordKind::word) ++to;
        return to;
    }
    return 0;
}

/// "Ban Vận động" + "cứu trợ huyện": the work that a team is called after, up to its level; what is done by it then is
/// no part of the name.
Range with_work(const Words& words, Range body, std::size_t end) {
    const auto next = body.to;
    if (next >= end || words[next].kind != WordKind::word || words[next].capital) return body;
    const bool team = is_any(words, body.from, {"ban", "tổ", "đội"});
    if (!team || !words[body.from].capital || body.size() > 4 || words[body.to - 1].form == ")") return body;
    for (const auto judging : {List::modals, List::receiver_verbs})
        if (listed(judging, words, next, end) > 0) return body;
    const auto to = area_behind(words, next, end, longest_work);
    const bool ends = to >= end || words[to].kind == WordKind::mark || ends_name(words, to, end) ||
                      (to > 0 && listed(List::name_ends, words, to, end) > 0);
    return to > 0 && ends ? Range{body.from, to} : body;
}

/// "cơ quan" + "chủ trì Chương trình", "Phó Hiệu trưởng" + "phụ trách": what tells which one is meant.
Range with_description(const Words& words, Range name, std::size_t end) {
    const bool charge = is(words, name.to, "phụ") && is(words, name.to + 1, "trách");
    if (charge && (name.to + 2 >= end || words[name.to + 2].kind == WordKind::mark)) return {name.from, name.to + 2};
    if (listed(List::unnamed_heads, words, name.from, end) != name.size()) return name;
    const auto verb = listed(List::agency_verbs, words, name.to, end);
    auto to = name.to + verb;
    while (verb > 0 && to < end && to < name.to + longest_work && words[to].kind != WordKind::mark &&
           !ends_name(words, to, end) && listed(List::name_ends, words, to, end) == 0 && !is(words, to, "trong"))
        ++to;
    return {name.from, to};
}

/// "Ban Chỉ đạo quốc gia" + "về phòng, chống thiên tai và Bộ Nông nghiệp": a committee is called after its field.
Range with_field(const Words& words, Range body, std::size_t end) {
    if (!is(words, body.to, "về") || body.to + 1 >= end || !is_committee(words, body)) return body;
    auto to = body.to + 1;
    if (!words[to].capital && listed(List::fields_of_work, words, to, end) == 0) return body;
    for (; to < end && to < body.to + longest_field; ++to) {
        const bool pair = words[to].form == "," && is(words, to - 1, "phòng");
        const bool joint = words[to].form == "và" || words[to].form == ",";
        if (joint && body_at(words, to + 1, end))
            return {body.from, name_alone(words, *body_at(words, to + 1, end)).to};
        if (joint && !pair)
            if (const auto area = area_behind(words, to + 1, end, longest_list)) return {body.from, area};
        const bool mark = words[to].kind == WordKind::mark && words[to].form != "-";
        if ((mark && !pair) || ends_name(words, to, end) || (!joint && duty_at(words, to, end))) break;
        if (!words[to].capital && listed(List::name_ends, words, to, end) > 0) break;
    }
    return trim_marks(words, {body.from, to});
}

/// "lãnh đạo" + "UBND huyện", "Trung ương" + ", Bộ Y tế": what is no body by itself goes on with one.
Range with_body(const Words& words, Range name, std::size_t end) {
    auto next = name.to;
    if (is(words, next, ",") || is(words, next, "và")) ++next;
    const auto body = body_at(words, next, end);
    const bool goes_on = body && (next == name.to || words[next].capital);
    return goes_on ? Range{name.from, name_alone(words, *body).to} : name;
}

/// "Bộ Công Thương (Cục Điều tiết điện lực, Vụ Dầu khí và Than)": however long, the units in brackets belong to it.
Range with_units(const Words& words, Range name, std::size_t end) {
    if (!is(words, name.to, "(") || !body_at(words, name.to + 1, end)) return name;
    for (auto close = name.to + 1; close < end && close < name.to + longest_bracket; ++close)
        if (words[close].form == ")") return without_last_bracket(words, {name.from, close + 1});
    return name;
}

/// "Công an tỉnh (qua PC07) và UBND huyện": behind the way to the first stands the second.
Range with_second(const Words& words, Range name, std::size_t end) {
    if (!is(words, name.to, "(")) return name;
    auto close = name.to + 1;
    while (close < end && close < name.to + longest_bracket && words[close].form != ")") ++close;
    if (!is(words, close, ")") || !is(words, close + 1, "và")) return name;
    const auto second = body_at(words, close + 2, end);
    return second ? Range{name.from, name_alone(words, *second).to} : name;
}

}  // namespace

std::optional<Range> receiver_name(const Words& words, std::size_t at, std::size_t end) {
    if (const auto body = body_at(words, at, end)) {
        const auto name = name_alone(words, *body);
        for (const auto last : {name.to - 1, name.to})
            if (is(words, last, "nào") || is(words, last, "đó")) return std::nullopt;  // "địa phương nào"
        if (name.to != body->to) return name;
        const auto whole = with_description(words, with_work(words, with_field(words, name, end), end), end);
        return with_second(words, with_units(words, whole, end), end);
    }
    const auto length = listed(List::receivers, words, at, end);
    if (length == 0) return std::nullopt;
    return with_body(words, {at, at + length}, end);
}

}  // namespace reader
