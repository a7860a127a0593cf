#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plans/read_json.hpp"
#include "plans/reading.hpp"

// Corpora are meanings with their spellings; each spelling is put into a small document and read with all the rest of
// the grammar.

namespace {

using plans::Reading;

struct Row {
    std::string meaning;
    std::string spelling;
    int line = 0;
};

std::vector<Row> rows_of(const std::string& name) {
    std::ifstream file(std::string(LALANH_SOURCE_DIR) + "/spec/reader/" + name);
    REQUIRE(file);
    std::vector<Row> rows;
    std::string meaning;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.starts_with("#")) continue;
        if (line.starts_with(" "))
            rows.push_back({meaning, std::string(base::trim(line)), number});
        else
            meaning = std::string(base::trim(line));
    }
    REQUIRE_FALSE(rows.empty());
    return rows;
}

/// A spelling may begin with the day of its document, "[2022-03-01] chậm nhất ngày 15/3", as corrections are exported.
Reading read(const std::string& number_line, std::string sentence) {
    std::string issued = "01 tháng 6 năm 2021";
    if (sentence.starts_with("[") && sentence.find("] ") == 11) {
        issued = sentence.substr(9, 2) + " tháng " + sentence.substr(6, 2) + " năm " + sentence.substr(1, 4);
        sentence.erase(0, 13);
    }
    const std::string text = "ỦY BAN NHÂN DÂN\nXÃ CHÂU SƠN\n\n" + number_line + "\n\nChâu Sơn, ngày " + issued +
                             "\n\nKẾ HOẠCH\nThử cách nói\n\n" + "I. CÁC VIỆC\n\n- " + sentence + ".\n";
    return plans::read_plan(sources::read("corpus.txt", text));
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : " + ") + part;
    return text.empty() ? "nothing" : text;
}

std::string deadlines_of(const Reading& reading) {
    const auto day = [](const std::optional<base::Day>& value) {
        return value ? base::to_string(*value) : std::string("...");
    };
    std::vector<std::string> parts;
    for (const auto& found : reading.deadlines) {
        const auto& deadline = found.value;
        if (deadline.kind == plans::DeadlineKind::by_date)
            parts.push_back("by-date " + day(deadline.date) + (deadline.exclusive ? " exclusive" : ""));
        if (deadline.kind == plans::DeadlineKind::range)
            parts.push_back("range " + day(deadline.from) + " " + day(deadline.until));
        if (deadline.kind == plans::DeadlineKind::relative) parts.emplace_back("relative");
        if (deadline.kind != plans::DeadlineKind::recurring) continue;
        parts.push_back(deadline.rule);
        if (deadline.times_per_day)
            parts.back() += fmt::format(" times {}-{}", deadline.times_per_day->first, deadline.times_per_day->second);
    }
    return joined(parts);
}

std::string bodies_of(const Reading& reading) {
    std::vector<std::string> parts;
    for (const auto& found : reading.assignments) parts.push_back(found.value.body);
    return joined(parts);
}

std::string cooperators_of(const Reading& reading) {
    std::vector<std::string> parts;
    for (const auto& found : reading.assignments)
        for (const auto& body : found.value.cooperators) parts.push_back(body);
    return joined(parts);
}

/// A text of its own below a header; "⏎" ends a line.
Reading read_lines(std::string lines) {
    for (auto at = lines.find(" ⏎ "); at != std::string::npos; at = lines.find(" ⏎ ", at))
        lines.replace(at, std::string_view(" ⏎ ").size(), "\n\n");
    return plans::read_plan(sources::read(
        "corpus.txt", "UBND XÃ A\n\nSố: 1/KH-UBND\n\nA, ngày 01 tháng 6 năm 2021\n\nKẾ HOẠCH\nThử\n\n" + lines + "\n"));
}

std::string reports_of(const Reading& reading) {
    std::vector<std::string> parts;
    for (const auto& found : reading.reports)
        parts.push_back(
            std::string(base::trim(found.value.every + " | " + found.value.to + " | " + found.value.channel)));
    return joined(parts);
}

void check(const std::string& name, const std::function<std::string(const Reading&)>& meaning_of) {
    for (const auto& row : rows_of(name)) {
        INFO(name << ":" << row.line << " " << row.spelling);
        CHECK(meaning_of(read("Số: 1/KH-UBND", row.spelling)) == row.meaning);
    }
}

}  // namespace

TEST_CASE("every spelling of a date or a stretch of time has its meaning") {
    check("dates.corpus", deadlines_of);
}

TEST_CASE("every spelling of a recurrence has its rule") {
    check("recurrences.corpus", deadlines_of);
}

TEST_CASE("dates of events, citations, budgets and slogans are no deadlines") {
    check("dates.negative", deadlines_of);
}

TEST_CASE("every way of handing work to a body names that body") {
    check("bodies.corpus", bodies_of);
}

TEST_CASE("the bodies to work with are read from the duty") {
    check("cooperators.corpus", cooperators_of);
}

TEST_CASE("the clauses that a text points to are read and linked") {
    for (const auto& row : rows_of("references.corpus")) {
        INFO("references.corpus:" << row.line << " " << row.spelling);
        std::vector<std::string> parts;
        for (const auto& found : read_lines(row.spelling).references)
            parts.push_back(found.value.section + " " + found.value.clause + " > " +
                            (found.value.document.empty() ? "this " + found.value.target : found.value.document));
        CHECK(joined(parts) == row.meaning);
    }
}

TEST_CASE("every way of numbering gives its tree") {
    for (const auto& row : rows_of("sections.corpus")) {
        INFO("sections.corpus:" << row.line << " " << row.spelling);
        std::string ids;
        for (const auto& section : read_lines(row.spelling).sections)
            ids += (ids.empty() ? "" : " ") + section.value.id;
        CHECK(ids == row.meaning);
    }
}

TEST_CASE("a number heads a title or opens running text") {
    for (const auto& row : rows_of("headings.corpus")) {
        INFO("headings.corpus:" << row.line << " " << row.spelling);
        const auto reading = read_lines(row.spelling);
        REQUIRE_FALSE(reading.sections.empty());
        const auto& heading = reading.sections.front().value.heading;
        CHECK((heading.empty() ? "nothing" : heading) == row.meaning);
    }
}

TEST_CASE("verbs, labels and things are no bodies") {
    check("bodies.negative", bodies_of);
}

TEST_CASE("every way of asking for a report has its period, receiver and channel") {
    check("reports.corpus", reports_of);
}

TEST_CASE("listening to reports and spreading news are no report duties") {
    check("reports.negative", reports_of);
}

TEST_CASE("the opening passage gives the bases in order, and not what a title names") {
    for (const auto& row : rows_of("bases.corpus")) {
        INFO("bases.corpus:" << row.line << " " << row.spelling);
        const auto reading =
            plans::read_plan(sources::read("corpus.txt", "KẾ HOẠCH\nThử cách nói\n\n" + row.spelling +
                                                             ", UBND xã ban hành kế hoạch như sau:\n\nI. CÁC VIỆC\n"));
        std::vector<std::string> parts;
        for (const auto& found : reading.bases)
            parts.push_back(found.value.number + " " + (found.value.date ? base::to_string(*found.value.date) : "..."));
        CHECK(joined(parts) == row.meaning);
    }
}

TEST_CASE("every printed form of a document number is read") {
    for (const auto& row : rows_of("numbers.corpus")) {
        INFO("numbers.corpus:" << row.line << " " << row.spelling);
        const auto reading = read(row.spelling, "Việc");
        CHECK((reading.number ? reading.number->value : std::string("nothing")) == row.meaning);
    }
}
