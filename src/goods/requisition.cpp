#include "goods/requisition.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "goods/item_row.hpp"
#include "goods/requisition_row.hpp"
#include "goods/word.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace goods {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// Adds to what is kept of an area, an item and the day of asking.
void keep_asked(store::Transaction& tx, const Asked& entry, const std::string& item, std::int64_t asked,
                std::int64_t granted) {
    tx.change(R"(
        INSERT INTO goods_asked (home, area, item, day, slot, asked, granted) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (home, area, item, day, slot) DO UPDATE
        SET asked = goods_asked.asked + excluded.asked, granted = goods_asked.granted + excluded.granted)",
              {entry.area_home, entry.requisition.area.id, item, base::day_of(entry.requisition.opened_at),
               store::own_slot(tx.engine()), asked, granted});
}

void keep_waiting(store::Transaction& tx, const Asked& entry, std::int64_t change) {
    tx.change("UPDATE goods_store SET waiting = waiting + $2 WHERE id = $1", {entry.requisition.to.id, change});
}

void require_waiting(const Asked& entry) {
    if (entry.requisition.state != RequisitionState::waiting)
        throw Problem(ProblemKind::conflict, "requisition.not_waiting", base::name_of(entry.requisition.state));
}

void set_state(store::Transaction& tx, const Asked& entry, RequisitionState state) {
    tx.change("UPDATE requisition SET state = $3 WHERE home = $1 AND id = $2",
              {entry.home, entry.requisition.id, base::name_of(state)});
}

/// For where the caller's body asks: the area of its store, or its own.
areas::Area area_asking(store::Transaction& tx, const base::Who& who, const NewRequisition& wanted) {
    if (who.body == base::Uuid{}) throw Problem(ProblemKind::conflict, "requisition.no_body");
    accounts::require_body(tx, who, Permission::tasks_do, who.body);
    if (!wanted.from) return areas::get(tx, bodies::get(tx, bodies::BodyId{who.body}).area);
    const auto own = store_entry(tx, *wanted.from);
    if (own.store.body.id != who.body) own_store(tx, who, *wanted.from);
    return areas::get(tx, areas::AreaId{own.store.area.id});
}

void require_lines(store::Transaction& tx, const std::vector<Part>& lines, const std::string& area_path) {
    std::set<std::string> named;
    for (const auto& line : lines) {
        item_for(tx, line.item, area_path);
        require_amount(line.amount);
        if (!named.insert(line.item).second) throw Problem(ProblemKind::invalid, "movement.amount_wrong", line.item);
    }
    if (lines.empty()) throw Problem(ProblemKind::invalid, "movement.no_lines");
}

bool was_asked(store::Transaction& tx, RequisitionId id, const store::Bytes& fingerprint) {
    const auto rows = tx.run("SELECT fingerprint FROM requisition WHERE id = $1", {id});
    if (rows.empty()) return false;
    if (rows.front().bytes("fingerprint") != fingerprint)
        throw Problem(ProblemKind::conflict, "requisition.id_taken", base::to_string(id));
    return true;
}

void write_lines(store::Transaction& tx, const Asked& entry, const std::vector<Part>& lines) {
    for (const auto& [item, amount] : lines) {
        tx.change(
            "INSERT INTO requisition_line (home, requisition, item, asked, granted, sent) VALUES ($1, $2, $3, $4, 0, "
            "0)",
            {entry.home, entry.requisition.id, item, amount});
        keep_asked(tx, entry, item, amount, 0);
    }
}

}  // namespace

Requisition ask(store::Transaction& tx, const base::Who& who, const NewRequisition& wanted) {
    const auto area = area_asking(tx, who, wanted);
    const auto fingerprint = fingerprint_of(base::to_string(who.body) + base::to_json(wanted));
    if (was_asked(tx, wanted.id, fingerprint)) return asked_entry(tx, wanted.id).requisition;
    const auto asked = store_entry(tx, wanted.to);
    if (!area.path.starts_with(asked.area_path) || wanted.from == wanted.to)
        throw Problem(ProblemKind::forbidden, "requisition.not_above", asked.area_path);
    if (asked.store.is_closed) throw Problem(ProblemKind::conflict, "goods_store.closed", asked.store.name);
    require_lines(tx, wanted.lines, asked.area_path);
    tx.change(R"(
        INSERT INTO requisition (home, id, body, area, from_store, to_store, wanted_by, words, state, reason, answer, opened_at,
                                 opened_by, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', '', '', $9, $10, $11))",
              {asked.home, wanted.id, who.body, area.id, wanted.from, wanted.to, wanted.wanted_by,
               short_text(wanted.words), tx.now(), who.account, fingerprint});
    const auto made = asked_entry(tx, wanted.id);
    write_lines(tx, made, wanted.lines);
    keep_waiting(tx, made, 1);
    store::record(tx, who, "requisition.asked", wanted.id.uuid, asked.store.area.id,
                  base::Json{{"store", base::to_string(wanted.to)}});
    return asked_entry(tx, wanted.id).requisition;
}

Requisition withdraw(store::Transaction& tx, const base::Who& who, RequisitionId id) {
    const auto found = asked_entry(tx, id);
    accounts::require_body(tx, who, Permission::tasks_do, found.requisition.body.id);
    require_waiting(found);
    set_state(tx, found, RequisitionState::withdrawn);
    for (const auto& line : found.requisition.lines) keep_asked(tx, found, line.item, -line.asked, 0);
    keep_waiting(tx, found, -1);
    store::record(tx, who, "requisition.withdrawn", id.uuid, found.requisition.area.id);
    return asked_entry(tx, id).requisition;
}

Requisition decide(store::Transaction& tx, const base::Who& who, RequisitionId id, const Decision& wanted) {
    const auto found = asked_entry(tx, id);
    own_store(tx, who, {found.requisition.to.id});
    require_waiting(found);
    std::int64_t all = 0;
    std::int64_t granted = 0;
    for (const auto& line : found.requisition.lines) {
        const auto said = std::ranges::find(wanted.lines, line.item, &GrantedLine::item);
        const auto part = said == wanted.lines.end() ? 0 : said->granted;
        require_amount(part, 0);
        if (part > line.asked) throw Problem(ProblemKind::conflict, "requisition.more_than_asked", line.item);
        tx.change("UPDATE requisition_line SET granted = $4 WHERE home = $1 AND requisition = $2 AND item = $3",
                  {found.home, id, line.item, part});
        keep_asked(tx, found, line.item, 0, part);
        all += line.asked;
        granted += part;
    }
    if (granted < all) require_word("refusal", wanted.reason);
    const auto state = granted > 0 ? RequisitionState::granted : RequisitionState::refused;
    tx.change(
        "UPDATE requisition SET state = $3, reason = $4, answer = $5, decided_at = $6 WHERE home = $1 AND id = $2",
        {found.home, id, base::name_of(state), granted < all ? wanted.reason : "", short_text(wanted.answer),
         tx.now()});
    keep_waiting(tx, found, -1);
    store::record(tx, who, "requisition." + base::name_of(state), id.uuid, found.requisition.area.id);
    return asked_entry(tx, id).requisition;
}

Requisition take_back_decision(store::Transaction& tx, const base::Who& who, RequisitionId id) {
    const auto found = asked_entry(tx, id);
    own_store(tx, who, {found.requisition.to.id});
    const bool is_sent =
        std::ranges::any_of(found.requisition.lines, [](const AskedLine& line) { return line.sent > 0; });
    const auto state = found.requisition.state;
    if (is_sent || (state != RequisitionState::granted && state != RequisitionState::refused))
        throw Problem(ProblemKind::conflict, "requisition.sent_already", base::name_of(state));
    for (const auto& line : found.requisition.lines) keep_asked(tx, found, line.item, 0, -line.granted);
    tx.change("UPDATE requisition_line SET granted = 0 WHERE home = $1 AND requisition = $2", {found.home, id});
    tx.change(R"(UPDATE requisition SET state = 'waiting', reason = '', answer = '', decided_at = NULL
                 WHERE home = $1 AND id = $2)",
              {found.home, id});
    keep_waiting(tx, found, 1);
    store::record(tx, who, "requisition.decision_taken_back", id.uuid, found.requisition.area.id);
    return asked_entry(tx, id).requisition;
}

void require_granted(store::Transaction& tx, RequisitionId id, const StoreEntry& place) {
    const auto found = asked_entry(tx, id).requisition;
    if (found.to.id != place.store.id.uuid || found.state != RequisitionState::granted)
        throw Problem(ProblemKind::conflict, "requisition.not_granted", base::name_of(found.state));
}

void keep_sent(store::Transaction& tx, RequisitionId id, const std::vector<Leg>& legs, const base::Uuid& place) {
    const auto home = asked_entry(tx, id).home;
    for (const auto& leg : legs) {
        if (leg.place != place) continue;
        const auto changed = tx.change(R"(
            UPDATE requisition_line SET sent = sent - $4
            WHERE home = $1 AND requisition = $2 AND item = $3 AND sent - $4 <= granted)",
                                       {home, id, leg.item, leg.amount});
        if (changed == 0) throw Problem(ProblemKind::conflict, "requisition.not_granted", leg.item);
    }
    const auto found = asked_entry(tx, id);
    const bool is_all =
        std::ranges::all_of(found.requisition.lines, [](const AskedLine& line) { return line.sent == line.granted; });
    set_state(tx, found, is_all ? RequisitionState::sent : RequisitionState::granted);
}

}  // namespace goods
