#include "reader/report_lists.hpp"

#include <algorithm>

#include "reader/report_mentions.hpp"
#include "reader/report_receivers.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_name = 10;  ///< words of "Báo cáo 6 tháng đầu năm:"

bool names_report(const Words& words, Range range) {
    const bool sums_up =
        (is(words, range.from, "sơ") || is(words, range.from, "tổng")) && is(words, range.from + 1, "kết");
    return sums_up || (is(words, range.from, "báo") && is(words, range.from + 1, "cáo"));
}

/// "Báo cáo quý: gửi về Phòng A", and not "Báo cáo Chính phủ tình hình ...".
bool names_its_terms(const Words& words, Range range) {
    for (auto at = range.from; at < std::min(range.from + longest_name, range.to); ++at)
        if (words[at].form == ":") return true;
    return false;
}

bool is_below(const Document& document, int item, int opener) {
    return item >= 0 && opener >= 0 && document.outline.items[static_cast<std::size_t>(item)].parent == opener;
}

}  // namespace

std::string receiver_in(const Document& document, Range range) {
    const auto& words = document.blocks.words;
    for (const auto& mention : mentions_in(words, range))
        if (!mention.told || is(words, mention.at, "báo"))
            if (const auto to = receiver_of(words, mention)) return printed(document.text, words, *to);
    return {};
}

/// "thực hiện chế độ báo cáo với UBND tỉnh như sau:": the items below are its reports.
bool ReportList::opens_regime(Span report) const {
    const auto& words = document_.blocks.words;
    const auto first = std::partition_point(words.begin(), words.end(),
                                            [&](const Word& word) { return word.span.from < report.from; });
    const auto at = static_cast<std::size_t>(first - words.begin());
    return at > 1 && is(words, at - 1, "độ");
}

void ReportList::drop_opener() {
    const auto first = into_.reports.begin() + static_cast<std::ptrdiff_t>(opener_);
    into_.reports.erase(first, first + static_cast<std::ptrdiff_t>(opened_));
    opener_ = none;
}

/// "Trách nhiệm báo cáo hằng tháng, 6 tháng và hằng năm:": nobody receives it yet, the list says who.
bool ReportList::only_names_periods(std::size_t before) const {
    for (auto i = before; i < into_.reports.size(); ++i)
        if (!into_.reports[i].value.to.empty()) return false;
    return into_.reports.size() > before + 1;
}

void ReportList::fill(const std::string& to, std::size_t before) {
    for (auto i = before; i < into_.reports.size() && !to.empty(); ++i)
        if (into_.reports[i].value.to.empty()) into_.reports[i].value.to = to;
}

void ReportList::end_block(std::size_t block, int item, std::size_t before) {
    const auto& words = document_.blocks.words;
    const auto range = document_.blocks.blocks[block].words;
    const bool named = names_report(words, range);
    const bool pushed = into_.reports.size() > before;
    if (pushed && opener_ != none && is_below(document_, item, opener_item_) &&
        opens_regime(into_.reports[opener_].span)) {
        regime_to_ = into_.reports[opener_].value.to;
        regime_item_ = opener_item_;
        before -= opened_;
        drop_opener();
    }
    if (pushed && is_below(document_, item, regime_item_)) fill(regime_to_, before);
    if (!range.empty() && words[range.to - 1].form == ":") {
        const bool one = pushed && into_.reports.size() == before + 1;
        periods_only_ = only_names_periods(before);
        opener_ = (one && into_.reports.back().value.every == "unspecified") || periods_only_ ? before : none;
        opened_ = into_.reports.size() - before;
        opener_item_ = item;
        to_ = pushed ? into_.reports.back().value.to : receiver_in(document_, range);
        return;
    }
    if (!named) to_.clear();
    if (!named || !pushed) return;
    const bool open = into_.reports[before].value.to.empty();
    fill(to_, before);
    if (!open && names_its_terms(words, range)) to_ = into_.reports[before].value.to;
    if (opener_ != none && ((open && !to_.empty()) || periods_only_)) drop_opener();
    opener_ = none;
}

}  // namespace reader
