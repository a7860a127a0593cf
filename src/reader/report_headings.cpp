#include "reader/report_headings.hpp"

#include "reader/phrases_dates.hpp"

namespace reader {
namespace {

Range heading_of(const Document& document, int item) {
    return document.outline.items[static_cast<std::size_t>(item)].heading;
}

int above(const Document& document, int item) {
    return document.outline.items[static_cast<std::size_t>(item)].parent;
}

}  // namespace

bool is_about_reports(const Document& document, int item) {
    const auto& words = document.blocks.words;
    for (; item >= 0; item = above(document, item)) {
        const auto heading = heading_of(document, item);
        for (auto at = heading.from; at + 1 < heading.to; ++at)
            if (is(words, at, "báo") && is(words, at + 1, "cáo")) return true;
    }
    return false;
}

bool reports_by_name(const Document& document, int item) {
    const auto& words = document.blocks.words;
    const auto heading = item < 0 ? Range{} : heading_of(document, item);
    return heading.size() > 1 && is(words, heading.from, "báo") && is(words, heading.from + 1, "cáo");
}

bool is_on_day(const Document& document, int item) {
    const auto& words = document.blocks.words;
    for (; item >= 0; item = above(document, item)) {
        const auto heading = heading_of(document, item);
        if (heading.size() > 1 && is(words, heading.from, "ngày") &&
            match_slot("day", words, heading.from + 1, heading.to))
            return true;
    }
    return false;
}

}  // namespace reader
