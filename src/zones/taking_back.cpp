#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "zones/change.hpp"
#include "zones/member.hpp"

/// The decisions of a zone one after the other, and how the last one is taken back.
namespace zones {
namespace {

using base::Problem;
using base::ProblemKind;

Change read_change(const store::Row& row) {
    Change change{.id = row.id<ZoneChangeTag>("id"),
                  .kind = base::named<ChangeKind>(row.text("kind")),
                  .number = row.text("number"),
                  .dated = row.maybe_day("dated"),
                  .reason = row.text("reason"),
                  .households = row.integer("households"),
                  .people = row.integer("people"),
                  .other = std::nullopt,
                  .at = row.instant("at"),
                  .by = row.text("by_name"),
                  .taken_back_at = row.maybe_instant("taken_back_at"),
                  .may_be_taken_back = false};
    if (const auto other = row.maybe_uuid("other")) change.other = ZoneId{*other};
    return change;
}

store::Rows rows_of(store::Transaction& tx, ZoneId id) {
    return tx.run(R"(
        SELECT c.*, a.name AS by_name FROM zone_change c JOIN account a ON a.id = c.account
        WHERE c.zone = $1 ORDER BY c.at DESC, c.id DESC)",
                  {id});
}

/// The last change that stands; the opening is not taken back but withdrawn.
std::optional<store::Row> last_standing(store::Transaction& tx, ZoneId id) {
    for (const auto& row : rows_of(tx, id))
        if (row.is_null("taken_back_at")) return row;
    return std::nullopt;
}

/// The zone that was split off disappears again, unless somebody has gone on with it.
void undo_split(store::Transaction& tx, ZoneId id) {
    const auto other = entry(tx, id);
    const auto decisions = rows_of(tx, id).size();
    const auto accounted =
        tx.run("SELECT 1 AS found FROM zone_account WHERE home = $1 AND zone = $2 LIMIT 1", {other.home, id});
    if (decisions > 1 || !accounted.empty())
        throw Problem(ProblemKind::conflict, "zone_change.built_upon", base::to_string(id));
    empty_out(tx, other);
    tx.change("UPDATE zone SET state = 'withdrawn' WHERE home = $1 AND id = $2", {other.home, id});
}

/// Nothing is taken back of a zone whose households are forgotten.
void require_not_shrunk(store::Transaction& tx, ZoneId id) {
    if (!tx.run("SELECT 1 AS found FROM zone WHERE id = $1 AND shrunk_on IS NOT NULL", {id}).empty())
        throw Problem(ProblemKind::conflict, "zone_change.forgotten", base::to_string(id));
}

}  // namespace

Change take_back(store::Transaction& tx, const base::Who& who, ChangeId id) {
    const auto found = tx.run("SELECT * FROM zone_change WHERE id = $1", {id});
    if (found.empty()) throw Problem(ProblemKind::not_found, "zone_change.not_found", base::to_string(id));
    const auto& row = found.front();
    const auto zone = own_entry(tx, who, row.id<ZoneTag>("zone"));
    const auto kind = base::named<ChangeKind>(row.text("kind"));
    if (!row.is_null("taken_back_at"))
        throw Problem(ProblemKind::conflict, "zone_change.taken_back", base::to_string(id));
    if (kind == ChangeKind::opened) throw Problem(ProblemKind::conflict, "zone_change.opening", base::to_string(id));
    if (last_standing(tx, zone.zone.id)->uuid("id") != id.uuid)
        throw Problem(ProblemKind::conflict, "zone_change.not_the_last", base::to_string(id));
    require_not_shrunk(tx, zone.zone.id);

    if (const auto other = row.maybe_uuid("other")) undo_split(tx, ZoneId{*other});
    take_back_in(tx, zone, id.uuid);
    const auto activated = kind == ChangeKind::activated ? std::nullopt : zone.zone.activated_at;
    tx.change(R"(UPDATE zone SET state = $3, days = $4, review_due = $5, activated_at = $6, lifted_on = NULL
                 WHERE home = $1 AND id = $2)",
              {zone.home, zone.zone.id, row.text("state_before"), row.maybe_integer("days_before"),
               row.maybe_day("review_before"), activated});
    tx.change("UPDATE zone_change SET taken_back_at = $2, taken_back_by = $3 WHERE id = $1",
              {id, tx.now(), who.account});
    store::record(tx, who, "zone.taken_back", zone.zone.id.uuid, zone.zone.area.id,
                  base::Json{{"change", base::to_string(id)}, {"kind", base::name_of(kind)}});
    for (auto& change : changes(tx, who, zone.zone.id))
        if (change.id == id) return change;
    throw Problem(ProblemKind::not_found, "zone_change.not_found", base::to_string(id));
}

std::vector<Change> changes(store::Transaction& tx, const base::Who& who, ZoneId id) {
    seen_entry(tx, who, id);
    auto found = store::all(read_change, rows_of(tx, id));
    for (auto& change : found) {
        if (change.taken_back_at) continue;
        change.may_be_taken_back = change.kind != ChangeKind::opened;
        break;
    }
    return found;
}

}  // namespace zones
