#include "zones/rule.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/sealed.hpp"
#include "store/values.hpp"
#include "zones/member.hpp"

namespace zones {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most_days = 3'660;
constexpr int most_zones_at_once = 50;

Rule read_rule(const store::Row& row) {
    return {.code = row.text("code"),
            .valid_from = row.day("valid_from"),
            .vi = row.text("vi"),
            .en = row.text("en"),
            .days = row.maybe_integer("days"),
            .is_on = row.boolean("is_on"),
            .source = row.text("source")};
}

/// The words of everything that is sealed about a zone, and the rows that say who was in it. What was counted stays.
void shrink(store::Transaction& tx, const Entry& zone) {
    for (const std::string table : {"site_stay", "site_request"})
        for (const auto& row :
             tx.run("SELECT id FROM " + table + " WHERE home = $1 AND zone = $2", {zone.home, zone.zone.id}))
            store::erase_sealed(tx, row.uuid("id"));
    for (const std::string table : {"zone_household", "zone_account", "site_stay", "site_request"})
        tx.change("DELETE FROM " + table + " WHERE home = $1 AND zone = $2", {zone.home, zone.zone.id});
    keep_branch_counts(tx, zone);
    tx.change("UPDATE zone SET shrunk_on = $3 WHERE home = $1 AND id = $2",
              {zone.home, zone.zone.id, base::day_of(tx.now())});
    store::record_by_system(tx, "zone.shrunk", zone.zone.id.uuid, zone.zone.area.id);
}

}  // namespace

std::vector<Rule> rules(store::Transaction& tx) {
    return store::all(read_rule, tx.run("SELECT * FROM zone_rule ORDER BY code, valid_from DESC"));
}

std::optional<std::int64_t> days_of(store::Transaction& tx, std::string_view code, base::Day on) {
    const auto held = store::first(read_rule, tx.run(R"(
        SELECT * FROM zone_rule WHERE code = $1 AND valid_from <= $2 ORDER BY valid_from DESC LIMIT 1)",
                                                     {code, on}));
    return held && held->is_on ? held->days : std::nullopt;
}

void keep_rule(store::Transaction& tx, const base::Who& who, const NewRule& wanted) {
    accounts::require(who, base::Permission::administer, areas::country_path);
    const auto known = store::first(
        read_rule, tx.run("SELECT * FROM zone_rule WHERE code = $1 ORDER BY valid_from LIMIT 1", {wanted.code}));
    if (!known) throw Problem(ProblemKind::not_found, "zone_rule.not_found", wanted.code);
    if (wanted.days && (*wanted.days < 1 || *wanted.days > most_days))
        throw Problem(ProblemKind::invalid, "zone_rule.days_wrong", std::to_string(*wanted.days));
    const auto source = words(wanted.source);
    if (wanted.is_on && (!wanted.days || source.empty()))
        throw Problem(ProblemKind::invalid, "zone_rule.still_empty", wanted.code);
    tx.change(R"(
        INSERT INTO zone_rule (code, valid_from, vi, en, days, is_on, source) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (code, valid_from) DO UPDATE SET days = excluded.days, is_on = excluded.is_on, source = excluded.source)",
              {wanted.code, wanted.valid_from, known->vi, known->en, wanted.days, wanted.is_on, source});
    store::record(tx, who, "zone_rule.kept", areas::country(tx).id.uuid, areas::country(tx).id.uuid,
                  base::parse_json(base::to_json(wanted)));
}

std::optional<base::Day> review_due(store::Transaction& tx, Kind kind, base::Day from,
                                    std::optional<base::Day> last_day) {
    if (kind == Kind::green) return std::nullopt;
    const auto days = days_of(tx, review_within, from);
    if (!days) return last_day;
    const auto by_rule = from + static_cast<int>(*days);
    return last_day ? std::min(by_rule, *last_day) : by_rule;
}

std::size_t shrink_lifted(store::Transaction& tx) {
    const auto today = base::day_of(tx.now());
    const auto days = days_of(tx, keep_after_lifting, today);
    if (!days) return 0;
    const auto due = tx.run(R"(
        SELECT id FROM zone WHERE lifted_on < $1 AND shrunk_on IS NULL ORDER BY lifted_on, id LIMIT $2)",
                            {today - static_cast<int>(*days), most_zones_at_once});
    for (const auto& row : due) shrink(tx, entry(tx, row.id<ZoneTag>("id")));
    return due.size();
}

}  // namespace zones
