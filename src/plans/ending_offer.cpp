#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "plans/basis.hpp"
#include "plans/ending.hpp"
#include "plans/sentence.hpp"

namespace plans {
namespace {

/// How a sentence says before a number what becomes of that document; the first that stands there counts.
struct Saying {
    std::string_view folded;
    EndingKind kind;
};
constexpr std::array sayings = {
    Saying{"sua doi bo sung", EndingKind::amended}, Saying{"sua doi mot so", EndingKind::amended},
    Saying{"bo sung mot so", EndingKind::amended},  Saying{"sua doi", EndingKind::amended},
    Saying{"dieu chinh", EndingKind::amended},      Saying{"thay the", EndingKind::superseded},
    Saying{"bai bo", EndingKind::superseded},       Saying{"huy bo", EndingKind::superseded},
    Saying{"het hieu luc", EndingKind::superseded}, Saying{"ket thuc thuc hien", EndingKind::superseded}};

constexpr std::string_view breaks = " \n\t\r,;.()\"";

/// A word of the text with a stroke in it: "45/KH-UBND".
struct Number {
    std::size_t at;
    std::string_view words;
};

std::vector<Number> numbers_in(std::string_view text) {
    std::vector<Number> found;
    for (auto stroke = text.find('/'); stroke != std::string_view::npos; stroke = text.find('/', stroke + 1)) {
        const auto before = text.find_last_of(breaks, stroke);
        const auto from = before == std::string_view::npos ? 0 : before + 1;
        const auto to = std::min(text.find_first_of(breaks, stroke), text.size());
        if (found.empty() || found.back().at != from) found.push_back({from, text.substr(from, to - from)});
    }
    return found;
}

std::optional<EndingKind> said_before(std::string_view words) {
    const auto folded = " " + base::fold(words) + " ";
    for (const auto& saying : sayings)
        if (folded.find(" " + std::string(saying.folded) + " ") != std::string::npos) return saying.kind;
    return std::nullopt;
}

std::optional<PlanName> plan_that_holds(store::Transaction& tx, const Plan& plan, const std::string& key) {
    const auto rows = tx.run(R"(
        SELECT id, number, title FROM plan
        WHERE number_key = $1 AND body = $2 AND id <> $3 AND state = 'issued' AND ended_from IS NULL
        ORDER BY id DESC LIMIT 1)",
                             {key, plan.body, plan.id});
    if (rows.empty()) return std::nullopt;
    return PlanName{rows[0].id<PlanTag>("id"), rows[0].text("number"), rows[0].text("title")};
}

}  // namespace

std::vector<EndingOffer> ending_offers(store::Transaction& tx, const Plan& plan) {
    const auto text = tx.run("SELECT text FROM plan_source WHERE plan = $1", {plan.id}).at(0).text("text");
    std::vector<EndingOffer> offers;
    std::set<base::Uuid> offered;
    for (const auto& number : numbers_in(text)) {
        const auto key = number_key(number.words);
        if (key.empty()) continue;
        const auto sentence = sentence_at(text, number.at);
        const auto before = std::string_view(text).substr(sentence.from, number.at - sentence.from);
        const auto behind = std::string_view(text).substr(number.at, sentence.to - number.at);
        auto kind = said_before(before);
        // "Kế hoạch số … hết hiệu lực" says it behind the number.
        if (!kind && base::fold(behind).find("het hieu luc") != std::string::npos) kind = EndingKind::superseded;
        if (!kind) continue;
        const auto meant = plan_that_holds(tx, plan, key);
        if (!meant || !offered.insert(meant->id.uuid).second) continue;
        const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(number.at), '\n');
        offers.push_back({*kind, *meant, bare_sentence(text, sentence), line});
    }
    return offers;
}

}  // namespace plans
