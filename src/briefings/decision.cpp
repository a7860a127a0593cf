#include "briefings/decision.hpp"

#include <algorithm>
#include <map>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "tasks/issue.hpp"

namespace briefings {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using plans::ItemKind;

/// How the document that a record becomes calls itself; it leaves the house, so it speaks Vietnamese.
constexpr std::string_view document_type = "Kết luận";
constexpr std::string_view decisions_heading = "KẾT LUẬN";

/// "2/8/2021", as offices write it.
std::string written(base::Day day) {
    const auto parts = base::parts_of(day);
    return std::to_string(static_cast<unsigned>(parts.day())) + '/' +
           std::to_string(static_cast<unsigned>(parts.month())) + '/' + std::to_string(static_cast<int>(parts.year()));
}

std::string names_of(const std::vector<plans::BodyName>& bodies) {
    std::string names;
    for (const auto& body : bodies) names += (names.empty() ? "" : ", ") + body.name;
    return names;
}

/// A decision on one line of the record: "1. Rà soát nhà trọ (Công an xã, hạn 6/8/2021)".
std::string line_of(std::size_t number, const Decision& decision) {
    auto line = std::to_string(number) + ". " + decision.text;
    std::string behind = names_of(decision.bodies);
    if (decision.due) behind += (behind.empty() ? "hạn " : ", hạn ") + written(*decision.due);
    return behind.empty() ? line : line + " (" + behind + ')';
}

template <class Value>
plans::DraftItem draft(ItemKind kind, const Value& value, const std::string& section = {},
                       std::vector<plans::SourcePlace> places = {}) {
    return {kind, section, base::parse_json(base::to_json(value)), std::move(places), "", {}};
}

/// The first so many bytes of the line that holds a decision, in columns as a browser counts them.
plans::SourcePlace place_of(std::int64_t line, const std::string& text) {
    std::int64_t columns = 0;
    for (const auto byte : text) {
        const auto lead = static_cast<unsigned char>(byte);
        if ((lead & 0xC0U) != 0x80U) columns += lead >= 0xF0U ? 2 : 1;
    }
    return {line, 0, columns};
}

/// The record as if it had been read in: every decision with a body is an assignment of a section of its own, so that
/// its deadline binds it alone.
plans::ReadFile read_in(const Record& record, const std::vector<Decision>& decisions, const std::string& issuer) {
    plans::ReadFile file;
    file.name = record.title + ".txt";
    file.bytes = text_of(record, decisions);
    file.source = {file.name, file.bytes, {}, {}};
    file.items = {draft(ItemKind::type, plans::TextValue{std::string(document_type)}),
                  draft(ItemKind::issuer, plans::TextValue{issuer}),
                  draft(ItemKind::date, plans::DateValue{record.day}),
                  draft(ItemKind::title, plans::TextValue{record.title})};
    auto line = static_cast<std::int64_t>(std::count(record.head.begin(), record.head.end(), '\n')) + 1;
    for (std::size_t number = 1; number <= decisions.size(); ++number, ++line) {
        const auto& decision = decisions[number - 1];
        if (decision.bodies.empty()) continue;
        const auto section = std::to_string(number);
        const auto place = place_of(line, line_of(number, decision));
        const plans::AssignmentValue assignment{names_of(decision.bodies), true, {}, {decision.text}};
        file.items.push_back(draft(ItemKind::assignment, assignment, section, {place}));
        if (!decision.due) continue;
        plans::DeadlineValue deadline;
        deadline.date = decision.due;
        deadline.text = "hạn " + written(*decision.due);
        file.items.push_back(draft(ItemKind::deadline, deadline, section, {place}));
    }
    return file;
}

}  // namespace

std::vector<Decision> decisions_of(store::Transaction& tx, const base::Uuid& source) {
    std::vector<Decision> decisions;
    for (const auto& row : tx.run(R"(
             SELECT d.*, (SELECT count(*) FROM task t WHERE t.item = d.item) AS tasks,
                    (SELECT count(*) FROM task t WHERE t.item = d.item AND t.state IN ('done', 'verified')) AS done
             FROM decision d WHERE d.source = $1 ORDER BY d.id)",
                                  {source}))
        decisions.push_back({row.id<DecisionTag>("id"),
                             row.text("text"),
                             {},
                             row.maybe_day("due"),
                             row.integer("tasks"),
                             row.integer("done")});
    for (auto& decision : decisions)
        for (const auto& row : tx.run(R"(
                 SELECT b.id, b.name FROM decision_body i JOIN body b ON b.id = i.body WHERE i.decision = $1
                 ORDER BY b.name_key, b.id)",
                                      {decision.id}))
            decision.bodies.push_back({row.uuid("id"), row.text("name")});
    return decisions;
}

DecisionId decide(store::Transaction& tx, const base::Uuid& source, const NewDecision& wanted) {
    const auto text = base::tidy(wanted.text);
    if (text.empty()) throw Problem(ProblemKind::invalid, "decision.text_empty");
    const DecisionId id{tx.new_id()};
    tx.change("INSERT INTO decision (id, source, text, due) VALUES ($1, $2, $3, $4)", {id, source, text, wanted.due});
    for (const auto& body : wanted.bodies) {
        if (tx.run("SELECT 1 AS found FROM body WHERE id = $1", {body}).empty())
            throw Problem(ProblemKind::not_found, "body.not_found", base::to_string(body));
        tx.change("INSERT INTO decision_body (decision, body) VALUES ($1, $2) ON CONFLICT DO NOTHING", {id, body});
    }
    return id;
}

void take_back(store::Transaction& tx, const base::Uuid& source, DecisionId id) {
    if (tx.run("SELECT 1 AS found FROM decision WHERE id = $1 AND source = $2", {id, source}).empty())
        throw Problem(ProblemKind::not_found, "decision.not_found", base::to_string(id));
    tx.change("DELETE FROM decision_body WHERE decision = $1", {id});
    tx.change("DELETE FROM decision WHERE id = $1", {id});
}

std::string text_of(const Record& record, const std::vector<Decision>& decisions) {
    auto text = record.head + std::string(decisions_heading);
    for (std::size_t number = 1; number <= decisions.size(); ++number)
        text += '\n' + line_of(number, decisions[number - 1]);
    return text;
}

std::optional<plans::PlanId> give_work(store::Transaction& tx, const base::Who& who, const Record& record,
                                       const std::vector<Decision>& decisions) {
    if (std::ranges::all_of(decisions, [](const Decision& one) { return one.bodies.empty(); })) return std::nullopt;
    // Who closes a record of this body may issue its conclusions, whatever else of plans the person may do.
    const auto desk = accounts::lent(who, record.body, {Permission::plans_write, Permission::plans_issue});
    const auto issuer = tx.run("SELECT name FROM body WHERE id = $1", {record.body}).at(0).text("name");
    const auto plan = plans::keep_draft(tx, desk, read_in(record, decisions, issuer));
    for (const auto& item : plans::items(tx, plan, ItemKind::assignment)) {
        const auto& decision = decisions.at(static_cast<std::size_t>(std::stoul(item.section)) - 1);
        std::vector<base::Uuid> bodies;
        for (const auto& body : decision.bodies) bodies.push_back(body.id);
        plans::choose_bodies(tx, desk, plan, item.id, bodies);
        tx.change("UPDATE decision SET item = $2 WHERE id = $1", {decision.id, item.id});
    }
    tasks::issue(tx, desk, plan);
    return plan;
}

}  // namespace briefings
