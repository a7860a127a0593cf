#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.hpp"
#include "documents/document.hpp"
#include "documents/from_plan.hpp"
#include "documents/invented_document.hpp"
#include "project_file.hpp"
#include "reader/invented_facts.hpp"
#include "reader/reading.hpp"

// What leaves this house must be read again by the reader of another: every plan of spec/plans, in each of the three
// forms, as a Word document and as a page, gives the facts that it had.

namespace {

using documents::Form;

std::string day_or_nothing(const std::optional<base::Day>& day) {
    return day ? base::to_string(*day) : "-";
}

std::string lines_of(const std::string& name, const std::vector<std::string>& values) {
    std::string out;
    for (const auto& value : values) out += name + ": " + value + '\n';
    return out;
}

/// Marks of authority are written differently in the Party's form.
std::string role_of(const reader::Signer& signer) {
    auto role = signer.role + " | " + signer.name;
    for (const auto* mark : {"T/M ", "K/T ", "T/L "})
        for (auto at = role.find(mark); at != std::string::npos; at = role.find(mark))
            role.replace(at, 4, std::string(1, mark[0]) + mark[2] + ". ");
    return role;
}

template <class T, class Print>
std::vector<std::string> printed(const std::vector<reader::Found<T>>& found, Print print) {
    std::vector<std::string> values;
    for (const auto& one : found) values.push_back(print(one.value));
    return values;
}

std::string assignment_of(const reader::Assignment& one) {
    auto text = one.section + (one.ordered ? " ordered " : " asked ") + one.body;
    for (const auto& body : one.cooperators) text += " + " + body;
    for (const auto& duty : one.duties) text += "\n    " + duty.value;
    return text;
}

std::string deadline_of(const reader::Deadline& one) {
    return one.section + ' ' + day_or_nothing(one.date) + ' ' + day_or_nothing(one.from) + ' ' +
           day_or_nothing(one.until) + ' ' + one.rule + ' ' + one.text;
}

std::string facts_of(const reader::Reading& reading) {
    const auto text = [](const auto& found) { return found ? found->value : std::string("-"); };
    std::string facts = text(reading.type) + " | " + base::fold(text(reading.issuer)) + " | " + text(reading.number) +
                        " | " + (reading.date ? base::to_string(reading.date->value) : "-") + " | " +
                        text(reading.place) + " | " + text(reading.title) + " | " + text(reading.urgency) + '\n';
    facts += (reading.signer ? role_of(reading.signer->value) : "-") + '\n';
    facts += lines_of("basis", printed(reading.bases, [](const reader::Basis& one) {
                          return one.number + ' ' + day_or_nothing(one.date);
                      }));
    facts += lines_of("recipient", printed(reading.recipients, [](const std::string& one) { return one; }));
    facts += lines_of("section",
                      printed(reading.sections, [](const reader::Section& one) { return one.id + ' ' + one.heading; }));
    facts += lines_of("assignment", printed(reading.assignments, assignment_of));
    facts += lines_of("deadline", printed(reading.deadlines, deadline_of));
    facts += lines_of("report", printed(reading.reports, [](const reader::ReportDuty& one) {
                          return one.section + ' ' + one.from + " -> " + one.to + ", " + one.every + ' ' + one.channel;
                      }));
    return facts;
}

}  // namespace

TEST_CASE("every plan that we print is read back as it was, in all three forms") {
    REQUIRE(spec::golden_plans().size() >= 3);
    for (const auto& path : spec::golden_plans()) {
        const auto source = sources::read(path.filename().string(), spec::file_of(path));
        const auto reading = reader::read_plan(source);
        for (const auto form : {Form::state, Form::party, Form::front}) {
            const auto document = documents::document_of(source, reading, form);
            const auto page = sources::read("page.html", documents::html(document));
            const auto word = sources::read("document.docx", documents::docx(document));
            INFO(path.filename().string() << " form " << static_cast<int>(form) << "\n" << word.text);
            CHECK(facts_of(reader::read_plan(word)) == facts_of(reading));
            CHECK(facts_of(reader::read_plan(page)) == facts_of(reading));
        }
    }
}

TEST_CASE("a plan that was invented, printed by us and read again says what it said") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const auto plan = spec::invent(seed);
        const auto document = spec::document_of(plan);
        const auto word = sources::read("document.docx", documents::docx(document));
        INFO("seed " << seed << "\n" << word.text);
        CHECK(spec::facts_of(reader::read_plan(word)) == spec::facts_of(plan));
        const auto page = sources::read("page.html", documents::html(document));
        CHECK(spec::facts_of(reader::read_plan(page)) == spec::facts_of(plan));
    }
}
