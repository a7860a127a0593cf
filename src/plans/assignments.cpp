#include <algorithm>

#include "base/text.hpp"
#include "plans/bodies.hpp"
#include "plans/duties.hpp"
#include "plans/vocabulary.hpp"

namespace plans {
namespace {

// No sentence of a real document reaches these; they keep the work on hostile ones in proportion to their length.
constexpr std::size_t longest_duty = 400;    ///< words
constexpr std::size_t most_duties = 200;     ///< of one body in one section
constexpr std::size_t most_founded = 20;     ///< bodies set up in one item
constexpr std::size_t longest_adjunct = 40;  ///< words
constexpr std::size_t most_colons = 8;       ///< in one sentence

/// How a body is addressed at the beginning of a clause.
struct Address {
    bool ordered = true;
    bool addressed = false;  ///< "Giao", "Đề nghị", "Yêu cầu" or "Đối với" stands before the body
    std::size_t at = 0;      ///< the first word behind it
    std::string rule = "body at the beginning of a clause, then its duty";
};

std::size_t listed(List list, const Words& words, std::size_t at, std::size_t end) {
    return vocabulary().list(list).length_at(words, at, end);
}

Address address_at(const Words& words, std::size_t at, std::size_t end) {
    Address address{true, false, at};
    for (bool more = true; more && address.at < end;) {
        more = false;
        std::size_t length = 0;
        if ((length = listed(List::orders, words, address.at, end)) > 0) {
            address = {true, true, address.at, "order: Giao, Phân công"};
        } else if ((length = listed(List::requests, words, address.at, end)) > 0) {
            address = {false, true, address.at, "request: Đề nghị"};
        } else if ((length = listed(List::demands, words, address.at, end)) > 0) {
            address = {true, true, address.at, "order: Yêu cầu"};
        } else if ((length = listed(List::openers, words, address.at, end)) > 0) {
            if (is(words, address.at, "đối")) address = {true, true, address.at, "duty: Đối với"};
        }
        if (length == 0) break;
        address.at += length;
        while (address.at < end && (words[address.at].form == "," || words[address.at].form == ":")) ++address.at;
        more = true;
    }
    return address;
}

/// "Sau khi tổ chức phát động từng thôn ... ký cam kết", "Căn cứ kế hoạch này, các sở ... xây dựng ...": the body
/// stands behind the circumstance, with its determiner or after a comma. A clause that only leads to a list ("... như
/// sau:") hands out nothing.
std::size_t behind_adjunct(const Words& words, std::size_t at, std::size_t end) {
    const auto length = listed(List::adjuncts, words, at, end);
    if (length == 0 || words[end - 1].form == ":") return at;
    for (std::size_t next = at + length; next < end && next < at + longest_adjunct; ++next) {
        const bool after_comma = words[next - 1].form == ",";
        const bool near = next < at + length + 8 && listed(List::determiners, words, next, end) > 0;
        if (!after_comma && !near) continue;
        const auto body = body_at(words, next, end);
        if (body && (near || duty_at(words, body->to, end))) return next;
    }
    return at;
}

struct Reader {
    const Document& document;
    Reading& into;
    const Words& words = document.blocks.words;
    std::string owner{};  ///< the body that the heading of the current item names, folded
    std::vector<std::pair<std::string, std::string>> founded{};  ///< form and print of bodies set up in this item

    void add(int item, Range body, const Address& address, Range duty) {
        body = trim_marks(words, body);
        if (body.empty()) return;
        auto name = full_name(body);
        if (!owner.empty() && owner.find(base::fold(name)) != std::string::npos)
            return;  // the section's own body, named again
        const auto& section = document.outline.id_of(item);
        const auto form = form_of(name);
        for (auto known = into.assignments.rbegin();
             known != into.assignments.rend() && known->value.section == section; ++known) {
            if (form_of(known->value.body) != form) continue;
            add_duty(known->value, duty);
            return;
        }
        Assignment assignment{section, std::move(name), address.ordered, {}, {}};
        add_duty(assignment, duty);
        into.assignments.push_back({std::move(assignment), span_of(words, body), address.rule});
    }

    void add_duty(Assignment& assignment, Range duty) {
        if (assignment.duties.size() >= most_duties) return;
        duty = trim_marks(words, {duty.from, std::min(duty.to, duty.from + longest_duty)});
        if (!duty.empty())
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

    /// "Giao A (T78) và B (T26)" hands the work to two; a list in running prose stays one.
    std::vector<Range> shares(Range body, const Address& address) const {
        if (!address.addressed || address.rule != "order: Giao, Phân công") return {body};
        for (std::size_t at = body.from + 2; at + 2 < body.to; ++at) {
            if (words[at].form == ",") return {body};
            const bool same_head =
                words[at].form == "và" && words[at + 1].capital && words[at + 1].form == words[body.from].form;
            if (same_head && body_at(words, at + 1, body.to)) return {{body.from, at}, {at + 1, body.to}};
        }
        return {body};
    }

    /// Whether what stands behind the body is a duty; a body that only has to report has none.
    bool has_duty(std::size_t at, std::size_t end, const Address& address) const {
        while (at < end && words[at].form == ",") ++at;
        if (at >= end) return false;
        for (const std::string_view report : {"báo", "phản", "gửi", "nộp"})
            if (words[at].form == report) return false;
        if (is(words, at, "kịp") && (is(words, at + 2, "báo") || is(words, at + 2, "phản"))) return false;
        if (words[at].form == "theo" || words[at].form == "tại")  // "... theo Kế hoạch này có trách nhiệm"
            for (std::size_t next = at + 1; next < end && next < at + 8; ++next)
                if (is(words, next, "có") && is(words, next + 1, "trách")) return true;
        return duty_at(words, at, end) || (address.addressed && words[at].form == "để");
    }

    /// One clause start: an address, a body and its duty.
    void read_clause(int item, Range clause) {
        for (const auto label : {List::lead_labels, List::partner_labels})
            if (const auto length = listed(label, words, clause.from, clause.to);
                length > 0 && is(words, clause.from + length, ":"))
                return;
        auto address = address_at(words, clause.from, clause.to);
        const auto at = behind_adjunct(words, address.at, clause.to);
        const auto body = body_at(words, at, clause.to);
        const bool leaders = is(words, at, "lãnh") && !words[at].capital;  // a verb more often than people
        if (!body || leaders || words[at].quoted || !has_duty(body->to, clause.to, address)) return;
        for (const auto& share : shares(*body, address)) add(item, share, address, {body->to, clause.to});
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
            if (!named || !body || !has_duty(body->to, sentence.to, {})) continue;
            add(item, *body, {true, true, next, "order inside a sentence"}, {body->to, sentence.to});
        }
    }

    void read_text(int item, Range range) {
        note_founded(range);
        for (const auto& sentence : cut(words, range, Cut::clauses)) {
            read_clause(item, sentence);
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
    bool read_label(int item, Range range) {
        std::size_t colon = range.from;
        while (colon < range.to && colon < range.from + 8 && words[colon].form != ":") ++colon;
        if (colon >= range.to || words[colon].form != ":") return false;
        const Range value = trim_marks(words, {colon + 1, range.to});
        if (listed(List::lead_labels, words, range.from, colon) == colon - range.from) {
            if (has_clause(value)) return false;
            add(item, value, {true, true, value.from, "row of the leading body"}, {});
            return true;
        }
        if (listed(List::partner_labels, words, range.from, colon) != colon - range.from) return false;
        if (!into.assignments.empty() && into.assignments.back().value.section == document.outline.id_of(item))
            into.assignments.back().value.cooperators.push_back(printed(document.text, words, value));
        return true;
    }

    /// A value that is a sentence, not a list of names.
    bool has_clause(Range value) const {
        const auto body = body_at(words, value.from, value.to);
        return body && body->to < value.to && duty_at(words, body->to, value.to);
    }

    /// A heading that is the name of a body gives everything below it to that body.
    bool read_heading(int index) {
        const auto& item = document.outline.items[static_cast<std::size_t>(index)];
        if (item.heading.empty()) return false;
        auto address = address_at(words, item.heading.from, item.heading.to);
        const Range name{address.at, item.heading.to};
        if (!is_body(words, name)) return false;
        address.rule = "heading that names a body";
        add(index, name, address, {});
        for (std::size_t b = item.block + 1; b < item.end_block && b <= item.block + most_duties; ++b)
            if (document.outline.item_of_block[b] == index)
                add_duty(into.assignments.back().value, document.blocks.blocks[b].words);
        return true;
    }

    void read_block(std::size_t b) {
        const int item = document.outline.item_of_block[b];
        if (item < 0 || document.outline.is_situation(item)) return;
        const auto& block = document.blocks.blocks[b];
        const auto& heading = document.outline.items[static_cast<std::size_t>(item)].heading;
        Range text = block.words;
        if (document.outline.items[static_cast<std::size_t>(item)].block == b) {
            founded.clear();
            owner.clear();
            if (read_heading(item)) {
                text.from = heading.to;
                owner = base::fold(printed(document.text, words, heading));
            }
        } else if (read_label(item, text)) {
            return;
        }
        if (!text.empty()) read_text(item, text);
    }
};

}  // namespace

void read_assignments(const Document& document, Reading& into) {
    Reader reader{document, into};
    for (std::size_t b = 0; b < document.blocks.blocks.size(); ++b) reader.read_block(b);
}

}  // namespace plans
