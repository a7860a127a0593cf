#include "reader/report_receivers.hpp"

#include <algorithm>

#include "reader/bodies.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_bracket = 24;  ///< words between "báo cáo" and its receiver that stand in brackets
constexpr std::size_t longest_meeting = 8;   ///< words from "kỳ họp" to the name of who meets
constexpr std::size_t longest_description = 6;
constexpr std::size_t longest_field = 12;  ///< words of "về phòng, chống thiên tai và tìm kiếm cứu nạn"

/// "Ban Giám đốc các vi phạm", and not "Chủ tịch UBND các xã", "Ban Chỉ huy các cấp".
bool is_plural_of_things(const Words& words, std::size_t at, std::size_t end) {
    if (!is(words, at, "các") && !is(words, at, "những") && !is(words, at, "mọi")) return false;
    if (words[at - 1].form == "," || words[at - 1].form == "và" || words[at - 1].form == ":") return false;
    for (const auto list : {List::heads, List::list_nouns, List::area_levels, List::determiners})
        if (listed(list, words, at + 1, end) > 0) return false;
    return at + 1 < end && !words[at + 1].capital && !is(words, at + 1, "cấp") && !is(words, at + 1, "bên");
}

/// A term or a thing to report begins here, behind the name: "02 lần/ngày", "mỗi ngày", "trong tháng 3", "số liệu".
bool ends_name(const Words& words, std::size_t at, std::size_t end) {
    if (words[at].capital) return false;
    if (words[at].kind == WordKind::number)
        return is(words, at + 1, "lần") || is(words, at + 1, "lượt") || is(words, at + 1, "giờ") ||
               is(words, at + 1, "h") || is(words, at + 1, "ngày") || is(words, at + 1, "tháng");
    return listed(List::receiver_ends, words, at, end) > 0 || is_plural_of_things(words, at, end);
}

/// "UBND xã (trước 16 giờ)", "Sở A (email: ...)": such a bracket tells the way or the time, others belong to the name.
Range without_last_bracket(const Words& words, Range body) {
    if (body.empty() || words[body.to - 1].form != ")") return body;
    for (auto at = body.to - 1; at > body.from; --at) {
        if (words[at].form != "(") continue;
        for (auto inner = at + 1; inner < body.to; ++inner)
            if (ends_name(words, inner, body.to) || is(words, inner, "trước") || is(words, inner, ":") ||
                is(words, inner, "đt") || is(words, inner, "sđt") || is(words, inner, "bs") ||
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

Range name_alone(const Words& words, Range body) {
    body = without_short_form(words, body);
    if (is(words, body.to - 1, "cấp") && (is(words, body.to, "trên") || is(words, body.to, "dưới"))) ++body.to;
    for (auto at = body.from + 1; at < body.to; ++at)
        if (ends_name(words, at, body.to)) body.to = at;
    body = without_open_bracket(words, body);
    return without_last_bracket(words, trim_marks(words, body));
}

/// The last name of the range is that of a committee: "Ban Chỉ đạo quốc gia", "Tổ công tác".
bool is_committee(const Words& words, Range body) {
    for (auto at = body.to; at > body.from; --at) {
        if (listed(List::committees, words, at - 1, body.to) > 0) return true;
        if (words[at - 1].form == "," || words[at - 1].form == "và") return false;
    }
    return false;
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

std::optional<Range> receiver_name(const Words& words, std::size_t at, std::size_t end) {
    if (const auto body = body_at(words, at, end)) {
        const auto name = name_alone(words, *body);
        for (const auto last : {name.to - 1, name.to})
            if (is(words, last, "nào") || is(words, last, "đó")) return std::nullopt;  // "địa phương nào"
        if (name.to != body->to) return name;
        return with_second(words, with_units(words, with_field(words, name, end), end), end);
    }
    const auto length = listed(List::receivers, words, at, end);
    if (length == 0) return std::nullopt;
    return with_body(words, {at, at + length}, end);
}

/// Behind adverbs and brackets: "báo cáo (qua Sở Nội vụ) kịp thời về".
std::size_t behind_adverbs(const Words& words, std::size_t at, std::size_t end) {
    while (at < end) {
        const bool comma = words[at].form == "," || words[at].form == "và";
        const auto adverb = listed(List::report_adverbs, words, comma ? at + 1 : at, end);
        if (adverb > 0) {
            at += adverb + (comma ? 1 : 0);
            continue;
        }
        if (words[at].form != "(") break;
        auto close = at + 1;
        while (close < end && close < at + longest_bracket && words[close].form != ")") ++close;
        if (!is(words, close, ")")) break;
        at = close + 1;
    }
    return at;
}

/// "trình Trưởng ban ký gửi Bộ Nội vụ": who signs does not receive.
bool only_signs(const Words& words, std::size_t toward, Range name) {
    return is(words, toward, "trình") && is(words, name.to, "ký");
}

/// "báo cáo kết quả thanh tra": work that bodies are called after.
bool is_work(const Words& words, Range name) {
    return name.size() == 2 && !words[name.from].capital &&
           (is(words, name.from, "thanh") || is(words, name.from, "kiểm")) && is(words, name.from - 1, "quả");
}

std::optional<Range> direct_receiver(const Words& words, const Mention& mention) {
    const auto end = mention.region.to;
    const auto at = behind_adverbs(words, mention.behind, end);
    if (at >= end || (!words[at].capital && listed(List::area_levels, words, at, end) > 0)) return std::nullopt;
    const auto name = receiver_name(words, at, end);
    return name && (only_signs(words, at - 1, *name) || is_work(words, *name)) ? std::nullopt : name;
}

/// "gửi về P5 trước 16 giờ", "về EVNHCMC để": a body that goes by letters no list knows.
std::optional<Range> lettered_name(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end || words[at].kind != WordKind::word || !words[at].capital || words[at].quoted) return std::nullopt;
    if (listed(List::abbreviated_matters, words, at, end) > 0) return std::nullopt;
    const auto& form = words[at].form;
    const bool digits = std::any_of(form.begin(), form.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
    if (!words[at].upper && !digits) return std::nullopt;
    const bool ends = at + 1 >= end || words[at + 1].kind == WordKind::mark || is(words, at + 1, "trước") ||
                      is(words, at + 1, "để") || is(words, at + 1, "chậm") || is(words, at + 1, "qua") ||
                      ends_name(words, at + 1, end);
    if (!ends || is(words, at + 1, "-") || is(words, at + 1, "/")) return std::nullopt;
    return Range{at, at + 1};
}

/// "đối với", "phối hợp với", "so với": what is reported on, not to whom.
bool joins_with(const Words& words, std::size_t at) {
    for (const Term term : {Term("đối"), Term("hợp"), Term("so"), Term("cùng"), Term("gắn"), Term("quan"), Term("tiếp"),
                            Term("xúc"), Term("nghĩa"), Term("kết"), Term("đôi"), Term("sánh"), Term("ứng")})
        if (at > 0 && is(words, at - 1, term)) return true;
    return false;
}

/// "về", "gửi", "cho": toward whom, as the verb allows.
bool is_toward(const Words& words, std::size_t at, const Mention& mention) {
    if (words[at].capital && at > mention.behind) return false;
    for (const Term term : {Term("về"), Term("gửi"), Term("lên"), Term("tới"), Term("đến"), Term("cho")})
        if (is(words, at, term)) return true;
    if (is(words, at, "nộp")) return !mention.told && !is(words, at + 1, "thuế");
    if (is(words, at, "trình")) return !mention.told && (at == 0 || !is(words, at - 1, "chương"));
    if (is(words, at, "trước"))  // "báo cáo trước HĐND tỉnh"
        return !mention.told && (is(words, at + 1, "hđnd") || is(words, at + 1, "quốc") ||
                                 (is(words, at + 1, "hội") && is(words, at + 2, "đồng")));
    const bool together = is(words, at - 1, "hợp") && at <= mention.behind + 4;  // "báo cáo, phối hợp với Phòng A"
    return is(words, at, "với") && (together || !joins_with(words, at)) &&
           (!mention.told || is(words, mention.at, "phản"));
}

std::optional<Range> receiver_behind(const Words& words, const Mention& mention) {
    const auto end = mention.region.to;
    std::optional<Range> signer;
    bool purpose = false;  ///< behind "để" only ", gửi ..." and "để Sở trình ..." go on with the report
    for (auto at = mention.behind; at + 1 < end; ++at) {
        const auto& form = words[at].form;
        purpose = purpose || form == "để";
        if (form == ";") break;
        const bool goes_on =
            (form == "gửi" && (words[at - 1].form == "," || words[at - 1].form == "ký")) || form == "trình";
        if (purpose && !goes_on) continue;
        if (!is_toward(words, at, mention)) continue;
        auto next = at + 1;
        while (next < end && (is(words, next, "về") || is(words, next, "cho") || is(words, next, "đến"))) ++next;
        if (is(words, next, "cơ") && is(words, next + 1, "sở")) continue;
        auto name = receiver_name(words, next, end);
        if (!name && !mention.told) name = lettered_name(words, next, end);
        if (!name) continue;
        if (!only_signs(words, at, *name)) return name;
        signer = signer ? signer : name;
    }
    return signer;
}

/// "gửi UBND xã báo cáo kết quả": the receiver stands before what it receives.
std::optional<Range> receiver_before(const Words& words, const Mention& mention) {
    if (mention.told || mention.label) return std::nullopt;
    for (auto at = mention.at; at > mention.region.from; --at) {
        if (!is(words, at - 1, "gửi") && !is(words, at - 1, "nộp") && !is(words, at - 1, "trình")) continue;
        auto next = at;
        while (next < mention.at && (is(words, next, "về") || is(words, next, "cho") || is(words, next, "đến"))) ++next;
        const auto name = receiver_name(words, next, mention.at);
        if (!name) return std::nullopt;
        const auto behind = behind_adverbs(words, name->to, mention.at);
        return behind == mention.at ? name : std::nullopt;
    }
    return std::nullopt;
}

/// "gửi báo cáo để Phòng A tổng hợp": who gathers has received.
std::optional<Range> gatherer_behind(const Words& words, const Mention& mention) {
    for (auto at = mention.behind; at + 1 < mention.region.to; ++at) {
        if (!is(words, at, "để")) continue;
        const auto body = body_at(words, at + 1, mention.region.to);
        if (body && (is(words, body->to, "tổng") || is(words, body->to, "theo") || is(words, body->to, "xem")))
            return body;
    }
    return std::nullopt;
}

/// "HĐND tỉnh (dự kiến trong tháng 12)".
Range before_bracket(const Words& words, Range name) {
    for (auto at = name.from; at < name.to; ++at)
        if (words[at].form == "(") return {name.from, at};
    return name;
}

/// "cơ quan tiến hành giám sát": what is no name by itself goes on to the next mark.
Range whole_description(const Words& words, Range name, std::size_t end) {
    const bool subject = is(words, name.from, "chủ");  // "chủ thể giám sát"
    if (words[name.from].capital || (!subject && listed(List::unnamed_heads, words, name.from, end) != name.size()))
        return name;
    auto to = name.to;
    while (to < end && to < name.to + longest_description && words[to].kind != WordKind::mark) ++to;
    return {name.from, to};
}

/// "báo cáo kết quả tại kỳ họp thứ Sáu, HĐND tỉnh", "tại phiên họp của UBND xã": whoever meets hears it.
std::optional<Range> meeting_behind(const Words& words, const Mention& mention) {
    for (auto at = mention.behind; at + 2 < mention.region.to && words[at].form != "("; ++at) {
        const bool meeting = (is(words, at, "kỳ") || is(words, at, "phiên")) && is(words, at + 1, "họp");
        if (!meeting) continue;
        for (auto next = at + 2; next < std::min(at + longest_meeting, mention.region.to); ++next)
            if (const auto body = body_at(words, next, mention.region.to); body && words[next].capital)
                return before_bracket(words, name_alone(words, *body));
    }
    return std::nullopt;
}

/// "cung cấp thông tin, báo cáo theo yêu cầu của Đoàn giám sát": who asks receives.
std::optional<Range> asker_behind(const Words& words, const Mention& mention) {
    for (auto at = mention.behind; at + 3 < mention.region.to; ++at) {
        if (!is(words, at, "theo") || !is(words, at + 1, "yêu") || !is(words, at + 3, "của")) continue;
        if (const auto body = body_at(words, at + 4, mention.region.to))
            return whole_description(words, name_alone(words, *body), mention.region.to);
        if (is(words, at + 4, "chủ") && is(words, at + 5, "thể"))
            return whole_description(words, {at + 4, at + 6}, mention.region.to);
    }
    return std::nullopt;
}

/// "giữ liên lạc với Trạm Y tế để nắm thông tin, báo cáo tình hình": with whom one keeps in touch.
std::optional<Range> contact_before(const Words& words, const Mention& mention) {
    bool purpose = false;
    for (auto at = mention.at; at > mention.region.from + 1; --at) {
        purpose = purpose || is(words, at - 1, "để");
        if (!is(words, at - 1, "với") || !purpose) continue;
        for (auto back = at - 1; back > mention.region.from && back + 6 > at; --back)
            if (is(words, back - 1, "liên") && (is(words, back, "lạc") || is(words, back, "hệ")))
                return body_at(words, at, mention.at);
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

Range without_short_form(const Words& words, Range body) {
    for (auto at = body.from + 1; at + 2 < body.to; ++at)
        if (words[at].form == "(" && is(words, at + 1, "sau") && is(words, at + 2, "đây")) return {body.from, at};
    return body;
}

std::optional<Range> receiver_of(const Words& words, const Mention& mention) {
    if (!mention.label && (!mention.told || is(words, mention.at, "báo")))
        if (auto direct = direct_receiver(words, mention)) return direct;
    if (auto behind = receiver_behind(words, mention)) return behind;
    if (auto direct = mention.label ? direct_receiver(words, mention) : std::nullopt)
        if (is_toward(words, direct->from - 1, mention)) return direct;
    if (auto before = receiver_before(words, mention)) return before;
    if (mention.told) return std::nullopt;
    for (const auto find : {gatherer_behind, meeting_behind, asker_behind, contact_before})
        if (auto found = find(words, mention)) return found;
    return std::nullopt;
}

std::optional<Range> collector_before(const Words& words, std::size_t from, std::size_t to) {
    for (auto at = to; at > from; --at) {
        const auto& form = words[at - 1].form;
        if (form != "về" && form != "gửi" && form != "tới" && form != "đến" && form != "cho") continue;
        if (auto name = receiver_name(words, at, to)) return name;
    }
    return std::nullopt;
}

}  // namespace reader
