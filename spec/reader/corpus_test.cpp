#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "plans/corpus.hpp"
#include "project_file.hpp"
#include "reader/reading.hpp"

// Corpora are meanings with their spellings; each spelling is put into a small document and read with all the rest of
// the grammar.

namespace {

using plans::ItemKind;

/// A small paper with a spelling in its place.
using Paper = sources::Source(const std::string&);

struct Row {
    std::string meaning;
    std::string spelling;
    int line = 0;
};

std::vector<Row> rows_of(const std::string& name) {
    std::vector<Row> rows;
    std::string meaning;
    int number = 0;
    for (const auto& line : spec::lines_of("spec/reader/" + name)) {
        ++number;
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
sources::Source paper_with(const std::string& number_line, std::string sentence) {
    std::string issued = "01 tháng 6 năm 2021";
    if (sentence.starts_with("[") && sentence.find("] ") == 11) {
        issued = sentence.substr(9, 2) + " tháng " + sentence.substr(6, 2) + " năm " + sentence.substr(1, 4);
        sentence.erase(0, 13);
    }
    const std::string text = "ỦY BAN NHÂN DÂN\nXÃ CHÂU SƠN\n\n" + number_line + "\n\nChâu Sơn, ngày " + issued +
                             "\n\nKẾ HOẠCH\nThử cách nói\n\n" + "I. CÁC VIỆC\n\n- " + sentence + ".\n";
    return sources::read("corpus.txt", text);
}

sources::Source paper_with_sentence(const std::string& sentence) {
    return paper_with("Số: 1/KH-UBND", sentence);
}

sources::Source paper_with_number(const std::string& number_line) {
    return paper_with(number_line, "Việc");
}

/// What the values of one kind mean, in the words of a corpus.
std::string meanings_of(ItemKind kind, const sources::Source& paper) {
    std::vector<std::string> meanings;
    for (const auto& item : plans::items_of(paper, reader::read_plan(paper)))
        if (item.kind == kind) meanings.push_back(plans::meaning_of(kind, item.value));
    return plans::joined_meaning(meanings);
}

std::string cooperators_of(const sources::Source& paper) {
    std::vector<std::string> parts;
    for (const auto& found : reader::read_plan(paper).assignments)
        for (const auto& body : found.value.cooperators) parts.push_back(body);
    return plans::joined_meaning(parts);
}

/// A text of its own below a header; "⏎" ends a line.
sources::Source paper_with_lines(const std::string& said) {
    auto lines = said;
    for (auto at = lines.find(" ⏎ "); at != std::string::npos; at = lines.find(" ⏎ ", at))
        lines.replace(at, std::string_view(" ⏎ ").size(), "\n\n");
    return sources::read(
        "corpus.txt", "UBND XÃ A\n\nSố: 1/KH-UBND\n\nA, ngày 01 tháng 6 năm 2021\n\nKẾ HOẠCH\nThử\n\n" + lines + "\n");
}

sources::Source paper_with_opening(const std::string& passage) {
    return sources::read(
        "corpus.txt", "KẾ HOẠCH\nThử cách nói\n\n" + passage + ", UBND xã ban hành kế hoạch như sau:\n\nI. CÁC VIỆC\n");
}

using Meaning = std::function<std::string(const sources::Source&)>;

/// Each spelling of a corpus, put into a paper, has the meaning above it.
void check(const std::string& name, Paper* paper_with, const Meaning& meaning) {
    for (const auto& row : rows_of(name)) {
        INFO(name << ":" << row.line << " " << row.spelling);
        CHECK(meaning(paper_with(row.spelling)) == row.meaning);
    }
}

void check(const std::string& name, ItemKind kind, Paper* paper_with = paper_with_sentence) {
    check(name, paper_with, [=](const sources::Source& paper) { return meanings_of(kind, paper); });
}

}  // namespace

TEST_CASE("every spelling of a date or a stretch of time has its meaning") {
    check("dates.corpus", ItemKind::deadline);
}

TEST_CASE("every spelling of a recurrence has its rule") {
    check("recurrences.corpus", ItemKind::deadline);
}

TEST_CASE("dates of events, citations, budgets and slogans are no deadlines") {
    check("dates.negative", ItemKind::deadline);
}

TEST_CASE("every way of handing work to a body names that body") {
    check("bodies.corpus", ItemKind::assignment);
}

TEST_CASE("the bodies to work with are read from the duty") {
    check("cooperators.corpus", paper_with_sentence, cooperators_of);
}

TEST_CASE("the clauses that a text points to are read and linked") {
    check("references.corpus", paper_with_lines, [](const sources::Source& paper) {
        std::vector<std::string> parts;
        for (const auto& found : reader::read_plan(paper).references)
            parts.push_back(found.value.section + " " + found.value.clause + " > " +
                            (found.value.document.empty() ? "this " + found.value.target : found.value.document));
        return plans::joined_meaning(parts);
    });
}

TEST_CASE("every way of numbering gives its tree") {
    check("sections.corpus", paper_with_lines, [](const sources::Source& paper) {
        std::string ids;
        for (const auto& section : reader::read_plan(paper).sections)
            ids += (ids.empty() ? "" : " ") + section.value.id;
        return ids;
    });
}

TEST_CASE("a number heads a title or opens running text") {
    check("headings.corpus", paper_with_lines, [](const sources::Source& paper) {
        const auto reading = reader::read_plan(paper);
        REQUIRE_FALSE(reading.sections.empty());
        const auto& heading = reading.sections.front().value.heading;
        return heading.empty() ? "nothing" : heading;
    });
}

TEST_CASE("verbs, labels and things are no bodies") {
    check("bodies.negative", ItemKind::assignment);
}

TEST_CASE("every way of asking for a report has its period, receiver and channel") {
    check("reports.corpus", ItemKind::report);
}

TEST_CASE("listening to reports and spreading news are no report duties") {
    check("reports.negative", ItemKind::report);
}

TEST_CASE("the opening passage gives the bases in order, and not what a title names") {
    check("bases.corpus", ItemKind::basis, paper_with_opening);
}

TEST_CASE("every printed form of a document number is read") {
    check("numbers.corpus", ItemKind::number, paper_with_number);
}
