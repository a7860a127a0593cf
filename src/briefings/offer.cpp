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

/// Behind this word, or else behind the meeting itself, stands who takes part, up to one of the signs or to when.
constexpr std::string_view with_whom = " với ";
constexpr std::string_view ends_the_list = "(;.:";
constexpr std::array<std::string_view, 5> words_of_time{" mỗi ", " hàng ", " hằng ", " vào ", " định kỳ"};

/// Who leads a body comes for it: "Trưởng Ban Dân vận 16 quận" means the 16 bodies.
constexpr std::array<std::string_view, 4> who_leads{"trưởng ", "các trưởng ", "lãnh đạo ", "người đứng đầu "};

std::string_view without_leaders(std::string_view phrase) {
    const auto lower = base::to_lower(phrase);
    for (const auto word : who_leads)
        if (lower.starts_with(word)) return phrase.substr(word.size());
    return phrase;
}

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

/// The part between semicolons that says this day: a sentence may ask for several briefings.
std::string clause_of(const std::string& text, const plans::PlanItem& item) {
    if (item.spans.empty()) return {};
    const auto at = plans::PlaceFinder(text).span(item.spans.front()).from;
    auto clause = plans::sentence_at(text, at);
    if (const auto before = text.rfind(';', at); before != std::string::npos && before >= clause.from)
        clause.from = static_cast<std::uint32_t>(before + 1);
    if (const auto behind = text.find(';', at); behind != std::string::npos && behind < clause.to)
        clause.to = static_cast<std::uint32_t>(behind);
    return plans::bare_sentence(text, clause);
}

std::size_t behind_the_meeting(const std::string& clause) {
    const auto lower = base::to_lower(clause);
    for (const auto word : meeting_words)
        if (const auto at = lower.find(word); at != std::string::npos) return at + word.size();
    return std::string::npos;
}

/// "giao ban với Trưởng Ban Dân vận 16 quận, 5 huyện (từ 9 giờ)", and the same without "với" before "mỗi tuần".
std::string who_takes_part(const std::string& clause) {
    const auto with = clause.find(with_whom);
    const auto from = with == std::string::npos ? behind_the_meeting(clause) : with + with_whom.size();
    if (from == std::string::npos) return {};
    auto until = std::min(clause.find_first_of(ends_the_list, from), clause.size());
    for (const auto word : words_of_time) until = std::min(until, clause.find(word, from));
    return std::string(without_leaders(base::trim(std::string_view(clause).substr(from, until - from))));
}

SourceSentence source_of(const plans::Plan& plan, const plans::PlanItem& item, const std::string& sentence) {
    return {
        {plan.id, plan.number, plan.title}, item.section, sentence, item.spans.empty() ? 0 : item.spans.front().line};
}

std::optional<BriefingId> set_up_for(store::Transaction& tx, plans::ItemId item) {
    const auto rows = tx.run("SELECT id FROM briefing WHERE item = $1 ORDER BY id LIMIT 1", {item});
    return rows.empty() ? std::nullopt : std::optional(rows[0].id<BriefingTag>("id"));
}

void name_participants(store::Transaction& tx, const plans::Plan& plan, const std::string& clause, Offer& offer) {
    const auto phrase = who_takes_part(clause);
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
        name_participants(tx, plan, clause_of(text, item), offer);
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
