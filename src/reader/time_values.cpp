#include "reader/time_values.hpp"

#include "reader/phrases_dates.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_label = 10;  ///< words
constexpr std::size_t longest_remark = 6;  ///< with its brackets

}  // namespace

std::optional<Slot> other_end(const Words& words, std::size_t at, std::size_t end) {
    if (!is(words, at, "-") && !is(words, at, "đến")) return std::nullopt;
    const std::size_t filler = is(words, at + 1, "hết") || is(words, at + 1, "ngày") ? 1 : 0;
    return match_slot("time", words, at + 1 + filler, end);
}

std::size_t duration_at(const Words& words, std::size_t at, std::size_t end) {
    if (const auto hour = match_slot("hour", words, at, end)) return hour->where.size();
    const auto count = match_slot("number", words, at, end);
    const auto unit = count ? count->where.to : at + (is(words, at, "nửa") ? 1U : 0U);
    if (unit == at) return 0;
    for (const Term name : {Term("buổi"), Term("ngày"), Term("tuần"), Term("tháng"), Term("đêm"), Term("giờ")}) {
        if (!is(words, unit, name)) continue;
        std::size_t used = unit + 1 - at;
        for (const Term part : {Term("sáng"), Term("chiều"), Term("tối")})
            if (is(words, at + used, part)) return used + 1;
        return used;
    }
    return 0;
}

std::optional<Slot> whole_year(const Words& words, std::size_t at, std::size_t end) {
    const auto year = number_at(words, at, end, 2000, 2099);
    if (const auto last = number_at(words, at + 2, end, 2000, 2099);
        year && last && *last > *year && at + 3 >= end && (is(words, at + 1, "-") || is(words, at + 1, "đến"))) {
        Slot slot;
        slot.times = {{{*year, 0, 0}, {*last, 0, 0}}};
        slot.spanned = true;
        slot.where = {at, at + 3};
        return slot;
    }
    if (at + 1 < end || (!year && !is(words, at, "năm"))) return std::nullopt;
    Slot slot;
    slot.times = {{{year.value_or(0), 0, 0}, {year.value_or(0), 0, 0}}};
    slot.where = {at, at + 1};
    return slot;
}

std::size_t behind_joint(const Words& words, std::size_t at, std::size_t end) {
    if (is(words, at, "("))
        for (auto close = at + 1; close < end && close < at + longest_remark; ++close)
            if (is(words, close, ")")) at = close + 1;
    const bool joint = is(words, at, ",") || is(words, at, "và");
    if (!joint || at + 1 >= end) return 0;
    return match_slot("time", words, at + 1, end) ? at + 1 : 0;
}

std::size_t colon_of_term(const Words& words, std::size_t at, std::size_t end) {
    const bool term = is(words, at, "hạn") || (is(words, at, "thời") && is(words, at + 1, "hạn"));
    if (!term || !words[at].capital) return 0;
    for (auto next = at + 1; next < end && next < at + longest_label; ++next) {
        if (words[next].form == ":") return next;
        if (words[next].kind != WordKind::word) return 0;
    }
    return 0;
}

bool tells_who_is_entitled(const Document& document, int item) {
    const auto& words = document.blocks.words;
    if (item < 0) return false;
    const auto heading = document.outline.items[static_cast<std::size_t>(item)].heading;
    if (heading.empty() || listed(List::entitlements, words, heading.from, heading.to) == 0) return false;
    for (auto at = heading.from; at + 1 < heading.to; ++at)
        if (is(words, at, "thời") && (is(words, at + 1, "gian") || is(words, at + 1, "hạn"))) return false;
    return true;
}

}  // namespace reader
