#include "reader/body_clauses.hpp"

#include <algorithm>

#include "reader/duty_verbs.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_bracket = 24;
constexpr std::size_t longest_clause = 16;  ///< words that describe a body up to its obligation
constexpr std::size_t longest_work = 6;     ///< words of the work that a team is called after
constexpr std::size_t longest_matter = 20;  ///< words of it up to the level of its area
constexpr std::size_t longest_place = 24;   ///< words of "nơi có khu công nghiệp, khu nhà trọ ..."

/// The name so far is "cơ quan, tổ chức, đơn vị" and the like.
bool is_unnamed(const NameSoFar& name) {
    for (auto at = name.head; at < name.rest; ++at)
        if (name.words[at].capital && at > name.begin) return false;
    return listed(List::unnamed_heads, name.words, name.head, name.end) > 0;
}

/// Behind the bracket that opens here; `at` itself when none does.
std::size_t behind_bracket(const Words& words, std::size_t at, std::size_t end) {
    if (words[at].form != "(") return at;
    for (auto close = at + 1; close < end && close < at + longest_bracket; ++close)
        if (words[close].form == ")") return close + 1;
    return at;
}

/// "đơn vị trực tiếp quản lý người bệnh có trách nhiệm ...": a body that is only called an agency is told apart by the
/// clause before its obligation.
std::size_t obliged_clause(const NameSoFar& name, std::size_t at) {
    const auto& words = name.words;
    if (!duty_at(words, at, name.end) || !is_unnamed(name)) return 0;
    if (listed(List::modals, words, at, name.end) > 0) return 0;
    const auto direct = listed(List::duties, words, at, name.end);
    if (!name.collective && is(words, at + direct, "phải")) return direct;
    for (auto next = at + direct; next + 2 < name.end && next < at + longest_clause; ++next) {
        next = behind_bracket(words, next, name.end);
        if (words[next].kind == WordKind::mark || words[next].form == "thì") return 0;
        const bool obliged = (is(words, next, "có") || is(words, next, "chịu")) && is(words, next + 1, "trách");
        if (obliged || (!name.collective && is(words, next, "phải"))) return next - at;
    }
    return 0;
}

/// "Cơ quan, tổ chức mời chuyên gia chi trả kinh phí": the first verb tells which one is meant.
std::size_t description(const NameSoFar& name, std::size_t at) {
    const auto& words = name.words;
    if (name.collective || at != name.rest || !is_unnamed(name)) return 0;
    if (is(words, name.begin, "người") || listed(List::judgements, words, at, name.end) > 1) return 0;
    const auto verb = listed(List::describing_verbs, words, at, name.end);
    for (auto next = at + verb; verb > 0 && next < name.end && next < at + longest_clause; ++next) {
        if (words[next].kind == WordKind::mark) return 0;
        if (is_any(words, next, {"để", "và", "hoặc", "khi", "theo"})) return 0;
        const auto& before = words[next - 1].form;
        const bool object = before == "việc" || before == "vào" || before == "các" || before == "về";
        if (!object && duty_at(words, next, name.end)) return next > at + verb ? next - at : 0;
    }
    return 0;
}

/// "các đơn vị quân đội đóng quân, diễn tập trong rừng phải chấp hành ...": what several bodies do tells which are
/// meant, when no other noun that could be obliged stands between.
std::size_t habit(const NameSoFar& name, std::size_t at) {
    const auto& words = name.words;
    if (!name.collective || !duty_at(words, at, name.end) || listed(List::modals, words, at, name.end) > 0) return 0;
    for (auto next = at + 2; next + 1 < name.end && next < at + longest_clause; ++next) {
        if (words[next].form == "phải" || (is_any(words, next, {"có", "chịu"}) && is(words, next + 1, "trách"))) {
            const bool another = words[next - 1].form == "và" || words[next - 1].kind == WordKind::mark;
            return another ? 0 : next - at;
        }
        if (words[next].kind == WordKind::mark && words[next].form != ",") return 0;
        if (is_any(words, next, {"các", "những", "người", "đối", "việc", "thì", "để", "mà", "nếu"})) return 0;
    }
    return 0;
}

/// "Các xã chưa có đề án khẩn trương lập", "các đơn vị còn chậm nộp hồ sơ phải ...": how things stand with them, up to
/// the word that urges them.
std::size_t plight(const NameSoFar& name, std::size_t at) {
    const auto& words = name.words;
    const bool stands = is_any(words, at, {"còn", "chưa", "đã", "chậm"});
    if (!name.collective || !stands || is(words, at + 1, "lại")) return 0;
    for (auto next = at + 2; next < name.end && next < at + longest_clause; ++next) {
        if (words[next].kind == WordKind::mark || words[next].form == "thì") return 0;
        if (words[next].form != "phối" && words[next].form != "chủ" && words[next].form != "chỉ" &&
            listed(List::modals, words, next, name.end) > 0)
            return next - at;
    }
    return 0;
}

/// "Các cơ sở, đơn vị thực hiện dịch vụ vệ sinh ký hợp đồng ...": the trade of bodies that are only called agencies.
std::size_t trade(const NameSoFar& name, std::size_t at) {
    if (!is_unnamed(name)) return 0;
    const auto length = listed(List::describing_verbs, name.words, at, name.end);
    return length > 2 ? length : 0;
}

/// "các cơ quan phối hợp có trách nhiệm ...": before a word of obligation the verb is a part of the name.
std::size_t partner_title(const NameSoFar& name, std::size_t at) {
    const auto& words = name.words;
    const bool verb = (is(words, at, "phối") && is(words, at + 1, "hợp")) ||
                      (is(words, at, "chủ") && is(words, at + 1, "trì")) ||
                      (is(words, at, "thực") && is(words, at + 1, "hiện"));
    if (!verb || at == 0 || at + 3 >= name.end) return 0;
    const auto& before = words[at - 1].form;
    if (before != "quan" && before != "vị" && before != "phương") return 0;
    const bool obliged = (is(words, at + 2, "có") || is(words, at + 2, "chịu")) && is(words, at + 3, "trách");
    return obliged ? 2 : 0;
}

/// "Hội đồng xét chọn cấp trường xét chọn ...": the work that a team is called after, up to the verb of its duty.
std::size_t known_work(const NameSoFar& name, std::size_t at) {
    const auto& words = name.words;
    const auto length = listed(List::team_works, words, at, name.end);
    if (length == 0 || name.collective || words[at].capital) return 0;
    if (is(words, at + length, ":")) return length;
    std::size_t read = 0;
    for (auto next = at + length; next < name.end && read <= longest_work; ++read) {
        if (duty_at(words, next, name.end)) return next - at;
        if (words[next].form == "(") {
            auto close = next + 1;
            while (close < name.end && close < next + longest_bracket && words[close].form != ")") ++close;
            if (close >= name.end || words[close].form != ")") return 0;
            next = close + 1;
            continue;
        }
        const bool object = is_any(words, next, {"việc", "các", "công"});
        if (object || words[next].kind != WordKind::word) return 0;
        ++next;
    }
    return 0;
}

}  // namespace

std::size_t pair_behind(const Words& words, std::size_t begin, std::size_t comma, std::size_t end) {
    for (std::size_t back = 1; back <= 2 && comma >= begin + back; ++back)
        if (const auto length = listed(List::comma_words, words, comma - back, end); length > back)
            return length - back;
    return 0;
}

namespace {

/// "Ban Chỉ đạo chuyển đổi số huyện họp ...": the matter of a committee ends with the level of its area, and something
/// else than a noun follows.
std::size_t matter(const NameSoFar& name, std::size_t at) {
    const auto& words = name.words;
    if (words[at].capital || listed(List::modals, words, at, name.end) > 0) return 0;
    for (auto next = at + 1; next < name.end && next < at + longest_matter; ++next) {
        if (words[next].form == ",") next += pair_behind(words, at, next, name.end);
        if (next >= name.end || words[next].kind != WordKind::word || words[next].capital) return 0;
        if (is_any(words, next, {"các", "những", "kế", "việc", "của", "cho", "với", "từ", "về", "đến", "ở"})) return 0;
        const auto level = listed(List::name_closing_levels, words, next, name.end);
        if (level == 0) continue;
        const auto behind = next + level;
        const bool ends = behind >= name.end || words[behind].form == "(" || duty_at(words, behind, name.end);
        return ends ? behind - at : 0;
    }
    return 0;
}

/// The first verb of duty behind a clause without marks other than commas between nouns; 0 when the clause does not
/// lead to one.
std::size_t next_duty(const NameSoFar& name, std::size_t from, std::size_t limit) {
    const auto& words = name.words;
    for (auto next = from; next < name.end && next < limit; ++next) {
        if (words[next].form == ",") {
            const bool goes_on = next + 1 < name.end && words[next + 1].kind == WordKind::word;
            if (!goes_on || duty_at(words, next + 1, name.end)) return next;
            continue;
        }
        if ((words[next].kind == WordKind::mark && words[next].form != "-") || words[next].form == "để") return 0;
        const auto& before = words[next - 1].form;
        const bool object = before == "việc" || before == "về" || before == "các" || before == "đang" ||
                            before == "nơi" || before == "được" || before == "trong" || before == "công";
        if (!object && duty_at(words, next, name.end)) return next;
    }
    return 0;
}

}  // namespace

std::size_t clause_in_name(const NameSoFar& name, std::size_t at) {
    if (const auto title = partner_title(name, at); title > 0) return title;
    return std::max(
        {obliged_clause(name, at), description(name, at), habit(name, at), plight(name, at), trade(name, at)});
}

std::size_t given_clause(const NameSoFar& name, std::size_t at) {
    const auto& words = name.words;
    if (!is_unnamed(name) || !is(words, at, "được")) return 0;
    for (auto next = at + 1; next + 2 < name.end && next < at + longest_place; ++next) {
        next = behind_bracket(words, next, name.end);
        const bool another = is(words, next, ",") && listed(List::determiners, words, next + 1, name.end) > 0;
        if (another || is(words, next, "thì")) return 0;
        if (words[next].kind == WordKind::mark && !is_any(words, next, {",", "/", "-"})) return 0;
        if (is(words, next, "phải") || (is_any(words, next, {"có", "chịu"}) && is(words, next + 1, "trách")))
            return next - at;
    }
    return 0;
}

std::size_t belongings(const NameSoFar& name, std::size_t at) {
    const auto& words = name.words;
    const bool where = is(words, at, "nơi");
    const bool owns = is(words, at, "có") && name.collective && !duty_at(words, at, name.end);
    if ((!where && !owns) || words[at].capital || at + 2 >= name.end) return 0;
    if (is(words, at + 1, "trách")) return 0;
    if (owns && is_any(words, at + 1, {"nhiều", "sự", "những", "kế", "nhiệm", "thể", "ý", "văn", "báo", "mặt", "cơ"}))
        return 0;
    if (words[at + 1].kind != WordKind::word || is_any(words, at + 1, {"từ", "ít"})) return 0;
    auto from = at + 2;
    if (where && !is(words, at + 1, "có"))  // "nơi xảy ra dịch", "nơi dự án đi qua": its own verb comes first
        if (const auto own = listed(List::staying_verbs, words, at + 1, name.end); own > 0) from = at + 1 + own;
    if (where && from == at + 2 && !is(words, at + 1, "có"))
        for (auto next = at + 1; next < name.end && next < at + longest_clause; ++next)
            if (const auto own = listed(List::staying_verbs, words, next, name.end); own > 0) {
                from = next + own;
                break;
            }
    const auto duty = next_duty(name, from, at + (where ? longest_place : longest_clause));
    return duty > at ? duty - at : 0;
}

std::size_t work_in_name(const NameSoFar& name, std::size_t at) {
    const auto& words = name.words;
    const bool leader = at > 0 && is(words, at - 1, "trưởng");  // "Tổ trưởng điều tra"
    if (at != name.rest) return 0;
    if (name.is_committee && !name.collective && is(words, at, "về") && at + 1 < name.end)
        if (const auto field = matter(name, at + 1); field > 0) return field + 1;
    if (name.is_committee && !name.collective && duty_at(words, at, name.end)) return matter(name, at);
    if (!name.is_team && !leader) return 0;
    if (const auto work = known_work(name, at); work > 0) return work;
    if (!name.is_team || !duty_at(words, at, name.end) || listed(List::modals, words, at, name.end) > 0) return 0;
    if (const auto work = name.collective ? 0 : matter(name, at); work > 0) return work;
    const auto length = listed(List::duties, words, at, name.end);
    const bool named = is(words, at + length, ":") || duty_at(words, at + length, name.end);
    return named && at + length < name.end ? length : 0;
}

bool takes_charge(const NameSoFar& name, std::size_t at) {
    const auto& words = name.words;
    if (!is(words, at, "phụ") || !is(words, at + 1, "trách") || name.collective || at == name.rest) return false;
    if (duty_at(words, at + 2, name.end)) return true;  // "phụ trách số hóa sổ hộ tịch"
    const bool person = listed(List::signing_offices, words, name.head, name.end) > 0 ||
                        listed(List::members, words, name.head, name.end) > 0;
    if (!words[name.begin].capital || person || is_unnamed(name)) return false;
    const auto duty = next_duty(name, at + 2, at + longest_clause);
    return duty == 0 || words[duty].form == ",";
}

}  // namespace reader
