#include "reader/assignment_book.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "reader/bodies.hpp"

namespace reader {
namespace {

// No sentence of a real document reaches these; they keep the work on hostile ones in proportion to their length.
constexpr std::size_t longest_duty = 400;  ///< words
constexpr std::size_t most_duties = 200;   ///< of one body in one section
constexpr std::size_t most_founded = 20;   ///< bodies set up in one item
constexpr std::size_t most_partners = 20;
constexpr std::size_t most_siblings = 12;  ///< before and behind an item
constexpr int deepest = 8;                 ///< levels above an item whose headings are looked at

/// "Các trường" and, a sentence further on, "Trường" are the same ones.
std::string without_plural(std::string form) {
    constexpr std::string_view plural = "các ";
    if (form.starts_with(plural)) form.erase(0, plural.size());
    return form;
}

/// "Các sở, ngành có liên quan theo chức năng, nhiệm vụ được giao": without the words for its field.
Range without_scope(const Words& words, Range name) {
    for (auto at = name.from + 1; at + 1 < name.to; ++at)
        if ((words[at].form == "theo" || words[at].form == "căn") && listed(List::duties, words, at, name.to) > 1)
            return {name.from, at};
    return name;
}

/// "Sở Nội vụ; - Sở Tài chính", two lines of a cell, are a list.
std::string without_dashes(std::string name) {
    for (const std::string_view dashed : {"; - ", ", - "})
        for (std::size_t at = 0; (at = name.find(dashed, at)) != std::string::npos;) name.erase(at + 2, 2);
    return name;
}

}  // namespace

void AssignmentBook::add(int item, Range body, const Address& address, Range duty) {
    body = trim_marks(words, without_scope(words, without_short_name(words, body)));
    if (body.empty()) return;
    auto name = full_name(body);
    if (is_owner(item, base::fold(name))) return;  // the section's own body, named again
    const auto& section = document.outline.id_of(item);
    const auto form = without_plural(form_of(name));
    for (auto known = into.assignments.rbegin(); known != into.assignments.rend() && known->value.section == section;
         ++known) {
        if (without_plural(form_of(known->value.body)) != form) continue;
        add_duty(known->value, duty);
        return;
    }
    Assignment assignment{section, std::move(name), address.ordered, {}, {}};
    add_duty(assignment, duty);
    into.assignments.push_back({std::move(assignment), span_of(words, body), address.rule});
}

void AssignmentBook::add_duty(Assignment& assignment, Range duty) {
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

void AssignmentBook::set_owner(int item, Range heading) {
    owners.resize(static_cast<std::size_t>(item) + 1);
    auto& owner = owners.back();
    owner.name = base::fold(printed(document.text, words, heading));
    for (auto from = heading.from, at = from; at <= heading.to; ++at) {
        if (at < heading.to && words[at].form != "," && words[at].form != ";") continue;
        if (at + 1 < heading.to && !words[at + 1].capital) continue;  // "Ủy ban nhân dân huyện, thành phố" is one
        owner.members.push_back(base::fold(printed(document.text, words, {from, at})));
        from = at + 1;
    }
}

bool AssignmentBook::is_owned(int item) const {
    for (int depth = 0; item >= 0 && depth < deepest; ++depth) {
        const auto place = static_cast<std::size_t>(item);
        if (place < owners.size() && !owners[place].name.empty()) return true;
        item = document.outline.items[place].parent;
    }
    return false;
}

bool AssignmentBook::is_led(int item) const {
    if (has_leader) return true;
    for (int depth = 0; item >= 0 && depth < deepest; ++depth) {
        if (!leads.empty() && std::find(leads.begin(), leads.end(), item) != leads.end()) return true;
        item = document.outline.items[static_cast<std::size_t>(item)].parent;
    }
    return false;
}

void AssignmentBook::note_founded(Range range) {
    for (std::size_t at = range.from; at + 2 < range.to && founded.size() < most_founded; ++at) {
        if (!is(words, at, "thành") || !is(words, at + 1, "lập")) continue;
        if (const auto body = body_at(words, at + 2, range.to)) {
            const auto print = printed(document.text, words, *body);
            founded.emplace_back(form_of(print), print);
        }
    }
}

bool AssignmentBook::is_headed(int item, List by) const {
    for (int depth = 0; item >= 0 && depth < deepest; ++depth) {
        const auto& above = document.outline.items[static_cast<std::size_t>(item)];
        for (auto at = above.heading.from; at < above.heading.to; ++at)
            if (listed(by, words, at, above.heading.to) > 0) return true;
        item = above.parent;
    }
    return false;
}

bool AssignmentBook::is_among_bodies(int item, std::size_t at) const {
    if (item < 0) return false;
    const auto& items = document.outline.items;
    const auto& self = items[static_cast<std::size_t>(item)];
    if (document.blocks.blocks[self.block].words.from != at) return false;
    int others = 0;
    const auto own = static_cast<std::size_t>(item);
    const auto first = own - std::min(own, most_siblings);
    for (auto i = first; i < items.size() && i <= own + most_siblings; ++i) {
        if (items[i].parent != self.parent) continue;
        const auto text = document.blocks.blocks[items[i].block].words;
        const auto body = body_at(words, address_at(words, text.from, text.to).at, text.to);
        if (body && (body->to >= text.to || is(words, body->to, ":"))) ++others;
    }
    return others >= 2;
}

bool AssignmentBook::is_owner(int item, const std::string& name) const {
    for (int depth = 0; item >= 0 && depth < deepest; ++depth) {
        const auto place = static_cast<std::size_t>(item);
        if (place < owners.size() && owners[place].name.find(name) != std::string::npos) {
            const auto& members = owners[place].members;
            return members.size() < 2 || std::find(members.begin(), members.end(), name) == members.end();
        }
        item = document.outline.items[place].parent;
    }
    return false;
}

/// "Tổ công tác" after "Thành lập Tổ công tác phòng, chống dịch của Ban" is that one.
std::string AssignmentBook::full_name(Range body) const {
    auto name = without_dashes(printed(document.text, words, body));
    const auto form = form_of(name) + " ";
    for (const auto& [long_form, print] : founded)
        if (long_form.starts_with(form)) return print;
    return name;
}

}  // namespace reader
