#include "reader/invented_plan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include <fmt/format.h>

#include "base/text.hpp"
#include "reader/read_json.hpp"

// Printing a plan and reading it again gives the same plan, whatever it says and however it was printed.

namespace {

using reader::DeadlineKind;

/// One line for each fact, sorted within a group, so that a difference can be read.
struct Facts {
    std::string text{};

    void line(std::string_view group, const std::string& fact) { text += fmt::format("{}: {}\n", group, fact); }

    void lines(std::string_view group, std::vector<std::string> facts) {
        std::sort(facts.begin(), facts.end());
        for (const auto& fact : facts) line(group, fact);
    }
};

std::string day_or_dots(const std::optional<base::Day>& day) {
    return day ? base::to_string(*day) : "...";
}

std::string meaning_of(const reader::Deadline& deadline) {
    switch (deadline.kind) {
        case DeadlineKind::by_date:
            return "by-date " + day_or_dots(deadline.date);
        case DeadlineKind::range:
            return "range " + day_or_dots(deadline.from) + " " + day_or_dots(deadline.until);
        case DeadlineKind::recurring:
            return deadline.rule + (deadline.times_per_day ? fmt::format(" x{}-{}", deadline.times_per_day->first,
                                                                         deadline.times_per_day->second)
                                                           : "");
        case DeadlineKind::relative:
            return "relative";
        case DeadlineKind::undated:
            break;
    }
    return "";
}

void add_duty(const std::string& section, const spec::InventedDuty& duty, std::vector<std::string>& bodies,
              std::vector<std::string>& dates) {
    bodies.push_back(fmt::format("{} {} {}", section, duty.ordered ? "ordered" : "asked", duty.body));
    if (!duty.meaning.empty()) dates.push_back(section + " " + duty.meaning);
}

std::vector<std::string> printed(const std::vector<reader::Basis>& bases) {
    std::vector<std::string> lines;
    for (const auto& basis : bases) lines.push_back(basis.number + " " + day_or_dots(basis.date));
    return lines;
}

std::string facts_of(const spec::InventedPlan& plan) {
    Facts facts;
    facts.line("header", fmt::format("kế hoạch | {} | {} | {} | {} | {}", plan.issuer, plan.number,
                                     base::to_string(plan.date), plan.place, plan.title));
    facts.line("signer", plan.signer_role + " | " + plan.signer_name);
    facts.lines("basis", printed(plan.bases));
    auto recipients = plan.recipients;
    recipients.emplace_back("Lưu: VT");
    facts.lines("recipient", recipients);
    std::vector<std::string> sections{"I MỤC ĐÍCH, YÊU CẦU", "II NỘI DUNG THỰC HIỆN", "III TỔ CHỨC THỰC HIỆN",
                                      "IV CHẾ ĐỘ BÁO CÁO"};
    for (std::size_t i = 0; i < plan.aims.size(); ++i) sections.push_back(fmt::format("I.{} ", i + 1));
    if (plan.letters) sections.push_back(fmt::format("II.1 {}", spec::letters_heading));
    for (std::size_t i = 0; i < plan.works.size(); ++i) sections.push_back(spec::section_of_work(plan, i) + " ");
    for (std::size_t i = 0; i < plan.charges.size(); ++i)
        sections.push_back(fmt::format("III.{} {}{}", i + 1, plan.charges[i].opener, plan.charges[i].body));
    for (std::size_t i = 0; i < plan.reports.size(); ++i) sections.push_back(fmt::format("IV.{} ", i + 1));
    facts.lines("section", sections);
    std::vector<std::string> reports;
    for (std::size_t i = 0; i < plan.reports.size(); ++i) {
        const auto& report = plan.reports[i];
        reports.push_back(fmt::format("IV.{} {} -> {}, {}", i + 1, report.from, report.to, report.every));
    }
    facts.lines("report", reports);
    std::vector<std::string> bodies;
    std::vector<std::string> dates;
    for (std::size_t i = 0; i < plan.works.size(); ++i)
        add_duty(spec::section_of_work(plan, i), plan.works[i], bodies, dates);
    for (std::size_t i = 0; i < plan.charges.size(); ++i)
        add_duty(fmt::format("III.{}", i + 1), plan.charges[i], bodies, dates);
    facts.lines("assignment", bodies);
    facts.lines("deadline", dates);
    return facts.text;
}

std::string facts_of(const reader::Reading& reading) {
    const auto text = [](const auto& found) { return found ? found->value : std::string("?"); };
    Facts facts;
    facts.line("header", fmt::format("{} | {} | {} | {} | {} | {}", text(reading.type), text(reading.issuer),
                                     text(reading.number), reading.date ? base::to_string(reading.date->value) : "?",
                                     text(reading.place), text(reading.title)));
    facts.line("signer", reading.signer ? reading.signer->value.role + " | " + reading.signer->value.name : "?");
    std::vector<reader::Basis> bases;
    for (const auto& found : reading.bases) bases.push_back(found.value);
    facts.lines("basis", printed(bases));
    std::vector<std::string> recipients;
    for (const auto& found : reading.recipients) recipients.push_back(found.value);
    facts.lines("recipient", recipients);
    std::vector<std::string> sections;
    for (const auto& found : reading.sections) sections.push_back(found.value.id + " " + found.value.heading);
    facts.lines("section", sections);
    std::vector<std::string> reports;
    for (const auto& found : reading.reports)
        reports.push_back(
            fmt::format("{} {} -> {}, {}", found.value.section, found.value.from, found.value.to, found.value.every));
    facts.lines("report", reports);
    std::vector<std::string> bodies;
    for (const auto& found : reading.assignments)
        bodies.push_back(
            fmt::format("{} {} {}", found.value.section, found.value.ordered ? "ordered" : "asked", found.value.body));
    facts.lines("assignment", bodies);
    std::vector<std::string> dates;
    for (const auto& found : reading.deadlines)
        if (found.value.kind != DeadlineKind::undated && !found.value.section.starts_with("IV"))
            dates.push_back(found.value.section + " " + meaning_of(found.value));
    facts.lines("deadline", dates);
    return facts.text;
}

/// The first place from here on where a letter begins.
std::size_t letter_from(const std::string& page, std::size_t at) {
    while (at < page.size() && (page[at] & 0xC0) == 0x80) ++at;
    return at;
}

/// The page with stretches lost, doubled, moved or overwritten, as broken files and bad copies are.
std::string damaged(std::string page, std::mt19937& lot) {
    for (int blow = 0; blow < 6 && page.size() > 2; ++blow) {
        const auto from = letter_from(page, lot() % page.size());
        const auto length = letter_from(page, std::min(page.size(), from + 1 + lot() % 400)) - from;
        const auto piece = page.substr(from, length);
        switch (lot() % 4) {
            case 0:
                page.erase(from, length);
                break;
            case 1:
                page.insert(letter_from(page, lot() % page.size()), piece);
                break;
            case 2:
                page.insert(from, 1, "\n\t ().:-/0aIV"[lot() % 13]);
                break;
            default:
                page.erase(from, length);
                page.insert(letter_from(page, lot() % (page.size() + 1)), piece);
        }
    }
    return page;
}

bool all_inside(const reader::Reading& reading, std::size_t size) {
    const auto inside = [&](const auto& found) { return found.span.from <= found.span.to && found.span.to <= size; };
    const auto all = [&](const auto& list) { return std::all_of(list.begin(), list.end(), inside); };
    const auto one = [&](const auto& found) { return !found || inside(*found); };
    return one(reading.type) && one(reading.issuer) && one(reading.number) && one(reading.date) && one(reading.place) &&
           one(reading.title) && one(reading.signer) && all(reading.bases) && all(reading.recipients) &&
           all(reading.sections) && all(reading.assignments) && all(reading.deadlines) && all(reading.reports) &&
           all(reading.doubts);
}

}  // namespace

TEST_CASE("whatever is read of a damaged page stands on that page") {
    std::mt19937 lot(2021);
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        const auto page = damaged(spec::print(spec::invent(seed), spec::form_of(seed)), lot);
        INFO("seed " << seed << "\n" << page);
        const auto source = sources::read("plan.txt", page);
        const auto reading = reader::read_plan(source);
        CHECK(all_inside(reading, source.text.size()));
        CHECK_FALSE(reader::plan_json(source, reading).empty());
    }
}

TEST_CASE("a plan that was printed is read back as it was, in every form in which it may be printed") {
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        const auto plan = spec::invent(seed);
        const auto page = spec::print(plan, spec::form_of(seed));
        INFO("seed " << seed << "\n" << page);
        CHECK(facts_of(reader::read_plan(sources::read("plan.txt", page))) == facts_of(plan));
    }
}
