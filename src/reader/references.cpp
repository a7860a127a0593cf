#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "reader/duties.hpp"
#include "reader/vocabulary.hpp"

// "điểm 2, Chỉ thị 12-CT/TU", "mục III.1 Kế hoạch số 5/KH-UBND", "điểm a khoản 3 Điều 5 của Luật này".

namespace reader {
namespace {

constexpr std::size_t longest_chain = 30;       ///< words
constexpr std::size_t longest_name = 12;        ///< words of a law without number
constexpr std::size_t most_references = 20000;  ///< of one document

using Names = std::unordered_set<std::string>;

/// One unit and its label: "khoản 3".
struct Unit {
    Range where;
    std::string label;
    int depth = 0;  ///< 0 for Phần and Mục, 1 Điều, 2 khoản, 3 điểm
};

int depth_at(const Words& words, std::size_t at) {
    if (is(words, at, "điều") && words[at].capital) return 1;
    if (is(words, at, "khoản")) return 2;
    if (is(words, at, "điểm")) return 3;
    return is_any(words, at, {"mục", "phần", "chương"}) ? 0 : -1;
}

bool is_label(const Word& word) {
    if (word.kind == WordKind::number) return word.form.size() <= 3;
    if (word.kind != WordKind::word) return false;
    const bool roman = word.form.find_first_not_of("ivx") == std::string::npos;
    return (roman && (word.upper || word.capital)) || word.form.size() == 1 || word.form == "đ";
}

/// "II.2.a" of "mục II.2.a".
std::optional<Unit> unit_at(std::string_view text, const Words& words, std::size_t at, std::size_t end) {
    if (at + 1 >= end || words[at].kind != WordKind::word) return std::nullopt;
    const int depth = depth_at(words, at);
    if (depth < 0 || !is_label(words[at + 1])) return std::nullopt;
    auto next = at + 2;
    while (next + 1 < end && words[next].form == "." && words[next].glued && words[next + 1].glued &&
           is_label(words[next + 1]))
        next += 2;
    static constexpr Term units[] = {"triệu", "tỷ", "đồng", "nghìn", "%", "người", "lần"};  // "5 triệu" is an amount
    for (const auto amount : units)
        if (is(words, next, amount)) return std::nullopt;
    return Unit{{at, next}, printed(text, words, {at + 1, next}), depth};
}

struct Chain {
    Range where;
    std::vector<Unit> units;
};

/// Units that follow each other, with commas, "của" or "tại" between them.
Chain chain_at(std::string_view text, const Words& words, std::size_t at, std::size_t end) {
    Chain chain{{at, at}, {}};
    for (auto next = at; next < std::min(end, at + longest_chain);) {
        auto start = next;
        if (!chain.units.empty())
            while (start < end && is_any(words, start, {",", "của", "tại"})) ++start;
        auto unit = unit_at(text, words, start, end);
        if (!unit) break;
        next = chain.where.to = unit->where.to;
        chain.units.push_back(std::move(*unit));
    }
    return chain;
}

/// The document that follows the chain: its number, its name when it prints none, or nothing.
struct Cited {
    Range where;
    std::string name;
    bool own = false;  ///< "Kế hoạch này"
};

std::optional<Cited> document_behind(std::string_view text, const Words& words, std::size_t at, std::size_t end) {
    const auto limit = std::min(end, at + 3);
    while (at < limit && is_any(words, at, {",", "của", "tại", "trong", "thuộc", "theo"})) ++at;
    const auto kind = vocabulary().list(List::document_kinds).length_at(words, at, end);
    if (kind == 0) return std::nullopt;
    auto next = at + kind;
    if (is(words, next, "này") && next < end) return Cited{{at, next + 1}, {}, true};
    while (next < end && next < at + kind + 3 && words[next].form == "số") ++next;
    if (const auto code = code_at(words, next, end)) {
        auto number = printed(text, words, *code);
        std::erase(number, ' ');
        return Cited{{at, code->to}, number, false};
    }
    next = at + kind;
    while (next < end && next < at + longest_name && words[next].kind == WordKind::word && words[next].capital) ++next;
    while (next < end && next > at + kind && next < at + longest_name && words[next].kind == WordKind::word &&
           !words[next].capital && is(words, at, "luật") && words[next].form != "và" && words[next].form != "được")
        ++next;
    return Cited{{at, next}, printed(text, words, {at, next}), false};
}

bool points_inside(const Words& words, std::size_t at) {
    return at > 0 && is_any(words, at - 1, {"tại", "theo", "ở"});
}

/// The id of the section of this document that the units name, from the widest to the narrowest.
std::string target_of(std::vector<Unit> units, const Names& sections) {
    std::sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) {
        return std::pair(a.depth, a.where.from) < std::pair(b.depth, b.where.from);
    });
    std::string id;
    for (const auto& unit : units) id += (id.empty() ? "" : ".") + unit.label;
    return sections.contains(id) ? id : std::string();
}

}  // namespace

void read_references(const Document& document, Reading& into) {
    const auto& words = document.blocks.words;
    Names sections;
    Names bases;
    for (const auto& section : into.sections) sections.insert(section.value.id);
    for (const auto& basis : into.bases) bases.insert(basis.value.number);
    for (std::size_t b = 0; b < document.blocks.blocks.size(); ++b) {
        const auto range = document.blocks.blocks[b].words;
        for (auto at = range.from; at + 1 < range.to && into.references.size() < most_references;) {
            auto chain = chain_at(document.text, words, at, range.to);
            if (chain.units.empty()) {
                ++at;
                continue;
            }
            const auto cited = document_behind(document.text, words, chain.where.to, range.to);
            Reference reference;
            reference.section = document.outline.id_of(document.outline.item_of_block[b]);
            reference.clause = printed(document.text, words, chain.where);
            if (cited) reference.document = cited->name;
            const bool own = cited ? cited->own : points_inside(words, at);
            if (own) reference.target = target_of(chain.units, sections);
            reference.in_bases = !reference.document.empty() && bases.contains(reference.document);
            const Range where{at, cited ? cited->where.to : chain.where.to};
            at = where.to;
            if (cited || own)
                into.references.push_back({std::move(reference), span_of(words, where),
                                           cited ? "clause of a named document" : "clause of this document"});
        }
    }
}

}  // namespace reader
