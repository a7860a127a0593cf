#include "briefings/offer.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "bodies/match.hpp"
#include "plans/places.hpp"
#include "plans/sentence.hpp"

namespace briefings {
namespace {

/// With their marks: without them "họp" would be the "hợp" of "phối hợp".
constexpr std::array<std::string_view, 3> meeting_words{"giao ban", "họp", "hội ý"};

/// Behind this word stands who takes part, up to one of the signs.
constexpr std::string_view with_whom = " với ";
constexpr std::string_view ends_the_list = "(;.:";

bool speaks_of_meeting(std::string_view sentence) {
    const auto lower = ' ' + base::to_lower(base::tidy(sentence)) + ' ';
    return std::ranges::any_of(meeting_words, [&](std::string_view word) {
        return lower.find(' ' + std::string(word) + ' ') != std::string::npos;
    });
}

std::string text_of(store::Transaction& tx, plans::PlanId plan) {
    std::string text;
    for (const auto& line : plans::source_lines(tx, plan).lines) text += line + '\n';
    return text;
}

std::string sentence_of(const std::string& text, const plans::PlanItem& item) {
    if (item.spans.empty()) return {};
    const auto span = plans::PlaceFinder(text).span(item.spans.front());
    return plans::bare_sentence(text, plans::sentence_at(text, span.from));
}

/// "giao ban với Trưởng Ban Dân vận 16 quận, 5 huyện (từ 9 giờ)" names who takes part between "với" and the bracket.
std::string who_takes_part(const std::string& sentence) {
    const auto at = sentence.find(with_whom);
    if (at == std::string::npos) return {};
    const auto from = at + with_whom.size();
    return std::string(base::trim(sentence.substr(from, sentence.find_first_of(ends_the_list, from) - from)));
}

SourceSentence source_of(const plans::Plan& plan, const plans::PlanItem& item, const std::string& sentence) {
    return {
        {plan.id, plan.number, plan.title}, item.section, sentence, item.spans.empty() ? 0 : item.spans.front().line};
}

std::optional<BriefingId> set_up_for(store::Transaction& tx, plans::ItemId item) {
    const auto rows = tx.run("SELECT id FROM briefing WHERE item = $1 ORDER BY id LIMIT 1", {item});
    return rows.empty() ? std::nullopt : std::optional(rows[0].id<BriefingTag>("id"));
}

void name_participants(store::Transaction& tx, const plans::Plan& plan, const std::string& sentence, Offer& offer) {
    const auto phrase = who_takes_part(sentence);
    if (phrase.empty()) return;
    auto read = bodies::read_addressee(tx, bodies::BodyId{plan.body}, phrase);
    for (const auto& match : read.matches) offer.bodies.push_back({match.body.uuid, match.name});
    offer.unknown = std::move(read.unknown);
}

}  // namespace

Offers offers(store::Transaction& tx, const base::Who& who, plans::PlanId id) {
    const auto plan = plans::get(tx, who, id);
    Offers found;
    if (plan.state != plans::PlanState::issued || plan.body != who.body) return found;
    const auto text = text_of(tx, id);
    for (const auto& item : plans::items(tx, id, plans::ItemKind::deadline)) {
        const auto deadline = base::from_json<plans::DeadlineValue>(item.value);
        const auto rule = calendar::read_rule(deadline.rule);
        const auto sentence = rule ? sentence_of(text, item) : std::string();
        if (!rule || !speaks_of_meeting(sentence)) continue;
        Offer offer{item.id, source_of(plan, item, sentence), rule->rule, {}, {}, {}, set_up_for(tx, item.id)};
        if (rule->start_minute) offer.start_minute = *rule->start_minute;
        name_participants(tx, plan, sentence, offer);
        found.items.push_back(std::move(offer));
    }
    return found;
}

SourceSentence source_of(store::Transaction& tx, plans::ItemId id) {
    const auto row = tx.run(R"(
        SELECT i.*, p.number, p.title FROM plan_item i JOIN plan p ON p.id = i.plan WHERE i.id = $1)",
                            {id})
                         .at(0);
    const plans::PlanId plan{row.uuid("plan")};
    const auto item = plans::item_of(row);
    return {{plan, row.text("number"), row.text("title")},
            item.section,
            sentence_of(text_of(tx, plan), item),
            item.spans.empty() ? 0 : item.spans.front().line};
}

}  // namespace briefings
