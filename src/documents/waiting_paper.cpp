#include "documents/waiting_paper.hpp"

#include "base/problem.hpp"
#include "deliveries/delivery.hpp"
#include "store/values.hpp"

namespace documents {
namespace {

WaitingPaper read_waiting(const store::Row& row) {
    WaitingPaper waiting;
    waiting.plan = row.id<plans::PlanTag>("plan");
    waiting.delivered_at = row.instant("delivered_at");
    waiting.paper.issuer = row.text("issuer").empty() ? row.text("sender") : row.text("issuer");
    waiting.paper.notation = row.text("number");
    waiting.paper.dated = row.maybe_day("dated");
    waiting.paper.kind = row.text("type");
    waiting.paper.subject = row.text("title");
    return waiting;
}

}  // namespace

std::vector<WaitingPaper> waiting_papers(store::Transaction& tx, const base::Who& who,
                                         const std::optional<plans::PlanId>& before, std::size_t limit) {
    return store::all(read_waiting, tx.run(R"(
        SELECT d.plan, d.delivered_at, p.issuer, p.number, p.dated, p.type, p.title, f.name AS sender
        FROM delivery d JOIN plan p ON p.id = d.plan JOIN body f ON f.id = p.body
        WHERE d.body = $1 AND ($2 OR d.plan < $3)
          AND NOT EXISTS (SELECT 1 FROM arrival a WHERE a.body = d.body AND a.plan = d.plan)
        ORDER BY d.plan DESC LIMIT $4)",
                                           {who.body, !before.has_value(), before ? before->uuid : base::Uuid{},
                                            static_cast<std::int64_t>(limit)}));
}

Arrival register_waiting(store::Transaction& tx, const base::Who& who, plans::PlanId plan, const Paper& paper,
                         Twin twin) {
    deliveries::acknowledge(tx, who, plan);
    const auto rows = tx.run("SELECT number FROM arrival WHERE body = $1 AND plan = $2", {who.body, plan});
    if (!rows.empty())
        throw base::Problem(base::ProblemKind::conflict, "arrival.registered_already",
                            std::to_string(rows.at(0).integer("number")));
    const auto arrival = register_paper(tx, who, paper, twin);
    tx.change("UPDATE arrival SET plan = $2 WHERE id = $1", {arrival.id, plan});
    return get(tx, who, arrival.id);
}

}  // namespace documents
