#include "reader/outline.hpp"

#include <algorithm>
#include <map>

#include "reader/bodies.hpp"
#include "reader/headings.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t fewest_items = 3;  ///< that show how the items of a list are written

/// "Điều 1. Phê duyệt Đề án Làng sạch với các nội dung sau đây:"
bool approves_paper(const Words& words, Range range) {
    const bool approves = is(words, range.from, "phê") && is(words, range.from + 1, "duyệt");
    return approves && listed(List::document_kinds, words, range.from + 2, range.to) > 0 &&
           is(words, range.to - 1, ":");
}

struct Builder {
    const Words& words;
    Outline outline{};
    std::vector<int> open{};             ///< the path from the root to the item that is being read
    std::map<std::string, int> times{};  ///< how often an id was given
    std::vector<int> around{};           ///< the path to the item in which the table stands whose rows are being read
    int table = 0;
    bool led_in = false;    ///< the block before ends with a colon
    std::size_t first = 0;  ///< the first item of this part of the document
    int approving = -1;     ///< the article of this part that approves a paper and leads to its text

    void begin_part() {
        open.clear();
        around.clear();
        first = outline.items.size();
        approving = -1;
    }

    Numbered& top() { return outline.items[static_cast<std::size_t>(open.back())]; }

    void close_until(const auto& keeps) {
        while (!open.empty() && !keeps(top())) open.pop_back();
    }

    bool has_open(LabelKind kind) const {
        return std::any_of(open.begin(), open.end(),
                           [&](int i) { return outline.items[static_cast<std::size_t>(i)].kind == kind; });
    }

    /// The open number of this kind stands below one of the other kind: "Điều 1 ... như sau: / I.", "II. / A."
    bool is_inside(LabelKind kind, LabelKind other) const {
        bool outer = false;
        for (const int i : open) {
            if (item(i).kind == kind) return outer;
            outer = outer || item(i).kind == other;
        }
        return false;
    }

    /// The first letter of a document whose Roman numbers came before it: "II. NHIỆM VỤ / A. Việc gấp / B. Việc lâu
    /// dài"
    bool opens_letters_inside(const Label& label) const {
        return label.kind == LabelKind::part && label.text == "A" && has_open(LabelKind::roman) &&
               std::none_of(outline.items.begin() + static_cast<std::ptrdiff_t>(first), outline.items.end(),
                            [](const Numbered& item) { return item.kind == LabelKind::part; });
    }

    /// "Điều 2" behind the Roman numbers of a paper that Điều 1 approves.
    bool follows_approved_paper(const Label& label) const {
        return label.kind == LabelKind::article && approving >= 0 && !has_open(LabelKind::article) &&
               label.numbers == std::vector<int>{item(approving).numbers.front() + 1};
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

    /// "Điều 1. ... như sau: / I. ..."; a paper that the article approves keeps its own numbers.
    void make_room_for_roman() {
        const bool next = has_open(LabelKind::roman);
        const bool inside =
            next ? is_inside(LabelKind::roman, LabelKind::article) : led_in && has_open(LabelKind::article);
        if (next && (inside || is_inside(LabelKind::part, LabelKind::roman))) {
            close_until([](const Numbered& above) { return above.kind == LabelKind::roman; });
            open.pop_back();
        } else if (inside && open != std::vector<int>{approving}) {
            close_until([](const Numbered& above) { return above.kind == LabelKind::article; });
        } else {
            close_until([](const Numbered& above) { return above.kind < LabelKind::roman; });
        }
    }

    /// Every label closes what stands at its own level or deeper; a level that was not met yet opens below the current
    /// item.
    void make_room_for(const Label& label) {
        if (label.kind == LabelKind::roman) {
            make_room_for_roman();
        } else if (follows_approved_paper(label)) {
            open.clear();
        } else if (opens_letters_inside(label)) {
            close_until([](const Numbered& above) { return above.kind == LabelKind::roman; });
        } else if (label.kind == LabelKind::article && has_open(LabelKind::article)) {
            close_until([](const Numbered& above) { return above.kind == LabelKind::article; });
            open.pop_back();
        } else if (label.kind == LabelKind::part && is_inside(LabelKind::part, LabelKind::roman)) {
            close_until([](const Numbered& above) { return above.kind == LabelKind::part; });
            open.pop_back();
        } else if (label.kind >= LabelKind::part && label.kind <= LabelKind::article) {
            close_until([&](const Numbered& above) { return above.kind < label.kind; });
        } else if (label.kind == LabelKind::decimal) {
            make_room_for_decimal(label.numbers);
        } else if (has_open(label.kind)) {
            close_until([&](const Numbered& above) { return above.kind == label.kind; });
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
        const auto index = static_cast<int>(outline.items.size());
        if (added.kind == LabelKind::article && added.parent < 0 && approves_paper(words, block.words))
            approving = index;
        open.push_back(index);
        outline.items.push_back(std::move(added));
    }
};

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
        builder.begin_part();
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
    Builder builder{blocks.words};
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
