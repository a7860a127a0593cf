#include "plans/report_words.hpp"

#include "plans/vocabulary.hpp"

namespace plans {
namespace {

/// "không chia sẻ mật khẩu, thông tin tài khoản cho người khác": what must not be told.
bool is_kept_back(const Words& words, std::size_t at, Range clause) {
    for (auto back = at; back > clause.from && back + 10 > at; --back)
        if (is(words, back - 1, "không") &&
            (is(words, back, "chia") || is(words, back, "tiết") || is(words, back, "cung") ||
             (is(words, back, "để") && is(words, back + 1, "lộ"))))
            return true;
    return false;
}

}  // namespace

bool is_report_word(const Words& words, std::size_t at, Range clause) {
    if (!is(words, at, "báo") || at + 1 >= clause.to || !is(words, at + 1, "cáo") || words[at].quoted) return false;
    if (is(words, at + 2, "viên") || is(words, at + 2, "này")) return false;
    if (at == clause.from) return true;
    return vocabulary().list(List::report_markers_off).length_at(words, at - 1, at) == 0;
}

bool is_telling_word(const Words& words, std::size_t at, Range clause) {
    if (at + 1 >= clause.to || words[at].quoted) return false;
    const bool tells =
        (is(words, at, "thông") && is(words, at + 1, "tin")) || (is(words, at, "phản") && is(words, at + 1, "ánh"));
    if (!tells || (words[at].capital && at > clause.from)) return false;  // "Sở Thông tin và Truyền thông"
    if (at > clause.from && (is(words, at - 1, "những") || is(words, at - 1, "các") || is(words, at - 1, "nghệ") ||
                             is(words, at - 1, "cấp") || is(words, at - 1, "công")))
        return false;
    return !is(words, at + 2, ",") && !is_kept_back(words, at, clause);
}

}  // namespace plans
