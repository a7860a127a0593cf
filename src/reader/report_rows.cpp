#include "reader/report_rows.hpp"

#include <unordered_map>
#include <utility>

#include "reader/duties.hpp"

namespace reader {

bool is_row_of_lead(const Found<Assignment>& assignment) {
    return assignment.rule == "row of the leading body";
}

void take_periods_of_rows(Reading& into) {
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
        if (!alone || deadline->value.rule.empty() || deadline->span.from < report.span.to) continue;
        const auto owner = first_owner.find(report.value.section);
        if (owner == first_owner.end() || !is_row_of_lead(*owner->second)) continue;
        if (const auto every = every_of(deadline->value.rule); !every.empty()) report.value.every = every;
    }
}

}  // namespace reader
