#include "plans/item.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "plans/places.hpp"

namespace plans {
namespace {

template <class T>
base::Json as_json(const T& value) {
    return base::parse_json(base::to_json(value));
}

class ItemList {
public:
    explicit ItemList(const Source& source, const reader::Reading& reading)
        : finder_(source.text), doubts_(reading.doubts) {}

    template <class T, class Shape>
    void add(ItemKind kind, const reader::Found<T>& found, std::string section, Shape shape) {
        items.push_back(
            {kind, std::move(section), as_json(shape(found.value)), finder_.places(found.span), found.rule, {}});
        spans_.push_back(found.span);
    }

    /// The last item also stands here.
    void add_place(Span span) {
        auto& places = items.back().places;
        for (const auto& place : finder_.places(span))
            if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    }

    template <class T, class Shape>
    void add_if(ItemKind kind, const std::optional<reader::Found<T>>& found, Shape shape) {
        if (found) add(kind, *found, "", shape);
    }

    std::vector<DraftItem> items;

    /// Each doubt goes to the narrowest value that holds its words, so that what is told of a clause is not told again
    /// of the sections around it; a doubt about words that became no value goes to what it is about. A day that could
    /// not be taken is shown as a deadline without one.
    void settle_doubts(std::string_view text) {
        for (const auto& doubt : doubts_) {
            auto* item = narrowest_with(doubt.span);
            if (!item && is_lost_day(doubt)) item = add_undated(text, doubt);
            if (!item) item = named_by(doubt.about);
            if (item && !item->doubt && doubt.code != "doubt.not_found") item->doubt = doubt.code;
        }
        for (auto& item : items)
            if (item.kind == ItemKind::deadline && item.value.at("kind") == "undated" && !item.doubt)
                item.doubt = "doubt.no_date";
    }

private:
    DraftItem* narrowest_with(Span words) {
        DraftItem* narrowest = nullptr;
        std::uint32_t width = 0;
        for (std::size_t i = 0; i < items.size() && words.from < words.to; ++i) {
            const auto& span = spans_[i];
            if (words.from < span.from || words.to > span.to || (narrowest && span.to - span.from >= width)) continue;
            narrowest = &items[i];
            width = span.to - span.from;
        }
        return narrowest;
    }

    /// A field of the head by its name, or a section by its number.
    DraftItem* named_by(std::string_view about) {
        const auto found = std::find_if(items.begin(), items.end(), [&](const DraftItem& item) {
            return item.kind == ItemKind::section ? item.section == about : base::name_of(item.kind) == about;
        });
        return found == items.end() ? nullptr : &*found;
    }

    static bool is_lost_day(const reader::Doubt& doubt) {
        return doubt.span.from < doubt.span.to &&
               (doubt.code == "doubt.no_such_day" || doubt.code == "doubt.before_document");
    }

    DraftItem* add_undated(std::string_view text, const reader::Doubt& doubt) {
        DeadlineValue value;
        value.kind = reader::DeadlineKind::undated;
        value.text = base::tidy(text.substr(doubt.span.from, doubt.span.to - doubt.span.from));
        items.push_back({ItemKind::deadline, doubt.about, as_json(value), finder_.places(doubt.span), "", {}});
        spans_.push_back(doubt.span);
        return &items.back();
    }

    PlaceFinder finder_;
    const std::vector<reader::Doubt>& doubts_;
    std::vector<Span> spans_;  ///< of each item
};

AssignmentValue assignment_value(const reader::Assignment& assignment) {
    AssignmentValue value{assignment.body, assignment.ordered, assignment.cooperators, {}};
    for (const auto& duty : assignment.duties) value.duties.push_back(duty.value);
    return value;
}

DeadlineValue deadline_value(const reader::Deadline& deadline) {
    DeadlineValue value{
        deadline.kind, deadline.date, deadline.exclusive, deadline.from, deadline.until, deadline.rule, {},
        deadline.text};
    if (deadline.times_per_day) value.times_per_day = {deadline.times_per_day->first, deadline.times_per_day->second};
    return value;
}

}  // namespace

std::vector<DraftItem> items_of(const Source& source, const reader::Reading& reading) {
    ItemList list(source, reading);
    const auto text = [](const std::string& value) { return TextValue{value}; };
    list.add_if(ItemKind::type, reading.type, text);
    list.add_if(ItemKind::issuer, reading.issuer, text);
    list.add_if(ItemKind::number, reading.number, text);
    list.add_if(ItemKind::date, reading.date, [](base::Day day) { return DateValue{day}; });
    list.add_if(ItemKind::place, reading.place, text);
    list.add_if(ItemKind::title, reading.title, text);
    list.add_if(ItemKind::urgency, reading.urgency, text);
    for (const auto& basis : reading.bases)
        list.add(ItemKind::basis, basis, "", [](const reader::Basis& b) { return BasisValue{b.number, b.date}; });
    for (const auto& section : reading.sections)
        list.add(ItemKind::section, section, section.value.id, [](const reader::Section& s) {
            return SectionValue{s.id, s.heading};
        });
    for (const auto& assignment : reading.assignments) {
        list.add(ItemKind::assignment, assignment, assignment.value.section, assignment_value);
        for (const auto& duty : assignment.value.duties) list.add_place(duty.span);
    }
    for (const auto& deadline : reading.deadlines)
        list.add(ItemKind::deadline, deadline, deadline.value.section, deadline_value);
    for (const auto& report : reading.reports)
        list.add(ItemKind::report, report, report.value.section, [](const reader::ReportDuty& r) {
            return ReportValue{r.from, r.to, r.every, r.channel};
        });
    for (const auto& reference : reading.references)
        list.add(ItemKind::reference, reference, reference.value.section, [](const reader::Reference& r) {
            return ReferenceValue{r.clause, r.document, r.target};
        });
    for (const auto& recipient : reading.recipients) list.add(ItemKind::recipient, recipient, "", text);
    list.add_if(ItemKind::signer, reading.signer, [](const reader::Signer& s) { return SignerValue{s.role, s.name}; });
    list.settle_doubts(source.text);
    return std::move(list.items);
}

base::Json checked_value(ItemKind kind, const base::Json& value) {
    switch (kind) {
        case ItemKind::type:
        case ItemKind::issuer:
        case ItemKind::number:
        case ItemKind::place:
        case ItemKind::title:
        case ItemKind::recipient:
        case ItemKind::urgency:
            return as_json(base::from_json<TextValue>(value));
        case ItemKind::date:
            return as_json(base::from_json<DateValue>(value));
        case ItemKind::signer:
            return as_json(base::from_json<SignerValue>(value));
        case ItemKind::basis:
            return as_json(base::from_json<BasisValue>(value));
        case ItemKind::section:
            return as_json(base::from_json<SectionValue>(value));
        case ItemKind::assignment:
            return as_json(base::from_json<AssignmentValue>(value));
        case ItemKind::deadline:
            return as_json(base::from_json<DeadlineValue>(value));
        case ItemKind::report:
            return as_json(base::from_json<ReportValue>(value));
        case ItemKind::reference:
            return as_json(base::from_json<ReferenceValue>(value));
    }
    return nullptr;
}

}  // namespace plans
