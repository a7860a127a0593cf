#include "briefings/decision.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "tasks/given_work.hpp"

namespace briefings {
namespace {

using base::Problem;
using base::ProblemKind;

/// How the document that a record becomes calls itself; it leaves the house, so it speaks Vietnamese.
constexpr std::string_view document_type = "Kết luận";
constexpr std::string_view decisions_heading = "KẾT LUẬN";

std::vector<tasks::PieceOfWork> work_of(const std::vector<Decision>& decisions) {
    std::vector<tasks::PieceOfWork> work;
    for (const auto& decision : decisions) work.push_back({decision.text, decision.bodies, decision.due});
    return work;
}

tasks::WorkPaper paper_of(const Record& record) {
    return {record.body, std::string(document_type),    record.title, record.day,
            record.head, std::string(decisions_heading)};
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
    return tasks::text_of(paper_of(record), work_of(decisions));
}

std::optional<plans::PlanId> give_work(store::Transaction& tx, const base::Who& who, const Record& record,
                                       const std::vector<Decision>& decisions) {
    // Who closes a record of this body may issue its conclusions, whatever else of plans the person may do.
    const auto given = tasks::give_work(tx, who, paper_of(record), work_of(decisions));
    if (!given) return std::nullopt;
    for (std::size_t at = 0; at < decisions.size(); ++at)
        if (const auto& item = given->items[at])
            tx.change("UPDATE decision SET item = $2 WHERE id = $1", {decisions[at].id, *item});
    return given->plan;
}

}  // namespace briefings
