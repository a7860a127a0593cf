#include "reader/report_rows.hpp"

#include <unordered_map>
#include <utility>

#include "reader/duties.hpp"

namespace reader {

namespace {

/// "Thời hạn: trước ngày 18/8".
bool is_row_of_time(std::string_view text, const Found<Deadline>& deadline) {
    const auto before = text.substr(0, deadline.span.from).find_last_not_of(" \t\n");
    return deadline.value.exclusive && before != std::string_view::npos && text[before] == ':';
}

}  // namespace

bool is_row_of_lead(const Found<Assignment>& assignment) {
    return assignment.rule == "row of the leading body";
}

void take_periods_of_rows(std::string_view text, Reading& into) {
    std::unordered_map<std::string, const Found<Assignment>*> first_owner;
    for (const auto& found : into.assignments) first_owner.emplace(found.value.section, &found);
    std::unordered_map<std::string, std::pair<int, const Found<Deadline>*>> recurring;
    for (const auto& found : into.deadlines) {
        auto& [count, last] = recurring[found.value.section];
        ++count;
        last = &found;
    }
    std::unordered_map<std::string, int> reports;
    for (const auto& found : into.reports) ++reports[found.value.section];
    for (auto& report : into.reports) {
        const auto [count, deadline] = recurring[report.value.section];
        const bool alone = count == 1 && reports[report.value.section] == 1 && report.value.every == "unspecified";
        if (!alone || deadline->span.from < report.span.to) continue;
        if (is_row_of_time(text, *deadline)) report.value.every = "once";
        if (deadline->value.rule.empty()) continue;
        const auto owner = first_owner.find(report.value.section);
        if (owner == first_owner.end() || !is_row_of_lead(*owner->second)) continue;
        if (const auto every = every_of(deadline->value.rule); !every.empty()) report.value.every = every;
    }
}

}  // namespace reader
