#include "demonstration/papers.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "demonstration/script.hpp"
#include "documents/drafting.hpp"
#include "documents/outgoing.hpp"
#include "documents/waiting_paper.hpp"

namespace demonstration {
namespace {

using documents::Act;

/// What a line of papers.tsv speaks of, by its key.
struct Desk {
    const Cast& cast;
    base::Day day;
    std::map<std::string, plans::PlanId> sent{};
    std::map<std::string, documents::ArrivalId> came{};
    std::map<std::string, documents::OutgoingId> drafted{};
};

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

documents::OutgoingId lay(store::Transaction& tx, const base::Who& who, const Line& line) {
    auto document = documents::blank(tx, who, line["kind"]);
    document.subject = line["subject"];
    document.urgency = line["urgency"];
    document.addressed_to = line.parts("to");
    document.recipients = {"Như trên"};
    document.body = joined(line.parts("note"));
    return documents::lay(tx, who, document);
}

void draft(store::Transaction& tx, const base::Who& who, const Line& line, Desk& desk) {
    const auto id = lay(tx, who, line);
    documents::act(tx, who, id, Act::submit, "");
    desk.drafted.emplace(line["key"], id);
}

void approve(store::Transaction& tx, const base::Who& who, const Line& line, Desk& desk) {
    documents::act(tx, who, desk.drafted.at(line["key"]), Act::approve, "");
}

/// How an office that the story does not enter sends a paper: whoever speaks for it does all its steps.
void send(store::Transaction& tx, const base::Who& who, const Line& line, Desk& desk) {
    auto office = who;
    office.grants = stage_hand().grants;
    const auto id = lay(tx, office, line);
    for (const auto step : {Act::submit, Act::approve}) documents::act(tx, office, id, step, "");
    desk.sent.emplace(line["key"], documents::act(tx, office, id, Act::issue, "").plan.value());
}

/// What was sent through the system is registered as it says of itself; what came by post, as the table says.
void enter(store::Transaction& tx, const base::Who& who, const Line& line, Desk& desk) {
    const auto sent = desk.sent.find(line["key"]);
    if (sent == desk.sent.end()) {
        const documents::Paper paper{
            line["issuer"], line["number"], desk.day - 1, line["kind"], line["subject"], line["urgency"], 1};
        desk.came.emplace(line["key"], documents::register_paper(tx, who, paper).id);
        return;
    }
    const auto waiting = documents::waiting_papers(tx, who, std::nullopt, 50);
    const auto found = std::ranges::find(waiting, sent->second, &documents::WaitingPaper::plan);
    desk.came.emplace(line["key"], documents::register_waiting(tx, who, found->plan, found->paper).id);
}

void annotate(store::Transaction& tx, const base::Who& who, const Line& line, Desk& desk) {
    documents::annotate(tx, who, desk.came.at(line["key"]),
                        {line["note"], desk.cast.players.at(line["to"]).account, desk.day + std::stoi(line["due"])});
}

void settle(store::Transaction& tx, const base::Who& who, const Line& line, Desk& desk) {
    documents::settle(tx, who, desk.came.at(line["key"]), line["note"]);
}

struct Verb {
    std::string_view name;
    void (*happen)(store::Transaction&, const base::Who&, const Line&, Desk&);
};
constexpr std::array<Verb, 6> verbs{{{"send", send},
                                     {"register", enter},
                                     {"annotate", annotate},
                                     {"settle", settle},
                                     {"draft", draft},
                                     {"approve", approve}}};

}  // namespace

void handle_papers(const AtTime& at, const Cast& cast, base::Day today) {
    Desk desk{.cast = cast, .day = today - 1};
    for (const auto& line : table("papers.tsv")) {
        const auto* const verb = std::ranges::find(verbs, line["verb"], &Verb::name);
        if (verb == verbs.end()) throw std::logic_error("no verb " + line["verb"]);
        at(moment(desk.day, line["time"]),
           [&](store::Transaction& tx) { verb->happen(tx, who_is(tx, cast.players.at(line["who"])), line, desk); });
    }
}

}  // namespace demonstration
