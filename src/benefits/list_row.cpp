#include <map>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "benefits/entry_row.hpp"
#include "store/journal.hpp"

/// Lists as they are read.
namespace benefits {
namespace {

using base::Problem;
using base::ProblemKind;

ListRow read(const store::Row& row, Policy policy) {
    return {.list = {.id = row.id<BenefitListTag>("id"),
                     .code = row.text("code"),
                     .state = base::named<ListState>(row.text("state")),
                     .policy = std::move(policy),
                     .area = {row.uuid("area"), row.text("area_name")},
                     .body = {row.uuid("body"), row.text("body_name")},
                     .approver = {row.uuid("approver"), row.text("approver_name")},
                     .made_at = row.instant("made_at"),
                     .posted_at = row.maybe_instant("posted_at"),
                     .approved_at = row.maybe_instant("approved_at"),
                     .approved_by = row.maybe_text("approved_name").value_or(""),
                     .decision = row.text("decision"),
                     .closed_at = row.maybe_instant("closed_at"),
                     .numbers = {},
                     .in_hand = {}},
            .home = row.integer("home"),
            .commune = row.uuid("commune"),
            .area_path = row.text("area_path"),
            .purse = row.text("purse"),
            .made_by = row.uuid("made_by")};
}

}  // namespace

std::vector<ListRow> list_rows(store::Transaction& tx, const std::string& where,
                               std::span<const store::Value> parameters) {
    std::map<std::string, Policy> policies;
    std::vector<ListRow> found;
    for (const auto& row : tx.run(R"(
             SELECT l.*, a.name AS area_name, a.path AS area_path, b.name AS body_name, d.name AS approver_name,
                    k.name AS approved_name
             FROM benefit_list l JOIN area a ON a.id = l.area JOIN body b ON b.id = l.body JOIN body d ON d.id = l.approver
             LEFT JOIN account k ON k.id = l.approved_by WHERE )" +
                                      where,
                                  parameters)) {
        const auto& code = row.text("policy");
        if (!policies.contains(code)) policies.emplace(code, policy_of(tx, code));
        found.push_back(read(row, policies.at(code)));
    }
    return found;
}

ListRow list_row(store::Transaction& tx, ListId id) {
    auto rows = list_rows(tx, "l.id = $1", std::vector<store::Value>{id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "benefit_list.not_found", base::to_string(id));
    return std::move(rows.front());
}

ListRow own_list(store::Transaction& tx, const base::Who& who, base::Permission permission, ListId id) {
    auto row = list_row(tx, id);
    accounts::require_body(tx, who, permission, row.list.body.id);
    return row;
}

void require_state(const ListRow& row, std::initializer_list<ListState> states) {
    for (const auto state : states)
        if (row.list.state == state) return;
    throw Problem(ProblemKind::conflict, "benefit_list.not_in_state", base::name_of(row.list.state));
}

void record(store::Transaction& tx, const base::Who& who, const ListRow& row, std::string_view verb) {
    store::record(tx, who, verb, row.list.id.uuid, row.list.area.id, base::Json{{"code", row.list.code}});
}

}  // namespace benefits
