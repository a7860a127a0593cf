#include <algorithm>
#include <set>

#include "reader/duties.hpp"

namespace reader {

std::vector<Range> cut(const Words& words, Range range, Cut at) {
    std::vector<Range> pieces;
    std::size_t from = range.from;
    int brackets = 0;
    for (std::size_t i = range.from; i < range.to; ++i) {
        if (words[i].kind != WordKind::mark) continue;
        if (is(words, i, "(")) ++brackets;
        if (is(words, i, ")")) brackets = 0;
        const bool clause = at == Cut::clauses && is(words, i, ";") && brackets == 0;
        if (!clause && !ends_sentence(words, i, range.to)) continue;
        if (i > from) pieces.push_back({from, i});
        from = i + 1;
        brackets = 0;
        while (from < range.to && is(words, from, "\"")) ++from;
    }
    if (from < range.to) pieces.push_back({from, range.to});
    return pieces;
}

namespace {

/// Tables whose rows stand in groups, "II" above "1" and "2": such a table is an outline of its own.
std::set<int> grouped_tables(const Document& document) {
    std::set<int> grouped;
    const auto& items = document.outline.items;
    for (const auto& item : items)
        if (item.row && item.parent >= 0 && items[static_cast<std::size_t>(item.parent)].row)
            grouped.insert(document.blocks.blocks[item.block].table);
    return grouped;
}

/// From the first to the last byte of its blocks. Those of a table row need not stand in order: the cell of the task
/// comes first, wherever its column is.
Span body_of(const std::vector<Block>& blocks, const Numbered& item) {
    auto body = blocks[item.block].span;
    for (auto b = item.block; b < item.end_block; ++b) {
        body.from = std::min(body.from, blocks[b].span.from);
        body.to = std::max(body.to, blocks[b].span.to);
    }
    return body;
}

}  // namespace

void read_sections(const Document& document, Reading& into) {
    const auto& blocks = document.blocks.blocks;
    const auto grouped = grouped_tables(document);
    for (const auto& item : document.outline.items) {
        Section section;
        section.id = item.id;
        section.heading = printed(document.text, document.blocks.words, item.heading);
        section.body = body_of(blocks, item);
        if (item.row && !grouped.contains(blocks[item.block].table))
            section.table_in = document.outline.id_of(item.table_in);
        into.sections.push_back(
            {std::move(section), blocks[item.block].span, "number at the beginning of a paragraph"});
    }
}

}  // namespace reader
