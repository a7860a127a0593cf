#include "reader/assignment_headings.hpp"

#include <algorithm>

#include "reader/assignment_duties.hpp"
#include "reader/bodies.hpp"

namespace reader {
namespace {

constexpr std::size_t most_duties = 200;   ///< of one body in one section
constexpr std::size_t longest_group = 20;  ///< words of "người dự hội chợ ..."
constexpr std::size_t longest_name = 60;   ///< words of a heading

struct HeadingReader {
    AssignmentBook& book;
    const Words& words = book.words;

    /// A heading that is the name of a body gives everything below it to that body.
    bool read_heading(int index) {
        const auto& item = book.document.outline.items[static_cast<std::size_t>(index)];
        if (item.heading.empty()) return false;
        auto address = address_at(words, item.heading.from, item.heading.to);
        if (const auto asker = body_at(words, address.at, item.heading.to))  // "Cục Thuế đề nghị các Chi cục Thuế"
            if (const auto asked = address_at(words, asker->to, item.heading.to); asked.addressed) address = asked;
        const Range name = with_members({address.at, item.heading.to}, item);
        const bool body = is_body(words, {name.from, item.heading.to}) || heads_people(index, address) ||
                          names_by_clause(item, {name.from, item.heading.to});
        if (!body || name.empty() || has_heads_below(index, name)) return false;
        if (names_others_behind(item, name) || tells_members(book, item)) return false;
        const auto head = name.from + listed(List::determiners, words, name.from, name.to);
        if (is(words, head, "thành") && is(words, head + 1, "viên")) return false;  // a list of names follows
        const bool role = listed(List::plain_roles, words, head, name.to) > 0;
        if (role && item.heading.to < name.to && !has_verb(words, {item.heading.to, name.to})) return false;
        address.rule = "heading that names a body";
        book.add(index, name, address, {});
        return true;
    }

    /// "Đối với người dự hội chợ" above "Phải đeo thẻ": people are given work as bodies are.
    bool heads_people(int index, const Address& address) const {
        if (!book.is_headed(index, List::work_headings)) return false;
        const auto& item = book.document.outline.items[static_cast<std::size_t>(index)];
        const auto& all = book.document.blocks.blocks;
        const bool addressed = address.at > item.heading.from;
        if (!addressed || item.block + 2 >= item.end_block || item.heading.to > address.at + longest_group)
            return false;
        if (listed(List::groups_of_people, words, address.at, item.heading.to) == 0) return false;
        int verbs = 0;
        for (auto b = item.block + 1; b < item.end_block && b < item.block + 4; ++b)
            verbs += duty_in_any_case(words, all[b].words.from, all[b].words.to);
        return verbs >= 2;
    }

    /// "Các Sở, ngành chủ trì, tham gia các dự án" above "- Lập kế hoạch ...", "- Chi trả ...": what they do tells
    /// which ones are meant.
    bool names_by_clause(const Numbered& item, Range heading) const {
        const auto& all = book.document.blocks.blocks;
        if (item.block + 2 >= item.end_block || heading.to < all[item.block].words.to) return false;
        const auto name = body_at(words, heading.from, heading.to);
        if (!name || !is_collective(*name) || !duty_at(words, name->to, heading.to)) return false;
        if (listed(List::describing_verbs, words, name->to, heading.to) == 0 && !is(words, name->to, "chủ"))
            return false;
        for (auto b = item.block + 1; b < item.block + 3; ++b)
            if (all[b].label.kind != LabelKind::bullet || !words[all[b].words.from].capital ||
                !duty_in_any_case(words, all[b].words.from, all[b].words.to))
                return false;
        return true;
    }

    /// "Các đơn vị chuyên môn: Khoa Nội, Khoa Nhi": nothing but names stands behind the colon.
    Range with_members(Range name, const Numbered& item) const {
        const Range rest = trim_marks(words, {item.heading.to, book.document.blocks.blocks[item.block].words.to});
        const bool members = rest.size() > 1 && is(words, item.heading.to, ":") && words[rest.from].capital &&
                             is_collective(name) && is_body(words, rest) && !has_verb(words, rest);
        return members ? Range{name.from, rest.to} : name;
    }

    /// "các đoàn thể huyện: Hội Phụ nữ, Đoàn Thanh niên vận động ...", "Về phía Sở:" above "Giao Chi cục Thú y ...".
    bool names_others_behind(const Numbered& item, Range name) const {
        const auto& all = book.document.blocks.blocks;
        auto rest = Range{item.heading.to, all[item.block].words.to};
        while (!rest.empty() && words[rest.from].kind == WordKind::mark) ++rest.from;
        if (!rest.empty()) {
            if (tells_of_area(name, rest)) return true;
            if (listed(List::plain_roles, words, rest.from, rest.to) > 0 && !has_verb(words, rest))
                return true;  // "Đồng chí Hà - Chủ tịch xã: Trưởng ban"
            if (listed(List::gathering_headings, words, rest.from, rest.to) > 0)
                return true;  // "HĐND xã: Thành phần ..."
            if (listed(List::ranks, words, rest.from, rest.to) > 0 && !has_verb(words, rest))
                return true;  // "Báo cáo viên: ThS. ..."
            const auto members = is_collective(name) ? body_at(words, rest.from, rest.to) : std::nullopt;
            return members && words[members->from].capital && has_duty(words, members->to, rest.to, {});
        }
        if (item.block + 1 >= all.size()) return false;
        const auto next = all[item.block + 1].words;
        const auto order =
            std::max(order_at(words, next.from, next.to), listed(List::requests, words, next.from, next.to));
        if (order == 0 || !words[next.from + order].capital) return false;
        if (is_body(words, {next.from + order, next.to})) return true;
        const auto body =
            body_at(words, next.from + order, next.to);  // "Các tổ chức khác" above "Đề nghị Hội Nông dân ..."
        return is_unnamed(name) && body && has_duty(words, body->to, next.to, {});
    }

    /// "Thôn Đông: 112 hộ, sơ tán đến ...", "Thôn Nam: các hộ sát sông dời lên ...": what is to happen there.
    bool tells_of_area(Range name, Range rest) const {
        if (listed(List::area_levels, words, name.from, name.to) == 0) return false;
        if (words[rest.from].kind == WordKind::number) return true;
        const auto others = words[rest.from].capital ? std::nullopt : body_at(words, rest.from, rest.to);
        return others && has_duty(words, others->to, rest.to, {});
    }

    /// "Trách nhiệm của các Bộ, ngành" above "a) Bộ Xây dựng" and "b) Bộ Tài chính", "Các ban chuyên đề" above "- Ban
    /// Kinh tế: ...": each of those has its own work.
    bool has_heads_below(int index, Range name) const {
        const auto& items = book.document.outline.items;
        const auto& item = items[static_cast<std::size_t>(index)];
        const bool group = !is_collective(name) && listed(List::committees, words, name.from, name.to) > 0;
        if (!group && !is_collective(name)) return false;
        const bool unnamed = is_unnamed(name);  // whoever is named below is another one
        int heads = 0;
        int parts = 0;
        const auto count = [&](Range text, bool heading) {
            ++parts;
            heads += group ? opens_with_person(text) : heading || opens_with_body(text, name, unnamed);
        };
        for (auto i = static_cast<std::size_t>(index) + 1; i < items.size() && i < static_cast<std::size_t>(index) + 40;
             ++i)
            if (items[i].parent == index)
                count(book.document.blocks.blocks[items[i].block].words,
                      !items[i].heading.empty() && is_body(words, items[i].heading));
        const auto& all = book.document.blocks.blocks;
        for (auto b = item.block + 1; b < item.end_block && b < item.block + 40; ++b)
            if (book.document.outline.item_of_block[b] == index && all[b].label.text == all[item.block + 1].label.text)
                count(book.document.blocks.blocks[b].words, unnumbered_heading(index, b).has_value());
        return heads >= 2 && heads * 2 >= parts;
    }

    /// "các cơ quan, tổ chức", "Các đơn vị khác".
    bool is_unnamed(Range name) const {
        const auto head = name.from + listed(List::determiners, words, name.from, name.to);
        return listed(List::unnamed_heads, words, head, name.to) > 0;
    }

    /// "Các ban chuyên đề", "Mặt trận và các đoàn thể".
    bool is_collective(Range name) const {
        for (auto at = name.from; at < name.to; ++at)
            if (words[at].form == "các") return true;
        return false;
    }

    /// "Chủ tịch Hội đồng thi: ...", "Thầy Hiệu trưởng ...": a member of the committee that the heading names.
    bool opens_with_person(Range text) const {
        const bool office = listed(List::signing_offices, words, text.from, text.to) > 0 ||
                            listed(List::ranks, words, text.from, text.to) > 0;
        const auto body = office && words[text.from].capital ? body_at(words, text.from, text.to) : std::nullopt;
        return body && (body->to >= text.to || is(words, body->to, ":") || has_duty(words, body->to, text.to, {}));
    }

    /// "Ban Kinh tế: ...", "Cục Y tế dự phòng là đầu mối ...": not "Các trường" again, the collective itself.
    bool opens_with_body(Range text, Range name, bool any) const {
        const auto address = address_at(words, text.from, text.to);
        const auto body = body_at(words, address.at, text.to);
        if (!body || !words[body->from].capital || (!any && is_collective(*body))) return false;
        const bool again = words[body->from].hash == words[name.from].hash && body->size() > 1 && name.size() > 1 &&
                           words[body->from + 1].hash == words[name.from + 1].hash;
        bool part = false;  // "Ban Đại diện" below "Ban Đại diện và các đoàn thể"
        for (auto at = name.from; at < name.to && body->size() + 2 < name.size(); ++at)
            part = part || words[at].form == "và" || words[at].form == ",";
        if (again && !(part && is(words, body->to, ":"))) return false;
        return is(words, body->to, ":") || has_duty(words, body->to, text.to, address);
    }

    /// What stands below the item is the work of the body that was named last.
    void add_below(int index) {
        const auto& item = book.document.outline.items[static_cast<std::size_t>(index)];
        if (book.into.assignments.empty() || book.into.assignments.back().value.section != item.id) return;
        for (std::size_t b = item.block + 1; b < item.end_block && b <= item.block + most_duties; ++b)
            book.add_duty(book.into.assignments.back().value, book.document.blocks.blocks[b].words);
    }

    /// "Trạm Y tế" above "Phun thuốc ở chợ.", below "Phân công nhiệm vụ": a paper that lost its dashes on the way.
    bool lost_its_dashes(int item, const Block& block, const Block& next) const {
        return block.label.kind == LabelKind::none && next.label.kind == LabelKind::none && next.closed &&
               words[block.words.from].capital && book.is_headed(item, List::work_headings) &&
               duty_in_any_case(words, next.words.from, next.words.to);
    }

    /// "* Công an huyện" above "- Tuần tra ...", "Sở Y tế:" above its duties: a heading without a number.
    std::optional<Address> unnumbered_heading(int item, std::size_t b) const {
        const auto& all = book.document.blocks.blocks;
        const auto& block = all[b];
        if (b + 1 >= all.size() || book.document.outline.item_of_block[b + 1] != item || block.table > 0) return {};
        const auto& next = all[b + 1];
        const auto inside = trim_marks(words, block.words);
        if (inside.empty() || inside.size() > longest_name || next.words.empty() || next.table > 0) return {};
        auto address = address_at(words, inside.from, inside.to);
        const bool colon = words[block.words.to - 1].form == ":";
        const bool above = next.label.kind == LabelKind::bullet ? next.label.text != block.label.text
                                                                : lost_its_dashes(item, block, next);
        if ((!colon && block.closed) || !above || address.at >= inside.to) return {};
        if (!is_body(words, {address.at, inside.to})) return {};
        if (!colon && !duty_in_any_case(words, next.words.from, next.words.to)) return {};
        address.rule = "heading without a number that names a body";
        return address;
    }

    bool read_unnumbered_heading(int item, std::size_t b) {
        const auto address = unnumbered_heading(item, b);
        if (!address) return false;
        const auto& all = book.document.blocks.blocks;
        const auto& next = all[b + 1];
        book.add(item, {address->at, trim_marks(words, all[b].words).to}, *address, {});
        for (auto below = b + 1; below < all.size() && below <= b + most_duties; ++below) {
            if (book.document.outline.item_of_block[below] != item || all[below].label.text != next.label.text ||
                all[below].label.kind != next.label.kind || !all[below].closed)
                break;
            book.add_duty(book.into.assignments.back().value, all[below].words);
        }
        return true;
    }
};

}  // namespace

bool read_heading(AssignmentBook& book, int index) {
    return HeadingReader{book}.read_heading(index);
}

bool read_unnumbered_heading(AssignmentBook& book, int item, std::size_t b) {
    return HeadingReader{book}.read_unnumbered_heading(item, b);
}

void add_below(AssignmentBook& book, int index) {
    HeadingReader{book}.add_below(index);
}

bool tells_members(const AssignmentBook& book, const Numbered& item) {
    const auto& words = book.words;
    const auto& all = book.document.blocks.blocks;
    for (auto b = item.block + 1; b < item.end_block && b <= item.block + 2; ++b) {
        const auto text = all[b].words;
        for (auto at = text.from; at + 1 < text.to && at < text.from + 12 && words[at].form != ","; ++at)
            if (words[at].form == "gồm" && (at == text.from || words[at - 1].form != "có")) return true;
        const auto colon = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(text.from),
                                        words.begin() + static_cast<std::ptrdiff_t>(text.to),
                                        [](const Word& word) { return word.form == ":"; });
        const auto behind = static_cast<std::size_t>(colon - words.begin()) + 1;
        if (behind < text.to && listed(List::plain_roles, words, behind, text.to) > 0) return true;
    }
    return false;
}

}  // namespace reader
