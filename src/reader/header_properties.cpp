#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "reader/header_cells.hpp"
#include "reader/phrases_dates.hpp"
#include "reader/vocabulary.hpp"
#include "reader/vocabulary_tables.hpp"

namespace reader {
namespace {

constexpr std::size_t farthest_property = 120;  ///< lines from the top of the page
constexpr std::size_t fewest_properties = 3;    ///< below that a label is some other line
constexpr std::string_view rule = "property that the page prints above the document";

/// What each label tells, by its form: "number", "kind", "issuer", "date" or "signer".
const std::unordered_map<std::string, std::string>& labels() {
    static const auto all = [] {
        std::unordered_map<std::string, std::string> made;
        for (const auto& [label, told] : table_pairs(vocabulary_table("page_properties.txt")))
            made.emplace(form_of(label), told);
        return made;
    }();
    return all;
}

/// "Số hiệu:" alone in its cell, or "Số hiệu: 12/KH-UBND"; `value` is what stands behind the colon.
std::string property_at(std::string_view cell, std::string& value) {
    const auto colon = cell.find(':');
    const auto label = labels().find(form_of(base::trim(cell.substr(0, colon))));
    if (label == labels().end()) return {};
    value = colon == std::string_view::npos ? std::string() : std::string(base::trim(cell.substr(colon + 1)));
    return label->second;
}

struct PrintedProperty {
    std::string property;
    std::string value;
    Span span;
    std::size_t line = 0;
};

std::vector<PrintedProperty> properties_of(std::string_view text, const std::vector<Line>& lines) {
    std::vector<PrintedProperty> found;
    std::string open;
    for (const auto& cell : cells_between(text, lines, 0, std::min(lines.size(), farthest_property))) {
        std::string value;
        if (const auto property = property_at(cell.text, value); !property.empty()) {
            open = value.empty() ? property : std::string();
            if (!value.empty()) found.push_back({property, value, cell.span, cell.line});
        } else if (!open.empty()) {
            found.push_back({std::exchange(open, {}), cell.text, cell.span, cell.line});
        }
    }
    if (found.size() < fewest_properties) found.clear();
    return found;
}

void take_date(const PrintedProperty& found, Reading& into) {
    const auto words = words_in(found.value);
    const auto slot = match_slot("day", words, is(words, 0, "ngày") ? 1 : 0, words.size());
    if (!slot || slot->printed_day().year == 0) return;
    if (const auto day = day_of_slot(*slot, 0)) into.date = {*day, found.span, std::string(rule)};
}

/// "Tỉnh Nghệ An" is a place and no body.
bool names_body(std::string_view value) {
    return begins_with_list(List::heads, value) && !begins_with_list(List::area_levels, value);
}

}  // namespace

std::size_t behind_page_properties(std::string_view text, const std::vector<Line>& lines) {
    const auto found = properties_of(text, lines);
    return found.empty() ? 0 : found.back().line + 1;
}

void read_page_properties(std::string_view text, const std::vector<Line>& lines, Reading& into) {
    if (into.number && into.type && into.issuer && into.date && into.signer) return;
    for (const auto& [property, value, span, line] : properties_of(text, lines)) {
        if (property == "number" && !into.number && value.find('/') != std::string::npos)
            into.number = {value, span, std::string(rule)};
        if (property == "kind" && !into.type && vocabulary().list(List::document_kinds).holds(value))
            into.type = {base::to_lower(value), span, std::string(rule)};
        if (property == "issuer" && !into.issuer && names_body(value)) into.issuer = {value, span, std::string(rule)};
        if (property == "date" && !into.date) take_date({property, value, span, line}, into);
        if (property == "signer" && !into.signer) into.signer = {Signer{"", value}, span, std::string(rule)};
    }
}

}  // namespace reader
