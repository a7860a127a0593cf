#include "reader/duty_verbs.hpp"

#include "reader/vocabulary.hpp"

namespace reader {

bool is_organising(const Words& words, std::size_t at, std::size_t end, bool after_determiner) {
    if (!is(words, at, "tổ") || at + 1 >= end || !is(words, at + 1, "chức")) return false;
    if (after_determiner) return false;
    const auto& nouns = vocabulary().list(List::organising_nouns);
    if (vocabulary().list(List::gatherings).length_at(words, at + 2, end) > 0) return true;  // "tổ chức hội nghị"
    const bool listed =
        is(words, at + 2, ",") && (nouns.length_at(words, at + 3, end) > 0 || (at > 0 && words[at - 1].form == ","));
    return !listed && nouns.length_at(words, at + 2, end) == 0;
}

namespace {

/// "MTTQ Phối hợp với UBND xã": verbs that are part of no name are verbs whatever letter they begin with.
bool capital_duty(const Words& words, std::size_t at, std::size_t end) {
    if (words[at].upper || (at + 1 < end && words[at + 1].capital)) return false;
    return vocabulary().list(List::plain_verbs).length_at(words, at, end) > 0;
}

}  // namespace

bool duty_at(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end || words[at].kind != WordKind::word) return false;
    if (words[at].capital) return capital_duty(words, at, end);
    const auto length = vocabulary().list(List::duties).length_at(words, at, end);
    if (length == 0) return false;
    if (is(words, at, "tổ") && is(words, at + 1, "chức")) return is_organising(words, at, end, false);
    const bool issues = is(words, at, "ban") && is(words, at + 1, "hành");  // "Bộ trưởng ban hành" is no "trưởng ban"
    if (at > 0 && !issues && vocabulary().list(List::compounds).length_at(words, at - 1, end) > 1) return false;
    if (at > 1 && vocabulary().list(List::compounds).length_at(words, at - 2, end) > 2) return false;
    if (vocabulary().list(List::compounds).length_at(words, at, end) > length) return false;  // "giao thông"
    if (is(words, at, "trực") && is(words, at + 1, "thuộc")) return false;
    if (is(words, at, "trên") && at > 0 && is(words, at - 1, "cấp")) return false;
    if (length == 1 && is_any(words, at, {"cấp", "trình", "lấy", "in"}))
        return !vocabulary().list(List::area_levels).length_at(words, at, end) && !is(words, at + 1, "trên") &&
               !is(words, at + 1, "xã") && !is(words, at + 1, "tỉnh") && !is(words, at + 1, "huyện") &&
               !is(words, at + 1, "dưới") && !is(words, at + 1, "cơ");
    if (is(words, at, "quản") && at > 0 && is_any(words, at - 1, {"ban", "tổ", "lượng"})) return false;
    return true;
}

bool verb_behind_area(const Words& words, std::size_t at, std::size_t end) {
    if (at == 0 || at >= end || words[at].kind != WordKind::word || words[at].capital) return false;
    const auto level = [&](std::size_t from) {
        return vocabulary().list(List::name_closing_levels).length_at(words, from, at) == at - from;
    };
    if (at > 2 && is(words, at - 1, "xã") && is(words, at - 2, "tác") && is(words, at - 3, "hợp"))
        return false;  // "Liên minh Hợp tác xã tỉnh"
    const bool complete = vocabulary().list(List::complete_names).length_at(words, at - 1, at) > 0;
    if (!complete && !level(at - 1) && (at < 2 || !level(at - 2))) return false;
    if (complete && vocabulary().list(List::area_levels).length_at(words, at, end) > 0) return false;
    return vocabulary().list(List::behind_areas).length_at(words, at, end) == 0;
}

}  // namespace reader
