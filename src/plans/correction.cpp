#include "plans/correction.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/named.hpp"
#include "plans/corpus.hpp"
#include "plans/places.hpp"
#include "plans/plan.hpp"
#include "plans/sentence.hpp"

namespace plans {
namespace {

/// A plan with everything that still counts of it, to see what else a corrected sentence says.
struct Paper {
    std::string text;
    std::vector<PlanItem> kept;
    std::optional<base::Day> issued;
};

Paper paper_of(store::Transaction& tx, PlanId plan) {
    Paper paper{tx.run("SELECT text FROM plan_source WHERE plan = $1", {plan}).at(0).text("text"), items(tx, plan),
                tx.run("SELECT dated FROM plan WHERE id = $1", {plan}).at(0).maybe_day("dated")};
    std::erase_if(paper.kept, [](const PlanItem& item) { return item.state == ItemState::dropped; });
    return paper;
}

std::string meaning_in(const Paper& paper, const PlaceFinder& finder, ItemKind kind, Span sentence) {
    std::vector<std::string> meanings;
    for (const auto& item : paper.kept) {
        if (item.kind != kind || item.spans.empty()) continue;
        const auto at = finder.span(item.spans.front()).from;
        if (at >= sentence.from && at < sentence.to) meanings.push_back(meaning_of(kind, item.value));
    }
    return joined_meaning(meanings);
}

struct Changed {
    PlanItem item;
    std::string said;  ///< the reader's value, JSON
    base::Day on;
};

std::optional<Correction> correction_of(const Paper& paper, const Changed& changed) {
    const auto& item = changed.item;
    const bool was_read = item.state != ItemState::added;
    Correction correction{item.state, item.kind, item.rule, "nothing", {}, {}, paper.issued, changed.on};
    if (was_read) correction.said = meaning_of(item.kind, base::parse_json(changed.said));
    if (item.spans.empty()) {
        // Said nowhere in one piece: the phrase that was typed is the sentence.
        correction.sentence = was_read ? std::string() : phrase_of(item.kind, item.value);
        correction.meaning = meaning_of(item.kind, item.value);
    } else {
        const PlaceFinder finder(paper.text);
        const auto sentence = sentence_at(paper.text, finder.span(item.spans.front()).from);
        correction.sentence = bare_sentence(paper.text, sentence);
        correction.meaning = meaning_in(paper, finder, item.kind, sentence);
    }
    if (correction.sentence.empty()) return std::nullopt;
    return correction;
}

}  // namespace

std::vector<Correction> corrections(store::Transaction& tx, std::optional<base::Day> since) {
    std::vector<Correction> found;
    PlanId at;
    Paper paper;
    const auto from = since ? base::start_of(*since) : base::Instant{};
    for (const auto& row : tx.run(R"(
             SELECT * FROM plan_item
             WHERE changed_at >= $1 AND (state = 'added' OR (state = 'corrected' AND said IS NOT NULL)
                OR (state = 'dropped' AND state_before <> 'added'))
             ORDER BY plan, position)",
                                  {from})) {
        if (const PlanId plan = row.id<PlanTag>("plan"); plan != at) {
            paper = paper_of(tx, plan);
            at = plan;
        }
        const Changed changed{item_of(row), row.maybe_text("said").value_or(row.text("value")),
                              base::day_of(row.instant("changed_at"))};
        if (auto correction = correction_of(paper, changed)) found.push_back(std::move(*correction));
    }
    return found;
}

std::string corpus_rows(const std::vector<Correction>& corrections) {
    std::map<std::string, std::string> rows;
    for (const auto& one : corrections) {
        const auto issued = one.issued ? "[" + base::to_string(*one.issued) + "] " : "";
        const auto rule = one.rule.empty() ? "" : " (" + one.rule + ")";
        rows[corpus_name(one.kind, one.meaning)] +=
            fmt::format("# {} {}; the reader said {}{}\n{}\n    {}{}\n\n", base::to_string(one.on),
                        base::name_of(one.what), one.said, rule, one.meaning, issued, one.sentence);
    }
    std::string text;
    for (const auto& [name, lines] : rows) text += "# " + name + "\n\n" + lines;
    return text;
}

}  // namespace plans
