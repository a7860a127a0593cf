#include "reader/headings.hpp"

#include "reader/bodies.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_heading = 60;
constexpr std::size_t longest_bold_heading = 140;
constexpr std::size_t longest_stopped_heading = 26;
constexpr std::size_t longest_label = 26;
constexpr std::size_t longest_topic = 140;  ///< words of what a conclusion is about
constexpr std::size_t longest_task = 120;   ///< words
constexpr std::size_t most_fields = 14;     ///< blocks below an item among which its fields are looked for

/// "Mục đích: Vận động ..." is headed by what stands before the colon, unless that is a whole sentence.
std::size_t label_end(const Words& words, Range range) {
    bool quoted = false;
    const bool topic = is(words, range.from, "về") && words[range.from].capital;  // "Về đề nghị của xã ...: Giao ..."
    const auto longest = range.from + (topic ? longest_topic : longest_label);
    for (std::size_t i = range.from; i < range.to && i < longest; ++i) {
        if (words[i].form == "\"") quoted = !quoted;
        if ((words[i].form == ";" && !topic) || ends_sentence(words, i, range.to)) return 0;
        const bool colon = words[i].form == ":" && !quoted && i > range.from &&
                           !(i + 1 < range.to && words[i + 1].glued && words[i + 1].form == "/");
        if (!colon) continue;
        const auto name = body_at(words, range.from, range.to);
        if (name && name->to > i)  // "Các Bộ: Quốc phòng, Công an" goes on
            return is(words, name->to, ":") && name->to + 1 < range.to ? name->to : 0;
        if (i == range.from + 2 && words[i - 1].kind == WordKind::number &&
            vocabulary().list(List::stages).length_at(words, range.from, i) == 1)
            return 0;  // "Bước 2: Kiểm tra hiện trạng" is headed by both
        for (const auto address : {List::requests, List::orders, List::openers})
            if (vocabulary().list(address).length_at(words, range.from, i) == i - range.from)
                return 0;  // "Đề nghị: Hội Nông dân tỉnh"
        return i;
    }
    return 0;
}

bool has_inner_sentence(const Words& words, Range range) {
    for (std::size_t i = range.from; i + 1 < range.to; ++i)
        if (ends_sentence(words, i, range.to)) return true;
    return false;
}

/// "- Thời gian hoàn thành: ...", "- Đơn vị chủ trì: ..."
bool is_field(const Words& words, Range range) {
    for (const auto list : {List::lead_labels, List::partner_labels, List::product_labels, List::time_labels}) {
        const auto length = vocabulary().list(list).length_at(words, range.from, range.to);
        if (length > 0 && is(words, range.from + length, ":")) return true;
    }
    return false;
}

/// Dashes below the item give its time, its leading body or its product, so that the item itself names a task.
bool has_fields(const Blocks& blocks, std::size_t number) {
    for (auto b = number + 1; b < blocks.blocks.size() && b <= number + most_fields; ++b) {
        const auto kind = blocks.blocks[b].label.kind;
        if (is_numbered(kind) && kind != LabelKind::bracketed) return false;
        if (is_field(blocks.words, blocks.blocks[b].words)) return true;
    }
    return false;
}

/// One sentence without a semicolon.
bool is_one_clause(const Words& words, Range range) {
    for (auto i = range.from; i + 1 < range.to; ++i)
        if (words[i].form == ";") return false;
    return range.size() <= longest_task;
}

}  // namespace

Range heading_of(const Blocks& blocks, std::size_t number, const Outline& outline) {
    const auto& words = blocks.words;
    const auto& block = blocks.blocks[number];
    const auto range = block.words;
    if (range.empty() || block.running) return {};
    if (block.table > 0) return trim_marks(words, range);
    const auto& last = words[range.to - 1].form;
    const bool leads_on = number + 1 < blocks.blocks.size() && blocks.blocks[number + 1].part == block.part &&
                          outline.item_of_block[number + 1] != in_closing &&
                          (!is_numbered(blocks.blocks[number + 1].label.kind) ||
                           outline.items[static_cast<std::size_t>(outline.item_of_block[number + 1])].parent ==
                               outline.item_of_block[number]);
    const auto colon = label_end(words, range);
    if (colon > 0 && colon + 1 < range.to && is_body(words, {range.from, colon})) return {range.from, colon};
    if (colon > 0 && colon + 1 < range.to) {
        const auto subject = body_at(words, colon + 1, range.to);
        if (subject && duty_at(words, subject->to, range.to)) return {range.from, colon};
    }
    const bool bare_count = colon == range.from + 2 && words[colon - 1].kind == WordKind::number;  // "Đợt 1: từ ...:"
    if (colon > 0 && colon + 1 < range.to && !(bare_count && last == ":")) return {range.from, colon};
    if (last == ":" && range.size() <= longest_heading && !has_inner_sentence(words, range))
        return trim_marks(words, range);
    if (has_inner_sentence(words, range)) return {};
    if (has_fields(blocks, number) && is_one_clause(words, range)) return trim_marks(words, range);
    const bool stopped = last == "." || last == ";";
    if (stopped && !(leads_on && range.size() <= longest_stopped_heading)) return {};
    if (const auto subject = body_at(words, range.from, range.to);
        stopped && subject && duty_at(words, subject->to, range.to))
        return {};  // "Cấp ủy các cấp quán triệt Chỉ thị này." is a sentence, however short
    if (range.size() > (block.bold ? longest_bold_heading : longest_heading)) return {};
    return trim_marks(words, range);
}

}  // namespace reader
