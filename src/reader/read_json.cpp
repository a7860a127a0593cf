#include "reader/read_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "base/json.hpp"
#include "reader/table_rows.hpp"

namespace reader {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

value or_null(const std::string& text) {
    return text.empty() ? value(nullptr) : value(text);
}

value day_or_null(const std::optional<base::Day>& day) {
    return day ? value(base::to_string(*day)) : value(nullptr);
}

value text_of(const std::optional<Found<std::string>>& found) {
    return found ? or_null(found->value) : value(nullptr);
}

object place_of(Span span, const std::string& rule) {
    return {{"from", span.from}, {"to", span.to}, {"rule", rule}};
}

template <class T>
value place_of(const std::optional<Found<T>>& found) {
    return found ? value(place_of(found->span, found->rule)) : value(nullptr);
}

template <class T>
array places_of(const std::vector<Found<T>>& all) {
    array places;
    for (const auto& found : all) places.push_back(place_of(found.span, found.rule));
    return places;
}

object deadline_json(const Deadline& deadline) {
    object printed{{"section", deadline.section}};
    if (deadline.kind == DeadlineKind::by_date) {
        printed["kind"] = "by-date";
        printed["date"] = day_or_null(deadline.date);
        printed["exclusive"] = deadline.exclusive;
    } else if (deadline.kind == DeadlineKind::range) {
        printed["kind"] = "range";
        printed["from"] = day_or_null(deadline.from);
        printed["until"] = day_or_null(deadline.until);
    } else {
        printed["kind"] = "recurring";
        printed["rule"] = deadline.rule;
        if (deadline.times_per_day)
            printed["times_per_day"] = {deadline.times_per_day->first, deadline.times_per_day->second};
    }
    printed["text"] = deadline.text;
    return printed;
}

object assignment_json(const Assignment& assignment) {
    object printed{{"section", assignment.section}, {"body", assignment.body}, {"ordered", assignment.ordered}};
    array cooperators;
    for (const auto& body : assignment.cooperators) cooperators.emplace_back(body);
    printed["cooperators"] = std::move(cooperators);
    array duties;
    for (const auto& duty : assignment.duties)
        duties.push_back(object{{"text", duty.value}, {"from", duty.span.from}, {"to", duty.span.to}});
    printed["duties"] = std::move(duties);
    return printed;
}

object header_json(const Source& source, const Reading& reading) {
    object printed{{"source", source.name},
                   {"type", text_of(reading.type)},
                   {"issuer", text_of(reading.issuer)},
                   {"number", text_of(reading.number)},
                   {"date", reading.date ? value(base::to_string(reading.date->value)) : value(nullptr)},
                   {"place", text_of(reading.place)},
                   {"title", text_of(reading.title)},
                   {"urgency", text_of(reading.urgency)}};
    printed["signer"] = nullptr;
    if (reading.signer)
        printed["signer"] = object{{"role", reading.signer->value.role}, {"name", or_null(reading.signer->value.name)}};
    return printed;
}

void add_duties(const Reading& reading, object& printed) {
    array assignments;
    for (const auto& found : reading.assignments) assignments.push_back(assignment_json(found.value));
    printed["assignments"] = std::move(assignments);
    array deadlines;
    array relative;
    array undated;
    for (const auto& found : reading.deadlines) {
        if (found.value.kind == DeadlineKind::undated)
            undated.push_back(object{{"section", found.value.section}, {"text", found.value.text}});
        else if (found.value.kind == DeadlineKind::relative)
            relative.push_back(object{{"section", found.value.section}, {"text", found.value.text}});
        else
            deadlines.push_back(deadline_json(found.value));
    }
    printed["deadlines"] = std::move(deadlines);
    printed["relative_deadlines"] = std::move(relative);
    printed["undated_deadlines"] = std::move(undated);
    array reports;
    for (const auto& found : reading.reports) {
        const auto& duty = found.value;
        reports.push_back(object{{"from", duty.from},
                                 {"to", duty.to},
                                 {"every", duty.every},
                                 {"channel", or_null(duty.channel)},
                                 {"section", duty.section}});
    }
    printed["reports"] = std::move(reports);
}

object places_json(const Reading& reading) {
    return {{"type", place_of(reading.type)},
            {"issuer", place_of(reading.issuer)},
            {"number", place_of(reading.number)},
            {"date", place_of(reading.date)},
            {"place", place_of(reading.place)},
            {"title", place_of(reading.title)},
            {"signer", place_of(reading.signer)},
            {"bases", places_of(reading.bases)},
            {"recipients", places_of(reading.recipients)},
            {"sections", places_of(reading.sections)},
            {"assignments", places_of(reading.assignments)},
            {"deadlines", places_of(reading.deadlines)},
            {"reports", places_of(reading.reports)},
            {"references", places_of(reading.references)}};
}

}  // namespace

std::string plan_json(const Source& source, const Reading& read) {
    const auto reading = with_rows_in_sections(read);
    auto printed = header_json(source, reading);
    array bases;
    for (const auto& found : reading.bases)
        bases.push_back(object{{"number", found.value.number}, {"date", day_or_null(found.value.date)}});
    printed["bases"] = std::move(bases);
    array recipients;
    for (const auto& found : reading.recipients) recipients.emplace_back(found.value);
    printed["recipients"] = std::move(recipients);
    array sections;
    for (const auto& found : reading.sections)
        sections.push_back(object{{"id", found.value.id}, {"heading", found.value.heading}});
    printed["sections"] = std::move(sections);
    add_duties(reading, printed);
    array references;
    for (const auto& found : reading.references)
        references.push_back(object{{"section", found.value.section},
                                    {"document", or_null(found.value.document)},
                                    {"clause", found.value.clause},
                                    {"target", or_null(found.value.target)},
                                    {"in_bases", found.value.in_bases}});
    printed["references"] = std::move(references);
    printed["found"] = places_json(reading);
    array doubts;
    for (const auto& doubt : reading.doubts)
        doubts.push_back(
            object{{"about", doubt.about}, {"code", doubt.code}, {"from", doubt.span.from}, {"to", doubt.span.to}});
    printed["doubts"] = std::move(doubts);
    return base::write_json(printed);
}

}  // namespace reader
