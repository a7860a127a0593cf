#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "reader/outline.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

bool lies_in(sources::Span span, std::size_t size) {
    return span.from <= span.to && span.to <= size;
}

}  // namespace

// Any text as lines, blocks and an outline: each stands behind the one before it and lies in the text; items form a
// tree. Seeds: spec/plans
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (!base::is_text(text)) return 0;
    const auto lines = sources::lines_of(text);
    for (std::size_t at = 0; at < lines.size(); ++at)
        require(lies_in(lines[at].span, size) && (at == 0 || lines[at - 1].span.to <= lines[at].span.from));
    const auto blocks = reader::blocks_of(text, lines, 0, lines.size());
    for (const auto& word : blocks.words) require(lies_in(word.span, size) && !word.form.empty());
    for (const auto& block : blocks.blocks)
        require(lies_in(block.span, size) && block.words.from <= block.words.to &&
                block.words.to <= blocks.words.size());
    const auto outline = reader::outline_of(blocks);
    require(outline.item_of_block.size() == blocks.blocks.size());
    for (std::size_t at = 0; at < outline.items.size(); ++at) {
        const auto& item = outline.items[at];
        require(item.parent < static_cast<int>(at) && item.block < item.end_block &&
                item.end_block <= blocks.blocks.size());
        if (item.parent >= 0) require(item.end_block <= outline.items[static_cast<std::size_t>(item.parent)].end_block);
    }
    return 0;
}
