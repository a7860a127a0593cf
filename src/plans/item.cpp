#include "plans/item.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/problem.hpp"

namespace plans {
namespace {

template <class T>
base::Json as_json(const T& value) {
    return base::parse_json(base::to_json(value));
}

/// Turns byte spans into lines and UTF-16 columns; the lines are found once.
class PlaceFinder {
public:
    explicit PlaceFinder(std::string_view text) : text_(text), starts_{0} {
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n') starts_.push_back(i + 1);
    }

    std::vector<SourcePlace> places(Span span) const {
        std::vector<SourcePlace> found;
        const auto until = std::min<std::size_t>(span.to, text_.size());
        if (span.from >= until) return found;
        auto line =
            static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), span.from) - starts_.begin()) - 1;
        for (; line < starts_.size() && starts_[line] < until; ++line) {
            const auto end = line + 1 < starts_.size() ? starts_[line + 1] - 1 : text_.size();
            const auto from = std::max<std::size_t>(span.from, starts_[line]);
            const auto to = std::min(until, end);
            if (from >= to) continue;
            found.push_back(
                {static_cast<std::int64_t>(line), columns(starts_[line], from), columns(starts_[line], to)});
        }
        return found;
    }

private:
    /// UTF-16 units between two bytes: one per character, two for those beyond the basic plane.
    std::int64_t columns(std::size_t from, std::size_t to) const {
        std::int64_t count = 0;
        for (auto at = from; at < to; ++at) {
            const auto byte = static_cast<unsigned char>(text_[at]);
            if ((byte & 0xC0) != 0x80) count += byte >= 0xF0 ? 2 : 1;
        }
        return count;
    }

    std::string_view text_;
    std::vector<std::size_t> starts_;
};

class ItemList {
public:
    explicit ItemList(const Source& source, const Reading& reading) : finder_(source.text), doubts_(reading.doubts) {}

    template <class T, class Shape>
    void add(ItemKind kind, const Found<T>& found, std::string section, Shape shape) {
        items.push_back({kind, std::move(section), as_json(shape(found.value)), finder_.places(found.span), found.rule,
                         doubt_at(found.span)});
    }

    /// The last item also stands here.
    void add_place(Span span) {
        auto& places = items.back().places;
        for (const auto& place : finder_.places(span))
            if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    }

    template <class T, class Shape>
    void add_if(ItemKind kind, const std::optional<Found<T>>& found, Shape shape) {
        if (found) add(kind, *found, "", shape);
    }

    std::vector<DraftItem> items;

private:
    std::optional<std::string> doubt_at(Span span) const {
        const auto doubt = std::find_if(doubts_.begin(), doubts_.end(), [&](const Doubt& d) {
            return d.span.to > d.span.from && d.span.from >= span.from && d.span.to <= span.to;
        });
        return doubt == doubts_.end() ? std::nullopt : std::optional(doubt->code);
    }

    PlaceFinder finder_;
    const std::vector<Doubt>& doubts_;
};

AssignmentValue assignment_value(const Assignment& assignment) {
    AssignmentValue value{assignment.body, assignment.ordered, assignment.cooperators, {}};
    for (const auto& duty : assignment.duties) value.duties.push_back(duty.value);
    return value;
}

DeadlineValue deadline_value(const Deadline& deadline) {
    DeadlineValue value{
        deadline.kind, deadline.date, deadline.exclusive, deadline.from, deadline.until, deadline.rule, {},
        deadline.text};
    if (deadline.times_per_day) value.times_per_day = {deadline.times_per_day->first, deadline.times_per_day->second};
    return value;
}

}  // namespace

std::vector<DraftItem> items_of(const Source& source, const Reading& reading) {
    ItemList list(source, reading);
    const auto text = [](const std::string& value) { return TextValue{value}; };
    list.add_if(ItemKind::type, reading.type, text);
    list.add_if(ItemKind::issuer, reading.issuer, text);
    list.add_if(ItemKind::number, reading.number, text);
    list.add_if(ItemKind::date, reading.date, [](base::Day day) { return DateValue{day}; });
    list.add_if(ItemKind::place, reading.place, text);
    list.add_if(ItemKind::title, reading.title, text);
    for (const auto& basis : reading.bases)
        list.add(ItemKind::basis, basis, "", [](const Basis& b) { return BasisValue{b.number, b.date}; });
    for (const auto& section : reading.sections)
        list.add(ItemKind::section, section, section.value.id, [](const Section& s) {
            return SectionValue{s.id, s.heading};
        });
    for (const auto& assignment : reading.assignments) {
        list.add(ItemKind::assignment, assignment, assignment.value.section, assignment_value);
        for (const auto& duty : assignment.value.duties) list.add_place(duty.span);
    }
    for (const auto& deadline : reading.deadlines)
        list.add(ItemKind::deadline, deadline, deadline.value.section, deadline_value);
    for (const auto& report : reading.reports)
        list.add(ItemKind::report, report, report.value.section, [](const ReportDuty& r) {
            return ReportValue{r.from, r.to, r.every, r.channel};
        });
    for (const auto& recipient : reading.recipients) list.add(ItemKind::recipient, recipient, "", text);
    list.add_if(ItemKind::signer, reading.signer, [](const Signer& s) { return SignerValue{s.role, s.name}; });
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
    }
    return nullptr;
}

}  // namespace plans
