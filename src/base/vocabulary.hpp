#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.hpp"
#include "base/json.hpp"

namespace base {

/// A table of words or of dated rules, built into the binary: `path` is "teams/vocabulary/team_kinds.json", its rows
/// are described structs.
template <class T>
std::vector<T> vocabulary(std::string_view path) {
    for (const auto& file : embedded_vocabulary())
        if (file.path == path) return from_json_text<std::vector<T>>(file.bytes);
    throw std::logic_error("no vocabulary " + std::string(path));
}

/// The rule that holds on a day: the last one whose valid_from is not after it, the oldest before there was any. Rows
/// stand in the order of their days.
template <class Rule>
const Rule& rule_on(const std::vector<Rule>& rules, Day day) {
    const Rule* holds = &rules.front();
    for (const auto& rule : rules)
        if (rule.valid_from <= day) holds = &rule;
    return *holds;
}

}  // namespace base
