#include <algorithm>
#include <map>

#include "reader/assignment_clauses.hpp"
#include "reader/assignment_duties.hpp"
#include "reader/assignment_headings.hpp"
#include "reader/assignment_labels.hpp"
#include "reader/bodies.hpp"

namespace reader {
namespace {

constexpr std::size_t most_looked_at = 500;                     ///< items of a document that is looked through
const std::string leading = "sentence that leads to the work";  ///< the rule of it

struct Reader {
    AssignmentBook& book;
    const Words& words = book.words;

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
            book.add(in_opening, *body, {demand, true, address.at, leading}, {body->to, range.to});
            book.has_leader = true;
            return;
        }
    }

    /// The body of the leading sentence has no work of its own when most items below name who does theirs.
    void drop_said_lead() {
        auto& found = book.into.assignments;
        const auto& items = book.document.outline.items;
        const auto lead = std::find_if(found.begin(), found.end(), [](const auto& one) { return one.rule == leading; });
        if (lead == found.end()) return;
        std::size_t named = 0;
        std::size_t all = 0;
        bool first_named = true;
        for (const auto& item : items) {
            if (item.parent >= 0) continue;
            const bool has_body = has_work(item.id);
            if (all++ == 0) first_named = has_body;
            named += has_body;
        }
        if (items.empty()) {
            named = found.size() - 1;
            for (const auto& block : book.document.blocks.blocks) all += block.label.kind == LabelKind::bullet;
        }
        if ((all > 0 && first_named && named * 2 > all) || shares_out()) found.erase(lead);
    }

    /// Somewhere five items beside each other or more, and four of five there, name who does their work.
    bool shares_out() const {
        const auto& items = book.document.outline.items;
        if (items.size() > most_looked_at) return false;
        std::map<int, std::pair<std::size_t, std::size_t>> parts;  // of each parent: how many, how many named
        for (const auto& item : items) {
            auto& [all, named] = parts[item.parent];
            ++all;
            named += has_work(item.id);
        }
        return std::any_of(parts.begin(), parts.end(), [](const auto& part) {
            const auto& [all, named] = part.second;
            return named >= 5 && named * 5 >= all * 4;
        });
    }

    bool has_work(const std::string& id) const {
        const auto& found = book.into.assignments;
        return std::any_of(found.begin(), found.end(), [&](const auto& one) {
            return one.value.section == id || one.value.section.starts_with(id + ".");
        });
    }

    /// "2. Các sở thực hiện các việc sau:" has no work of its own when every part below names who does its work.
    void drop_led() {
        const auto& items = book.document.outline.items;
        for (const auto index : book.leads) {
            const auto& id = items[static_cast<std::size_t>(index)].id;
            std::size_t parts = 0;
            std::size_t headed = 0;
            std::size_t named = 0;
            for (auto i = static_cast<std::size_t>(index) + 1; i < items.size(); ++i) {
                if (items[i].parent != index) continue;
                ++parts;
                headed += i < book.owners.size() && !book.owners[i].name.empty();
                named += has_work(items[i].id);
            }
            if (parts < 2 || named * 5 < parts * 4) continue;
            std::erase_if(book.into.assignments, [&](const auto& one) {
                const bool all_of_them = (one.value.body.starts_with("các ") || one.value.body.starts_with("Các ") ||
                                          one.value.body.find("và các ") != std::string::npos) &&
                                         one.value.body.find(':') == std::string::npos;
                return one.value.section == id && (headed == parts || all_of_them);
            });
        }
    }

    void read_block(std::size_t b) {
        const int item = book.document.outline.item_of_block[b];
        const auto& block = book.document.blocks.blocks[b];
        if (item < 0 || book.document.outline.is_situation(item)) {
            if (item == in_closing) read_clauses(book, item, block.words);
            if (item != in_opening) return;
            if (book.document.outline.items.empty()) read_clauses(book, item, block.words, ends_document(b));
            read_lead(block.words);
            return;
        }
        const auto& numbered = book.document.outline.items[static_cast<std::size_t>(item)];
        if (read_named_below(book, item, b)) return;
        Range text = block.words;
        if (numbered.block == b) {
            book.founded.clear();
            const auto before = book.into.assignments.size();
            if (!numbered.heading.empty() && tells_members(book, numbered)) text.from = numbered.heading.to;
            if (read_heading(book, item)) {
                text.from = numbered.heading.to;
                book.add_duty(book.into.assignments.back().value, text);
                add_below(book, item);
                book.set_owner(item, numbered.heading);
            }
            if (text.empty() || block.led) return;
            read_clauses(book, item, text);
            if (book.into.assignments.size() > before && words[block.words.to - 1].form == ":") {
                add_below(book, item);
                book.leads.push_back(item);
            }
            return;
        }
        const auto task = block.task > 0 ? book.document.blocks.blocks[block.task].words : Range{};
        if (block.led || read_label(book, item, text, task) || read_unnumbered_heading(book, item, b)) return;
        if (!text.empty()) read_clauses(book, item, text, ends_document(b));
    }

    /// An unnumbered paragraph behind which nothing else of the text proper stands.
    bool ends_document(std::size_t b) const {
        const auto& all = book.document.blocks.blocks;
        if (all[b].label.kind != LabelKind::none || all[b].table > 0) return false;
        return b + 1 == all.size() || all[b + 1].part != all[b].part ||
               book.document.outline.item_of_block[b + 1] == in_closing;
    }
};

}  // namespace

void read_assignments(const Document& document, Reading& into) {
    AssignmentBook book{document, into};
    Reader reader{book};
    for (std::size_t b = 0; b < document.blocks.blocks.size(); ++b) reader.read_block(b);
    reader.drop_said_lead();
    reader.drop_led();
}

}  // namespace reader
