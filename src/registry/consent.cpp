#include "registry/consent.hpp"

#include <algorithm>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "households/alias.hpp"
#include "households/standing.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace registry {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using households::Standing;

/// Callers in force of the areas in which a path lies.
store::Rows callers_of(store::Transaction& tx, const Standing& there) {
    return tx.run(R"(
        SELECT c.id, c.name, c.purpose, s.given_on
        FROM registry_caller c
        LEFT JOIN registry_consent s ON s.home = $1 AND s.household = $2 AND s.caller = c.id AND s.taken_back_at IS NULL
        WHERE c.revoked_at IS NULL AND c.valid_from <= $4 AND (c.valid_until IS NULL OR c.valid_until >= $4)
          AND EXISTS (SELECT 1 FROM registry_caller_area ca JOIN area a ON a.id = ca.area
                      WHERE ca.caller = c.id AND substr($3, 1, length(a.path)) = a.path)
        ORDER BY c.name, c.id)",
                  {there.home, there.id, there.area_path, base::day_of(tx.now())});
}

Telling telling_of(const store::Row& row) {
    const auto detail = base::parse_json(row.text("detail"));
    Telling telling{.at = row.instant("at"),
                    .caller = std::string(detail.at("caller").as_string()),
                    .purpose = std::string(detail.at("purpose").as_string()),
                    .fields = {}};
    for (const auto& field : detail.at("fields").as_array()) telling.fields.emplace_back(field.as_string());
    return telling;
}

}  // namespace

std::vector<Consent> consents(store::Transaction& tx, const base::Who& who, households::HouseholdId household) {
    const auto there = households::standing(tx, who, Permission::households_read, household);
    std::vector<Consent> consents;
    for (const auto& row : callers_of(tx, there))
        consents.push_back({.caller = row.id<RegistryCallerTag>("id"),
                            .name = row.text("name"),
                            .purpose = row.text("purpose"),
                            .is_given = !row.is_null("given_on"),
                            .given_on = row.maybe_day("given_on")});
    return consents;
}

void give_consent(store::Transaction& tx, const base::Who& who, households::HouseholdId household, CallerId caller) {
    const auto there = households::standing(tx, who, Permission::households_write, household);
    const auto rows = callers_of(tx, there);
    const auto found = std::ranges::find(rows, caller.uuid, [](const store::Row& row) { return row.uuid("id"); });
    if (found == rows.end())
        throw Problem(ProblemKind::not_found, "registry_caller.not_found", base::to_string(caller));
    if (!found->is_null("given_on")) return;
    tx.change(R"(
        INSERT INTO registry_consent (home, household, caller, given_on, told_by) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (home, household, caller) DO UPDATE SET given_on = $4, told_by = $5, taken_back_at = NULL)",
              {there.home, there.id, caller, base::day_of(tx.now()), who.account});
    store::record(tx, who, "household.consented", there.id.uuid, there.area,
                  base::Json{{"caller", found->text("name")}, {"purpose", found->text("purpose")}});
}

void take_consent_back(store::Transaction& tx, const base::Who& who, households::HouseholdId household,
                       CallerId caller) {
    const auto there = households::standing(tx, who, Permission::households_write, household);
    const auto taken = tx.change(R"(
        UPDATE registry_consent SET taken_back_at = $4 WHERE home = $1 AND household = $2 AND caller = $3 AND taken_back_at IS NULL)",
                                 {there.home, there.id, caller, tx.now()});
    if (taken > 0)
        store::record(tx, who, "household.consent_taken_back", there.id.uuid, there.area,
                      base::Json{{"caller", caller_of(tx, caller).name}});
}

std::vector<Telling> tellings(store::Transaction& tx, const base::Who& who, households::HouseholdId household,
                              std::size_t limit) {
    const auto there = households::standing(tx, who, Permission::households_read, household);
    return store::all(telling_of, tx.run("SELECT at, detail FROM journal WHERE subject IN " + households::ids_of_it +
                                             " AND verb = $2 ORDER BY seq DESC LIMIT $3",
                                         {there.id, told_verb, limit}));
}

}  // namespace registry
