#include "surge/surge.hpp"

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "surge/surge_row.hpp"

namespace surge {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most = 1'000'000;

State state_of(const Call& call, bool is_over) {
    if (is_over) return State::ended;
    if (call.done == call.quantity) return State::done;
    return call.matched == call.quantity ? State::matched : State::open;
}

NewCall checked(NewCall wanted) {
    wanted.words = base::tidy(base::to_nfc(wanted.words));
    if (wanted.words.empty()) throw Problem(ProblemKind::invalid, "surge.words_missing");
    if (wanted.quantity < 1 || wanted.quantity > most)
        throw Problem(ProblemKind::invalid, "surge.quantity_wrong", std::to_string(wanted.quantity));
    return wanted;
}

bool was_opened(store::Transaction& tx, const NewCall& wanted) {
    if (!wanted.id || tx.run("SELECT 1 AS found FROM surge_call WHERE id = $1", {*wanted.id}).empty()) return false;
    const auto there = entry(tx, *wanted.id).call;
    if (there.side != wanted.side || there.area.id != wanted.area.uuid || there.what != wanted.what ||
        there.words != wanted.words || there.quantity != wanted.quantity)
        throw Problem(ProblemKind::conflict, "surge.id_taken", base::to_string(*wanted.id));
    return true;
}

}  // namespace

std::string select_calls(const std::string& where) {
    return R"(
        SELECT s.*, a.name AS area_name, a.path AS area_path, c.path AS commune_path, b.name AS body_name
        FROM surge_call s JOIN area a ON a.id = s.area JOIN area c ON c.id = s.commune LEFT JOIN body b ON b.id = s.body WHERE )" +
           where;
}

Entry read_entry(const store::Row& row, base::Day today) {
    Entry entry{.call = {.id = row.id<SurgeCallTag>("id"),
                         .side = base::named<Side>(row.text("side")),
                         .state = State::open,
                         .area = {row.uuid("area"), row.text("area_name")},
                         .body = std::nullopt,
                         .zone = row.maybe_uuid("zone"),
                         .what = base::named<What>(row.text("what")),
                         .words = row.text("words"),
                         .quantity = row.integer("quantity"),
                         .matched = row.integer("matched"),
                         .done = row.integer("done"),
                         .wanted_by = row.maybe_day("wanted_by"),
                         .is_late = false,
                         .opened_at = row.instant("opened_at")},
                .home = row.integer("home"),
                .commune = row.uuid("commune"),
                .area_path = row.text("area_path"),
                .commune_path = row.text("commune_path"),
                .is_over = !row.is_null("ended_at")};
    auto& call = entry.call;
    if (const auto body = row.maybe_uuid("body")) call.body = Place{*body, row.text("body_name")};
    call.state = state_of(call, entry.is_over);
    call.is_late = call.side == Side::asked && call.done < call.quantity && call.wanted_by && *call.wanted_by < today;
    return entry;
}

Entry entry(store::Transaction& tx, CallId id) {
    const auto rows = tx.run(select_calls("s.id = $1"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "surge.not_found", base::to_string(id));
    return read_entry(rows.front(), base::day_of(tx.now()));
}

CallId open(store::Transaction& tx, const base::Who& who, const NewCall& asked) {
    const auto area = areas::get(tx, asked.area);
    accounts::require_figures(tx, who, Permission::tasks_do, area.path);
    const auto commune = households::commune_of(tx, area);
    const auto wanted = checked(asked);
    if (was_opened(tx, wanted)) return *wanted.id;
    const auto id = wanted.id.value_or(CallId{tx.new_id()});
    const auto body = who.body == base::Uuid{} ? std::nullopt : std::optional(who.body);
    tx.change(R"(
        INSERT INTO surge_call (home, id, side, commune, area, body, zone, what, words, quantity, matched, done, wanted_by, opened_at,
                                opened_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, $11, $12, $13))",
              {commune.home, id, base::name_of(wanted.side), commune.id, area.id, body, wanted.zone,
               base::name_of(wanted.what), wanted.words, wanted.quantity, wanted.wanted_by, tx.now(), who.account});
    store::record(tx, who, "surge." + base::name_of(wanted.side), id.uuid, area.id.uuid,
                  base::Json{{"what", base::name_of(wanted.what)}, {"quantity", wanted.quantity}});
    return id;
}

void end(store::Transaction& tx, const base::Who& who, CallId id) {
    const auto found = entry(tx, id);
    accounts::require_figures(tx, who, Permission::tasks_do, found.area_path);
    if (found.is_over) throw Problem(ProblemKind::conflict, "surge.ended", base::to_string(id));
    tx.change("UPDATE surge_call SET ended_at = $3 WHERE home = $1 AND id = $2", {found.home, id, tx.now()});
    store::record(tx, who, "surge.ended", id.uuid, found.call.area.id);
}

std::vector<Call> list(store::Transaction& tx, const base::Who& who, const Query& query) {
    const auto area = areas::get(tx, query.area);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    const auto commune = households::commune_of(tx, area);
    const auto today = base::day_of(tx.now());
    return store::all([&](const store::Row& row) { return read_entry(row, today).call; },
                      tx.run(select_calls(R"(
            s.commune = $1 AND s.side = $2 AND s.ended_at IS NULL AND s.done < s.quantity
            AND ($3 IS NULL OR (s.opened_at, s.id) > (SELECT l.opened_at, l.id FROM surge_call l WHERE l.id = $3))
            ORDER BY s.opened_at, s.id LIMIT $4)"),
                             {commune.id, base::name_of(query.side), query.after, query.limit}));
}

Call get(store::Transaction& tx, const base::Who& who, CallId id) {
    auto found = entry(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, found.area_path);
    return std::move(found.call);
}

}  // namespace surge
