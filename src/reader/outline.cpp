#include "reader/outline.hpp"

#include <algorithm>
#include <map>

#include "reader/bodies.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_heading = 60;
constexpr std::size_t longest_bold_heading = 140;
constexpr std::size_t longest_stopped_heading = 26;
constexpr std::size_t longest_label = 26;
constexpr std::size_t longest_task = 120;  ///< words
constexpr std::size_t most_fields = 14;    ///< blocks below an item among which its fields are looked for
constexpr std::size_t fewest_items = 3;    ///< that show how the items of a list are written

bool is_numbered(LabelKind kind) {
    return kind != LabelKind::none && kind != LabelKind::bullet;
}

struct Builder {
    Outline outline;
    std::vector<int> open;             ///< the path from the root to the item that is being read
    std::map<std::string, int> times;  ///< how often an id was given
    std::vector<int> around;           ///< the path to the item in which the table stands whose rows are being read
    int table = 0;
    bool led_in = false;  ///< the block before ends with a colon

    Numbered& top() { return outline.items[static_cast<std::size_t>(open.back())]; }

    void close_until(const auto& keeps) {
        while (!open.empty() && !keeps(top())) open.pop_back();
    }

    bool has_open(LabelKind kind) const {
        return std::any_of(open.begin(), open.end(),
                           [&](int i) { return outline.items[static_cast<std::size_t>(i)].kind == kind; });
    }

    /// The open Roman number stands below an article.
    bool roman_is_inside() const {
        bool article = false;
        for (const int i : open) {
            if (item(i).kind == LabelKind::roman) return article;
            article = article || item(i).kind == LabelKind::article;
        }
        return false;
    }

    /// A decimal belongs to the item whose number it repeats; without one, to the nearest Roman number, part or
    /// article.
    void make_room_for_decimal(const std::vector<int>& numbers) {
        const std::vector<int> prefix(numbers.begin(), numbers.end() - 1);
        const auto is_parent = [&](const Numbered& item) {
            return (item.kind == LabelKind::number || item.kind == LabelKind::decimal) && item.numbers == prefix;
        };
        const bool has_parent = std::any_of(
            open.begin(), open.end(), [&](int i) { return is_parent(outline.items[static_cast<std::size_t>(i)]); });
        close_until([&](const Numbered& item) {
            return has_parent ? is_parent(item) : item.kind >= LabelKind::part && item.kind <= LabelKind::article;
        });
    }

    /// Every label closes what stands at its own level or deeper; a level that was not met yet opens below the current
    /// item.
    void make_room_for(const Label& label) {
        const bool inside_article = label.kind == LabelKind::roman && led_in && !has_open(LabelKind::roman) &&
                                    has_open(LabelKind::article);  // "Điều 1. ... như sau: / I. ..."
        const bool next_inside = label.kind == LabelKind::roman && has_open(LabelKind::roman) && roman_is_inside();
        if (inside_article || next_inside) {
            close_until([&](const Numbered& item) {
                return inside_article ? item.kind == LabelKind::article : item.kind == LabelKind::roman;
            });
            if (next_inside) open.pop_back();
        } else if (label.kind == LabelKind::article && has_open(LabelKind::article)) {
            close_until([&](const Numbered& item) { return item.kind == LabelKind::article; });
            open.pop_back();
        } else if (label.kind >= LabelKind::part && label.kind <= LabelKind::article) {
            close_until([&](const Numbered& item) { return item.kind < label.kind; });
        } else if (label.kind == LabelKind::decimal) {
            make_room_for_decimal(label.numbers);
        } else if (has_open(label.kind)) {
            close_until([&](const Numbered& item) { return item.kind == label.kind; });
            open.pop_back();
        }
    }

    /// Rows are numbered below the item in which their table stands, whatever kind of number that has.
    void enter_table(int number) {
        if (number == table) return;
        if (table == 0) around = open;
        open = number == 0 ? around : std::vector<int>{};
        table = number;
    }

    int above() const { return !open.empty() ? open.back() : table > 0 && !around.empty() ? around.back() : -1; }

    std::string id_for(const Label& label) {
        std::string base;
        if (above() >= 0) {
            int from = above();
            if (label.kind == LabelKind::decimal)
                while (from >= 0 && (item(from).kind == LabelKind::number || item(from).kind == LabelKind::decimal))
                    from = item(from).parent;
            if (from >= 0) base = item(from).id + ".";
        }
        auto id = base + label.text;
        if (const int count = ++times[id]; count > 1) id += "#" + std::to_string(count);
        return id;
    }

    const Numbered& item(int index) const { return outline.items[static_cast<std::size_t>(index)]; }

    void add(const Block& block, std::size_t number) {
        make_room_for(block.label);
        Numbered added;
        added.kind = block.label.kind;
        added.numbers = block.label.numbers;
        added.id = id_for(block.label);
        added.parent = above();
        added.block = number;
        added.row = table > 0;
        if (added.row && !around.empty()) added.table_in = around.back();
        open.push_back(static_cast<int>(outline.items.size()));
        outline.items.push_back(std::move(added));
    }
};

/// "Mục đích: Vận động ..." is headed by what stands before the colon, unless that is a whole sentence.
std::size_t label_end(const Words& words, Range range) {
    bool quoted = false;
    for (std::size_t i = range.from; i < range.to && i < range.from + longest_label; ++i) {
        if (words[i].form == "\"") quoted = !quoted;
        if (words[i].form == ";" || ends_sentence(words, i, range.to)) return 0;
        const bool colon = words[i].form == ":" && !quoted && i > range.from &&
                           !(i + 1 < range.to && words[i + 1].glued && words[i + 1].form == "/");
        if (!colon) continue;
        const auto name = body_at(words, range.from, range.to);
        if (name && name->to > i) return 0;  // "Các Bộ: Quốc phòng, Công an" goes on
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

/// "Trên đây là ...", "Yêu cầu các đơn vị ...", "Phòng Giáo dục và Đào tạo yêu cầu ..."
bool opens_closing(const Words& words, Range range) {
    if (vocabulary().list(List::closing_openers).length_at(words, range.from, range.to) > 0) return true;
    const auto body = body_at(words, range.from, range.to);
    return body && vocabulary().list(List::closing_verbs).length_at(words, body->to, range.to) > 0;
}

/// "Cục A có trách nhiệm theo dõi việc thực hiện Chỉ thị này.": the last word of a document goes to somebody by name.
bool speaks_of_document(const Words& words, Range range) {
    if (!body_at(words, range.from, range.to)) return false;
    for (auto at = range.from + 2; at < range.to; ++at)
        if (is(words, at, "này") && vocabulary().list(List::document_kinds).length_at(words, at - 2, at) == 2)
            return true;
    return false;
}

/// How things stand, or slogans and definitions: nothing below is work.
bool tells_situation(const Words& words, Range heading) {
    if (!heading.empty() && listed(List::idle_headings, words, heading.from, heading.to) == heading.size()) return true;
    for (std::size_t at = heading.from; at < heading.to && at < heading.from + 6; ++at)
        if (vocabulary().list(List::situations).length_at(words, at, heading.to) > 0) return true;
    return false;
}

/// "Các sở, ngành, địa phương tổ chức trực ban ..." below the last item of a list whose items are one paragraph each:
/// it speaks to all and belongs to none.
std::size_t behind_the_last_item(const Blocks& blocks, std::size_t from, std::size_t to) {
    const auto& all = blocks.blocks;
    const auto goes_on = [&](std::size_t i) {
        return i > from && all[i].label.kind == LabelKind::none && all[i].table == 0 &&
               is_numbered(all[i - 1].label.kind) && all[i - 1].closed;
    };
    auto tail = to;
    while (tail > from && all[tail - 1].label.kind == LabelKind::none && all[tail - 1].table == 0) --tail;
    if (tail == to || !goes_on(tail) || all[tail - 1].label.kind == LabelKind::article ||
        is(blocks.words, all[tail - 1].words.to - 1, ":"))
        return to;
    std::size_t items = 0;
    for (auto i = from; i < tail; ++i) {
        if (goes_on(i)) return to;
        if (is_numbered(all[i].label.kind) && all[i].closed) ++items;
    }
    const bool speaks_to_all = body_at(blocks.words, all[tail].words.from, all[tail].words.to).has_value();
    return items >= fewest_items && speaks_to_all ? tail : to;
}

bool is_under_article(const Blocks& blocks, std::size_t from, std::size_t block) {
    while (block > from && !is_numbered(blocks.blocks[block].label.kind)) --block;
    return blocks.blocks[block].label.kind == LabelKind::article;
}

/// The passage that ends a part, blocks [from, to): unnumbered paragraphs that open as closings do, or the last one
/// when it follows a list.
std::size_t closing_from(const Blocks& blocks, std::size_t from, std::size_t to) {
    const auto& all = blocks.blocks;
    std::size_t closing = to;
    std::size_t looked = 0;
    for (std::size_t i = to; i-- > from && looked < 14; ++looked) {
        if (is_numbered(all[i].label.kind) || all[i].table > 0) break;
        if (all[i].label.kind == LabelKind::bullet) continue;
        const bool under_heading = i > from && is_numbered(all[i - 1].label.kind) &&
                                   (!all[i - 1].closed || is(blocks.words, all[i - 1].words.to - 1, ":"));
        const bool names_itself =
            i + 1 == closing && !is_under_article(blocks, from, i) && speaks_of_document(blocks.words, all[i].words);
        if (!under_heading && (names_itself || opens_closing(blocks.words, all[i].words))) closing = i;
    }
    if (closing < to || to < from + 2) return closing;
    const bool follows_list = all[to - 1].label.kind == LabelKind::none && all[to - 2].table == 0 &&
                              all[to - 2].label.kind == LabelKind::bullet;
    return follows_list ? to - 1 : behind_the_last_item(blocks, from, to);
}

/// "(3) ..." and then "- Thời gian thực hiện: ..." again: the dash belongs to the item whose dashes stood before "(1)".
bool goes_on_above(const Blocks& blocks, const Numbered& open, const Numbered& parent) {
    const auto first = parent.block + 1;
    return open.kind == LabelKind::bracketed && blocks.blocks[first].label.kind == LabelKind::bullet;
}

/// Gives every block its item and every item the block behind which it ends at the latest.
void build(const Blocks& blocks, Builder& builder, std::vector<std::size_t>& ends) {
    const auto& all = blocks.blocks;
    auto& outline = builder.outline;
    for (std::size_t from = 0; from < all.size();) {
        auto to = from + 1;
        while (to < all.size() && all[to].part == all[from].part) ++to;
        const auto closing = closing_from(blocks, from, to);
        builder.open.clear();
        builder.around.clear();
        for (std::size_t i = from; i < to; ++i) {
            builder.enter_table(all[i].table);
            builder.led_in = i > from && is(blocks.words, all[i - 1].words.to - 1, ":");
            if (is_numbered(all[i].label.kind)) builder.add(all[i], i);
            auto item = builder.above();
            if (item < 0) continue;
            const auto& open = outline.items[static_cast<std::size_t>(item)];
            if (all[i].label.kind == LabelKind::bullet && all[i].table == 0 && open.parent >= 0 &&
                goes_on_above(blocks, open, outline.items[static_cast<std::size_t>(open.parent)])) {
                builder.open.pop_back();
                item = builder.above();
            }
            outline.item_of_block[i] = i >= closing ? in_closing : item;
        }
        ends.resize(outline.items.size(), std::min(closing, to));
        from = to;
    }
}

}  // namespace

const std::string& Outline::id_of(int item) const {
    static const std::string none;
    return item < 0 ? none : items[static_cast<std::size_t>(item)].id;
}

Outline outline_of(const Blocks& blocks) {
    Builder builder;
    builder.outline.item_of_block.assign(blocks.blocks.size(), in_opening);
    std::vector<std::size_t> ends;
    build(blocks, builder, ends);
    auto& outline = builder.outline;
    for (std::size_t i = 0; i < outline.items.size(); ++i) {
        auto& item = outline.items[i];
        item.heading = heading_of(blocks, item.block, outline);
        item.end_block = ends[i];
        item.situation =
            tells_situation(blocks.words, item.heading) || (item.parent >= 0 && outline.is_situation(item.parent));
    }
    // An item ends where the next one that is not below it begins; whole subtrees are stepped over, so the cost stays
    // linear.
    std::vector<std::size_t> next_outside(outline.items.size());
    for (std::size_t i = outline.items.size(); i-- > 0;) {
        std::size_t next = i + 1;
        while (next < outline.items.size() && outline.items[next].parent == static_cast<int>(i))
            next = next_outside[next];
        next_outside[i] = next;
        if (next < outline.items.size())
            outline.items[i].end_block = std::min(outline.items[i].end_block, outline.items[next].block);
    }
    return outline;
}

}  // namespace reader
