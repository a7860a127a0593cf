#include <algorithm>

#include "base/text.hpp"
#include "plans/assignment_phrases.hpp"
#include "plans/bodies.hpp"
#include "plans/duties.hpp"

namespace plans {
namespace {

// No sentence of a real document reaches these; they keep the work on hostile ones in proportion to their length.
constexpr std::size_t longest_duty = 400;  ///< words
constexpr std::size_t most_duties = 200;   ///< of one body in one section
constexpr std::size_t most_founded = 20;   ///< bodies set up in one item
constexpr std::size_t most_partners = 20;
constexpr std::size_t longest_bracket = 60;  ///< words
constexpr std::size_t longest_name = 60;     ///< words of a heading
constexpr int deepest = 8;                   ///< levels above an item whose headings are looked at
constexpr std::size_t most_colons = 8;       ///< in one sentence

/// "Các trường" and, a sentence further on, "Trường" are the same ones.
std::string without_plural(std::string form) {
    constexpr std::string_view plural = "các ";
    if (form.starts_with(plural)) form.erase(0, plural.size());
    return form;
}

struct Reader {
    const Document& document;
    Reading& into;
    const Words& words = document.blocks.words;
    std::vector<std::string> owners{};                           ///< the body that the heading of an item names, folded
    std::vector<std::pair<std::string, std::string>> founded{};  ///< form and print of bodies set up in this item

    void add(int item, Range body, const Address& address, Range duty) {
        body = trim_marks(words, without_short_name(words, body));
        if (body.empty()) return;
        auto name = full_name(body);
        if (is_owner(item, base::fold(name))) return;  // the section's own body, named again
        const auto& section = document.outline.id_of(item);
        const auto form = without_plural(form_of(name));
        for (auto known = into.assignments.rbegin();
             known != into.assignments.rend() && known->value.section == section; ++known) {
            if (without_plural(form_of(known->value.body)) != form) continue;
            add_duty(known->value, duty);
            return;
        }
        Assignment assignment{section, std::move(name), address.ordered, {}, {}};
        add_duty(assignment, duty);
        into.assignments.push_back({std::move(assignment), span_of(words, body), address.rule});
    }

    bool is_owner(int item, const std::string& name) const {
        for (int depth = 0; item >= 0 && depth < deepest; ++depth) {
            const auto place = static_cast<std::size_t>(item);
            if (place < owners.size() && !owners[place].empty() && owners[place].find(name) != std::string::npos)
                return true;
            item = document.outline.items[place].parent;
        }
        return false;
    }

    void add_duty(Assignment& assignment, Range duty) {
        if (assignment.duties.size() >= most_duties) return;
        for (const auto& partner : partners_in(words, duty)) {
            const auto name = printed(document.text, words, trim_marks(words, partner));
            auto& known = assignment.cooperators;
            if (known.size() < most_partners && std::find(known.begin(), known.end(), name) == known.end())
                known.push_back(name);
        }
        duty = trim_marks(words, {duty.from, std::min(duty.to, duty.from + longest_duty)});
        const auto said = [&](const Found<std::string>& known) { return known.span == span_of(words, duty); };
        if (!duty.empty() && std::none_of(assignment.duties.begin(), assignment.duties.end(), said))
            assignment.duties.push_back(
                {printed(document.text, words, duty), span_of(words, duty), "sentence of the duty"});
    }

    /// "Tổ công tác" after "Thành lập Tổ công tác phòng, chống dịch của Ban" is that one.
    std::string full_name(Range body) const {
        auto name = printed(document.text, words, body);
        const auto form = form_of(name) + " ";
        for (const auto& [long_form, print] : founded)
            if (long_form.starts_with(form)) return print;
        return name;
    }

    void note_founded(Range range) {
        for (std::size_t at = range.from; at + 2 < range.to && founded.size() < most_founded; ++at) {
            if (!is(words, at, "thành") || !is(words, at + 1, "lập")) continue;
            if (const auto body = body_at(words, at + 2, range.to)) {
                const auto print = printed(document.text, words, *body);
                founded.emplace_back(form_of(print), print);
            }
        }
    }

    /// One clause start: an address, a body and its duty.
    void read_clause(int item, Range clause) {
        for (const auto label : {List::lead_labels, List::partner_labels})
            if (const auto length = listed(label, words, clause.from, clause.to);
                length > 0 && is(words, clause.from + length, ":")) {
                if (is_headed(item, List::gathering_headings)) return;
                if (label == List::lead_labels) add_label_value(item, {clause.from + length + 1, clause.to});
                return;
            }
        auto address = address_at(words, clause.from, clause.to);
        auto at = behind_adjunct(words, address.at, clause.to);
        if (at > address.at)
            if (const auto inner = address_at(words, at, clause.to); inner.addressed) {
                address = inner;
                at = inner.at;
            }
        auto body = body_at(words, at, clause.to);
        if (body) {  // "Ủy ban nhân dân huyện yêu cầu các xã ...": who is asked is given the work, not who asks
            const auto inner = address_at(words, body->to, clause.to);
            const auto asked = inner.addressed ? body_at(words, inner.at, clause.to) : std::nullopt;
            if (asked && has_duty(words, asked->to, clause.to, inner)) {
                address = inner;
                at = inner.at;
                body = asked;
            }
        }
        if (!body) body = obliged_at(words, at, clause.to);
        if (!body || words[at].quoted || is_unlikely(*body, clause.to, address)) return;
        if (is(words, body->to, ":") && body->to + 1 < clause.to) {
            if (!duty_in_any_case(words, body->to + 1, clause.to) && !hands_out(item)) return;
            address.rule = "body before a colon, then its duty";
            add(item, *body, address, {body->to + 1, clause.to});
            return;
        }
        if (!has_duty(words, body->to, clause.to, address)) {
            if (const auto given = given_in(words, *body))
                add(item, {body->from, *given}, address, {*given, clause.to});
            return;
        }
        for (const auto& share : shares(words, *body, address)) add(item, share, address, {body->to, clause.to});
        read_second_subject(item, {body->to, clause.to});
    }

    /// The item or one above it is headed by words such as "Phân công nhiệm vụ".
    bool hands_out(int item) const { return is_headed(item, List::work_headings); }

    bool is_headed(int item, List by) const {
        for (int depth = 0; item >= 0 && depth < deepest; ++depth) {
            const auto& above = document.outline.items[static_cast<std::size_t>(item)];
            for (auto at = above.heading.from; at < above.heading.to; ++at)
                if (listed(by, words, at, above.heading.to) > 0) return true;
            item = above.parent;
        }
        return false;
    }

    /// "lãnh đạo" is a verb more often than people, and "cán bộ, công chức làm việc tại ..." are who a duty is about.
    bool is_unlikely(Range body, std::size_t end, const Address& address) const {
        const auto& first = words[body.from];
        const bool condition = address.rule == "duty: Đối với" && listed(List::determiners, words, body.from, end) == 0;
        if (!first.capital && condition) return true;  // "Đối với địa phương khó khăn thì ngân sách hỗ trợ"
        if (first.capital || address.addressed) return false;
        if (first.form == "lãnh") return !obligation_at(words, body.to, end) && !is(words, body.to, "sẽ");
        return first.form == "cán";
    }

    /// "Sở A chủ trì ..., các cơ quan phối hợp có trách nhiệm ...": one more body with a duty in the same clause.
    void read_second_subject(int item, Range rest) {
        for (std::size_t at = rest.from + 1; at + 1 < rest.to; ++at) {
            if (words[at - 1].form != ",") continue;
            const auto body = body_at(words, at, rest.to);
            if (!body) continue;
            const bool will = is(words, body->to, "sẽ") && duty_at(words, body->to + 1, rest.to);
            if ((will || obligation_at(words, body->to, rest.to)) && !words[at].quoted)
                add(item, *body, {true, false, at, "second body of a clause, then its duty"}, {body->to, rest.to});
            at = body->to - 1;
        }
    }

    /// "Đơn vị chủ trì: Sở Y tế" in running text.
    void add_label_value(int item, Range value) {
        value = trim_marks(words, value);
        if (const auto body = body_at(words, value.from, value.to); body && !has_clause(words, value))
            add(item, *body, {true, true, value.from, "row of the leading body"}, {});
    }

    /// "(Đơn vị thực hiện: Trạm Y tế)", "(do Sở Y tế chủ trì)"
    void read_brackets(int item, Range range) {
        for (auto at = range.from; at + 2 < range.to; ++at) {
            if (words[at].form != "(") continue;
            auto close = at + 1;
            while (close < range.to && close < at + longest_bracket && words[close].form != ")") ++close;
            if (close >= range.to || words[close].form != ")") continue;
            const auto length = listed(List::lead_labels, words, at + 1, close);
            if (length > 0 && is(words, at + 1 + length, ":")) {
                auto end = at + 2 + length;
                while (end < close && words[end].form != ";" &&
                       !(end > at + 3 + length && listed(List::partner_labels, words, end, close) > 0))
                    ++end;
                add_label_value(item, {at + 2 + length, end});
            } else if (is(words, at + 1, "do")) {
                const auto body = body_at(words, at + 2, close);
                if (body && (is(words, body->to, "chủ") || is(words, body->to, "phụ") || is(words, body->to, "thực")))
                    add(item, *body, {true, true, at + 2, "body in brackets that leads"}, {range.from, at});
            }
        }
    }

    /// "..., đồng thời, chủ động phân công các tổ chức ... tổ chức tuyên truyền": an order inside a sentence.
    void read_inner_orders(int item, Range sentence) {
        for (std::size_t at = sentence.from + 1; at + 1 < sentence.to; ++at) {
            const auto order = listed(List::orders, words, at, sentence.to);
            if (order == 0 || is(words, at - 1, "được") || is(words, at - 1, "theo") || is(words, at - 1, "sự") ||
                is(words, at - 1, "chế"))
                continue;
            const auto next = at + order;
            if (next >= sentence.to) continue;
            const bool named = listed(List::determiners, words, next, sentence.to) > 0 || words[next].capital;
            const auto body = body_at(words, next, sentence.to);
            if (!named || !body || !has_duty(words, body->to, sentence.to, {})) continue;
            add(item, *body, {true, true, next, "order inside a sentence"}, {body->to, sentence.to});
        }
    }

    void read_text(int item, Range range) {
        note_founded(range);
        read_brackets(item, range);
        for (const auto& sentence : duty_clauses(words, range)) {
            const auto before = into.assignments.size();
            read_clause(item, sentence);
            if (into.assignments.size() == before) read_second_subject(item, sentence);
            std::size_t colons = 0;
            for (std::size_t at = sentence.from; at + 1 < sentence.to && colons < most_colons; ++at) {
                if (words[at].form != ":" || words[at].quoted) continue;
                ++colons;
                if (!listed_before_colon(sentence.from, at)) read_clause(item, {at + 1, sentence.to});
            }
            read_inner_orders(item, sentence);
        }
    }

    /// "Các Bộ: Quốc phòng, Công an": the colon stands inside a name.
    bool listed_before_colon(std::size_t from, std::size_t colon) const {
        const auto address = address_at(words, from, colon);
        return address.at < colon && is_body(words, {address.at, colon});
    }

    /// "- Cơ quan chủ trì: Sở Nội vụ" and "- Cơ quan phối hợp: ...". True when the block was one of them.
    bool read_label(int item, Range range, Range duty) {
        if (is_headed(item, List::gathering_headings)) return false;  // "Chủ trì: ..." of a meeting
        std::size_t colon = range.from;
        while (colon < range.to && colon < range.from + 8 && words[colon].form != ":") ++colon;
        if (colon >= range.to || words[colon].form != ":") return false;
        const Range value = trim_marks(words, {colon + 1, range.to});
        if (listed(List::lead_labels, words, range.from, colon) == colon - range.from) {
            if (has_clause(words, value)) return false;
            add(item, value, {true, true, value.from, "row of the leading body"}, duty);
            return true;
        }
        if (listed(List::partner_labels, words, range.from, colon) != colon - range.from) return false;
        if (!into.assignments.empty() && into.assignments.back().value.section == document.outline.id_of(item))
            into.assignments.back().value.cooperators.push_back(printed(document.text, words, value));
        return true;
    }

    /// A heading that is the name of a body gives everything below it to that body.
    bool read_heading(int index) {
        const auto& item = document.outline.items[static_cast<std::size_t>(index)];
        if (item.heading.empty()) return false;
        auto address = address_at(words, item.heading.from, item.heading.to);
        const Range name{address.at, item.heading.to};
        if (!is_body(words, name) || name.empty() || has_heads_below(index)) return false;
        address.rule = "heading that names a body";
        add(index, name, address, {});
        return true;
    }

    /// "Trách nhiệm của các Bộ, ngành" above "a) Bộ Xây dựng" and "b) Bộ Tài chính": each of those has its own work.
    bool has_heads_below(int index) const {
        const auto& items = document.outline.items;
        int heads = 0;
        for (auto i = static_cast<std::size_t>(index) + 1; i < items.size() && i < static_cast<std::size_t>(index) + 40;
             ++i)
            if (items[i].parent == index && !items[i].heading.empty() && is_body(words, items[i].heading)) ++heads;
        const auto& item = items[static_cast<std::size_t>(index)];
        for (auto b = item.block + 1; b < item.end_block && b < item.block + 40; ++b)
            if (document.outline.item_of_block[b] == index && unnumbered_heading(index, b)) ++heads;
        return heads >= 2;
    }

    /// What stands below the item is the work of the body that was named last.
    void add_below(int index) {
        const auto& item = document.outline.items[static_cast<std::size_t>(index)];
        if (into.assignments.empty() || into.assignments.back().value.section != item.id) return;
        for (std::size_t b = item.block + 1; b < item.end_block && b <= item.block + most_duties; ++b)
            add_duty(into.assignments.back().value, document.blocks.blocks[b].words);
    }

    /// "* Công an huyện" above "- Tuần tra ...", "Sở Y tế:" above its duties: a heading without a number.
    std::optional<Address> unnumbered_heading(int item, std::size_t b) const {
        const auto& all = document.blocks.blocks;
        const auto& block = all[b];
        if (b + 1 >= all.size() || document.outline.item_of_block[b + 1] != item || block.table > 0) return {};
        const auto& next = all[b + 1];
        const auto inside = trim_marks(words, block.words);
        if (inside.empty() || inside.size() > longest_name || next.words.empty() || next.table > 0) return {};
        auto address = address_at(words, inside.from, inside.to);
        const bool colon = words[block.words.to - 1].form == ":";
        const bool above = next.label.kind == LabelKind::bullet && next.label.text != block.label.text;
        if ((!colon && block.closed) || !above || address.at >= inside.to) return {};
        if (!is_body(words, {address.at, inside.to})) return {};
        if (!colon && !duty_in_any_case(words, next.words.from, next.words.to)) return {};
        address.rule = "heading without a number that names a body";
        return address;
    }

    bool read_unnumbered_heading(int item, std::size_t b) {
        const auto address = unnumbered_heading(item, b);
        if (!address) return false;
        const auto& all = document.blocks.blocks;
        const auto& next = all[b + 1];
        add(item, {address->at, trim_marks(words, all[b].words).to}, *address, {});
        for (auto below = b + 1; below < all.size() && below <= b + most_duties; ++below) {
            if (document.outline.item_of_block[below] != item || all[below].label.text != next.label.text ||
                all[below].label.kind != LabelKind::bullet)
                break;
            add_duty(into.assignments.back().value, all[below].words);
        }
        return true;
    }

    /// "Thực hiện công văn của huyện yêu cầu các xã canh đê, Ủy ban nhân dân xã xây dựng kế hoạch như sau:"
    bool goes_on_itself(Range rest) const {
        for (auto at = rest.from; at + 1 < rest.to; ++at) {
            if (words[at].form != "," || !words[at + 1].capital) continue;
            const auto issuer = body_at(words, at + 1, rest.to);
            if (issuer && (listed(List::issuing_verbs, words, issuer->to, rest.to) > 0 ||
                           has_duty(words, issuer->to, rest.to, {})))
                return true;
        }
        return false;
    }

    /// "Chủ tịch xã yêu cầu các thôn thực hiện các việc sau:" before the first number or dash, which say what work.
    void read_lead(Range range) {
        if (range.empty() || words[range.to - 1].form != ":") return;
        const auto sentence = duty_clauses(words, range).back();
        for (auto at = sentence.from; at + 1 < sentence.to; ++at) {
            const bool demand = listed(List::demands, words, at, sentence.to) > 0;
            if (!demand && listed(List::requests, words, at, sentence.to) == 0) continue;
            const auto address = address_at(words, at, sentence.to);
            const auto body = body_at(words, address.at, range.to);
            if (!body) continue;
            const bool named =
                body->to + 1 == range.to || (is(words, body->to, ",") && is(words, body->to + 1, "trong"));
            if (!named && !has_duty(words, body->to, range.to, address)) continue;
            if (goes_on_itself({body->to, range.to})) continue;
            add(in_opening, *body, {demand, true, address.at, "sentence that leads to the work"}, {body->to, range.to});
            return;
        }
    }

    void read_block(std::size_t b) {
        const int item = document.outline.item_of_block[b];
        const auto& block = document.blocks.blocks[b];
        if (item < 0 || document.outline.is_situation(item)) {
            if (item != in_opening) return;
            if (document.outline.items.empty()) read_text(item, block.words);
            read_lead(block.words);
            return;
        }
        const auto& numbered = document.outline.items[static_cast<std::size_t>(item)];
        Range text = block.words;
        if (numbered.block == b) {
            founded.clear();
            const auto before = into.assignments.size();
            if (read_heading(item)) {
                text.from = numbered.heading.to;
                add_duty(into.assignments.back().value, text);
                add_below(item);
                owners.resize(static_cast<std::size_t>(item) + 1);
                owners.back() = base::fold(printed(document.text, words, numbered.heading));
            }
            if (text.empty() || block.led) return;
            read_text(item, text);
            if (into.assignments.size() > before && words[block.words.to - 1].form == ":") add_below(item);
            return;
        }
        const auto task = block.task > 0 ? document.blocks.blocks[block.task].words : Range{};
        if (block.led || read_label(item, text, task) || read_unnumbered_heading(item, b)) return;
        if (!text.empty()) read_text(item, text);
    }
};

}  // namespace

void read_assignments(const Document& document, Reading& into) {
    Reader reader{document, into};
    for (std::size_t b = 0; b < document.blocks.blocks.size(); ++b) reader.read_block(b);
}

}  // namespace plans
