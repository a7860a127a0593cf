#include "reader/report_words.hpp"

#include "reader/bodies.hpp"
#include "reader/duties.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t farthest_difficulty = 60;  ///< words from "nếu có vướng mắc" to the "phản hồi" that it asks for
constexpr std::size_t farthest_hearing = 25;  ///< words from "nghe" to the "báo cáo" that is heard

/// "không chia sẻ mật khẩu, thông tin tài khoản cho người khác": what must not be told.
bool is_kept_back(const Words& words, std::size_t at, Range clause) {
    for (auto back = at; back > clause.from && back + 10 > at; --back)
        if (is(words, back - 1, "không") &&
            (is_any(words, back, {"chia", "tiết", "cung"}) || (is(words, back, "để") && is(words, back + 1, "lộ"))))
            return true;
    return false;
}

/// "đã phối hợp báo cáo", "sau khi nghe Sở Tài chính báo cáo": it was done already; "không gửi báo cáo": or not at all.
bool is_past(const Words& words, std::size_t at, Range clause) {
    for (auto back = at; back > clause.from && back + farthest_hearing > at; --back) {
        const auto& word = words[back - 1];
        if (word.form == ";" || word.form == ":") return false;
        if (word.form == "nghe") return true;
    }
    if (at > clause.from + 1 && (is(words, at - 2, "không") || is(words, at - 2, "chưa"))) return true;
    if (at > clause.from + 2 && is(words, at - 2, "thực") && is(words, at - 1, "hiện") &&
        (is(words, at - 3, "không") || is(words, at - 3, "chưa")))
        return true;
    for (auto back = at; back > clause.from && back + 4 > at; --back) {
        if (words[back - 1].kind == WordKind::mark) return false;
        if (is(words, back - 1, "đã") || is(words, back - 1, "vừa")) return true;
    }
    return false;
}

/// "báo cáo số 552/BC-HĐND", "Công văn số 12/UBND-VX báo cáo kết quả ...": a document and its title.
bool is_document(const Words& words, std::size_t at, Range clause) {
    if (code_at(words, is(words, at + 2, "số") ? at + 3 : at + 2, clause.to)) return true;
    for (auto back = at; back > clause.from && back + 8 > at; --back) {
        if (!words[back].glued && words[back].kind == WordKind::number && words[back - 1].form == "số")
            if (const auto code = code_at(words, back, clause.to)) return code->to == at;
    }
    return false;
}

/// "báo về Ban chỉ huy", "báo ngay cho trạm y tế", and not "dự báo về", "thông báo cho".
bool is_short_telling(const Words& words, std::size_t at, Range clause) {
    if (!is(words, at, "báo") || at + 2 >= clause.to || words[at].quoted) return false;
    if (at > clause.from && vocabulary().list(List::compound_news).length_at(words, at - 1, at) > 0) return false;
    auto next = at + 1;
    const bool hasty = is_any(words, next, {"ngay", "gấp", "nhanh"});
    if (hasty) ++next;
    const bool wired = at > clause.from && is(words, at - 1, "điện");  // "điện báo cho"
    const bool toward = is(words, next, "về") || is(words, next, "lên") || ((hasty || wired) && is(words, next, "cho"));
    if (toward) ++next;
    return !words[at].capital && body_at(words, next, clause.to).has_value();
}

/// "tiếp nhận khiếu nại, tố cáo, kiến nghị, phản ánh của cử tri", and not "kiến nghị, phản ánh với Ban ...": a thing
/// that comes in.
bool is_complaint(const Words& words, std::size_t at, Range clause) {
    if (at < clause.from + 3 || (words[at - 1].form != "," && words[at - 1].form != "và")) return false;
    const auto noun = vocabulary().list(List::complaints).length_at(words, at - 3, at - 1);
    if (noun != 2) return false;
    for (const Term term :
         {Term("với"), Term("về"), Term("đến"), Term("tới"), Term("lên"), Term("cho"), Term("ngay"), Term("kịp")})
        if (is(words, at + 2, term)) return false;
    return true;
}

/// "bảo đảm thời hạn báo cáo", "đúng tiến độ báo cáo": a term to be kept.
bool is_term_kept(const Words& words, std::size_t at, Range clause) {
    if (at < clause.from + 3 || (!is(words, at - 1, "hạn") && !is(words, at - 1, "độ"))) return false;
    return is_any(words, at - 3, {"bảo", "đảm", "kịp", "đúng"});
}

/// "báo cáo không đáp ứng yêu cầu", "báo cáo chưa đầy đủ", and not "báo cáo không quá ngày 5".
bool lacks(const Words& words, std::size_t at) {
    for (const Term term : {Term("chưa"), Term("thiếu"), Term("sai")})
        if (is(words, at, term)) return true;
    if (is(words, at, "được"))  // "công tác báo cáo được duy trì", and not "báo cáo được gửi về"
        return !is(words, at + 1, "gửi") && !is(words, at + 1, "nộp") && !is(words, at + 1, "lập");
    return is(words, at, "không") && !is(words, at + 1, "quá") && !is(words, at + 1, "chậm") &&
           !is(words, at + 1, "muộn") && !is(words, at + 1, "trễ");
}

/// "báo cáo trên", and not "báo cáo trên phần mềm".
bool is_above(const Words& words, std::size_t at) {
    return is(words, at, "trên") && listed(List::channels, words, at + 1, words.size()) == 0;
}

/// "Hệ thống thông tin báo cáo", "100% báo cáo định kỳ": a thing.
bool is_system(const Words& words, std::size_t at, Range clause) {
    if (at < clause.from + 1) return false;
    if (words[at - 1].form == "%") return true;
    return at >= clause.from + 3 && is(words, at - 1, "tin") && is(words, at - 3, "thống");
}

/// "thực hiện nghiêm việc báo cáo", "có văn bản báo cáo gửi Sở A": an order, and not "trong việc báo cáo".
bool is_carried_out(const Words& words, std::size_t at, Range clause) {
    if (at >= clause.from + 3 && is(words, at - 1, "bản") && is(words, at - 2, "văn"))
        return is(words, at - 3, "có") && at + 2 < clause.to && words[at + 2].kind == WordKind::word;
    if (at == clause.from || !is(words, at - 1, "việc")) return false;
    for (auto back = at - 1; back > clause.from + 1 && back + 4 > at; --back)
        if (is(words, back - 2, "thực") && is(words, back - 1, "hiện")) return true;
    return false;
}

/// "có vướng mắc, đề nghị các đơn vị phản hồi bằng văn bản về UBND xã", and not "ý kiến phản hồi".
bool is_answer(const Words& words, std::size_t at, Range clause) {
    if (!is(words, at, "phản") || !is(words, at + 1, "hồi")) return false;
    bool difficulty = false;
    for (auto back = at; back-- > clause.from && back + farthest_difficulty > at;)
        difficulty = difficulty || is(words, back, "vướng") || is(words, back, "nếu");
    const bool toward = is_any(words, at + 2, {"về", "bằng", "với", "kịp", "gửi"});
    return difficulty && toward;
}

/// "kịp thời cung cấp thông tin cho UBND xã": told at once.
bool is_supplied_at_once(const Words& words, std::size_t at, Range clause) {
    return at >= clause.from + 4 && is(words, at - 1, "cấp") && is(words, at - 2, "cung") &&
           is(words, at - 3, "thời") && is(words, at - 4, "kịp");
}

}  // namespace

bool is_report_word(const Words& words, std::size_t at, Range clause) {
    if (!is(words, at, "báo") || at + 1 >= clause.to || !is(words, at + 1, "cáo") || words[at].quoted) return false;
    if (is(words, at + 2, "viên") || is(words, at + 2, "này") || is_above(words, at + 2)) return false;
    if (is_system(words, at, clause)) return false;
    if (is(words, at + 2, "chậm") || is(words, at + 2, "muộn") || lacks(words, at + 2)) return false;
    if (is_past(words, at, clause) || is_document(words, at, clause) || is_term_kept(words, at, clause)) return false;
    return at == clause.from || is_carried_out(words, at, clause) ||
           vocabulary().list(List::report_markers_off).length_at(words, at - 1, at) == 0;
}

bool is_telling_word(const Words& words, std::size_t at, Range clause) {
    if (at + 1 >= clause.to || words[at].quoted) return false;
    if (is_short_telling(words, at, clause)) return true;
    if (is_answer(words, at, clause)) return true;
    const bool tells = (is(words, at, "thông") && is(words, at + 1, "tin")) ||
                       (is(words, at, "phản") && (is(words, at + 1, "ánh") || is(words, at + 1, "ảnh")));
    if (!tells || (words[at].capital && at > clause.from)) return false;  // "Sở Thông tin và Truyền thông"
    if (is_supplied_at_once(words, at, clause)) return true;
    if (at > clause.from && vocabulary().list(List::news_nouns).length_at(words, at - 1, at) > 0) return false;
    if (is_complaint(words, at, clause)) return false;
    return !is(words, at + 2, ",") && !is(words, at + 2, "của") && !is_kept_back(words, at, clause);
}

}  // namespace reader
