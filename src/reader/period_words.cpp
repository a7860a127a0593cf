#include "reader/period_words.hpp"

#include "reader/vocabulary.hpp"

namespace reader {
namespace {

/// "hằng năm tổ chức hội thảo", "bổ sung, sửa đổi hằng năm": what is done every year.
bool is_work_of_year(const Words& words, Range clause, Range period) {
    for (const Term verb : {Term("tổ"), Term("phát"), Term("mở"), Term("bình"), Term("tiến"), Term("sơ"), Term("rà")})
        if (period.to < clause.to && is(words, period.to, verb)) return true;
    if (period.from < clause.from + 3) return false;
    for (const Term verb : {Term("đổi"), Term("sung"), Term("nhật"), Term("soát"), Term("toàn")})
        if (is(words, period.from - 1, verb) &&
            (words[period.from - 3].form == "," || is(words, period.from - 3, "và")))
            return true;
    return false;
}

}  // namespace

bool describes_noun(const Words& words, Range clause, const Match& period) {
    if (period.rule->meaning != "plain" || words[period.where.from].form == "định") return false;
    const bool periodic = period.where.from >= clause.from + 2 && words[period.where.from - 1].form == "kỳ" &&
                          words[period.where.from - 2].form == "định";
    if (periodic) return false;
    const auto after = period.where.to;
    if (is(words, after, "của") && after < clause.to) return true;
    const bool ends = after >= clause.to || words[after].kind == WordKind::mark;
    const bool opens = period.where.from == clause.from || words[period.where.from - 1].form == ",";
    const bool comma_behind = after < clause.to && words[after].form == ",";
    if (is(words, period.where.from - 1, "%") && period.where.from > clause.from) return true;  // "giảm 5% mỗi năm"
    if (words[period.where.from].form == "mỗi") {
        if (words[after - 1].form == "ngày") return !opens;
        if (words[after - 1].form == "năm") return !opens && !ends;
    }
    if (opens) {
        if (comma_behind) return period.where.from != clause.from;
        if (after >= clause.to) return words[after - 1].form == "năm";
        if (words[after].form == ":") return false;  // "Hằng tháng: giao ban"
        return words[after].kind != WordKind::word || words[after].form == "và";
    }
    for (std::size_t length = 1; length <= 4 && period.where.from >= clause.from + length; ++length)
        if (vocabulary().list(List::everyday_nouns).length_at(words, period.where.from - length, period.where.from) ==
            length)
            return true;
    if (words[after - 1].form != "năm" || is_work_of_year(words, clause, period.where)) return false;
    for (std::size_t at = clause.from; at + 1 < period.where.from; ++at)
        if (words[at].form == "báo" && words[at + 1].form == "cáo") return false;
    return true;
}

}  // namespace reader
