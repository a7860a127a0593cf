#include "reader/invented_facts.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace spec {
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

void add_duty(const std::string& section, const InventedDuty& duty, std::vector<std::string>& bodies,
              std::vector<std::string>& dates) {
    bodies.push_back(fmt::format("{} {} {}", section, duty.ordered ? "ordered" : "asked", duty.body));
    if (!duty.meaning.empty()) dates.push_back(section + " " + duty.meaning);
}

std::vector<std::string> printed(const std::vector<reader::Basis>& bases) {
    std::vector<std::string> lines;
    for (const auto& basis : bases) lines.push_back(basis.number + " " + day_or_dots(basis.date));
    return lines;
}

}  // namespace

std::string facts_of(const InventedPlan& plan) {
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
    if (plan.letters) sections.push_back(fmt::format("II.1 {}", letters_heading));
    for (std::size_t i = 0; i < plan.works.size(); ++i) sections.push_back(section_of_work(plan, i) + " ");
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
        add_duty(section_of_work(plan, i), plan.works[i], bodies, dates);
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

}  // namespace spec
