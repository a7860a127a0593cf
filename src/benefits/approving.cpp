#include "accounts/grant.hpp"
#include "benefits/entry_row.hpp"
#include "store/journal.hpp"

/// A head approves what waits for nobody.
namespace benefits {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

Sum approvable(store::Transaction& tx, ListId list) {
    const auto row = tx.run(R"(
        SELECT count(*) AS entries, CAST(coalesce(sum(amount), 0) AS BIGINT) AS amount FROM benefit_entry
        WHERE list = $1 AND state = 'listed' AND NOT waits)",
                            {list})
                         .front();
    return {row.integer("entries"), row.integer("amount")};
}

/// By another head than who made the list: four eyes see more than two.
void require_may_approve(store::Transaction& tx, const base::Who& who, const ListRow& row) {
    accounts::require_body(tx, who, Permission::documents_approve, row.list.approver.id);
    if (row.made_by == who.account) throw Problem(ProblemKind::forbidden, "benefit_list.own_list");
}

}  // namespace

List approve(store::Transaction& tx, const base::Who& who, ListId id, const Approval& approval) {
    const auto row = list_row(tx, id);
    require_may_approve(tx, who, row);
    require_state(row, {ListState::posted, ListState::approved});
    const auto decision = short_text(approval.decision);
    if (decision.empty()) throw Problem(ProblemKind::invalid, "benefit_list.decision_missing");
    const bool more_waits = link_merged(tx, id);
    const auto sum = approvable(tx, id);
    if (sum.entries == 0 && more_waits) return get_list(tx, who, id);
    if (sum.entries == 0) throw Problem(ProblemKind::conflict, "benefit_list.nothing_to_approve");
    tx.change(R"(
        UPDATE benefit_entry SET state = 'approved', approved_at = $2, changed_at = $2
        WHERE list = $1 AND state = 'listed' AND NOT waits)",
              {id, tx.now()});
    count_as_approved(tx, row, sum);
    allot(tx, who, row, sum.amount);
    tx.change(R"(
        UPDATE benefit_list SET state = 'approved', approved_at = coalesce(approved_at, $3), approved_by = $4, decision = $5
        WHERE home = $1 AND id = $2)",
              {row.home, id, tx.now(), who.account, decision});
    store::record(tx, who, "benefit_list.approved", id.uuid, row.list.area.id,
                  base::Json{{"code", row.list.code}, {"entries", sum.entries}, {"amount", sum.amount}});
    return get_list(tx, who, id);
}

}  // namespace benefits
