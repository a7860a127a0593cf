#include "households/vocabulary.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/embedded.hpp"

namespace households {
namespace {

template <class T>
std::vector<T> vocabulary(std::string_view path) {
    for (const auto& file : base::embedded_vocabulary())
        if (file.path == path) return base::from_json_text<std::vector<T>>(file.bytes);
    throw std::logic_error("no vocabulary " + std::string(path));
}

}  // namespace

const std::vector<Kind>& dwelling_kinds() {
    static const auto read_once = vocabulary<Kind>("households/vocabulary/dwelling_kinds.json");
    return read_once;
}

const std::vector<Kind>& hardship_kinds() {
    static const auto read_once = vocabulary<Kind>("households/vocabulary/hardship_kinds.json");
    return read_once;
}

bool is_known(const std::vector<Kind>& kinds, std::string_view kind) {
    return std::ranges::find(kinds, kind, &Kind::kind) != kinds.end();
}

const std::vector<MourningRule>& mourning_rules() {
    static const auto read_once = vocabulary<MourningRule>("households/vocabulary/mourning_rules.json");
    return read_once;
}

std::optional<base::Day> quiet_by_rule(const std::vector<MourningRule>& rules, base::Day death) {
    const MourningRule* holds = nullptr;
    for (const auto& rule : rules)
        if (rule.valid_from <= death) holds = &rule;
    return holds && holds->in_force ? std::optional(death + holds->days) : std::nullopt;
}

}  // namespace households
