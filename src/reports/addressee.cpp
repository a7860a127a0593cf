#include "reports/addressee.hpp"

#include "accounts/grant.hpp"
#include "bodies/match.hpp"
#include "reports/kind.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace reports {

void choose_addressees(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item,
                       const std::vector<base::Uuid>& bodies) {
    const auto area = own_report_item(tx, who, plan, item);
    tx.change("DELETE FROM report_addressee WHERE item = $1", {item});
    for (const auto& body : bodies) {
        bodies::get(tx, bodies::BodyId{body});
        tx.change("INSERT INTO report_addressee (item, body) VALUES ($1, $2) ON CONFLICT (item, body) DO NOTHING",
                  {item, body});
    }
    store::record(tx, who, "plan.addressees_chosen", plan.uuid, area);
}

std::vector<plans::BodyName> addressees_of(store::Transaction& tx, DutyId duty) {
    return store::all(
        [](const store::Row& row) {
            return plans::BodyName{row.uuid("id"), row.text("name")};
        },
        tx.run(R"(
            SELECT b.id, b.name FROM report_duty d JOIN report_addressee a ON a.item = d.item JOIN body b ON b.id = a.body
            WHERE d.id = $1 ORDER BY b.name_key, b.id)",
               {duty}));
}

std::vector<plans::BodyName> addressees_named(store::Transaction& tx, DutyId duty) {
    const auto row =
        tx.run("SELECT d.receiver, p.body FROM report_duty d JOIN plan p ON p.id = d.plan WHERE d.id = $1", {duty})
            .at(0);
    const bodies::BodyId follows{row.uuid("body")};
    std::vector<plans::BodyName> named;
    for (const auto& match : bodies::match(tx, follows, row.text("receiver")))
        if (match.body != follows) named.push_back({match.body.uuid, match.name});
    return named;
}

bool is_addressee(store::Transaction& tx, const base::Who& who, DutyId duty) {
    return !tx.run(R"(SELECT 1 AS found FROM report_duty d JOIN report_addressee a ON a.item = d.item
                      WHERE d.id = $1 AND a.body = $2)",
                   {duty, who.body})
                .empty() &&
           (accounts::reaches_body(tx, who, base::Permission::reports_read, who.body) ||
            accounts::reaches_body(tx, who, base::Permission::reports_write, who.body));
}

}  // namespace reports
