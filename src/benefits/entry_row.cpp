#include "benefits/entry_row.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/text.hpp"
#include "goods/word.hpp"
#include "ledger/code.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

/// Entries as they are read and kept.
namespace benefits {
namespace {

using base::Problem;
using base::ProblemKind;

/// h is the household as it is called now.
constexpr std::string_view select_entries = R"(
    SELECT e.*, h.id AS household_now, h.number AS household_number, a.name AS area_name
    FROM benefit_entry e JOIN area a ON a.id = e.area LEFT JOIN household_alias o ON o.id = e.household
    LEFT JOIN household h ON h.id = coalesce(o.survivor, e.household) WHERE )";

EntryRow read(const store::Row& row) {
    const auto now = row.maybe_uuid("household_now");
    return {.entry = {.id = row.id<BenefitEntryTag>("id"),
                      .code = ledger::shown_code(row.text("code")),
                      .list = row.id<BenefitListTag>("list"),
                      .state = base::named<EntryState>(row.text("state")),
                      .waits = row.boolean("waits"),
                      .household = {now.value_or(row.uuid("household"))},
                      .household_code = now ? households::code_of(row.integer("household_number")) : std::string(),
                      .area = {row.uuid("area"), row.text("area_name")},
                      .of_person = row.boolean("of_person"),
                      .days = row.maybe_integer("days"),
                      .amount = row.integer("amount"),
                      .reason = row.text("reason"),
                      .added_at = row.instant("added_at"),
                      .approved_at = row.maybe_instant("approved_at")},
            .home = row.integer("home"),
            .policy = row.text("policy"),
            .commune = row.uuid("commune")};
}

}  // namespace

std::vector<EntryRow> entry_rows(store::Transaction& tx, const std::string& where,
                                 std::span<const store::Value> parameters) {
    return store::all(read, tx.run(std::string(select_entries) + where, parameters));
}

EntryRow entry_row(store::Transaction& tx, EntryId id) {
    auto rows = entry_rows(tx, "e.id = $1", std::vector<store::Value>{id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "benefit_entry.not_found", base::to_string(id));
    return std::move(rows.front());
}

void require_state(const EntryRow& row, std::initializer_list<EntryState> states) {
    if (std::ranges::find(states, row.entry.state) == states.end())
        throw Problem(ProblemKind::conflict, "benefit_entry.not_in_state", base::name_of(row.entry.state));
}

void set(store::Transaction& tx, const EntryRow& before, const Entry& after) {
    count_out(tx, before);
    tx.change(
        R"(
        UPDATE benefit_entry SET state = $3, waits = $4, reason = $5, approved_at = $6, changed_at = $7
        WHERE home = $1 AND id = $2)",
        {before.home, after.id, base::name_of(after.state), after.waits, after.reason, after.approved_at, tx.now()});
    count_in(tx, {after, before.home, before.policy, before.commune});
}

void keep(store::Transaction& tx, const base::Who& who, const EntryRow& before, const Entry& after,
          std::string_view verb) {
    set(tx, before, after);
    store::record(tx, who, verb, after.id.uuid, before.entry.area.id, base::Json{{"code", after.code}});
}

std::string short_text(std::string_view typed) {
    return goods::short_text(typed);
}

std::string reason_of(std::string_view typed) {
    auto reason = short_text(typed);
    if (base::fold(reason).empty()) throw Problem(ProblemKind::invalid, "benefit_entry.reason_missing");
    return reason;
}

}  // namespace benefits
