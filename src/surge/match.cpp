#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "surge/surge.hpp"
#include "surge/surge_row.hpp"

/// How the commune brings what is offered to who asks for it.
namespace surge {
namespace {

using base::Problem;
using base::ProblemKind;

/// Adds to what is kept of both sides of a match.
void count(store::Transaction& tx, const Match& match, std::int64_t matched, std::int64_t done) {
    for (const auto call : {match.asked, match.offered})
        tx.change("UPDATE surge_call SET matched = matched + $2, done = done + $3 WHERE id = $1",
                  {call, matched, done});
}

void require_alike(const Entry& asked, const Entry& offered) {
    if (asked.call.side == Side::asked && offered.call.side == Side::offered && asked.call.what == offered.call.what &&
        asked.commune == offered.commune)
        return;
    throw Problem(ProblemKind::conflict, "surge.not_alike", base::to_string(offered.call.id));
}

void require_free(const Entry& entry, std::int64_t quantity) {
    if (entry.is_over) throw Problem(ProblemKind::conflict, "surge.ended", base::to_string(entry.call.id));
    if (quantity > entry.call.quantity - entry.call.matched)
        throw Problem(ProblemKind::conflict, "surge.too_much", std::to_string(quantity));
}

Match read_match(const store::Row& row) {
    return {.id = row.id<SurgeMatchTag>("id"),
            .asked = row.id<SurgeCallTag>("asked"),
            .offered = row.id<SurgeCallTag>("offered"),
            .from = {row.uuid("from_area"), row.text("from_name")},
            .quantity = row.integer("quantity"),
            .matched_at = row.instant("matched_at"),
            .done_at = row.maybe_instant("done_at")};
}

const std::string select_matches = R"(
    SELECT m.*, a.id AS from_area, a.name AS from_name
    FROM surge_match m JOIN surge_call o ON o.id = m.offered JOIN area a ON a.id = o.area WHERE m.taken_back_at IS NULL AND )";

/// A match that the caller decides of, and that has not come yet.
Match waiting_match(store::Transaction& tx, const base::Who& who, MatchId id) {
    const auto found = store::first(read_match, tx.run(select_matches + "m.id = $1", {id}));
    if (!found) throw Problem(ProblemKind::not_found, "surge_match.not_found", base::to_string(id));
    accounts::require(who, may_match, entry(tx, found->asked).commune_path);
    if (found->done_at) throw Problem(ProblemKind::conflict, "surge_match.ended", base::to_string(id));
    return *found;
}

}  // namespace

MatchId match(store::Transaction& tx, const base::Who& who, const NewMatch& wanted) {
    const auto asked = entry(tx, wanted.asked);
    const auto offered = entry(tx, wanted.offered);
    accounts::require(who, may_match, asked.commune_path);
    require_alike(asked, offered);
    if (wanted.quantity < 1) throw Problem(ProblemKind::invalid, "surge.quantity_wrong");
    require_free(asked, wanted.quantity);
    require_free(offered, wanted.quantity);

    const MatchId id{tx.new_id()};
    tx.change(R"(INSERT INTO surge_match (home, id, asked, offered, quantity, matched_at, matched_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7))",
              {asked.home, id, wanted.asked, wanted.offered, wanted.quantity, tx.now(), who.account});
    count(tx, {.id = id, .asked = wanted.asked, .offered = wanted.offered}, wanted.quantity, 0);
    store::record(tx, who, "surge.matched", wanted.asked.uuid, asked.call.area.id,
                  base::Json{{"offered", base::to_string(wanted.offered)}, {"quantity", wanted.quantity}});
    return id;
}

void finish(store::Transaction& tx, const base::Who& who, MatchId id) {
    const auto found = waiting_match(tx, who, id);
    tx.change("UPDATE surge_match SET done_at = $2, done_by = $3 WHERE id = $1", {id, tx.now(), who.account});
    count(tx, found, 0, found.quantity);
    store::record(tx, who, "surge.done", found.asked.uuid, entry(tx, found.asked).call.area.id,
                  base::Json{{"quantity", found.quantity}});
}

void take_back(store::Transaction& tx, const base::Who& who, MatchId id) {
    const auto found = waiting_match(tx, who, id);
    tx.change("UPDATE surge_match SET taken_back_at = $2 WHERE id = $1", {id, tx.now()});
    count(tx, found, -found.quantity, 0);
    store::record(tx, who, "surge.match_taken_back", found.asked.uuid, entry(tx, found.asked).call.area.id,
                  base::Json{{"quantity", found.quantity}});
}

std::vector<Match> matches(store::Transaction& tx, const base::Who& who, CallId id) {
    get(tx, who, id);
    return store::all(read_match, tx.run(select_matches + "(m.asked = $1 OR m.offered = $1) ORDER BY m.id", {id}));
}

std::vector<Miscount> miscounts(store::Transaction& tx) {
    std::vector<Miscount> found;
    for (const auto& row : tx.run(R"(
             SELECT * FROM (SELECT s.id, s.matched AS kept, CAST(COALESCE((
                 SELECT SUM(m.quantity) FROM surge_match m
                 WHERE (m.asked = s.id OR m.offered = s.id) AND m.taken_back_at IS NULL), 0) AS BIGINT) AS facts
                 FROM surge_call s) x WHERE kept <> facts ORDER BY id)"))
        found.push_back({row.uuid("id"), row.integer("kept"), row.integer("facts")});
    return found;
}

}  // namespace surge
