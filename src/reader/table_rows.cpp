#include "reader/table_rows.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.hpp"

namespace reader {
namespace {

/// Gives every body of a section one assignment that holds the duties and partners of all its rows.
void join_bodies(std::vector<Found<Assignment>>& assignments, const std::set<std::string>& holders) {
    std::map<std::pair<std::string, std::string>, std::size_t> known;
    std::vector<Found<Assignment>> joined;
    for (auto& found : assignments) {
        const std::pair key(found.value.section, base::fold(found.value.body));
        const auto first = holders.contains(key.first) ? known.find(key) : known.end();
        if (first == known.end()) {
            known.emplace(key, joined.size());
            joined.push_back(std::move(found));
            continue;
        }
        auto& into = joined[first->second].value;
        into.duties.insert(into.duties.end(), found.value.duties.begin(), found.value.duties.end());
        for (auto& body : found.value.cooperators)
            if (std::find(into.cooperators.begin(), into.cooperators.end(), body) == into.cooperators.end())
                into.cooperators.push_back(std::move(body));
    }
    assignments = std::move(joined);
}

}  // namespace

Reading with_rows_in_sections(Reading reading) {
    std::map<std::string, std::string> holder_of;
    std::set<std::string> holders;
    for (const auto& section : reading.sections) {
        if (!section.value.table_in) continue;
        holder_of[section.value.id] = *section.value.table_in;
        holders.insert(*section.value.table_in);
    }
    if (holder_of.empty()) return reading;
    const auto move_all = [&](auto& all) {
        for (auto& found : all)
            if (const auto row = holder_of.find(found.value.section); row != holder_of.end())
                found.value.section = row->second;
    };
    move_all(reading.assignments);
    move_all(reading.deadlines);
    move_all(reading.reports);
    move_all(reading.references);
    std::erase_if(reading.sections, [](const auto& section) { return section.value.table_in.has_value(); });
    join_bodies(reading.assignments, holders);
    return reading;
}

}  // namespace reader
