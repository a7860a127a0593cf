#include "reader/assignment_labels.hpp"

#include <algorithm>
#include <utility>

#include "reader/assignment_duties.hpp"
#include "reader/bodies.hpp"

namespace reader {
namespace {

struct LabelReader {
    AssignmentBook& book;
    const Words& words = book.words;

    /// "- Cơ quan chủ trì: Sở Nội vụ" and "- Cơ quan phối hợp: ...". True when the block was one of them.
    bool read(int item, Range range, Range duty) {
        if (book.is_headed(item, List::gathering_headings)) return false;  // "Chủ trì: ..." of a meeting
        std::size_t colon = range.from;
        while (colon < range.to && colon < range.from + 8 && words[colon].form != ":") ++colon;
        if (colon >= range.to || words[colon].form != ":") return false;
        const auto [value, partner] = parted({colon + 1, range.to});
        if (listed(List::gathering_headings, words, range.from, colon) == colon - range.from) return true;
        if (listed(List::lead_labels, words, range.from, colon) == colon - range.from) {
            if (has_clause(words, value)) return false;
            book.add(item, value, {true, true, value.from, "row of the leading body"}, duty);
            add_partner(item, partner);
            return true;
        }
        if (listed(List::partner_labels, words, range.from, colon) != colon - range.from) return false;
        add_partner(item, value);
        return true;
    }

    /// "Công an xã; phối hợp: các thôn": who leads and who helps.
    std::pair<Range, Range> parted(Range value) const {
        for (auto at = value.from; at + 1 < value.to; ++at) {
            if (words[at].form != ";" && words[at].form != "," && words[at].form != ".") continue;
            const auto label = listed(List::partner_labels, words, at + 1, value.to);
            if (label > 0 && is(words, at + 1 + label, ":"))
                return {trim_marks(words, {value.from, at}), trim_marks(words, {at + 2 + label, value.to})};
        }
        return {trim_marks(words, value), {}};
    }

    void add_partner(int item, Range partner) {
        auto& found = book.into.assignments;
        if (partner.empty() || found.empty() || found.back().value.section != book.document.outline.id_of(item)) return;
        found.back().value.cooperators.push_back(printed(book.document.text, words, partner));
    }

    /// "Cơ quan chủ trì" or "Cơ quan chủ trì, phối hợp" as a heading: the names stand below it, one in each paragraph.
    bool is_label(Range heading) const {
        const auto lead = listed(List::lead_labels, words, heading.from, heading.to);
        const auto length = std::max(lead, listed(List::partner_labels, words, heading.from, heading.to));
        const auto behind = heading.from + length;
        const bool noun = listed(List::unnamed_heads, words, heading.from, heading.to) > 0;  // not "Thực hiện"
        return noun && length > 1 && (behind >= heading.to || is(words, behind, ",") || is(words, behind, "và"));
    }

    /// The item, which has a heading such as "Cơ quan chủ trì", leads to names and to nothing else.
    bool leads_to_names(int index) const {
        const auto& heading = book.document.outline.items[static_cast<std::size_t>(index)].heading;
        return is_label(heading) && listed(List::lead_labels, words, heading.from, heading.to) == heading.size();
    }

    /// "- Sở Y tế; Sở Tài chính." below "Cơ quan chủ trì". True when the block stands below such a label.
    bool read_below(int index, std::size_t b) {
        const auto& item = book.document.outline.items[static_cast<std::size_t>(index)];
        if (!is_label(item.heading)) return false;
        const auto value = b == item.block ? Range{item.heading.to, book.document.blocks.blocks[b].words.to}
                                           : book.document.blocks.blocks[b].words;
        const auto name = trim_marks(words, value);
        const bool named = is_body(words, name) || listed(List::determiners, words, name.from, name.to) > 0;
        if (!name.empty() && (!named || has_verb(words, name))) return false;
        if (!name.empty() && leads_to_names(index))
            book.add(index, name, {true, true, name.from, "name below the label of the leading body"}, {});
        return true;
    }
};

}  // namespace

bool read_label(AssignmentBook& book, int item, Range range, Range duty) {
    return LabelReader{book}.read(item, range, duty);
}

bool read_named_below(AssignmentBook& book, int index, std::size_t b) {
    return LabelReader{book}.read_below(index, b);
}

}  // namespace reader
